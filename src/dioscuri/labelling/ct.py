"""Body and bone from unenhanced CT."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import grown, largest
from dioscuri.model import Grid

Array = NDArray[Any]
COUCH_MM = 3.0  # half the thickness of what is cut loose from the body: couch plates, straps
SMALLEST_BODY_ML = 100.0
NEAR_MM = 2.0
SOFTEST, DENSEST = 0.6, 2.0  # bounds of the edge's value, in multiples of the recipe's
MARROW = 0.5  # of the edge's value: what the tables of a bone enclose


def body(ct: Array, grid: Grid, above_hu: float) -> Array:
    """Voxels of the body (I, J, K), air inside it included, the couch left out.

    Raises
    ------
    ScanError : nothing as large as a head.
    """
    dense = ct > above_hu
    core = largest(grown(dense, grid, -COUCH_MM))
    near = grown(core, grid, COUCH_MM + float(grid.spacing_mm.max()))
    inside = filled(dense & near, grid)
    litres = inside.sum() * grid.voxel_mm3 / 1000
    if litres < SMALLEST_BODY_ML:
        raise ScanError(
            f"found {litres:.0f} ml of tissue above {above_hu:g} HU, expected two heads: is this the CT?"
        )
    return inside


def filled(mask: Array, grid: Grid) -> Array:
    """`mask` with its holes filled, also those that are open to the edge of the scan at one end only."""
    out: Array = np.asarray(ndimage.binary_fill_holes(mask))
    for axis in range(3):
        for end in (0, -1):
            index: list[Any] = [slice(None)] * 3
            index[axis] = end
            out[tuple(index)] = ndimage.binary_fill_holes(out[tuple(index)])
    return np.asarray(ndimage.binary_fill_holes(out))


def bone_edge(ct: Array, grid: Grid, start_hu: float, soft_hu: float) -> Array:
    """HU at which bone begins, (I, J, K): half-way from soft tissue to the densest bone close by.

    A voxel half filled by bone has that value, so that the edge lies where the bone's does. Thin or little
    mineralised bone has a low one, but never below `SOFTEST` of `start_hu`.
    """
    size = np.maximum(3, 2 * np.rint(NEAR_MM / grid.spacing_mm).astype(int) + 1)
    densest = ndimage.maximum_filter(ct, tuple(size.tolist()))
    return np.asarray(np.clip((densest + soft_hu) / 2, SOFTEST * start_hu, DENSEST * start_hu), np.float32)


def bone(ct: Array, inside: Array, grid: Grid, edge_hu: Array) -> Array:
    """Bone (I, J, K): above its edge's value, marrow filled, specks of noise dropped."""
    hard = inside & (ct > edge_hu)
    pieces, count = ndimage.label(hard, np.ones((3, 3, 3)))
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)
    small = sizes < max(2, 30 / grid.voxel_mm3)
    hard &= ~small[pieces]
    marrow = ndimage.binary_closing(hard, iterations=1) & inside & (ct > MARROW * edge_hu)
    return np.asarray(hard | marrow)
