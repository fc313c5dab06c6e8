"""Harm, margins and the cost map of a flat cut through blocks, where every number is plain."""

import dataclasses

import numpy as np
import pytest

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, LabelMap, Ownership, Surface, VesselEdge, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.consequences import consequences
from dioscuri.separation.costmap import cost_map
from dioscuri.separation.energy import Field
from dioscuri.separation.margins import margins
from dioscuri.separation.surface import surface_between

RECIPE = SeparationRecipe()
SHAPE = (40, 40, 60)
GRID = Grid.axis_aligned(SHAPE, 1.0, origin_mm=(-19.5, -19.5, -29.5), frame="1.2")
X, Y, Z = GRID.lps(np.indices(SHAPE).reshape(3, -1).T).T.reshape(3, *SHAPE)


def block(owner_at=6.0, chance=255):
    """Brain inside muscle; castor's up to `owner_at` along S, pollux's above; the cut is at 0."""
    body = (np.abs(X) < 15) & (np.abs(Y) < 15) & (np.abs(Z) < 25)
    brain = (np.abs(X) < 10) & (np.abs(Y) < 10) & (np.abs(Z) < 20)
    labels = LabelMap(np.select([brain, body], [6, 2], 0).astype(np.uint16), GRID)
    castor = owner_at > Z
    owner = np.where(body, np.where(castor, 1, 2), 0).astype(np.uint8)
    return labels, Ownership(owner, np.where(castor, chance, 255 - chance).astype(np.uint8), GRID)


def field_of_block(labels):
    nothing = np.zeros(SHAPE, np.float32)
    return Field(GRID, labels.values > 0, nothing, nothing, nothing.astype(np.uint8)), Z > 0


def vessel(name, path, castor, radius=1.0):
    path = np.asarray(path, float)
    return name, path, castor, np.broadcast_to(radius, len(path))


def graph_of(*vessels):
    nodes = np.concatenate([path[[0, -1]] for _, path, _, _ in vessels])
    edges = [
        VesselEdge(name, 2 * n, 2 * n + 1, path, radius, np.zeros(len(path)), "artery", castor=castor)
        for n, (name, path, castor, radius) in enumerate(vessels)
    ]
    return VesselGraph(nodes, tuple(edges))


def along_s(x, y, low, high):
    return np.column_stack([np.full(61, x), np.full(61, y), np.linspace(low, high, 61)])


def result(labels, ownership, vessels=None, **more):
    field, pollux = field_of_block(labels)
    return consequences(labels, ownership, vessels, field, pollux, RECIPE, **more)


def test_tissue_on_the_wrong_side_is_counted_for_its_own_twin():
    castor, pollux = result(*block(owner_at=6.0)).harm
    assert castor.brain_ml.value == pytest.approx(20 * 20 * 6 / 1000)
    assert castor.soft_tissue_ml.value == pytest.approx((30 * 30 - 20 * 20) * 6 / 1000)
    assert castor.brain_ml.low < castor.brain_ml.value < castor.brain_ml.high
    assert (pollux.brain_ml.value, pollux.brain_ml.low, castor.bone_ml.value) == (0, 0, 0)
    assert pollux.territory_ml is None and pollux.vessels_divided is None


def test_exchanging_the_twins_exchanges_their_harm():
    labels, ownership = block(owner_at=6.0)
    turned = Ownership(np.array([0, 2, 1, 3], np.uint8)[ownership.owner], 255 - ownership.castor, GRID)
    field, pollux = field_of_block(labels)
    vessels = graph_of(vessel("v1", along_s(3, 4, -18, 9), 1.0), vessel("v2", along_s(-3, 4, -9, 18), 0.1))
    mirrored = graph_of(vessel("v1", along_s(3, 4, -18, 9), 0.0), vessel("v2", along_s(-3, 4, -9, 18), 0.9))
    one = consequences(labels, ownership, vessels, field, pollux, RECIPE).harm
    two = consequences(labels, turned, mirrored, field, ~pollux, RECIPE).harm
    for mine, yours in ((one[0], two[1]), (one[1], two[0])):
        a, b = (h.model_dump(exclude={"twin"}) for h in (mine, yours))
        for name in a:
            assert b[name]["value"] == pytest.approx(a[name]["value"], rel=1e-5)


def test_doubt_about_the_owner_widens_the_interval():
    labels, ownership = block(owner_at=0.0, chance=204)
    unsure = np.where(ownership.owner > 0, 3, 0).astype(np.uint8)
    castor, _ = result(labels, Ownership(unsure, ownership.castor, GRID)).harm
    assert castor.brain_ml.value == pytest.approx(20 * 20 * 20 * 0.2 / 1000)
    assert castor.brain_ml.low == 0
    assert castor.brain_ml.high == pytest.approx(8.0, abs=0.2)


def test_blood_and_vessels_are_counted_by_their_owner():
    vessels = graph_of(
        vessel("v1", along_s(3, 4, -20, 10), 1.0), vessel("v2", along_s(-3, -4, 2, 20), 0.6, 2.0)
    )
    found = result(*block(0.0), vessels)
    castor, pollux = found.harm
    lost, doubtful = np.pi * 10 / 1000, np.pi * 4 * 18 / 1000
    assert castor.blood_ml.value == pytest.approx(lost + 0.6 * doubtful, rel=0.05)
    assert castor.blood_ml.low == pytest.approx(lost, rel=0.1)
    assert castor.blood_ml.high == pytest.approx(lost + doubtful, rel=0.05)
    assert pollux.blood_ml.value == 0
    assert [c.id for c in found.crossings] == ["v1"]
    assert (castor.vessels_divided.value, pollux.vessels_divided.value) == (1, 0)


def test_territory_is_the_brain_nearest_to_a_lost_vessel(monkeypatch):
    monkeypatch.setattr("dioscuri.separation.harm.TERRITORY_STEP_MM", 1.0)
    vessels = graph_of(
        vessel("cut", along_s(-5, 0, -20, 20), 1.0), vessel("whole", along_s(5, 0, -20, -2), 1.0)
    )
    labels, ownership = block(0.0)
    castor, pollux = result(labels, ownership, vessels).harm
    assert castor.territory_ml.value == pytest.approx(20 * 10 * 20 / 1000, rel=0.05)
    assert castor.territory_ml.low == 0
    assert castor.territory_ml.high > castor.territory_ml.value
    assert pollux.territory_ml.value == 0
    assert any("crude" in cause for cause in castor.territory_ml.causes)


def test_territory_is_lost_with_a_whole_vessel_that_lies_on_the_other_side(monkeypatch):
    monkeypatch.setattr("dioscuri.separation.harm.TERRITORY_STEP_MM", 1.0)
    vessels = graph_of(
        vessel("over", along_s(0, 0, 2, 20), 1.0), vessel("whole", along_s(0, 0, -20, -2), 1.0)
    )
    castor, _ = result(*block(owner_at=30.0), vessels).harm
    assert castor.vessels_divided.value == 0
    assert castor.territory_ml.value == pytest.approx(20 * 20 * 20 / 1000)


def test_margins_are_distances_to_the_flat_cut():
    labels, _ = block()
    field, pollux = field_of_block(labels)
    surface = surface_between(field.body, pollux, GRID, labels)
    eloquence = ((Z > 7) & (Z < 9) & (np.abs(X) < 3)).astype(np.float32)
    vessels = graph_of(
        vessel("big", along_s(2, 2, 12, 24), 0.0, 3.0),
        vessel("thin", along_s(2, 2, 3, 20), 0.0, 0.5),
        vessel("cut", along_s(-5, 0, -20, 20), 1.0, 3.0),
    )
    cortex, wall = margins(surface, labels, RECIPE, vessels=vessels, divided={"cut"}, eloquence=eloquence)
    assert cortex.nearest_mm.value == pytest.approx(7, abs=0.3)
    assert cortex.nearest_mm.low < 7 < cortex.nearest_mm.high
    assert (wall.vessel, wall.at_lps_mm) == ("big", (2, 2, 12))
    assert wall.nearest_mm.value == pytest.approx(9, abs=0.3)
    through = margins(surface, labels, RECIPE, vessels=vessels)[1]
    assert (through.vessel, through.nearest_mm.value) == ("cut", 0)


def test_what_is_not_given_is_not_reported():
    labels, _ = block()
    field, pollux = field_of_block(labels)
    surface = surface_between(field.body, pollux, GRID, labels)
    cortex, wall = margins(surface, labels, RECIPE)
    assert cortex.nearest_mm is None and "not given" in cortex.statement
    assert wall.nearest_mm is None and "not given" in wall.statement
    with pytest.raises(GeometryError, match="eloquence"):
        margins(surface, labels, RECIPE, eloquence=np.full(SHAPE, 2.0))


def test_the_cost_map_adds_up_and_finds_the_dear_part():
    labels, _ = block()
    field, pollux = field_of_block(labels)
    surface = surface_between(field.body, pollux, GRID, labels)
    found = cost_map(surface, labels, RECIPE)
    truth = 20 * 20 * RECIPE.brain_cost_per_mm2 + (30 * 30 - 20 * 20) * RECIPE.soft_tissue_cost_per_mm2
    total = sum(p.area_mm2 * p.cost_per_mm2 for p in found.patches)
    assert total == pytest.approx(truth, rel=0.03)
    assert sum(p.area_mm2 for p in found.patches) == pytest.approx(surface.area_mm2)
    assert len(found.patches) == 9 and max(p.area_mm2 for p in found.patches) < 160
    assert found.cost.shape == found.patch.shape == (len(surface.faces),)
    (dearest,) = found.dearest(1)
    assert dearest.tissue == "brain" and np.abs(dearest.centre_lps_mm[:2]).max() < 6
    assert found.dearest(3) == cost_map(surface, labels, RECIPE).dearest(3)


def test_an_empty_surface_costs_nothing():
    empty = Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32))
    assert cost_map(empty, block()[0], RECIPE).patches == ()


def test_consequences_hold_everything_and_survive_a_given_surface():
    labels, ownership = block(0.0)
    vessels = graph_of(vessel("v1", along_s(3, 4, -20, 10), 1.0))
    found = result(labels, ownership, vessels)
    assert found.area_mm2.value == pytest.approx(30 * 30, rel=0.01)
    assert found.crossed_mm2["brain"].value == pytest.approx(400, rel=0.02)
    assert [line.layer for line in found.lines] == ["scalp", "bone", "dura"]
    assert found.lines[0].length_mm.value == pytest.approx(120, rel=0.04)
    assert type(found).model_validate_json(found.model_dump_json()) == found
    field, pollux = field_of_block(labels)
    surface = surface_between(field.body, pollux, GRID, labels)
    assert result(labels, ownership, vessels, surface=surface) == found
    one_side = consequences(labels, ownership, vessels, field, np.zeros(SHAPE, bool), RECIPE)
    assert one_side.area_mm2.value == 0 and one_side.crossings == ()


def test_what_does_not_fit_together_is_refused():
    labels, ownership = block()
    field, pollux = field_of_block(labels)
    elsewhere = Grid(GRID.lps_from_ijk, SHAPE, "1.3")
    apart = Ownership(ownership.owner, ownership.castor, elsewhere)
    for arguments, said in (
        ((labels, apart, None, field, pollux), "another grid"),
        ((labels, ownership, None, dataclasses.replace(field, grid=elsewhere), pollux), "frame"),
        ((labels, ownership, None, field, pollux[1:]), "shape"),
        ((labels, ownership, None, field, pollux.astype(np.uint8)), "bool"),
    ):
        with pytest.raises(GeometryError, match=said):
            consequences(*arguments, RECIPE)
