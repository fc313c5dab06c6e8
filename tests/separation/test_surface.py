"""The surface between the twins: areas known in advance, and never a voxel from what was solved."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from dioscuri.geometry.mesh import clipped, face_normals
from dioscuri.model import Grid, LabelMap
from dioscuri.separation.surface import areas_by_tissue, surface_between

N = 64
TURNED = np.array([[-1.0, 0, 0, 40], [0, 0, 1.0, -3], [0, 1.0, 0, 8], [0, 0, 0, 1]])
GRID = Grid.axis_aligned((N, N, N), 1.0, origin_mm=(-31.5, -31.5, -31.5), frame="1.2")
POINTS = GRID.lps(np.indices((N, N, N)).reshape(3, -1).T)


def along(axis):
    """Height along `axis` through the middle and distance from it, (N, N, N) mm each."""
    unit = np.asarray(axis, float) / np.linalg.norm(axis)
    height = POINTS @ unit
    away = np.sqrt(np.maximum(0, (POINTS**2).sum(axis=1) - height**2))
    return height.reshape(N, N, N), away.reshape(N, N, N)


def soft(body):
    return LabelMap(np.where(body, 2, 0).astype(np.uint16), GRID)


@pytest.mark.parametrize("axis", [(0, 0, 1), (0.1, 0.05, 1), (1, 2, 3), (1, 1, 1), (0, 1, 1)])
def test_a_neck_is_cut_square_whichever_way_it_runs(axis):
    height, away = along(axis)
    surface = surface_between(away < 20, height > 0.13, GRID, soft(away < 20))
    assert surface.area_mm2 == pytest.approx(np.pi * 20**2, rel=0.015)
    normals = face_normals(surface.vertices, surface.faces).sum(axis=0)
    assert normals @ np.asarray(axis) > 0.995 * np.linalg.norm(normals) * np.linalg.norm(axis)


@pytest.mark.parametrize("axis", [(0, 0, 1), (1, 2, 3)])
def test_a_catenoid_has_its_area(axis):
    a, length = 9.0, 16.0
    height, away = along(axis)
    body = np.abs(height) < length / 2 + 4
    whole = surface_between(body, away < a * np.cosh(height / a), GRID, soft(body))
    unit = np.asarray(axis) / np.linalg.norm(axis)
    surface = clipped(whole, length / 2 - np.abs(whole.vertices @ unit))
    assert surface.area_mm2 == pytest.approx(np.pi * a**2 * (np.sinh(length / a) + length / a), rel=0.02)


@pytest.mark.parametrize("radius", [10, 20, 28])
def test_a_sphere_neither_shrinks_nor_grows(radius):
    inside = np.linalg.norm(POINTS - (0.3, 0.1, 0.2), axis=1).reshape(N, N, N) < radius
    surface = surface_between(np.ones((N, N, N), bool), inside, GRID, soft(np.ones((N, N, N), bool)))
    assert surface.area_mm2 == pytest.approx(4 * np.pi * radius**2, rel=0.01)
    assert np.linalg.norm(surface.vertices - (0.3, 0.1, 0.2), axis=1) == pytest.approx(radius, abs=1)


@pytest.mark.parametrize("seed", [0, 1])
def test_no_point_lies_a_voxel_from_the_labels_nor_they_from_it(seed):
    rng = np.random.default_rng(seed)
    height, away = along((1, 1, 4))
    ripple = 5 * np.sin(POINTS[:, 0] / 4).reshape(N, N, N) + rng.normal(0, 0.4, (N, N, N))
    body, pollux = away < 22, height > ripple
    surface = surface_between(body, pollux, GRID, soft(body))
    whole = surface_between(np.ones_like(body), pollux, GRID, soft(np.ones_like(body)))
    faces = interface(np.ones_like(body), pollux)
    assert cKDTree(faces).query(surface.vertices)[0].max() <= 1
    assert np.percentile(cKDTree(whole.vertices).query(faces)[0], 99.9) <= 1


def interface(body, pollux):
    """Centres of the faces between castor's and pollux's voxels, (F, 3) LPS mm."""
    found = []
    for axis in range(3):
        step = np.eye(3, dtype=int)[axis]
        here = np.argwhere(body)
        here = here[here[:, axis] < body.shape[axis] - 1]
        there = here + step
        apart = body[tuple(there.T)] & (pollux[tuple(here.T)] != pollux[tuple(there.T)])
        found.append(here[apart] + step / 2)
    return GRID.lps(np.concatenate(found))


def test_normals_point_to_pollux_on_a_grid_of_other_handedness():
    height, away = along((0, 0, 1))
    body = away < 20
    for grid in (
        GRID,
        Grid(TURNED, GRID.shape, "1.2"),
        Grid(TURNED @ np.diag([1, 1, -1, 1]), GRID.shape, "1.2"),
    ):
        labels = LabelMap(np.where(body, 2, 0).astype(np.uint16), grid)
        surface = surface_between(body, height > 0.2, grid, labels)
        up = grid.lps([[0, 0, 1]])[0] - grid.lps([[0, 0, 0]])[0]
        assert (face_normals(surface.vertices, surface.faces) @ up > 0).mean() > 0.99
        assert sum(areas_by_tissue(surface, labels).values()) == pytest.approx(surface.area_mm2, rel=0.01)


def test_without_a_border_there_is_no_surface():
    body = np.ones((N, N, N), bool)
    assert len(surface_between(body, np.zeros_like(body), GRID, soft(body)).faces) == 0
    assert len(surface_between(~body, body, GRID, soft(~body)).faces) == 0
