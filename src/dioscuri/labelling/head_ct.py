"""The parts of one head on an unenhanced CT: bone seen, the skull closed where bone is missing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import distance_to, grown, largest
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid

Array = NDArray[Any]

BODY_HU = -300.0  # midway between air and soft tissue
BONE_HU = 250.0  # assumed; a child's bone is less dense than an adult's
SOFT_HU = -100.0  # darker is air or its partial volume
CSF_HU = 18.0  # midway between CSF (0 to 15) and grey matter (about 37)
CRADLE_MM = 4.0  # half the thickness of what cannot be head: cradle, couch, straps
EAR_MM = 25.0  # how far a pinna reaches from what survives that cut
BEHIND_MM = 30.0  # depth of the back of the head, where a cradle may touch it and no ear lies
DEEP_MM = 20.0  # farther from bone than any other soft tissue that bone surrounds
SMOOTH_MM = 1.2  # noise of one voxel hides CSF among gyri
RIM_MM = 1.0  # CSF and dura below the inner table (assumed)
LEAST_BONE_MM = 2.0  # thickness given to the skull where bone is missing or thinner than the voxels


def parts_of_ct(values: Array, grid: Grid) -> tuple[dict[str, Array], tuple[str, ...]]:
    """Masks (I, J, K) head, skull_outer, skull_inner, brain (each within the one before), bone, and notes.

    Raises
    ------
    ScanError : nothing like a head, or no space that bone encloses.
    """
    head = body_of_ct(values, grid)
    bone = head & (values > BONE_HU)
    cavity = intracranial(values, grid, head, bone)
    smooth = ndimage.gaussian_filter(values.astype(np.float32), SMOOTH_MM / grid.spacing_mm)
    deep = distance_to(~cavity, grid) > RIM_MM
    brain = largest(deep & (smooth > CSF_HU))
    outer = _closed_skull(bone, cavity, grid)
    cover = cavity & ~ndimage.binary_erosion(cavity)
    seen = float(ndimage.binary_dilation(bone, iterations=3)[cover].mean())
    note = f"bone within 3 voxels of {seen:.0%} of the brain's cover; the rest closed by {LEAST_BONE_MM:g} mm"
    masks = {"head": head | outer, "skull_outer": outer, "skull_inner": cavity, "brain": brain, "bone": bone}
    return masks, (note,)


def body_of_ct(values: Array, grid: Grid) -> Array:
    """The head with the air inside it, without cradle and couch, bool (I, J, K)."""
    dense = values > BODY_HU
    core = largest(grown(dense, grid, -CRADLE_MM))
    if core.sum() * grid.voxel_mm3 < 1e5:
        raise ScanError(
            f"found {core.sum() * grid.voxel_mm3 / 1000:.0f} ml of tissue above {BODY_HU:g} HU in one piece, "
            "expected a head of at least 100 ml: is this a CT in HU?"
        )
    away = distance_to(core, grid)
    behind = _posterior(grid) > float(_posterior(grid)[core].max()) - BEHIND_MM
    head = largest(dense & (away <= np.where(behind, 2 * CRADLE_MM, EAR_MM)))
    for axis in range(3):
        for n in range(grid.shape[axis]):
            index = tuple(n if a == axis else slice(None) for a in range(3))
            head[index] = ndimage.binary_fill_holes(head[index])
    return head


def _posterior(grid: Grid) -> Array:
    """LPS y of every voxel centre, (I, J, K) mm."""
    a = grid.lps_from_ijk[1]
    i, j, k = (np.arange(n, dtype=np.float32) for n in grid.shape)
    out: Array = (a[0] * i)[:, None, None] + (a[1] * j)[:, None] + (a[2] * k) + a[3]
    return out


def intracranial(values: Array, grid: Grid, head: Array, bone: Array) -> Array:
    """What the skull encloses, bool (I, J, K): flooded from its deepest place towards bone.

    A flood from outside the head meets it where an opening is narrowest: a foramen, or the middle of a
    defect of the bone.
    """
    from skimage import segmentation

    watershed: Any = segmentation.watershed
    coarse = grid.respaced(np.maximum(1.5, grid.spacing_mm))
    hard = resample(bone.astype(np.float32), grid, coarse) > 0.25
    body = resample(head, grid, coarse, order=0)
    depth = np.minimum(distance_to(hard, coarse), DEEP_MM)
    deep = largest(body & (depth >= DEEP_MM))
    if deep.sum() * coarse.voxel_mm3 < 2e4:
        raise ScanError(
            "found no space deeper than 20 mm that bone encloses, expected a skull: is bone in this CT?"
        )
    markers = np.where(deep, 2, np.where(body, 0, 1)).astype(np.int32)
    inside = watershed(-depth, markers) == 2
    reach = grown(inside, coarse, 2.0)
    fine = resample(reach, coarse, grid, order=0) & ~bone & (values > SOFT_HU)
    return np.asarray(ndimage.binary_fill_holes(largest(ndimage.binary_opening(fine, iterations=2))))


def _closed_skull(bone: Array, cavity: Array, grid: Grid) -> Array:
    """Cavity and the bone around it, closed where bone is missing; face, jaw and vertebrae stay out."""
    gap = distance_to(cavity, grid)
    joined = grown(grown(bone | cavity, grid, 3), grid, -3)
    near = joined & (gap <= 14)
    return np.asarray(ndimage.binary_fill_holes(near | (gap <= LEAST_BONE_MM)))
