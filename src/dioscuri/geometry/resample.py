"""Values of one grid at the voxel centres of another."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.model import Grid

Array = NDArray[Any]


def resample(values: Array, grid: Grid, to: Grid, *, order: int = 1, fill: float = 0.0) -> Array:
    """Values (I, J, K) on `grid` at the voxel centres of `to`, same type as given.

    `order` 0 for labels, 1 for intensities; `fill` outside. Downsampling does not low-pass: smooth first.
    """
    matrix = grid.ijk_from_lps @ to.lps_from_ijk
    source = values.astype(np.uint8) if values.dtype == bool else values
    # grid-constant: the scan ends at the faces of its outermost voxels, not at their centres, where a
    # rounding error of 1e-15 would turn the last layer into `fill`.
    out: Array = ndimage.affine_transform(
        source,
        matrix[:3, :3],
        matrix[:3, 3],
        output_shape=to.shape,
        order=order,
        mode="grid-constant",
        cval=fill,
        prefilter=order > 1,
    )
    return out.astype(bool) if values.dtype == bool else out


def sample(values: Array, grid: Grid, lps_mm: ArrayLike, *, order: int = 1, fill: float = 0.0) -> Array:
    """Values at points (N, 3) LPS mm, (N,) float64; `fill` outside the grid."""
    ijk = grid.ijk(lps_mm).T
    out: Array = ndimage.map_coordinates(
        values.astype(np.float32, copy=False),
        ijk,
        output=np.float64,
        order=order,
        mode="grid-constant",
        cval=fill,
        prefilter=order > 1,
    )
    return out
