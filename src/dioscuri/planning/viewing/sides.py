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
    out: Array = resample(share, side.grid.cropped((-1, -1, -1), np.array(side.grid.shape) + 1), to) >= HALF
    return out
