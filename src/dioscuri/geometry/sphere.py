"""A sphere of nearly equal triangles."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Surface

Array = NDArray[Any]


def sphere_mesh(subdivisions: int) -> Surface:
    """Unit sphere from an icosahedron, 10·4ⁿ + 2 vertices, outward faces."""
    g = (1 + 5**0.5) / 2
    corners = [(-1.0, g, 0.0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g)]
    corners += [(0, -1, -g), (0, 1, -g), (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1)]
    vertices = np.array(corners) / np.linalg.norm(corners[0])
    faces = np.array(
        "0 11 5 0 5 1 0 1 7 0 7 10 0 10 11 1 5 9 5 11 4 11 10 2 10 7 6 7 1 8 "
        "3 9 4 3 4 2 3 2 6 3 6 8 3 8 9 4 9 5 2 4 11 6 2 10 8 6 7 9 8 1".split(),
        dtype=np.int64,
    ).reshape(-1, 3)
    for _ in range(subdivisions):
        vertices, faces = _quartered(vertices, faces)
    return Surface(vertices, faces.astype(np.int32), closed=True)


def _quartered(vertices: Array, faces: Array) -> tuple[Array, Array]:
    n, edges = len(vertices), np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]], axis=2)
    unique, numbers = np.unique(edges.reshape(-1, 2), axis=0, return_inverse=True)
    middles = vertices[unique].sum(axis=1)
    middles /= np.linalg.norm(middles, axis=1, keepdims=True)
    (a, b, c), (ab, bc, ca) = faces.T, numbers.reshape(-1, 3).T + n
    parts = [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.concatenate([vertices, middles]), np.concatenate([np.stack(p, axis=1) for p in parts])
