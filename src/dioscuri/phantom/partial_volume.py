"""How much of each voxel a vessel fills, and which vessel it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dioscuri.model import Grid, VesselGraph

Array = NDArray[Any]
SUB = 4  # sub-voxels along each axis: 4 x 4 x 4 fit the bits of one uint64


@dataclass(frozen=True, eq=False)
class Painted:
    """Vessels on a grid.

    Parameters
    ----------
    edge : int32 (I, J, K), number of the nearest vessel's edge in its graph; -1 where there is none.
    fraction : float32 (I, J, K), share of the voxel inside any vessel, 0 to 1.
    """

    edge: Array
    fraction: Array
    grid: Grid


def paint(graph: VesselGraph, grid: Grid) -> Painted:
    """Rasterise tapering tubes with partial volume by 4 x 4 x 4 sub-voxels; voxels are not assumed cubes.

    Overlapping vessels fill a sub-voxel once; the voxel is the vessel's whose wall is nearest, inside or out.
    """
    filled = np.zeros(grid.shape, np.uint64)
    edge = np.full(grid.shape, -1, np.int32)
    depth = np.full(grid.shape, np.inf, np.float32)
    spacing = np.ascontiguousarray(grid.spacing_mm)
    for n, e in enumerate(graph):
        points = np.ascontiguousarray(grid.ijk(e.path) * spacing)
        _tube(filled, edge, depth, points, np.ascontiguousarray(e.radius_mm), spacing, n)
    del depth
    fraction = _bits(filled)
    edge[fraction == 0] = -1
    return Painted(edge, fraction, grid)


@njit(cache=True, nogil=True)
def _tube(
    filled: Array, edge: Array, depth: Array, points: Array, radius: Array, spacing: Array, number: int
) -> None:
    """`points` are mm along the grid's own axes from the centre of voxel (0, 0, 0)."""
    reach = 0.5 * math.sqrt(spacing[0] ** 2 + spacing[1] ** 2 + spacing[2] ** 2)
    low, high = np.zeros(3, np.int64), np.zeros(3, np.int64)
    for s in range(points.shape[0] - 1):
        a, b = points[s], points[s + 1]
        wide = max(radius[s], radius[s + 1])
        for c in range(3):
            low[c] = max(0, math.floor((min(a[c], b[c]) - wide) / spacing[c] + 0.5))
            high[c] = min(filled.shape[c] - 1, math.ceil((max(a[c], b[c]) + wide) / spacing[c] - 0.5))
        for i in range(low[0], high[0] + 1):
            for j in range(low[1], high[1] + 1):
                for k in range(low[2], high[2] + 1):
                    x, y, z = i * spacing[0], j * spacing[1], k * spacing[2]
                    wall = _outside(a, b, radius[s], radius[s + 1], x, y, z)
                    if wall > reach:
                        continue
                    if wall < depth[i, j, k]:
                        depth[i, j, k] = wall
                        edge[i, j, k] = number
                    if wall < -reach:
                        filled[i, j, k] = ~np.uint64(0)
                    else:
                        filled[i, j, k] |= _within(a, b, radius[s], radius[s + 1], (x, y, z), spacing)


@njit(cache=True, nogil=True)
def _outside(a: Array, b: Array, ra: float, rb: float, x: float, y: float, z: float) -> float:
    """Distance of a point from the wall of a tapering tube, mm, negative inside."""
    ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    px, py, pz = x - a[0], y - a[1], z - a[2]
    length = ux * ux + uy * uy + uz * uz
    t = 0.0 if length == 0 else min(1.0, max(0.0, (px * ux + py * uy + pz * uz) / length))
    dx, dy, dz = px - t * ux, py - t * uy, pz - t * uz
    return math.sqrt(dx * dx + dy * dy + dz * dz) - (ra + t * (rb - ra))


@njit(cache=True, nogil=True)
def _within(
    a: Array, b: Array, ra: float, rb: float, centre: tuple[float, float, float], spacing: Array
) -> np.uint64:
    """Bits of the sub-voxels inside."""
    bits, bit = np.uint64(0), np.uint64(1)
    for i in range(SUB):
        x = centre[0] + ((i + 0.5) / SUB - 0.5) * spacing[0]
        for j in range(SUB):
            y = centre[1] + ((j + 0.5) / SUB - 0.5) * spacing[1]
            for k in range(SUB):
                z = centre[2] + ((k + 0.5) / SUB - 0.5) * spacing[2]
                if _outside(a, b, ra, rb, x, y, z) < 0:
                    bits |= bit
                bit <<= np.uint64(1)
    return bits


def _bits(filled: Array) -> Array:
    """Share of set bits, float32, slab by slab."""
    out = np.zeros(filled.shape, np.float32)
    for i in range(filled.shape[0]):
        out[i] = np.bitwise_count(filled[i]) / np.float32(SUB**3)
    return out
