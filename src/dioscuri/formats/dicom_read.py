"""DICOM folders as volumes: found by content, grouped by series, sorted by place, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats._files import described
from dioscuri.formats.dicom_geometry import Stack, stack
from dioscuri.formats.dicom_header import (
    MODALITY,
    Slice,
    acquired_on,
    dicom_files,
    is_synthetic,
    read_header,
    series_name,
    slices,
    why_no_volume,
)
from dioscuri.formats.dicom_pixels import AIR_HU, pixel_values
from dioscuri.formats.roles import guess
from dioscuri.formats.series import Series
from dioscuri.formats.straighten import even_slices, straighten
from dioscuri.formats.uids import uid
from dioscuri.model import Grid, Volume

if TYPE_CHECKING:
    from pydicom import Dataset

Array = NDArray[Any]


def read_series(folder: Path) -> tuple[Series, ...]:
    """Every CT and MR volume below `folder`, in order of series number.

    Files are known by content, never by name; a folder called `truth` is not entered. Slices are sorted
    by their position along their normal. What is no slice (localisers, reports, segmentations) is left
    out and named in the notes.

    Raises
    ------
    FormatError : no DICOM file, no volume among them, or a series that cannot be one volume: a single
        slice, a missing slice, two slices in one place, mixed orientations or sizes. The message names it.
    MissingPartError : compressed, and the decoder is not installed; the message names the package.
    """
    folder = Path(folder)
    headers = [read_header(path) for path in dicom_files(folder)]
    if not headers:
        raise FormatError(
            f"{folder}: {described(folder)}; no DICOM file found, must hold at least one series"
        )
    reasons = [why_no_volume(header) for header in headers]
    groups: dict[str, list[Dataset]] = {}
    for header, reason in zip(headers, reasons, strict=True):
        if not reason:
            groups.setdefault(str(header.SeriesInstanceUID), []).append(header)
    left_out = Counter(reason for reason in reasons if reason)
    listed = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
    if not groups:
        raise FormatError(
            f"{folder}: {len(headers)} DICOM files ({listed}), must hold at least one CT or MR volume"
        )
    ordered = sorted(groups.items(), key=lambda item: (int(item[1][0].get("SeriesNumber") or 0), item[0]))
    notes = (f"left out, no slices of a volume: {listed}",) if listed else ()
    return tuple(_one(key, group, notes) for key, group in ordered)


def _one(key: str, headers: Sequence[Dataset], notes: tuple[str, ...]) -> Series:
    name = series_name(headers[0])
    parts = [item for header in headers for item in slices(header)]
    _check_sizes(name, parts)
    placed = stack(
        name,
        np.array([s.position for s in parts]),
        np.array([s.orientation for s in parts]),
        np.array([s.pixel_mm for s in parts]),
    )
    header, ct = headers[0], MODALITY[headers[0].SOPClassUID] == "CT"
    values, clipped = pixel_values(name, [parts[n] for n in placed.order], ct=ct)
    values, affine = _straight(values, placed, AIR_HU if ct else 0)
    synthetic, frame = is_synthetic(header), header.get("FrameOfReferenceUID")
    grid = Grid(affine, values.shape, str(frame or uid("no frame", key)))
    volume = Volume(
        values, grid, "HU" if ct else "arbitrary", "CT" if ct else "MR", acquired_on(header), synthetic
    )
    texts = [str(header.get(k, "") or "") for k in ("SeriesDescription", "ProtocolName", "StudyDescription")]
    return Series(
        uid=key,
        description=texts[0],
        volume=volume,
        slices=len(parts),
        hint=guess(volume.modality, texts, str(header.get("ContrastBolusAgent", "") or "")),
        notes=(*placed.notes, *clipped, *_doubts(header), *notes),
        synthetic=synthetic,
    )


def _check_sizes(name: str, parts: Sequence[Slice]) -> None:
    sizes = sorted({part.shape for part in parts})
    if len(sizes) > 1:
        listed = ", ".join(f"{rows}x{columns}" for rows, columns in sizes)
        raise FormatError(
            f"{name}: slices of {listed} pixels, must be one size; split it into one series per size"
        )


def _straight(values: Array, placed: Stack, fill: float) -> tuple[Array, Array]:
    if placed.places is not None:
        values = even_slices(values, placed.places)
    if placed.sheared:
        return straighten(values, placed.lps_from_ijk, fill)
    return values, placed.lps_from_ijk


def _doubts(header: Dataset) -> tuple[str, ...]:
    doubts = []
    if not header.get("FrameOfReferenceUID"):
        doubts.append("no frame of reference: how it lies to other series is not known")
    if header.get("LossyImageCompression") == "01":
        doubts.append("compressed with loss: fine vessels may have gone")
    return tuple(doubts)
