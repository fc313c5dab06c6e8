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

BLUR_VOXELS = 1.5
BODY_BLUR = 0.5  # more would fill the notch where two heads meet
PASS_BAND = 0.02
PARTS = 4  # each triangle is looked at in PARTS x PARTS pieces


def surface_between(body: Array, pollux: Array, grid: Grid, labels: LabelMap) -> Surface:
    """Where castor's side meets pollux's, clipped to the body; normals point from castor to pollux.

    Parameters
    ----------
    body, pollux : bool (I, J, K) on `grid`: tissue, and which of it goes to pollux.
    labels : the full-resolution tissue, whose boundary ends the surface.

    Notes
    -----
    The side of every body voxel is carried outward to the nearest air, blurred by 1.5 voxels, and its
    half-way level taken, so that the surface runs through the body's boundary before it is clipped there.
    """
    from skimage.measure import marching_cubes

    height = _height(body, pollux)
    if not (height.min() < 0 < height.max()):
        return Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    vertices, faces, _, _ = marching_cubes(height, 0.0, gradient_direction="ascent")  # type: ignore[no-untyped-call]
    vertices = smoothed(grid.lps(vertices), faces.astype(np.int32), pass_band=PASS_BAND)
    whole = compacted(vertices, _towards_pollux(vertices, faces.astype(np.int32), height, grid))
    tissue = ndimage.gaussian_filter((labels.values > 0).astype(np.float32), BODY_BLUR)
    return clipped(whole, sample(tissue, labels.grid, whole.vertices) - 0.5)


def _height(body: Array, pollux: Array) -> Array:
    nearest = ndimage.distance_transform_edt(~body, return_distances=False, return_indices=True)
    side = np.where(pollux, np.float32(1), np.float32(-1))[tuple(nearest)]
    out: Array = ndimage.gaussian_filter(side, BLUR_VOXELS)
    return out


def _towards_pollux(vertices: Array, faces: Array, height: Array, grid: Grid) -> Array:
    """Faces wound so that their normals climb `height`: all of them turn together."""
    normals = face_normals(vertices, faces)
    centres = vertices[faces].mean(axis=1)
    unit = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    step = float(grid.spacing_mm.min())
    climb = sample(height, grid, centres + unit * step) - sample(height, grid, centres - unit * step)
    return faces if climb.sum() >= 0 else faces[:, ::-1]


def areas_by_tissue(surface: Surface, labels: LabelMap) -> dict[str, float]:
    """Area of the surface in each tissue of the full-resolution labels, mm2."""
    corners = surface.vertices[surface.faces]
    area = face_areas(surface.vertices, surface.faces) / PARTS**2
    table = np.zeros(1 + max(s.number for s in labels.anatomy), int)
    tissues = sorted({s.tissue for s in labels.anatomy})
    for structure in labels.anatomy:
        table[structure.number] = 1 + tissues.index(structure.tissue)
    total = np.zeros(1 + len(tissues))
    for weights in _barycentric(PARTS):
        points = np.einsum("c,fcx->fx", weights, corners)
        ijk = np.rint(labels.grid.ijk(points)).astype(int)
        ijk = np.clip(ijk, 0, np.array(labels.grid.shape) - 1)
        total += np.bincount(table[labels.values[tuple(ijk.T)]], area, minlength=len(total))
    return {name: float(total[1 + n]) for n, name in enumerate(tissues)}


def _barycentric(n: int) -> Array:
    """Centres of the n x n equal parts of a triangle, (n * n, 3) barycentric."""
    up = [(3 * i + 1, 3 * j + 1) for i in range(n) for j in range(n - i)]
    down = [(3 * i + 2, 3 * j + 2) for i in range(n - 1) for j in range(n - 1 - i)]
    ab = np.array(up + down) / (3 * n)
    return np.column_stack([ab, 1 - ab.sum(axis=1)])
