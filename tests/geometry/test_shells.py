"""Shells against shapes whose surface is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from dioscuri.errors import GeometryError
from dioscuri.geometry.shells import outside, shells
from dioscuri.model import Grid
from dioscuri.model.surface import edge_counts

BIAS_VOXEL = 0.10


def rotation(seed):
    return Rotation.random(random_state=seed).as_matrix()


def turned_grid(shape, spacing, *, seed=1, mirrored=False):
    affine = np.eye(4)
    affine[:3, :3] = rotation(seed) * spacing
    affine[:3, 0] *= -1 if mirrored else 1
    affine[:3, 3] = (12, -7, 33)
    return Grid(affine, shape, "1.2")


def volume_mm3(surface):
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def odd_edges(surface):
    return int((edge_counts(surface.faces) % 2).sum())


def tube(grid, radius_mm, axis, centre, half_mm):
    """Voxels whose centre lies in a straight tube with round ends."""
    ijk = np.stack(np.meshgrid(*[np.arange(n) for n in grid.shape], indexing="ij"), -1).reshape(-1, 3)
    away = grid.lps(ijk) - centre
    along = np.clip(away @ axis, -half_mm, half_mm)
    return (np.linalg.norm(away - along[:, None] * axis, axis=1) <= radius_mm).reshape(grid.shape)


def wall(surface, axis, centre, half_mm):
    """Distance of the surface from the tube's axis, each triangle's middle, weighed by area; not the ends."""
    middle = surface.vertices[surface.faces].mean(axis=1) - centre
    along = middle @ axis
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    keep = np.abs(along) < half_mm - 2
    away = np.linalg.norm(middle - along[:, None] * axis, axis=1)
    return float(np.average(away[keep], weights=area[keep]))


@pytest.mark.parametrize("radius", [1.0, 1.5, 2.0, 3.0, 5.0])
def test_a_tube_keeps_its_calibre_on_a_turned_grid(radius):
    grid = turned_grid((60, 34, 34), (1.0, 1.0, 1.0))
    centre = grid.centre_lps_mm
    bias, share = [], []
    for seed in range(6):
        axis = grid.directions @ rotation(seed)[:, 0]
        if abs(axis @ grid.directions[:, 0]) < 0.8:
            axis = grid.directions @ (0.8, 0.6 * np.cos(seed), 0.6 * np.sin(seed))
        middle = centre + np.random.default_rng(seed).uniform(-0.5, 0.5, 3)
        mask = tube(grid, radius, axis, middle, 18.0)
        found = shells(mask.astype(np.uint8), grid, thin=[1]).surface([1])
        bias.append(wall(found, axis, middle, 18.0) - radius)
        share.append(volume_mm3(found) / (mask.sum() * grid.voxel_mm3))
        assert odd_edges(found) == 0
    assert abs(np.mean(bias)) <= BIAS_VOXEL
    assert 0.95 <= min(share) and max(share) <= 1.05


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_ball_on_an_oblique_anisotropic_grid_faces_outward(mirrored):
    grid = turned_grid((50, 40, 30), (0.5, 0.7, 1.0), mirrored=mirrored)
    centre = grid.centre_lps_mm
    ijk = np.stack(np.meshgrid(*[np.arange(n) for n in grid.shape], indexing="ij"), -1).reshape(-1, 3)
    mask = (np.linalg.norm(grid.lps(ijk) - centre, axis=1) <= 9.0).reshape(grid.shape)
    found = shells(mask.astype(np.uint16) * 7, grid).surface([7])
    assert volume_mm3(found) == pytest.approx(4 / 3 * np.pi * 9**3, rel=0.02)
    assert (edge_counts(found.faces) == 2).all()
    a, b, c = (found.vertices[found.faces[:, n]] for n in range(3))
    outward = ((a + b + c) / 3 - centre) / np.linalg.norm((a + b + c) / 3 - centre, axis=1, keepdims=True)
    across = np.cross(b - a, c - a)
    assert (np.einsum("ij,ij->i", across, outward) > 0).mean() > 0.999
    assert np.linalg.norm(found.vertices - centre, axis=1) == pytest.approx(9.0, abs=0.8)


def test_two_cubes_that_touch_share_their_wall():
    grid = turned_grid((24, 14, 14), (1.0, 1.0, 1.0))
    regions = np.zeros(grid.shape, np.uint16)
    regions[2:12, 2:12, 2:12], regions[12:22, 2:12, 2:12] = 3, 9
    found = shells(regions, grid, smooth=False)
    assert found.regions == (3, 9)
    wall_ = found.faces[(found.between.min(axis=1) == 3) & (found.between.max(axis=1) == 9)]
    assert len(wall_) == 2 * 100
    one, two, both = found.surface([3]), found.surface([9]), found.surface([3, 9])
    assert volume_mm3(one) == pytest.approx(1000) and volume_mm3(two) == pytest.approx(1000)
    assert volume_mm3(both) == pytest.approx(2000) and len(both.faces) == 2 * 1000
    for surface in (one, two, both):
        assert (edge_counts(surface.faces) == 2).all()


def test_neighbours_have_the_same_points_after_smoothing():
    grid = turned_grid((30, 30, 30), (1.0, 1.0, 1.5))
    rng = np.random.default_rng(3)
    seeds = rng.uniform(0, 30, (6, 3))
    ijk = np.stack(np.meshgrid(*[np.arange(30)] * 3, indexing="ij"), -1)
    away = np.linalg.norm(ijk[:, :, :, None] - seeds, axis=-1)
    regions = np.where(away.min(axis=-1) < 12, away.argmin(axis=-1) + 1, 0).astype(np.uint16)
    found = shells(regions, grid)
    every = {tuple(p) for p in found.vertices}
    total = 0.0
    for n in found.regions:
        surface = found.surface([n])
        assert {tuple(p) for p in surface.vertices} <= every
        assert odd_edges(surface) == 0
        total += volume_mm3(surface)
    # No gap and no overlap: the parts add up to the whole.
    assert total == pytest.approx(volume_mm3(found.surface(found.regions)), rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    labels=st.integers(1, 5),
    spacing=st.tuples(*[st.floats(0.3, 3.0)] * 3),
    mirrored=st.booleans(),
)
def test_every_region_is_closed_and_has_its_own_volume(seed, labels, spacing, mirrored):
    """Noise: every kind of contact there is, on any grid."""
    grid = turned_grid((7, 8, 6), spacing, seed=seed, mirrored=mirrored)
    regions = np.random.default_rng(seed).integers(0, labels + 1, grid.shape).astype(np.uint16)
    raw, soft = shells(regions, grid, smooth=False), shells(regions, grid)
    for n in raw.regions:
        assert volume_mm3(raw.surface([n])) == pytest.approx((regions == n).sum() * grid.voxel_mm3)
        assert odd_edges(soft.surface([n])) == 0
    if raw.regions:
        assert odd_edges(soft.surface(raw.regions[:2])) == 0


def test_a_thousand_regions_and_none():
    grid = turned_grid((40, 40, 40), (1.0, 1.0, 1.0))
    blocks = np.arange(1, 1001, dtype=np.uint16).reshape(10, 10, 10)
    regions = np.kron(blocks, np.ones((4, 4, 4), np.uint16))
    found = shells(regions, grid)
    assert found.regions == tuple(range(1, 1001))
    assert all(odd_edges(found.surface([n])) == 0 for n in (1, 37, 500, 1000))
    assert len(found.surface([2000]).faces) == 0
    nothing = shells(np.zeros(grid.shape, np.uint16), grid)
    assert nothing.regions == () and len(nothing.surface([1]).faces) == 0


def test_what_is_no_array_of_regions_is_refused():
    grid = Grid.axis_aligned((4, 4, 4), 1.0, origin_mm=(0, 0, 0), frame="1.2.3")
    with pytest.raises(GeometryError, match="must be integers of shape"):
        shells(np.zeros((4, 4, 4)), grid)
    with pytest.raises(GeometryError, match="must be integers of shape"):
        shells(np.zeros((4, 4, 5), int), grid)
    with pytest.raises(GeometryError, match="0 to 65535"):
        shells(np.full((4, 4, 4), 70_000), grid)
    with pytest.raises(GeometryError, match="-1 to 0"):
        shells(np.pad(np.full((1, 1, 1), -1), ((0, 3),) * 3), grid)


def test_the_outside_has_no_cavity():
    grid = turned_grid((30, 30, 30), (1.0, 1.0, 1.0), mirrored=True)
    away = np.linalg.norm(np.indices(grid.shape).T - 14.5, axis=-1).T
    mask = ((away < 12) & (away > 5)) | (np.indices(grid.shape).sum(axis=0) < 3)
    whole = shells(mask.astype(np.uint8), grid).surface([1])
    found = outside(whole)
    assert volume_mm3(found) > volume_mm3(whole) + 400  # the hole is filled, the crumb beside it kept
    assert volume_mm3(found) == pytest.approx(4 / 3 * np.pi * 12**3 + 10, rel=0.02)
    assert len(outside(shells(np.zeros(grid.shape, np.uint8), grid).surface([1])).faces) == 0
