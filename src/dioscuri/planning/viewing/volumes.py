"""The slices of a scene: small volumes for every viewer, and the scan's own for the server's."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Volume
from dioscuri.model.scene import SceneLabel, SceneVolume
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.viewing.box import coarse, page_grid
from dioscuri.planning.viewing.nodes import named

Array = NDArray[Any]

PACKING = {"page": 6, "full": 1}  # how hard gzip tries
TYPES = {np.dtype("u1"): "u8", np.dtype("<u2"): "u16", np.dtype("<i2"): "i16"}
STORED_MOST = 32_767
HU_LOW, HU_STEP = -200.0, 4.0  # stored as 8 bits: -200 to 820 HU
SOFT, BONE = (-60.0, 160.0), (-200.0, 820.0)  # windows, HU


@dataclass(frozen=True, eq=False)
class Raw:
    """A volume before it is packed."""

    name: str
    place: str
    values: Array
    grid: Grid
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""
    windows: tuple[tuple[str, float, float], ...] = ()


def packed(volumes: list[Raw]) -> list[tuple[SceneVolume, bytes]]:
    """Each volume as gzip of its raw values, first index fastest, and what is said of it."""
    with ThreadPoolExecutor(2) as two:
        data = list(two.map(_gzip, volumes))
    return [(_said(raw, len(found)), found) for raw, found in zip(volumes, data, strict=True)]


def page_volumes(content: Content) -> list[Raw]:
    """Scan, labels and owners on one axis-aligned grid of at most 3.5 million voxels."""
    grid = page_grid(content.labels.grid)
    labels, owned = content.labels, content.ownership
    ct = _byte((coarse(content.ct, grid, -1000) - HU_LOW) / HU_STEP)
    numbers = resample(labels.values, labels.grid, grid, order=0)
    out = [
        Raw("ct", "page", ct, grid, HU_STEP, HU_LOW, "HU", _windows()),
        Raw("labels", "page", _narrow(numbers), grid),
        Raw("owner", "page", resample(owned.owner, owned.grid, grid, order=0), grid),
    ]
    if content.t1 is not None:
        top = _top(content.t1)
        t1 = _byte(coarse(content.t1, grid, 0) * (255 / top))
        out.append(Raw("t1", "page", t1, grid, top / 255, 0.0, "arbitrary", (("soft", 0.0, top),)))
    return out


def full_volumes(content: Content) -> list[Raw]:
    """The same on their own grids, as they were read."""
    out = [
        _full("ct", content.ct, "HU", _windows()),
        Raw("labels", "full", content.labels.values.astype("<u2"), content.labels.grid),
        Raw("owner", "full", content.ownership.owner, content.ownership.grid),
    ]
    if content.t1 is not None:
        out.append(_full("t1", content.t1, "arbitrary", (("soft", 0.0, _top(content.t1)),)))
    return out


def scene_labels(labels: LabelMap) -> tuple[SceneLabel, ...]:
    """Every structure of the scheme; the team may paint those that are not there yet."""
    return tuple(
        SceneLabel(number=s.number, name=named(s), colour=s.colour, tissue=s.tissue) for s in labels.anatomy
    )


def _windows() -> tuple[tuple[str, float, float], ...]:
    return (("soft", *SOFT), ("bone", *BONE))


def _top(volume: Volume) -> float:
    return max(float(np.percentile(volume.values[::3, ::3, ::3], 99.5)), 1e-6)


def _full(name: str, volume: Volume, unit: str, windows: tuple[tuple[str, float, float], ...]) -> Raw:
    """16 bits; values that do not fit are scaled, and `scale` says by how much."""
    values = volume.values
    most = float(max(values.max(), -values.min(), 1e-6))
    whole = np.issubdtype(values.dtype, np.integer) or unit == "HU"
    scale = 1.0 if whole and most <= STORED_MOST else most / STORED_MOST
    stored = np.rint(values / np.float32(scale)).astype("<i2")
    return Raw(name, "full", stored, volume.grid, scale, 0.0, unit, windows)


def _narrow(numbers: Array) -> Array:
    return numbers.astype(np.uint8) if int(numbers.max(initial=0)) < 256 else numbers.astype("<u2")


def _byte(values: Array) -> Array:
    out: Array = np.clip(np.rint(values), 0, 255).astype(np.uint8)
    return out


def _gzip(raw: Raw) -> bytes:
    return gzip.compress(raw.values.tobytes(order="F"), PACKING[raw.place], mtime=0)


def _said(raw: Raw, size: int) -> SceneVolume:
    rows = [tuple(round(float(x), 9) for x in row) for row in raw.grid.lps_from_ijk]
    return SceneVolume(
        name=raw.name,
        place=raw.place,
        shape=raw.grid.shape,
        lps_from_ijk=rows,
        type=TYPES[raw.values.dtype],
        scale=raw.scale,
        offset=raw.offset,
        unit=raw.unit,
        windows={name: (low, high) for name, low, high in raw.windows},
        file=f"{raw.name}-{raw.place}.bin.gz",
        bytes=size,
    )
