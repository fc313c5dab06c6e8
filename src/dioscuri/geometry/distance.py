"""Euclidean distances on a grid, in millimetres."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.model import Grid

Array = NDArray[Any]


def distance_to(mask: Array, grid: Grid) -> Array:
    """Distance of every voxel to the nearest one of `mask`, float32 (I, J, K) mm; inf if it is empty."""
    if not mask.any():
        return np.full(mask.shape, np.inf, np.float32)
    out: Array = ndimage.distance_transform_edt(~mask, sampling=grid.spacing_mm)
    return out.astype(np.float32)


def signed_distance(mask: Array, grid: Grid) -> Array:
    """Distance to the boundary of `mask`, float32 mm: negative inside, zero half-way between voxels."""
    half = float(grid.spacing_mm.min()) / 2
    outside, inside = distance_to(mask, grid), distance_to(~mask, grid)
    return np.where(mask, half - inside, outside - half).astype(np.float32)


def grown(mask: Array, grid: Grid, by_mm: float) -> Array:
    """Voxels within `by_mm` of the mask (negative: voxels deeper than that inside it)."""
    if by_mm >= 0:
        return np.asarray(distance_to(mask, grid) <= by_mm)
    return np.asarray(distance_to(~mask, grid) > -by_mm)


def largest(mask: Array) -> Array:
    """The largest 6-connected piece of `mask`."""
    pieces, count = ndimage.label(mask)
    if count <= 1:
        return np.asarray(mask)
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    return np.asarray(pieces == sizes.argmax())
