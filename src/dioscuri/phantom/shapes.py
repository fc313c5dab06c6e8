"""Signed distances of simple solids and the ways to join them, compiled, for one point at a time.

Negative inside, mm. Source of the smooth unions: Quilez, "Smooth minimum" (quadratic polynomial).
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

Array = NDArray[Any]


@njit(cache=True, nogil=True)
def smooth_min(a: float, b: float, radius: float) -> float:
    """Union of two solids, its crease filled over about `radius` mm; never above min(a, b)."""
    h = max(radius - abs(a - b), 0.0) / radius
    return float(min(a, b) - h * h * radius * 0.25)


@njit(cache=True, nogil=True)
def smooth_max(a: float, b: float, radius: float) -> float:
    """Intersection of two solids, its edge rounded; never below max(a, b)."""
    return float(-smooth_min(-a, -b, radius))


@njit(cache=True, nogil=True)
def ellipsoid(x: float, y: float, z: float, axes: tuple[float, float, float]) -> float:
    """Distance to an ellipsoid about the origin, exact to first order at its surface."""
    a, b, c = axes
    k0 = math.sqrt((x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2)
    k1 = math.sqrt((x / a**2) ** 2 + (y / b**2) ** 2 + (z / c**2) ** 2)
    if k1 < 1e-12:
        return -min(a, b, c)
    return float(k0 * (k0 - 1.0) / k1)


@njit(cache=True, nogil=True)
def capsule(
    p: tuple[float, float, float], a: tuple[float, float, float], b: tuple[float, float, float], radius: float
) -> float:
    """Distance to the segment a to b, less `radius`."""
    ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    px, py, pz = p[0] - a[0], p[1] - a[1], p[2] - a[2]
    t = (px * ux + py * uy + pz * uz) / (ux * ux + uy * uy + uz * uz)
    t = min(1.0, max(0.0, t))
    return float(math.sqrt((px - t * ux) ** 2 + (py - t * uy) ** 2 + (pz - t * uz) ** 2) - radius)


@njit(cache=True, nogil=True)
def waves(x: float, y: float, z: float, table: Array) -> float:
    """Sum of sine waves, unit variance. `table` (W, 4): wave vector per mm and phase."""
    total = 0.0
    for n in range(table.shape[0]):
        total += math.sin(table[n, 0] * x + table[n, 1] * y + table[n, 2] * z + table[n, 3])
    return float(total * math.sqrt(2.0 / table.shape[0]))


def wave_table(rng: np.random.Generator, count: int, length_mm: tuple[float, float]) -> Array:
    """`count` waves (count, 4) in random directions, lengths between the two given, for `waves`."""
    direction = rng.normal(size=(count, 3))
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    length = rng.uniform(*length_mm, size=count)
    phase = rng.uniform(0, 2 * np.pi, size=count)
    return np.column_stack([direction * (2 * np.pi / length)[:, None], phase])


@njit(cache=True, nogil=True)
def moved(points: Array, matrix: Array) -> Array:
    """Points (N, 3) moved by an affine matrix (4, 4), contiguous; many times faster than a thin matmul."""
    out = np.empty((points.shape[0], 3))
    for i in range(points.shape[0]):
        for r in range(3):
            out[i, r] = matrix[r, 3]
            for c in range(3):
                out[i, r] += matrix[r, c] * points[i, c]
    return out
