"""Pixels of sorted slices as one array: HU for CT, int16 wherever that loses nothing."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError, MissingPartError
from dioscuri.formats.dicom_header import Slice

Array = NDArray[Any]

AIR_HU = -1024  # nothing is lighter than air (-1000); scanners pad outside the field of view with less
BATCH = 32  # slices turned at a time: turning one by one misses the cache at each voxel
INT16 = np.iinfo(np.int16)
DECODERS = {
    "1.2.840.10008.1.2.4.50": "python-gdcm",
    "1.2.840.10008.1.2.4.51": "python-gdcm",
    "1.2.840.10008.1.2.4.57": "python-gdcm",
    "1.2.840.10008.1.2.4.70": "python-gdcm",
    "1.2.840.10008.1.2.4.80": "pyjpegls",
    "1.2.840.10008.1.2.4.81": "pyjpegls",
    "1.2.840.10008.1.2.4.90": "pylibjpeg pylibjpeg-openjpeg",
    "1.2.840.10008.1.2.4.91": "pylibjpeg pylibjpeg-openjpeg",
    "1.2.840.10008.1.2.4.201": "pylibjpeg pylibjpeg-openjpeg",
    "1.2.840.10008.1.2.4.202": "pylibjpeg pylibjpeg-openjpeg",
    "1.2.840.10008.1.2.4.203": "pylibjpeg pylibjpeg-openjpeg",
}


def pixel_values(name: str, sorted_slices: Sequence[Slice], *, ct: bool) -> tuple[Array, tuple[str, ...]]:
    """Values (I, J, K): columns, rows, slices; and notes on what was clipped.

    int16 when rescaling is by whole numbers and fits (CT is clipped to -1024..32767 HU, with a note),
    else float32.
    """
    rows, columns = sorted_slices[0].shape
    whole = all(_is_whole(s, ct) for s in sorted_slices)
    out = np.empty((columns, rows, len(sorted_slices)), np.int16 if whole else np.float32)
    batch = np.empty((BATCH, rows, columns), out.dtype)
    low, high, cache = 0.0, 0.0, _Frames(name)
    for first in range(0, len(sorted_slices), BATCH):
        part = sorted_slices[first : first + BATCH]
        for n, item in enumerate(part):
            values = _rescaled(cache.frame(item), item, whole)
            low, high = min(low, float(values.min())), max(high, float(values.max()))
            batch[n] = np.clip(values, AIR_HU, INT16.max) if ct else values
        out[:, :, first : first + len(part)] = batch[: len(part)].transpose(2, 1, 0)
    return out, _notes(low, high) if ct else ()


def _is_whole(item: Slice, ct: bool) -> bool:
    """Whether the rescaled values are whole numbers that int16 holds (CT may be clipped to it)."""
    if item.slope != int(item.slope) or item.intercept != int(item.intercept):
        return False
    header = item.header
    bits, signed = int(header.BitsStored), bool(header.PixelRepresentation)
    if ct:
        return bits <= 16 and abs(item.slope) < 2**14
    return item.slope == 1 and item.intercept == 0 and bits <= (16 if signed else 15)


def _rescaled(raw: Array, item: Slice, whole: bool) -> Array:
    if not whole:
        return raw.astype(np.float32) * np.float32(item.slope) + np.float32(item.intercept)
    if item.slope == 1 and item.intercept == 0:
        return raw
    return raw.astype(np.int32) * int(item.slope) + int(item.intercept)


def _notes(low: float, high: float) -> tuple[str, ...]:
    notes = []
    if low < AIR_HU:
        notes.append(f"values down to {low:g} HU (padding) set to {AIR_HU} HU")
    if high > INT16.max:
        notes.append(f"values up to {high:g} HU set to {INT16.max} HU")
    return tuple(notes)


class _Frames:
    """Decodes pixels; keeps the last multi-frame file, whose frames come one after the other."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.held: Any = None
        self.frames: Array = np.empty(0)

    def frame(self, item: Slice) -> Array:
        """Stored values of one slice, (rows, columns)."""
        if item.frame is None:
            return self._decoded(item)
        if self.held is not item.header:
            decoded = self._decoded(item)
            self.held, self.frames = item.header, decoded if decoded.ndim == 3 else decoded[None]
        frame: Array = self.frames[item.frame]
        return frame

    def _decoded(self, item: Slice) -> Array:
        header = item.header
        self._check_decoder(header)
        # Else pydicom's log prints a traceback beside our one line.
        logging.getLogger("pydicom").addHandler(logging.NullHandler())
        try:
            pixels: Array = header.pixel_array
        except Exception as error:  # pydicom and its decoders raise whatever damaged data run into
            raise FormatError(
                f"{header.filename}: pixels cannot be decoded ({error}), export it again".replace("\n", " ")
            ) from None
        # Both were read behind the header's back: dropped, or a whole series would be held twice.
        header._pixel_array = None
        del header.PixelData
        return pixels

    def _check_decoder(self, header: Any) -> None:
        syntax = header.file_meta.TransferSyntaxUID
        if not syntax.is_compressed or syntax.is_deflated:
            return
        from pydicom.pixels.decoders.base import get_decoder

        try:
            available = get_decoder(syntax).is_available
        except NotImplementedError:
            available = False
        if not available:
            package = DECODERS.get(str(syntax))
            what = f"pip install {package}" if package else "export it uncompressed"
            raise MissingPartError(
                f"{self.name}: compressed as {syntax.name}, no decoder for it is installed; {what}"
            )
