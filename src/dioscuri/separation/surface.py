"""The cut as a smooth surface between the voxels, and what it crosses."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.mesh import clipped, compacted, face_areas, face_normals, smoothed
from dioscuri.geometry.resample import sample
from dioscuri.model import Grid, LabelMap, Surface

Array = NDArray[Any]

BODY_BLUR = 0.5  # more would fill the notch where two heads meet
PASS_BAND = 0.02
ITERATIONS = 60
ROUNDS = 3
# A vertex starts on a face between two voxels and never leaves it by more than half a voxel's diagonal.
BOUND = np.sqrt(3) / 2
BEYOND = 3  # voxels by which the surface runs on into the air before it is clipped
PARTS = 4  # each triangle is looked at in PARTS x PARTS pieces


def surface_between(body: Array, pollux: Array, grid: Grid, labels: LabelMap) -> Surface:
    """Where castor's side meets pollux's, clipped to the body; normals point from castor to pollux.

    Parameters
    ----------
    body, pollux : bool (I, J, K) on `grid`: tissue, and which of it goes to pollux.
    labels : the full-resolution tissue, whose boundary ends the surface.

    Notes
    -----
    The side of every body voxel is carried to the nearest air. The mesh between the sides is smoothed by a
    windowed sinc, three times, and after each time every vertex is drawn back to within half a voxel's
    diagonal of the face where it began: smooth, and never a voxel away from what was solved.
    """
    from skimage.measure import marching_cubes

    found = _near_the_surface(body, pollux, grid)
    if found is None:
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    body, pollux, box = found
    side, near = _carried(body, pollux)
    start, faces, _, _ = marching_cubes(side, 0.0, gradient_direction="ascent", mask=near)  # type: ignore[no-untyped-call]
    vertices = _smooth(start.astype(np.float64), faces.astype(np.int32))
    faces = _towards_pollux(start, faces.astype(np.int32), side)
    if np.linalg.det(box.lps_from_ijk[:3, :3]) < 0:
        faces = faces[:, ::-1]
    return _inside(compacted(box.lps(vertices), faces), labels)


def _near_the_surface(body: Array, pollux: Array, grid: Grid) -> tuple[Array, Array, Grid] | None:
    """Body, side and grid of the box round the faces between castor's voxels and pollux's."""
    faces = [
        np.argwhere(both & differ)
        for axis in range(3)
        for a, b in [_pairs(axis)]
        for both, differ in [(body[a] & body[b], pollux[a] != pollux[b])]
    ]
    found = np.concatenate(faces)
    if not len(found):
        return None
    low = np.maximum(found.min(axis=0) - 2 * BEYOND, 0)
    high = np.minimum(found.max(axis=0) + 2 + 2 * BEYOND, body.shape)
    box = tuple(slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    return body[box], pollux[box], grid.cropped(low, high)


def _pairs(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """Every voxel but the last along `axis`, and its neighbour."""
    whole = [slice(None)] * 3
    one, other = list(whole), list(whole)
    one[axis], other[axis] = slice(None, -1), slice(1, None)
    return tuple(one), tuple(other)


def _carried(body: Array, pollux: Array) -> tuple[Array, Array]:
    """Side, -1 castor's and 1 pollux's, float32, and where it is near enough to the body to matter."""
    far, nearest = ndimage.distance_transform_edt(~body, return_indices=True)
    side = np.where(pollux, np.float32(1), np.float32(-1))[tuple(nearest)]
    return side, far <= BEYOND


def _smooth(start: Array, faces: Array) -> Array:
    vertices = start
    for _ in range(ROUNDS):
        moved = smoothed(vertices, faces, iterations=ITERATIONS, pass_band=PASS_BAND) - start
        far = np.linalg.norm(moved, axis=1, keepdims=True)
        vertices = start + moved * np.minimum(1, BOUND / np.maximum(far, 1e-12))
    return vertices


def _towards_pollux(vertices: Array, faces: Array, side: Array) -> Array:
    """Faces wound so that their normals climb `side` in the array's own frame: all of them turn together."""
    normals = face_normals(vertices, faces)
    unit = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    centres = vertices[faces].mean(axis=1)
    there, back = (
        ndimage.map_coordinates(side, (centres + s * unit).T, order=1, mode="nearest") for s in (1, -1)
    )
    return faces if (there - back).sum() >= 0 else faces[:, ::-1]


def _inside(surface: Surface, labels: LabelMap) -> Surface:
    """The part of a surface in the body at the labels' full resolution."""
    if not len(surface.faces):
        return surface
    ijk = labels.grid.ijk(surface.vertices)
    low = np.maximum(np.floor(ijk.min(axis=0)).astype(int) - 4, 0)
    high = np.minimum(np.ceil(ijk.max(axis=0)).astype(int) + 5, labels.grid.shape)
    box = tuple(slice(int(a), int(b)) for a, b in zip(low, high, strict=True))
    tissue = ndimage.gaussian_filter((labels.values[box] > 0).astype(np.float32), BODY_BLUR)
    return clipped(surface, sample(tissue, labels.grid.cropped(low, high), surface.vertices) - 0.5)


def areas_by_tissue(surface: Surface, labels: LabelMap) -> dict[str, float]:
    """Area of the surface in each tissue of the full-resolution labels, mm2."""
    corners = surface.vertices[surface.faces]
    area = face_areas(surface.vertices, surface.faces) / PARTS**2
    table = np.zeros(1 + max(s.number for s in labels.anatomy), int)
    tissues = sorted({s.tissue for s in labels.anatomy})
    for structure in labels.anatomy:
        table[structure.number] = 1 + tissues.index(structure.tissue)
    total = np.zeros(1 + len(tissues))
    for weights in barycentric(PARTS):
        points = np.einsum("c,fcx->fx", weights, corners)
        ijk = np.rint(labels.grid.ijk(points)).astype(int)
        ijk = np.clip(ijk, 0, np.array(labels.grid.shape) - 1)
        total += np.bincount(table[labels.values[tuple(ijk.T)]], area, minlength=len(total))
    return {name: float(total[1 + n]) for n, name in enumerate(tissues)}


def barycentric(n: int) -> Array:
    """Centres of the n x n equal parts of a triangle, (n * n, 3) barycentric."""
    up = [(3 * i + 1, 3 * j + 1) for i in range(n) for j in range(n - i)]
    down = [(3 * i + 2, 3 * j + 2) for i in range(n - 1) for j in range(n - 1 - i)]
    ab = np.array(up + down) / (3 * n)
    return np.column_stack([ab, 1 - ab.sum(axis=1)])
