"""Vessels painted into voxels."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from dioscuri.model import CASTOR, POLLUX, SHARED, Grid, VesselEdge, VesselGraph, standard_anatomy
from dioscuri.phantom.shapes import Array

STRUCTURE = {"artery": "artery", "vein": "vein", "sinus": "dural_sinus", "unknown": "vein"}
THINNEST_VOXELS = 0.6  # a thinner vessel is painted this thick (radius)
JOINED_VOXELS = 0.5  # a centreline this deep within another vessel's wall has run into that vessel


def paint(labels: Array, owner: Array, grid: Grid, vessels: VesselGraph) -> None:
    """Write each vessel's structure and owner into labels and owner (I, J, K), in place.

    A voxel that two vessels reach is the one's whose wall it lies deeper within. The voxels along a
    centreline are its own vessel's, the thinnest last, unless it has run into another there: so a
    vessel thinner than a voxel stays in one piece. A vessel that is surely a twin's (probability 1 or 0)
    gets that owner, any other is shared.
    """
    number = standard_anatomy().number
    depth = np.full(labels.shape, np.inf, np.float32)
    drawn = []
    for edge in sorted(vessels, key=lambda e: (-e.radius_mm.mean(), e.id)):
        who = CASTOR if edge.castor == 1 else POLLUX if edge.castor == 0 else SHARED
        drawn.append((*_dense(edge, grid), (number(STRUCTURE[edge.kind]), who)))
        _balls(labels, owner, depth, *drawn[-1])
    for points, _, colour in drawn:
        _line(labels, owner, depth, points, colour)


def _dense(edge: VesselEdge, grid: Grid) -> tuple[Array, Array]:
    """Path in voxel units at steps below half a voxel, (P, 3), and radius in voxels, (P,)."""
    spacing = float(grid.spacing_mm.min())
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(edge.path, axis=0), axis=1))])
    count = max(2, math.ceil(along[-1] / (0.4 * spacing)) + 1)
    at = np.linspace(0, along[-1], count)
    path = np.column_stack([np.interp(at, along, edge.path[:, n]) for n in range(3)])
    radius = np.maximum(np.interp(at, along, edge.radius_mm) / spacing, THINNEST_VOXELS)
    return grid.ijk(path), radius


@njit(cache=True, nogil=True)
def _balls(
    labels: Array, owner: Array, depth: Array, points: Array, radius: Array, colour: tuple[int, int]
) -> None:
    shape = labels.shape
    for n in range(points.shape[0]):
        r = radius[n]
        x, y, z = points[n, 0], points[n, 1], points[n, 2]
        for i in range(max(0, math.ceil(x - r)), min(shape[0] - 1, math.floor(x + r)) + 1):
            for j in range(max(0, math.ceil(y - r)), min(shape[1] - 1, math.floor(y + r)) + 1):
                for k in range(max(0, math.ceil(z - r)), min(shape[2] - 1, math.floor(z + r)) + 1):
                    wall = math.sqrt((i - x) ** 2 + (j - y) ** 2 + (k - z) ** 2) - r
                    if wall <= 0 and wall < depth[i, j, k]:
                        depth[i, j, k] = wall
                        labels[i, j, k] = colour[0]
                        owner[i, j, k] = colour[1]


@njit(cache=True, nogil=True)
def _line(labels: Array, owner: Array, depth: Array, points: Array, colour: tuple[int, int]) -> None:
    """The voxels that a centreline passes, (P, 3) in steps below half a voxel."""
    shape = labels.shape
    for n in range(points.shape[0]):
        i, j, k = round(points[n, 0]), round(points[n, 1]), round(points[n, 2])
        inside = 0 <= i < shape[0] and 0 <= j < shape[1] and 0 <= k < shape[2]
        if inside and depth[i, j, k] > -JOINED_VOXELS:
            labels[i, j, k] = colour[0]
            owner[i, j, k] = colour[1]
