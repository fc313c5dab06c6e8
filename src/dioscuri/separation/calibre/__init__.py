"""How wide the vessel is in which a voxel lies, and whose: from the vessel graph, else from the labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import NOBODY, LabelMap, Ownership, VesselGraph
from dioscuri.separation.calibre.kernels import fill_depth, fill_thickness

Array = NDArray[Any]

WALL_SHARE = 1.5  # a voxel within this many radii of a centreline, and one voxel's diagonal, is its lumen


@dataclass(frozen=True, eq=False)
class Lumen:
    """The vessel voxels of a label map, V of them.

    Parameters
    ----------
    voxels : (V,) flat indices into the label map.
    radius_mm : (V,) float32, radius of the vessel there.
    castor : (V,) float32, probability that it is castor's.
    edge : (V,) int32, number of the graph's edge, -1 where no edge is near.
    """

    voxels: Array
    radius_mm: Array
    castor: Array
    edge: Array


def lumen_of(labels: LabelMap, ownership: Ownership | None, vessels: VesselGraph | None = None) -> Lumen:
    """Radius and owner of every vessel voxel: its nearest edge's, else local thickness and the voxel's."""
    # A table is read ten times faster than np.isin searches.
    is_vessel = np.zeros(1 + max(s.number for s in labels.anatomy), bool)
    is_vessel[list(labels.anatomy.numbers(tissue="vessel"))] = True
    mask = is_vessel[labels.values]
    voxels = np.flatnonzero(mask)
    castor = np.full(len(voxels), 0.5, np.float32) if ownership is None else _chance(ownership, voxels)
    radius, edge = np.zeros(len(voxels), np.float32), np.full(len(voxels), -1, np.int32)
    if vessels is not None and len(vessels) and len(voxels):
        points = labels.grid.lps(np.column_stack(np.unravel_index(voxels, mask.shape)))
        near, radius, chance = _nearest(vessels, points, float(np.linalg.norm(labels.grid.spacing_mm)))
        edge = near
        castor = np.where(near >= 0, chance, castor).astype(np.float32)
    bare = edge < 0
    if bare.any():
        radius = np.where(bare, local_thickness(mask, voxels, labels.grid.spacing_mm), radius)
    return Lumen(voxels, radius.astype(np.float32), castor, edge)


def _chance(ownership: Ownership, voxels: Array) -> Array:
    castor = ownership.castor.ravel()[voxels] / np.float32(255)
    return np.where(ownership.owner.ravel()[voxels] == NOBODY, np.float32(0.5), castor)


def _nearest(vessels: VesselGraph, points: Array, diagonal_mm: float) -> tuple[Array, Array, Array]:
    """Number of the nearest edge or -1, its radius there and its castor probability, for points (V, 3)."""
    from scipy.spatial import cKDTree

    path = np.concatenate([e.path for e in vessels])
    radius = np.concatenate([e.radius_mm for e in vessels])
    number = np.repeat(np.arange(len(vessels), dtype=np.int32), [len(e.path) for e in vessels])
    far, at = cKDTree(path).query(points)
    edge = np.where(far <= WALL_SHARE * radius[at] + diagonal_mm, number[at], -1).astype(np.int32)
    castor = np.array([e.castor for e in vessels], np.float32)
    return edge, radius[at].astype(np.float32), castor[number[at]]


def local_thickness(mask: Array, voxels: Array, spacing_mm: Array) -> Array:
    """Radius of the largest ball inside `mask` that holds each of its `voxels` (flat, (V,)), (V,) float32 mm.

    Hildebrand and Rüegsegger, J Microsc 1997;185:67. The wall lies a quarter of a voxel this side of the
    nearest centre outside, of 26 directions (half, less what the ball's centre misses the vessel's by).
    """
    depth, out = np.zeros(len(voxels), np.float32), np.zeros(mask.shape, np.float32)
    fill_depth(mask, voxels, np.asarray(spacing_mm, float), depth)
    fill_thickness(mask, voxels, np.asarray(spacing_mm, float), depth, out)
    return np.asarray(out.ravel()[voxels]) - np.float32(np.min(spacing_mm) / 4)
