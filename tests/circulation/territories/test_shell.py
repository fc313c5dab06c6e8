"""Distances through shells of voxels."""

import numpy as np
import pytest

from dioscuri.circulation.territories.shell import neighbours, shell_distances
from dioscuri.model import Grid

RADIUS = 40.0
GRID = Grid.axis_aligned((51, 51, 51), 2.0, origin_mm=(-50, -50, -50), frame="1.2")
INDEX = np.indices(GRID.shape).reshape(3, -1).T
AWAY = np.linalg.norm(GRID.lps(INDEX), axis=1)
SHELL = INDEX[(AWAY <= RADIUS) & (AWAY > RADIUS - 5)]
PLACE = GRID.lps(SHELL)


def at(point):
    return int(np.linalg.norm(PLACE - np.asarray(point), axis=1).argmin())


def test_distances_on_a_sphere_follow_great_circles():
    found = shell_distances(SHELL, GRID, [np.array([at((0, 0, RADIUS))])])[0]
    angle = np.arccos(np.clip(PLACE[:, 2] / np.linalg.norm(PLACE, axis=1), -1, 1))
    true = angle * (RADIUS - 2.5)
    far = true > 20
    ratio = found[far] / true[far]
    assert 0.95 < ratio.min() and ratio.max() < 1.14
    assert np.median(ratio) == pytest.approx(1.03, abs=0.05)
    assert found[at((0, 0, -RADIUS))] > np.pi * 35  # round the shell, not through it


def test_each_source_by_itself_and_what_no_path_reaches():
    cut = SHELL[np.abs(PLACE[:, 2]) > 4]
    place = GRID.lps(cut)
    top, bottom = np.flatnonzero(place[:, 2] > 30)[:3], np.flatnonzero(place[:, 2] < -30)[:3]
    found = shell_distances(cut, GRID, [top, bottom])
    assert np.isinf(found[0][place[:, 2] < 0]).all()
    assert np.isfinite(found[0][place[:, 2] > 0]).all()
    assert found[1][bottom] == pytest.approx(0, abs=1e-6)
    assert shell_distances(cut, GRID, []).shape == (0, len(cut))


def test_a_straight_row_of_unequal_voxels():
    grid = Grid.axis_aligned((5, 1, 1), (1.0, 2.0, 3.0), origin_mm=(0, 0, 0), frame="1.2")
    row = np.array([(i, 0, 0) for i in range(5)])
    assert shell_distances(row, grid, [np.array([0])])[0] == pytest.approx(np.arange(5), abs=1e-6)
    a, b, length = neighbours(row[:, [2, 1, 0]], grid)
    assert length == pytest.approx(np.full(4, 3.0))
    assert np.all(np.abs(a - b) == 1)


def test_no_step_jumps_over_a_gap_of_one_voxel():
    block = np.indices((5, 5, 5)).reshape(3, -1).T
    grid = Grid.axis_aligned((5, 5, 5), 1.0, origin_mm=(0, 0, 0), frame="1.2")
    parted = block[block[:, 0] != 2]
    found = shell_distances(parted, grid, [np.flatnonzero(parted[:, 0] == 0)])[0]
    assert np.isinf(found[parted[:, 0] > 2]).all()
    assert found[parted[:, 0] == 1] == pytest.approx(1.0, abs=1e-6)


def test_nothing_has_no_neighbours():
    a, _, _ = neighbours(np.zeros((0, 3), int), GRID)
    assert not len(a)
