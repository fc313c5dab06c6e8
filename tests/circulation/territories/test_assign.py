"""Voxels to veins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.territories.assign import chances, owners
from dioscuri.circulation.territories.borders import borders_mm
from dioscuri.circulation.territories.brain import Brain
from dioscuri.model import Grid


def test_the_nearer_vein_is_likelier_by_the_length():
    found = chances(np.array([[10.0, np.inf, np.inf], [18.0, 5.0, np.inf]]), 8.0)
    assert found[0, 0] / found[1, 0] == pytest.approx(np.e)
    assert found.sum(axis=0).tolist() == pytest.approx([1, 1, 0])


@given(st.integers(1, 6), st.integers(30, 80), st.integers(0, 999))
@settings(max_examples=60, deadline=None)
def test_every_vein_gets_a_territory_and_every_voxel_a_vein(veins, voxels, seed):
    rng = np.random.default_rng(seed)
    distance = rng.uniform(0, 60, (veins, voxels))
    found = owners(chances(distance, 8.0), np.zeros(voxels, int), 3)
    assert set(found.tolist()) == set(range(veins))
    assert (np.bincount(found) >= 3).all()


def test_a_vein_that_is_nowhere_nearest_still_gets_its_nearest_cortex():
    place = np.arange(40.0)
    distance = np.stack([np.abs(place - 20), np.abs(place - 20) + 0.5, np.abs(place - 5)])
    found = owners(chances(distance, 8.0), np.zeros(40, int), 4)
    assert (found == 1).sum() == 4
    assert np.abs(place[found == 1] - 20).max() < 12


def test_a_crumb_in_the_other_half_joins_its_next_vein():
    half = np.repeat([0, 1], 20)
    chance = np.zeros((2, 40))
    chance[0, :20], chance[1, 20:] = 1.0, 0.9
    chance[0, 20:22], chance[1, 20:22] = 0.6, 0.4
    assert owners(chance, half, 4)[20:].tolist() == [1] * 20
    assert owners(chance, half, 2)[20:22].tolist() == [0, 0]


def test_cortex_that_no_vein_reaches_is_nobodys():
    assert owners(np.array([[1.0, 1.0, 0.0]]), np.zeros(3, int), 1).tolist() == [0, 0, -1]
    assert owners(np.zeros((0, 3)), np.zeros(3, int), 1).tolist() == [-1] * 3


def test_a_border_has_the_length_that_it_has():
    grid = Grid.axis_aligned((10, 12, 3), 2.0, origin_mm=(0, 0, 0), frame="1.2")
    ijk = np.indices(grid.shape).reshape(3, -1).T
    count = len(ijk)
    brain = Brain(grid, ijk, grid.lps(ijk), np.ones(count, int), np.zeros(count))
    number = (ijk[:, 0] >= 5).astype(int)  # a face of 12 by 3 voxels, a slab 6 mm deep
    everywhere, one = np.ones(count, bool), np.zeros(count, int)
    assert borders_mm(number, brain, one, everywhere, 6.0) == {(0, 1): pytest.approx(24.0)}
    assert borders_mm(number, brain, number, everywhere, 6.0) == {}
