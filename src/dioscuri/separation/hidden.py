"""Whether a surface can be seen from where the surgeons look: rays marched through the labels.

Shares no code with the corridor that it checks.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, Surface

Array = NDArray[Any]

STEP = 0.5  # of a voxel
BLOCK = 20_000  # rays at a time


def hidden(
    points_lps_mm: Array,
    opened: Array,
    other: Array,
    grid: Grid,
    *,
    apex_lps_mm: ArrayLike | None = None,
    direction: ArrayLike = (),
    tolerance_voxels: float = 1.0,
) -> Array:
    """Which of `points_lps_mm` (N, 3) are hidden from the apex by the other twin's tissue, bool (N,).

    Parameters
    ----------
    opened, other : bool (I, J, K) on `grid`: body of the twin whose side is opened, and of the other.
    apex_lps_mm, direction : where the surgeons look from; or towards them, where they are far away.
    tolerance_voxels : a ray may run this deep in the other twin's tissue, measured from the opened twin's,
        before it counts as blocked; so a flap of less than twice that is overlooked.

    Notes
    -----
    A smooth surface leaves the voxels' own by up to a voxel. Where it runs more than half a voxel deep in the
    other twin's tissue, the ray starts at the nearest voxel of the opened twin.
    """
    if opened.shape != grid.shape or other.shape != grid.shape:
        raise GeometryError(f"hidden: labels {opened.shape}, {other.shape}, must be the grid's {grid.shape}")
    far, nearest = ndimage.distance_transform_edt(~opened, return_indices=True)
    depth = np.where(other, far, 0).astype(np.float32)
    start = _snapped(grid.ijk(points_lps_mm), depth, nearest)
    if apex_lps_mm is not None:
        way = grid.ijk(np.asarray(apex_lps_mm, float)[None])[0] - start
    else:
        way = np.broadcast_to(np.asarray(direction, float) @ grid.directions / grid.spacing_mm, start.shape)
    # Voxel centres next to the border lie half a voxel deep, and their distance to the nearest is 1.
    limit = tolerance_voxels + 0.5
    blocks = range(0, len(start), BLOCK)
    parts = [
        _blocked(start[n : n + BLOCK], way[n : n + BLOCK], depth, limit, apex_lps_mm is not None)
        for n in blocks
    ]
    return np.concatenate([np.zeros(0, bool), *parts])


def hidden_share(surface: Surface, blocked: Array) -> float:
    """Share of the surface's area whose faces (F,) are hidden, 0 to 1."""
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return float(area[blocked].sum() / area.sum()) if len(area) else 0.0


def face_centres(surface: Surface) -> Array:
    """Middle of each face, (F, 3) LPS mm."""
    out: Array = surface.vertices[surface.faces].mean(axis=1)
    return out


def _snapped(start: Array, depth: Array, nearest: Array) -> Array:
    at = np.clip(np.rint(start).astype(int), 0, np.array(depth.shape) - 1)
    deep = ndimage.map_coordinates(depth, start.T, order=1, mode="nearest") > 1
    return np.where(deep[:, None], nearest[(slice(None), *at.T)].T, start)


def _blocked(start: Array, way: Array, depth: Array, limit: float, ends: bool) -> Array:
    length = np.linalg.norm(way, axis=1)
    unit = way / length[:, None]
    out = np.zeros(len(start), bool)
    reach = float(np.linalg.norm(depth.shape))
    going = np.arange(len(start))
    for travelled in np.arange(0.0, reach, STEP):
        at = start[going] + travelled * unit[going]
        found = ndimage.map_coordinates(depth, at.T, order=1, mode="constant", cval=0.0)
        out[going[found > limit]] = True
        inside = ((at > -1) & (at < depth.shape)).all(axis=1)
        going = going[(found <= limit) & inside & ((travelled < length[going]) | (not ends))]
        if not len(going):
            break
    return out
