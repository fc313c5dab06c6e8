"""Vessels of different twins that touch: the injections take them apart, what truly joins stays joined."""

import numpy as np
import pytest

from dioscuri.circulation import vessel_graph
from dioscuri.circulation.apart import blood_of, parted_mask
from dioscuri.circulation.skeleton import loops_of
from dioscuri.model import CASTOR, POLLUX
from dioscuri.model.recipe import CirculationRecipe
from tests.circulation.scenes import GRID, SHAPE, labelled, near, rise

LEFT = near(np.array([[-14, -2.0, 0], [8, -2.0, 0], [22, -14, 0.0]]), 2.2)
RIGHT = near(np.array([[-14, 2.0, 1], [8, 2.0, 1], [22, 14, 1.0]]), 2.2) & ~LEFT
APART = near(np.array([[-14, -2.0, 0], [-26, -12, 0.0]]), 2.2) | near(
    np.array([[-14, 2.0, 1], [-26, 12, 0.0]]), 2.2
)
BOTH = near(np.array([[-14, 0, 0], [-14, 0, -18.0]]), 3.0)

PARTED = CirculationRecipe(part_by_contrast=True)


def injections(share, mask, noise=20.0, seed=0):
    """A venous phase of each twin; `share` is castor's, (I, J, K)."""
    rng = np.random.default_rng(seed)
    return tuple(
        rise("cta_venous", twin, 200 * part * mask + rng.normal(0, noise, SHAPE))
        for twin, part in (("castor", share), ("pollux", 1 - share))
    )


def share_of(left, right):
    """Castor's share: all in `left`, none in `right`, half elsewhere."""
    return np.where(left, 1.0, np.where(right, 0.0, 0.5))


def test_two_veins_side_by_side_of_different_twins_are_two_vessels():
    mask = LEFT | RIGHT | APART
    y = np.indices(SHAPE)[1] - 32
    left = LEFT | (APART & ~RIGHT & (y < 0))
    assert len(vessel_graph(labelled(vein=mask), ())) > 2
    graph = vessel_graph(labelled(vein=mask), injections(share_of(left, mask & ~left), mask), PARTED)
    assert len(graph) == 2
    assert sorted(round(e.castor) for e in graph) == [0, 1]
    assert all(abs(np.median(e.radius_mm) - 2.15) < 0.3 for e in graph)


def test_without_injections_the_same_two_are_not_told_apart():
    assert blood_of(LEFT | RIGHT, GRID, (), "vein", 20.0) is None
    only = injections(share_of(LEFT, RIGHT), LEFT | RIGHT)[:1]
    assert blood_of(LEFT | RIGHT, GRID, only, "vein", 20.0) is None


def test_a_sinus_that_both_fill_stays_whole_with_a_vein_of_each():
    mask = LEFT | RIGHT | BOTH
    share = share_of(LEFT & ~BOTH, RIGHT & ~BOTH)
    graph = vessel_graph(labelled(vein=mask), injections(share, mask), PARTED)
    degree = np.bincount([n for e in graph for n in (e.start, e.end)])
    assert graph.loops == 0
    assert (degree > 2).sum() == 1 and len(graph) == 3
    assert sum(0.3 < e.castor < 0.7 for e in graph) == 1


def test_vessels_that_meet_end_to_end_or_run_into_each_other_stay_joined():
    line = near(np.array([[-22, 0, 0], [22, 0, 3.0]]), 2.2)
    west = np.indices(SHAPE)[0] < 32
    graph = vessel_graph(labelled(vein=line), injections(share_of(line & west, line & ~west), line), PARTED)
    assert len(graph) == 1
    trunk = near(np.array([[-22, 0, 0], [22, 0, 0.0]]), 2.5)
    branch = near(np.array([[0, 3, 0], [2, 20, 5.0]]), 1.6) & ~trunk
    mask = trunk | branch
    graph = vessel_graph(labelled(vein=mask), injections(share_of(branch, trunk), mask), PARTED)
    assert len(graph) == 3


@pytest.mark.parametrize("seed", range(3))
def test_parting_takes_only_voxels_and_opens_no_vessel_of_its_own(seed):
    rng = np.random.default_rng(seed)
    tubes = [
        near(rng.uniform((-26, -26, -18), (26, 26, 18), (2, 3)), rng.uniform(1.2, 2.6)) for _ in range(8)
    ]
    left = np.any(tubes[:4], axis=0)
    right = np.any(tubes[4:], axis=0) & ~left
    mask = left | right
    blood = blood_of(mask, GRID, injections(share_of(left, right), mask, seed=seed), "vein", 20.0)
    solid, taken = parted_mask(blood)
    assert not (solid & ~mask).any() and solid.sum() + len(taken) == mask.sum()
    for twin in (CASTOR, POLLUX):
        own = blood.without(3 - twin)
        assert loops_of(own & solid) == loops_of(own)
