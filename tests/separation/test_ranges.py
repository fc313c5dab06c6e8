"""Weights that may move, and by how much: the bar is cut in its sheet until the sheet is dearer."""

import numpy as np
import pytest

from dioscuri.errors import SolverError
from dioscuri.separation import OpenCut
from dioscuri.separation.between import Apart, apart, faces_of, share_within
from dioscuri.separation.energy import field_of
from dioscuri.separation.premises import premises, weights_of
from dioscuri.separation.ranges import weight_ranges
from tests.separation.bars import SURE, WIDE, along, bar

PINNED = SURE.model_copy(update={"misplaced_cost_per_mm3": 1e-3})
BONE, CSF = 3, 5


def ranges(names, recipe=PINNED):
    labels, ownership = bar(BONE, sheet=(CSF, -3, 1))
    field = field_of(labels, ownership, recipe, np.zeros(3))
    return weight_ranges(premises(labels, ownership, None, recipe, field), OpenCut(field), names)


def test_the_cut_leaves_the_sheet_where_it_costs_as_much_as_bone():
    fluid, bone = ranges(["csf_cost_per_mm2", "bone_cost_per_mm2"])
    assert fluid.low is None and fluid.searched_low == 0.5 / 16
    assert fluid.high.low < 2.01 and 2.0 < fluid.high.high < 2.0 * 1.11
    assert bone.high is None and bone.low.low < 0.5 < bone.low.high * 1.01
    assert str(fluid).startswith("csf_cost 0.5 per mm2: the surface stays put from beyond 0.0312 to 2.")


def test_a_weight_of_tissue_that_is_not_there_may_be_anything():
    (skin,) = ranges(["scalp_cost_per_mm2"])
    assert skin.low is None and skin.high is None
    assert str(skin).endswith("from beyond 0.0625 to beyond 16")


def test_a_weight_of_zero_is_searched_upward_only():
    (fluid,) = ranges(["csf_cost_per_mm2"], PINNED.model_copy(update={"csf_cost_per_mm2": 0.0}))
    assert fluid.low is None and fluid.searched_low == 0
    assert fluid.high.low < 2.01 and 2.0 < fluid.high.high < 2.0 * 1.11


def test_every_preference_has_a_range():
    assert {"vessel_cost_per_mm2", "misplaced_brain_cost_per_mm3"} < set(weights_of(SURE))
    assert all("cost" in name for name in weights_of(SURE))


def test_what_is_no_weight_is_refused():
    with pytest.raises(SolverError, match="'seed_depth_mm' found, must be one of scalp_cost"):
        ranges(["seed_depth_mm"])


def test_the_field_is_linear_in_every_weight():
    labels, ownership = bar(6, sheet=(CSF, -3, 1))
    vessels = along(0.8)
    field = field_of(labels, ownership, SURE, np.zeros(3), vessels=vessels)
    basis = premises(labels, ownership, vessels, SURE, field)
    for name, value in weights_of(SURE).items():
        there = SURE.model_copy(update={name: 3.7 * value})
        asked = field_of(labels, ownership, there, np.zeros(3), vessels=vessels)
        found = basis.moved((basis.slope(name), 2.7 * value))
        assert np.allclose(found.cost, asked.cost, rtol=1e-4, atol=1e-5), name
        assert np.allclose(found.misplaced, asked.misplaced, rtol=1e-4, atol=1e-5), name


def test_a_constraint_keeps_its_price_under_every_weight():
    labels, ownership = bar(BONE, sheet=(CSF, -3, 1))
    field = field_of(labels, ownership, SURE, np.zeros(3))
    field.cost[4, 4, 18] = 1e9
    basis = premises(labels, ownership, None, SURE, field)
    moved = basis.moved((basis.slope("csf_cost_per_mm2"), 3.0))
    assert moved.cost[4, 4, 18] == np.float32(1e9)
    assert moved.cost[4, 4, 17] == 3.5


def test_planes_lie_as_far_apart_as_they_do():
    labels, ownership = bar()
    field = field_of(labels, ownership, SURE, np.zeros(3))
    depth = np.broadcast_to(np.arange(field.body.shape[2]), field.body.shape)
    one, two = (faces_of(field, depth > n) for n in (18, 21))
    assert len(one) == WIDE**2
    assert apart(one, two) == Apart(3, 3, 3)
    assert apart(one, one) == Apart(0, 0, 0)
    assert share_within(one, two, 3) == 0 and share_within(one, two, 3.01) == 1
    assert share_within(one, one, 1) == 1
    half = depth > np.where(np.arange(field.body.shape[0]) < 5, 18, 21)[:, None, None]
    assert share_within(one, faces_of(field, half), 1) == pytest.approx(0.5, abs=0.15)


def test_a_bump_counts_from_whichever_side_it_is_seen():
    labels, ownership = bar()
    field = field_of(labels, ownership, SURE, np.zeros(3))
    depth = np.broadcast_to(np.arange(field.body.shape[2]), field.body.shape)
    flat, island = depth > 18, depth > 18
    island = island | ((np.abs(depth - 10) < 2) & field.body)
    one, two = faces_of(field, flat), faces_of(field, island)
    assert share_within(one, two, 1) == share_within(two, one, 1) < 0.5
    assert apart(one, two).largest_mm > 5
    assert apart(one, one[:0]).largest_mm == np.inf
