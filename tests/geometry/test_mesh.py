"""Meshes: closed, outward, of the right size, on turned grids too."""

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from dioscuri.geometry.mesh import clipped, decimated, face_normals, surface_of
from dioscuri.model import Grid, Surface
from dioscuri.model.surface import edge_counts


def turned_grid(shape, spacing, mirror=1):
    affine = np.eye(4)
    affine[:3, :3] = Rotation.from_euler("xyz", (20, -35, 50), degrees=True).as_matrix() * spacing
    affine[:3, 0] *= mirror
    affine[:3, 3] = (12, -7, 33)
    return Grid(affine, shape, "1.2")


def volume(surface):
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    return np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6


def ball(shape, centre, radius):
    return np.linalg.norm(np.indices(shape).T - np.asarray(centre), axis=-1).T < radius


@pytest.mark.parametrize("mirror", [1, -1])
@pytest.mark.parametrize("spacing", [(1, 1, 1), (0.7, 0.7, 1.4)])
def test_a_ball_is_closed_outward_and_of_the_right_size(spacing, mirror):
    grid = turned_grid((44, 44, 44), spacing, mirror)
    mask = ball(grid.shape, (21, 22, 23), 15)
    surface = surface_of(mask, grid)
    assert surface.closed
    assert volume(surface) == pytest.approx(mask.sum() * grid.voxel_mm3, rel=0.01)
    assert surface.vertices.mean(axis=0) == pytest.approx(grid.lps([[21, 22, 23]])[0], abs=0.1)


def test_a_ball_of_1_mm_voxels_has_the_area_of_a_ball():
    mask = ball((44, 44, 44), (21, 22, 23), 15)
    grid = turned_grid((44, 44, 44), (1, 1, 1))
    assert surface_of(mask, grid).area_mm2 == pytest.approx(4 * np.pi * 15**2, rel=0.02)
    assert surface_of(mask, grid, smooth=False).area_mm2 > 1.3 * 4 * np.pi * 15**2


@pytest.mark.parametrize("radius", [1, 2, 4])
def test_thin_vessels_keep_their_calibre(radius):
    i, j, k = np.indices((24, 24, 60))
    mask = ((i - 12) ** 2 + (j - 12) ** 2 <= radius**2) & (k > 4) & (k < 55)
    surface = surface_of(mask, Grid.axis_aligned(mask.shape, 1, origin_mm=(0, 0, 0), frame="1.2"))
    assert volume(surface) / mask.sum() == pytest.approx(1, abs=0.05)


def test_noise_has_no_odd_edges():
    mask = np.random.default_rng(0).random((24, 24, 24)) < 0.4
    surface = surface_of(mask, turned_grid(mask.shape, (1, 1, 1)))
    assert not (edge_counts(surface.faces) % 2).any()
    assert not surface.closed


def test_a_structure_at_the_border_of_the_grid_is_closed():
    mask = np.zeros((12, 12, 12), bool)
    mask[:5, :5, :5] = True
    assert surface_of(mask, turned_grid(mask.shape, (1, 1, 1))).closed


def test_nothing_has_no_surface():
    assert not len(surface_of(np.zeros((4, 4, 4), bool), turned_grid((4, 4, 4), (1, 1, 1))).faces)


def test_decimation_keeps_size_and_closedness():
    grid = turned_grid((44, 44, 44), (1, 1, 1))
    mask = ball(grid.shape, (21, 22, 23), 15)
    thin = surface_of(mask, grid, triangles=1000)
    assert len(thin.faces) <= 1000
    assert thin.closed
    assert volume(thin) == pytest.approx(mask.sum(), rel=0.02)


def test_decimation_leaves_a_small_mesh_alone():
    vertices, faces = np.eye(3), np.array([[0, 1, 2]])
    assert decimated(vertices, faces, 5)[1] is faces


def square(n=20):
    x, y = np.meshgrid(np.linspace(-1, 1, n), np.linspace(-1, 1, n), indexing="ij")
    corner = np.arange(n * n).reshape(n, n)
    a, b, c, d = corner[:-1, :-1], corner[1:, :-1], corner[1:, 1:], corner[:-1, 1:]
    faces = np.concatenate([np.stack([a, b, c], -1), np.stack([a, c, d], -1)]).reshape(-1, 3)
    return Surface(np.column_stack([x.ravel(), y.ravel(), 0 * x.ravel()]), faces)


@pytest.mark.parametrize("normal", [(1, 0), (0.6, 0.8), (-0.3, 1)])
def test_clipping_half_of_a_square_leaves_half(normal):
    whole = square()
    half = clipped(whole, whole.vertices[:, :2] @ np.asarray(normal))
    assert half.area_mm2 == pytest.approx(2.0, rel=1e-9)
    assert (face_normals(half.vertices, half.faces)[:, 2] > 0).all()
    assert (half.vertices[:, :2] @ normal).min() > -1e-9


def test_clipping_all_and_nothing():
    whole = square()
    assert clipped(whole, np.ones(len(whole.vertices))).area_mm2 == pytest.approx(4)
    assert not len(clipped(whole, -np.ones(len(whole.vertices))).faces)
