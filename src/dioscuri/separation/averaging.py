"""From the labels' grid to the working grid of the cut: averages, not samples."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid

Array = NDArray[Any]


def working_grid(grid: Grid, spacing_mm: float, shift_mm: Array) -> Grid:
    """`grid` with cubic voxels of `spacing_mm`, never finer than the labels, grown by one and shifted."""
    spacing = max(spacing_mm, float(grid.spacing_mm.min()))
    base = grid.respaced(spacing)
    affine = base.lps_from_ijk.copy()
    affine[:3, 3] += base.directions @ (np.asarray(shift_mm) - spacing)
    a, b, c = base.shape
    return Grid(affine, (a + 2, b + 2, c + 2), grid.frame)


class Averager:
    """Mean of a field over the voxels of another grid with the same axes (box overlap, exact)."""

    def __init__(self, grid: Grid, to: Grid) -> None:
        self.to = to
        first = grid.ijk(to.lps([[0, 0, 0]]))[0]
        ratio = to.spacing_mm / grid.spacing_mm
        self._weights = [_overlap(grid.shape[n], to.shape[n], first[n], ratio[n]) for n in range(3)]

    def __call__(self, values: Array) -> Array:
        """`values` (I, J, K), zero outside, as float32 on the grid `to`."""
        out = np.asarray(values, np.float32)
        for axis, weights in enumerate(self._weights):
            moved = np.moveaxis(out, axis, 0)
            flat = weights @ moved.reshape(moved.shape[0], -1)
            out = np.moveaxis(flat.reshape(-1, *moved.shape[1:]), 0, axis)
        return np.ascontiguousarray(out)


def _overlap(n: int, m: int, first: float, ratio: float) -> Any:
    """Share of voxel i of the source in voxel o of the target, sparse (m, n)."""
    from scipy.sparse import csr_array

    low = (first + (np.arange(m)[:, None] - 0.5) * ratio) + 0.5
    source = np.arange(n)[None, :]
    share = np.minimum(low + ratio, source + 1) - np.maximum(low, source)
    return csr_array(np.clip(share, 0, None).astype(np.float32) / np.float32(ratio))
