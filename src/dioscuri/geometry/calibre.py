"""Thin vessels keep their calibre when a mesh is smoothed: where its wall would sink in, less smoothing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.mesh import face_normals, smoothed

Array = NDArray[Any]

HELD_PASS_BAND = 0.4
SUNK_VOXELS = 0.05  # a wall that sinks in by this much on the mean of its surroundings is held altogether
ROUNDS = 3  # of averaging over neighbours: a thin vessel's whole circumference


def held(raw: Array, soft: Array, faces: Array, walls: Array) -> Array:
    """Smoothed points (V, 3) with those of thin vessels smoothed less; all in voxel indices.

    Parameters
    ----------
    raw, soft : the points before and after smoothing.
    faces : (F, 3) all triangles of vessels.
    walls : (W, 3) those between a vessel and what is none, wound outward.

    Notes
    -----
    A windowed sinc keeps the volume of a tube of 1.5 voxels' radius and more (measured: 99 to 100 %), but
    one of a single voxel has its whole circumference in the stop band and loses a tenth. The mean inward
    movement round each point tells where that happens; there the points of a wider pass band count.
    """
    used = np.unique(faces)
    number = np.zeros(len(raw), np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    before, after = raw[used], soft[used]
    wider = smoothed(before, number[faces], pass_band=HELD_PASS_BAND)
    share = np.clip(_sunk(before, after, number[walls]) / SUNK_VOXELS, 0, 1)[:, None]
    out = soft.copy()
    out[used] = after * (1 - share) + wider * share
    return out


def _sunk(before: Array, after: Array, walls: Array) -> Array:
    """How far the wall round each point moved inward, (V,), the mean over its neighbours by area."""
    across = face_normals(before, walls)
    ends = walls.T.ravel()
    normal = np.stack([np.bincount(ends, np.tile(across[:, k], 3), len(before)) for k in range(3)], axis=1)
    length = np.linalg.norm(normal, axis=1)
    inward = ((before - after) * normal).sum(axis=1)  # already weighed: a normal is as long as its area
    for _ in range(ROUNDS):
        inward, length = (_spread(values, walls, ends) for values in (inward, length))
    out: Array = inward / np.maximum(length, 1e-12)
    return out


def _spread(values: Array, faces: Array, ends: Array) -> Array:
    """At each point the sum over its faces of their corners' values."""
    out: Array = np.bincount(ends, np.tile(values[faces].sum(axis=1), 3), len(values))
    return out
