"""Surfaces and slices as one small block of bytes that a browser unpacks."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.formats.gltf import Node
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, Volume
from dioscuri.planning.dossier.content import Content

Array = NDArray[Any]

MOST_VOXELS = 3_500_000  # per volume; keeps the page below 25 MB
FINEST_MM = 1.0
HU_LOW, HU_STEP = -200.0, 4.0  # stored as 8 bits: -200 to 820 HU
SOFT, BONE = (-60.0, 160.0), (-200.0, 820.0)  # windows, HU
TYPES = {np.dtype("<u4"): "u32", np.dtype("<u2"): "u16", np.dtype("u1"): "u8"}


@dataclass(frozen=True, eq=False)
class Packed:
    """`block` is the gzipped arrays; `words` says where each lies, and what the nodes and volumes are."""

    nodes: tuple[Node, ...]
    words: dict[str, Any]
    block: bytes


def pack(content: Content, nodes: Sequence[Node]) -> Packed:
    """Nodes with triangles, and the slices' volumes, in one block."""
    shown = tuple(n for n in nodes if len(n.surface.faces))
    arrays: dict[str, Array] = {}
    described = []
    for i, node in enumerate(shown):
        low, high = node.surface.vertices.min(axis=0), node.surface.vertices.max(axis=0)
        span = np.where(high > low, high - low, 1.0)
        stored = np.rint((node.surface.vertices - low) / span * 65535)
        arrays[f"node {i} points"] = stored.astype("<u2").ravel()
        arrays[f"node {i} faces"] = node.surface.faces.astype("<u4").ravel()
        described.append(
            {
                "name": node.name,
                "structure": node.extras["structure"],
                "twin": node.extras["twin"],
                "colour": list(node.colour),
                "opacity": node.opacity,
                "low": [round(float(v), 4) for v in low],
                "high": [round(float(v), 4) for v in low + span],
            }
        )
    volumes, about = _volumes(content)
    arrays |= volumes
    start, listed = 0, []
    # Widest first, so that every array begins at a multiple of its own width.
    ordered = sorted(arrays.items(), key=lambda item: -item[1].dtype.itemsize)
    for name, array in ordered:
        listed.append({"name": name, "type": TYPES[array.dtype], "start": start, "count": array.size})
        start += array.nbytes
    block = gzip.compress(b"".join(a.tobytes() for _, a in ordered), 6, mtime=0)
    return Packed(shown, {"nodes": described, "arrays": listed, "volume": about}, block)


def page_grid(grid: Grid) -> Grid:
    """An axis-aligned box around `grid`, as fine as `MOST_VOXELS` and the grid itself allow."""
    corners = grid.lps(np.stack(np.meshgrid(*[(-0.5, n - 0.5) for n in grid.shape]), -1).reshape(-1, 3))
    low, extent = corners.min(axis=0), np.ptp(corners, axis=0)
    least = (float(np.prod(extent)) / MOST_VOXELS) ** (1 / 3)
    spacing = round(max(FINEST_MM, float(grid.spacing_mm.min()), least), 2)
    shape = np.ceil(extent / spacing).astype(int)
    return Grid.axis_aligned(
        (int(shape[0]), int(shape[1]), int(shape[2])), spacing, origin_mm=low + spacing / 2, frame=grid.frame
    )


def _volumes(content: Content) -> tuple[dict[str, Array], dict[str, Any]]:
    grid = page_grid(content.labels.grid)
    out = {
        "ct": _bytes((coarse(content.ct, grid, -1000) - HU_LOW) / HU_STEP),
        "labels": resample(content.labels.values, content.labels.grid, grid, order=0)
        .astype(np.uint8)
        .ravel(),
        "owners": resample(content.ownership.owner, content.ownership.grid, grid, order=0).ravel(),
    }
    windows: dict[str, Any] = {
        "ct": {
            name: [(hu - HU_LOW) / HU_STEP for hu in window]
            for name, window in (("soft", SOFT), ("bone", BONE))
        }
    }
    if content.t1 is not None:
        top = max(float(np.percentile(content.t1.values[::3, ::3, ::3], 99.5)), 1e-6)
        out["t1"] = _bytes(coarse(content.t1, grid, 0) * (255 / top))
        windows["t1"] = {}
    about = {
        "shape": list(grid.shape),
        "origin": [round(float(v), 3) for v in grid.lps_from_ijk[:3, 3]],
        "spacing": float(grid.spacing_mm[0]),
        "scans": list(windows),
        "windows": windows,
    }
    return out, about


def coarse(volume: Volume, grid: Grid, fill: float) -> Array:
    """A scan at the page's voxels, low-passed first where those are larger."""
    ratio = grid.spacing_mm[0] / volume.grid.spacing_mm
    sd = np.where(ratio > 1.2, 0.4 * ratio, 0.0)
    soft = ndimage.gaussian_filter(volume.values.astype(np.float32), sd, truncate=3)
    return resample(soft, volume.grid, grid, order=1, fill=fill)


def _bytes(values: Array) -> Array:
    out: Array = np.clip(np.rint(values), 0, 255).astype(np.uint8).ravel()
    return out
