"""A smooth closed surface that grows inside the brain of a T1 image until it meets the dark rim.

The forces are those of Smith (2002), "Fast robust automated brain extraction", Hum Brain Mapp 17:143:
even spacing along the surface, smoothness by local radius of curvature, and an outward push that turns
inward where the darkest value just below the vertex falls under a share of the brightest. Own code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, sparse

from dioscuri.model import Grid

Array = NDArray[Any]

CURVED_MM = (3.33, 10.0)  # radii between which smoothing fades (Smith 2002)
LOOK_MM = (20.0, 10.0)  # how far below the vertex the darkest and brightest value are sought
PUSH = 0.05  # of the mean edge per step


def sphere_mesh(levels: int) -> tuple[Array, Array]:
    """Unit icosphere: vertices (10 * 4**levels + 2, 3) and outward faces (20 * 4**levels, 3)."""
    g = (1 + 5**0.5) / 2
    vertices = np.array([(-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0)], float)
    vertices = np.concatenate([vertices, np.roll(vertices, 1, 1), np.roll(vertices, 2, 1)])
    gaps = np.linalg.norm(vertices[:, None] - vertices, axis=2)
    near = np.abs(gaps - 2) < 1e-6
    triples = np.array([(a, b, c) for a in range(12) for b in range(a) for c in range(b)])
    faces = triples[[near[a, b] and near[b, c] and near[a, c] for a, b, c in triples]]
    flipped = np.linalg.det(vertices[faces]) < 0
    faces[flipped] = faces[flipped][:, ::-1]
    for _ in range(levels):
        edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
        unique, number = np.unique(edges, axis=0, return_inverse=True)
        ab, bc, ca = (number.ravel() + len(vertices)).reshape(3, -1)
        vertices = np.concatenate([vertices, vertices[unique].mean(axis=1)])
        a, b, c = faces.T
        faces = np.concatenate(
            [np.stack(t, 1) for t in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))]
        )
    return vertices / np.linalg.norm(vertices, axis=1, keepdims=True), faces


def normals(vertices: Array, faces: Array) -> Array:
    """Outward unit normals of the vertices, (V, 3)."""
    a, b, c = (vertices[faces[:, n]] for n in range(3))
    of_face = np.cross(b - a, c - a)
    out = np.zeros_like(vertices)
    for n in range(3):
        np.add.at(out, faces[:, n], of_face)
    unit: Array = out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    return unit


def mean_of_neighbours(faces: Array, count: int) -> Any:
    """Sparse (V, V): each row averages the neighbours of a vertex."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.unique(np.concatenate([edges, edges[:, ::-1]]), axis=0)
    share = 1 / np.bincount(edges[:, 0], minlength=count)
    return sparse.csr_array((share[edges[:, 0]], (edges[:, 0], edges[:, 1])), shape=(count, count))


@dataclass(frozen=True)
class Levels:
    """Intensities of air, of the head's edge and of the brain's median; share of the way that is brain."""

    air: float
    edge: float
    brain: float
    share: float = 0.5


def inflate(
    values: Array, grid: Grid, *, centre: Array, radius_mm: float, levels: Levels, steps: int = 700
) -> tuple[Array, Array]:
    """Grow a sphere inside the brain.

    Parameters
    ----------
    values : (I, J, K) T1 intensities on `grid`.
    centre, radius_mm : the first sphere, LPS mm; wholly inside the brain.
    levels : what is dark and what is brain.
    steps : number of moves.

    Returns
    -------
    vertices (2562, 3) LPS mm and outward faces (5120, 3).
    """
    ball, faces = sphere_mesh(4)
    vertices = np.asarray(centre, float) + ball * radius_mm
    mean = mean_of_neighbours(faces, len(vertices))
    for _ in range(steps):
        vertices = vertices + _move(vertices, faces, mean @ vertices, (values, grid), levels)
    return vertices, faces


def _move(vertices: Array, faces: Array, mean: Array, image: tuple[Array, Grid], levels: Levels) -> Array:
    outward = normals(vertices, faces)
    edge_mm = float(np.linalg.norm(vertices[faces[:, 0]] - vertices[faces[:, 1]], axis=1).mean())
    pull = mean - vertices
    along = (pull * outward).sum(axis=1, keepdims=True) * outward
    bend_mm = np.linalg.norm(along, axis=1, keepdims=True)
    low, high = 1 / CURVED_MM[1], 1 / CURVED_MM[0]
    curvature = 2 * bend_mm / edge_mm**2
    stiff = (1 + np.tanh(6 / (high - low) * (curvature - (high + low) / 2))) / 2
    push = PUSH * edge_mm * _brain_share(vertices, outward, image, levels)[:, None]
    out: Array = 0.5 * (pull - along) + stiff * along + push * outward
    return out


def _brain_share(vertices: Array, outward: Array, image: tuple[Array, Grid], levels: Levels) -> Array:
    """Above 0 where the darkest value below the vertex is still brain, below 0 where it is not, (V,)."""
    values, grid = image
    depth = np.arange(1, LOOK_MM[0] + 1)
    points = vertices[:, None] - outward[:, None] * depth[:, None]
    ijk = np.rint(grid.ijk(points.reshape(-1, 3))).astype(int)
    ijk = np.clip(ijk, 0, np.array(grid.shape) - 1)
    seen = values[ijk[:, 0], ijk[:, 1], ijk[:, 2]].reshape(points.shape[:2]).astype(float)
    darkest = np.clip(seen.min(axis=1), levels.air, levels.brain)
    brightest = np.clip(seen[:, : int(LOOK_MM[1])].max(axis=1), levels.edge, levels.brain)
    wanted = (brightest - levels.air) * levels.share + levels.air
    out: Array = 2 * (darkest - wanted) / (brightest - levels.air)
    return out


def inside(vertices: Array, faces: Array, grid: Grid) -> Array:
    """Voxels on or within a closed mesh, bool (I, J, K): its triangles are sampled densely, then filled."""
    corners = grid.ijk(vertices)[faces]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max()
    n = int(np.ceil(longest / 0.45))
    weights = np.array([(a, b, n - a - b) for a in range(n + 1) for b in range(n + 1 - a)]) / n
    ijk = np.unique(np.rint(np.einsum("sc,fcx->fsx", weights, corners)).astype(int).reshape(-1, 3), axis=0)
    ijk = ijk[((ijk >= 0) & (ijk < grid.shape)).all(axis=1)]
    shell = np.zeros(grid.shape, bool)
    shell[tuple(ijk.T)] = True
    return np.asarray(ndimage.binary_fill_holes(shell))
