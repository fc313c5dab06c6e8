"""The intracranial space: what the skull encloses, up to its narrowest throat at the foramen magnum."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import distance_to
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid

Array = NDArray[Any]
LOOK_MM = 4.0  # grid on which bone is looked for in every direction
FLOOD_MM = 2.0  # grid on which the throats are found
DIRECTIONS = 64
CORE_MM = 8.0  # the middle of an intracranial space is at least this far from bone
SMALLEST_ML = 60.0
LEAST_SHARE = 0.75  # less is neck between two vertebrae, not spinal canal


def cavity(bone: Array, body: Array, grid: Grid, enclosed_share: float) -> Array:
    """Voxels (I, J, K) inside the skull, bone excluded; two heads joined through bone give two pieces.

    Seen from inside a skull, bone is met in nearly every direction. The space found so is flooded, and
    so is the outside, down the distance to bone: they meet in the narrowest throat of every opening
    (foramen magnum, fontanelle, junction with the orbit).

    Raises
    ------
    ScanError : bone encloses no space as large as an infant's brain.
    """
    from skimage import segmentation

    step = max(FLOOD_MM, float(grid.spacing_mm.max()))
    coarse = whole_voxels(grid, step)
    hard, soft = shrunk(bone, grid, coarse), resample(body, grid, coarse, order=0)
    far = whole_voxels(grid, max(LOOK_MM, step))
    share = resample(enclosure(bone, body, grid, far), far, coarse, order=1)
    depth = distance_to(hard, coarse)
    markers = np.zeros(coarse.shape, np.int32)
    markers[~soft | (share < 0.5)] = 2
    core = soft & ~hard & (share >= enclosed_share) & (depth >= CORE_MM)
    markers[_big_pieces(core, coarse)] = 1
    if not (markers == 1).any():
        raise ScanError(
            "found no space that a skull encloses, expected two heads: is bone visible, and are both heads "
            "whole in the scan?"
        )
    watershed: Any = segmentation.watershed
    inside = (watershed(-depth, markers, mask=soft & ~hard | (markers == 2)) == 1) & (share >= LEAST_SHARE)
    return _refined(inside, coarse, bone, body, grid)


def whole_voxels(grid: Grid, spacing_mm: float) -> Grid:
    """A coarser grid of which every voxel lies wholly in the box of `grid`."""
    count = np.floor(grid.spacing_mm * grid.shape / spacing_mm + 1e-6).astype(int)
    return grid.respaced(spacing_mm).cropped((0, 0, 0), np.maximum(count, 1))


def enclosure(bone: Array, body: Array, grid: Grid, coarse: Grid) -> Array:
    """Share of directions in which bone lies ahead, float32 on `coarse`.

    A ray that leaves the scan while still in the body counts as closed: a head that is cut off is still a
    head, and is refused later by name.
    """
    soft = resample(body, grid, coarse, order=0)
    return np.asarray(_look(shrunk(bone, grid, coarse), soft, _sphere(DIRECTIONS)))


def shrunk(mask: Array, grid: Grid, coarse: Grid) -> Array:
    """`mask` on a coarser grid of the same box: a coarse voxel is set when any fine voxel in it is."""
    out = np.zeros(coarse.shape, bool)
    found = np.argwhere(mask)
    there = np.rint(coarse.ijk(grid.lps(found))).astype(int)
    there = np.clip(there, 0, np.array(coarse.shape) - 1)
    out[tuple(there.T)] = True
    return out


def _sphere(count: int) -> Array:
    """Unit vectors spread evenly (golden spiral), (count, 3)."""
    n = np.arange(count) + 0.5
    polar, turn = np.arccos(1 - 2 * n / count), np.pi * (1 + 5**0.5) * n
    return np.stack([np.cos(turn) * np.sin(polar), np.sin(turn) * np.sin(polar), np.cos(polar)], axis=1)


@njit(cache=True)
def _look(hard: Array, soft: Array, directions: Array) -> Array:
    ni, nj, nk = hard.shape
    out = np.zeros((ni, nj, nk), np.float32)
    for i in range(ni):
        for j in range(nj):
            for k in range(nk):
                if not soft[i, j, k]:
                    continue
                closed = 0
                for d in range(directions.shape[0]):
                    x, y, z = float(i), float(j), float(k)
                    in_body = True
                    while True:
                        x += directions[d, 0]
                        y += directions[d, 1]
                        z += directions[d, 2]
                        a, b, c = int(round(x)), int(round(y)), int(round(z))
                        if a < 0 or b < 0 or c < 0 or a >= ni or b >= nj or c >= nk:
                            closed += in_body
                            break
                        if hard[a, b, c]:
                            closed += 1
                            break
                        in_body = soft[a, b, c]
                out[i, j, k] = closed / directions.shape[0]
    return out


def _big_pieces(core: Array, grid: Grid) -> Array:
    pieces, count = ndimage.label(core)
    millilitres = np.bincount(pieces.ravel(), minlength=count + 1) * grid.voxel_mm3 / 1000
    keep = millilitres >= SMALLEST_ML
    keep[0] = False
    return np.asarray(keep[pieces])


def _refined(inside: Array, coarse: Grid, bone: Array, body: Array, grid: Grid) -> Array:
    """The coarse space at full resolution, grown up to the bone but never through it."""
    free = body & ~bone
    fine = resample(inside, coarse, grid, order=0) & free
    rounds = int(np.ceil(1.5 * coarse.spacing_mm.max() / grid.spacing_mm.min()))
    reach = ndimage.binary_dilation(fine, iterations=rounds, mask=free)
    return np.asarray(ndimage.binary_fill_holes(reach | fine) & ~bone)
