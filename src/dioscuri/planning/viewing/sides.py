"""On whose side of the cut each voxel lies, as smooth as the cut itself."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, Ownership, owner_number

Array = NDArray[Any]

HALF = 0.5
SD_VOXELS = 0.8
PARALLEL = 1e-6  # of a voxel for each voxel: axes that are as good as parallel


def pollux_share(side: Ownership) -> Array:
    """How much of each voxel lies on pollux's side of the cut, 0 to 1, float32, on the grid of `side`."""
    nearest = ndimage.distance_transform_edt(side.owner == 0, return_distances=False, return_indices=True)
    filled = (side.owner[tuple(nearest)] == owner_number("pollux")).astype(np.float32)
    # Low-passed before it is decided, or the cut would show the steps of the working grid.
    out: Array = ndimage.gaussian_filter(filled, SD_VOXELS)
    return out


def pollux_side(side: Ownership, to: Grid) -> Array:
    """Which voxels of a grid lie on pollux's side of the cut, boolean (I, J, K)."""
    share = np.pad(pollux_share(side), 1, mode="edge")
    around = side.grid.cropped((-1, -1, -1), np.array(side.grid.shape) + 1)
    matrix = around.ijk_from_lps @ to.lps_from_ijk
    if np.abs(matrix[:3, :3] - np.diag(np.diag(matrix[:3, :3]))).max() > PARALLEL:
        turned: Array = resample(share, around, to, order=1) >= HALF
        return turned
    out = np.empty(to.shape, bool)
    places = [matrix[a, a] * np.arange(n) + matrix[a, 3] for a, n in enumerate(to.shape)]
    rows = _along(_along(share, 0, places[0]), 1, places[1])
    for i in range(to.shape[0]):
        out[i] = _along(rows[i], 1, places[2]) >= HALF
    return out


def _along(values: Array, axis: int, at: Array) -> Array:
    """Values at fractional places along one axis, linear, the first and the last going on outside."""
    at = np.clip(at, 0, values.shape[axis] - 1)
    low = np.minimum(at.astype(int), max(values.shape[axis] - 2, 0))
    weight = (at - low).astype(np.float32).reshape([-1 if a == axis else 1 for a in range(values.ndim)])
    high = np.minimum(low + 1, values.shape[axis] - 1)
    out: Array = np.take(values, low, axis) * (1 - weight) + np.take(values, high, axis) * weight
    return out
