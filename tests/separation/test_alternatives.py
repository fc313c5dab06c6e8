"""Alternatives on a bar with two ways through it, whose costs and places are known."""

import dataclasses

import numpy as np
import pytest

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import LabelMap, VesselEdge, VesselGraph
from dioscuri.model.plan import OPTIMAL_FOR
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation import OpenCut
from dioscuri.separation.alternatives import alternatives
from dioscuri.separation.choices.diverse import SECTORS
from dioscuri.separation.choices.places import SCAN, place_of
from dioscuri.separation.energy import field_of
from dioscuri.separation.premises import premises
from tests.separation.bars import SURE, WIDE, bar

SKIN, MUSCLE, BONE, CSF = 1, 2, 3, 5
FREE = SURE.model_copy(update={"misplaced_cost_per_mm3": 0.0})


def opened(first=SKIN, second=MUSCLE, recipe=FREE, vessels=None, wide=None):
    """A bar of bone with two sheets 8 mm apart, of which the lower fills the bar."""
    labels, ownership = bar(BONE, sheet=(first, -5, -3))
    values = labels.values.copy()
    values[:wide, :, 21:23] = second  # z = 3.5 and 4.5
    labels = LabelMap(values, labels.grid)
    field = field_of(labels, ownership, recipe, np.zeros(3), vessels=vessels)
    return premises(labels, ownership, vessels, recipe, field), OpenCut(field)


def recipe(**changes):
    return FREE.model_copy(update=changes)


def test_the_other_sheet_is_found_when_it_costs_little_more():
    one, two = alternatives(*opened(recipe=recipe(soft_tissue_cost_per_mm2=1.05)), 2)
    assert one.alternative.statement == OPTIMAL_FOR and one.alternative.dearer.value == 0
    assert two.alternative.dearer.value == pytest.approx(0.05, abs=0.002)
    assert two.alternative.mean_mm.value == pytest.approx(8, abs=1.01)
    assert "5.0% dearer for these weights and labels" in two.alternative.statement
    assert two.alternative.consequences.crossed_mm2["muscle"].value > 0.9 * WIDE**2
    assert one.alternative.consequences.crossed_mm2["skin"].value > 0.9 * WIDE**2


def test_a_way_that_costs_more_than_the_gap_is_left():
    found = alternatives(*opened(recipe=recipe(soft_tissue_cost_per_mm2=1.2)), 9)
    assert [a for a in found if a.alternative.why.startswith("another way")] == []
    wide = recipe(soft_tissue_cost_per_mm2=1.2, alternative_gap=0.3)
    found = alternatives(*opened(recipe=wide), 9)
    assert any(a.alternative.dearer.value == pytest.approx(0.2, abs=0.002) for a in found)


def test_other_weights_find_the_other_sheet_without_any_gap():
    dear = recipe(soft_tissue_cost_per_mm2=1.3, alternative_gap=0.0)
    found = {a.alternative.why: a.alternative for a in alternatives(*opened(recipe=dear), 9)}
    assert found["skin twice as dear"].dearer.value == pytest.approx(0.3, abs=0.002)


def test_one_side_may_go_another_way():
    pinned = SURE.model_copy(
        update={"misplaced_cost_per_mm3": 0.3, "alternative_gap": 0.8, "alternative_distance_mm": 2.0}
    )
    basis, open_cut = opened(MUSCLE, MUSCLE, pinned)
    labels = LabelMap(np.full_like(basis.labels.values, MUSCLE), basis.labels.grid)
    field = field_of(labels, basis.ownership, pinned, np.zeros(3))
    basis = premises(labels, basis.ownership, None, pinned, field)
    optimum, *ways = alternatives(basis, OpenCut(field), 1 + SECTORS)
    assert len(ways) == SECTORS == len({a.alternative.why for a in ways})
    for a in ways:
        assert a.alternative.why.startswith("another way round on the scan's")
        assert 0.5 < a.alternative.dearer.value <= 0.8
        moved = np.argwhere(a.pollux != optimum.pollux)[:, :2] - 4.5
        outward = np.abs(moved.mean(axis=0)).max()
        assert outward > 0.5  # the bump lies to one side of the bar


def test_the_extra_price_is_bisected_where_the_highest_pushes_too_far():
    dear = recipe(bone_cost_per_mm2=20, alternative_gap=4.0)
    basis, _ = opened(MUSCLE, MUSCLE, dear, wide=WIDE // 2)
    values = basis.labels.values.copy()
    values[3:5, :, 14:22] = MUSCLE  # a way up to the half sheet, as large as the sheet itself
    labels = LabelMap(values, basis.labels.grid)
    field = field_of(labels, basis.ownership, dear, np.zeros(3))
    found = alternatives(premises(labels, basis.ownership, None, dear, field), OpenCut(field), 9)
    ways = [a.alternative for a in found if a.alternative.why.startswith("another way")]
    assert ways and all(0.5 < a.dearer.value <= 4 for a in ways)


def test_costs_are_those_of_the_team_and_surfaces_differ():
    basis, open_cut = opened(recipe=recipe(soft_tissue_cost_per_mm2=1.05, alternative_gap=1.2))
    found = alternatives(basis, open_cut, 6)
    assert len(found) > 2
    assert len({a.pollux[basis.field.body].tobytes() for a in found}) == len(found)
    for a in found:
        dearer = open_cut.value_of(a.pollux) / open_cut.value - 1
        assert a.alternative.dearer.value == pytest.approx(dearer, abs=1e-6) and dearer >= 0
        assert a.alternative.most_mm.value >= 5 or a.alternative.dearer.value == 0


def test_the_open_cut_stays_as_it_is():
    basis, open_cut = opened()
    field, value, pollux = open_cut.field, open_cut.value, open_cut.pollux
    alternatives(basis, open_cut, 4)
    assert open_cut.field is field and open_cut.value == value
    assert np.array_equal(open_cut.pollux, pollux)


def test_pieces_of_the_sinus_go_to_either_twin_in_every_combination():
    basis, open_cut = opened(CSF, MUSCLE)
    pieces = {name: np.zeros(basis.field.body.shape, bool) for name in ("left piece", "right piece")}
    pieces["left piece"][2:4, 4:6, 18:20] = pieces["right piece"][7:9, 4:6, 18:20] = True
    found = alternatives(basis, open_cut, 10, pieces=pieces)
    owners = {
        tuple("pollux" if a.pollux[mask].all() else "castor" for mask in pieces.values()): a for a in found
    }
    assert set(owners) == {(a, b) for a in ("castor", "pollux") for b in ("castor", "pollux")}
    assert owners["castor", "pollux"].alternative.why == "to castor: left piece; to pollux: right piece"
    assert owners["castor", "castor"].alternative.why == "to castor: all of the shared sinus"
    assert all(found[0].pollux[mask].all() for mask in pieces.values())
    assert "to pollux: all of the shared sinus" not in {a.alternative.why for a in found}


def test_a_shared_sinus_is_found_by_rule_and_given_as_edges():
    angle = np.linspace(0, 2 * np.pi, 41)
    ring = np.column_stack([3 * np.cos(angle), 3 * np.sin(angle), np.zeros(41)]) + (3.5, 3.5, -4)
    edge = VesselEdge("v1", 0, 0, ring, np.float64(0.5), np.float64(0.1), "sinus", castor=0.5)
    vessels = VesselGraph(ring[:1], (edge,))
    basis, open_cut = opened(CSF, MUSCLE, recipe(vessel_cost_per_mm2=1.0), vessels=vessels)
    by_rule = {a.alternative.why for a in alternatives(basis, open_cut, 17)}
    assert any("to castor: sinus on the scan's left" in why for why in by_rule)
    given = {a.alternative.why for a in alternatives(basis, open_cut, 5, pieces={"ring": ["v1"]})}
    assert given & {"to castor: ring", "to pollux: ring"}
    with pytest.raises(SolverError, match="edge 'v9' found"):
        alternatives(basis, open_cut, 2, pieces={"ring": ["v9"]})


def test_a_constraint_holds_in_every_alternative():
    basis, _ = opened(recipe=recipe(soft_tissue_cost_per_mm2=1.05))
    cost = basis.field.cost.copy()
    cost[3:6, 3:6, 21:26] = 1e9  # round the upper sheet's middle
    held = dataclasses.replace(basis.field, cost=cost)
    basis = premises(basis.labels, basis.ownership, None, basis.recipe, held)
    for a in alternatives(basis, OpenCut(held), 6):
        assert len(np.unique(a.pollux[3:6, 3:6, 21:26])) == 1


def test_islands_are_told():
    basis, open_cut = opened(CSF, BONE, recipe(misplaced_cost_per_mm3=0.5))
    deep = np.zeros(basis.field.body.shape, bool)
    deep[3:7, 3:7, 23:28] = True
    found = alternatives(basis, open_cut, 9, pieces={"piece": deep})
    notes = [n for a in found if a.alternative.why == "to castor: piece" for n in a.alternative.notes]
    assert notes == ["0.1 mL of castor's side are islands in the other's"]
    assert found[0].alternative.notes == ()


def test_a_direction_is_told_by_its_nearest_names():
    assert place_of(np.array([0, 1.0, 0]), SCAN) == "the scan's back"
    assert place_of(np.array([0.6, -0.8, 0]), SCAN) == "the scan's front, towards the scan's left"
    assert place_of(np.array([0, 0, 2.0]), {"castor's left": np.array([0, 0, 9.0])}) == "castor's left"


def test_bad_input_is_refused():
    basis, open_cut = opened()
    with pytest.raises(SolverError, match="alternatives: 0 found, must be at least 1"):
        alternatives(basis, open_cut, 0)
    with pytest.raises(SolverError, match="sinus: 5 pieces found, must be at most 4"):
        alternatives(basis, open_cut, 2, pieces={str(n): basis.field.body for n in range(5)})
    with pytest.raises(GeometryError, match="alternative_gap"):
        SeparationRecipe(alternative_gap=-0.1)
