"""The bone that a cut opens, held below a limit."""

from dataclasses import replace

import numpy as np
import pytest

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import LabelMap
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.bone_limit import bone_area, bone_share, limit_bone
from dioscuri.separation.energy import field_of
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.session import bone_record
from dioscuri.separation.voxels import UNITS_PER_COST, cut_value, graph_of
from tests.separation.scenes import two_spheres
from tests.separation.test_constraints_brute import SHAPE, field, labellings

AT_3_MM = SeparationRecipe(
    working_spacing_mm=3.0, seed_depth_mm=15, interval_solves=1, misplaced_cost_per_mm3=0.01
)


@pytest.fixture(scope="module")
def bony():
    """Soft spheres of which the middle quarter at +L is bone: the waist cuts it, a bent cut less of it."""
    labels, ownership, axis = two_spheres(24, 10, 3.0)
    points = labels.grid.lps(np.indices(labels.values.shape).reshape(3, -1).T)
    wedge = ((points[:, 0] > 8) & (np.abs(points[:, 2]) < 5)).reshape(labels.values.shape)
    bone = labels.anatomy.numbers(tissue="bone")[0]
    values = np.where(wedge & (labels.values > 0), bone, labels.values).astype(np.uint16)
    labels = LabelMap(values, labels.grid)
    cheap_bone = AT_3_MM.model_copy(update={"bone_cost_per_mm2": 0.5})
    field = field_of(labels, ownership, cheap_bone, np.zeros(3))
    return OpenCut(field), bone_share(labels, field), bone_area(labels, field)


def test_a_limit_that_does_not_bind_changes_nothing(bony):
    opened, bone, measure = bony
    found = limit_bone(opened, bone, 1e4, measure)
    assert found.per_mm2 == 0 and found.gap == 0 and found.value == opened.value
    assert np.array_equal(found.pollux, opened.pollux)


def test_the_limit_is_kept_on_the_mesh_and_the_gap_is_named(bony):
    opened, bone, measure = bony
    free, before = measure(opened.pollux), opened.value
    found = limit_bone(opened, bone, 0.6 * free, measure)
    assert found.area_mm2 == measure(found.pollux) <= 0.6 * free
    assert before < found.value == opened.value_of(found.pollux)
    assert 0 <= found.gap <= found.value - before
    assert opened.value == before
    kept = bone_record(found, 0.6 * free, before)
    assert kept.kind == "bone-opening" and kept.added_cost.low <= (found.value - before) / 1e4


def test_no_labelling_within_the_limit_is_cheaper_by_more_than_the_gap():
    over = []
    for number in (3, 5, 9, 11):
        random = np.random.default_rng(number)
        here, bone = field(random), (random.random(SHAPE) < 0.5).astype(np.float32)
        price, bony = graph_of(here), graph_of(replace(here, cost=bone, misplaced=0 * here.misplaced))

        def area(pollux, bony=bony):
            return cut_value(bony, pollux[bony.inside]) / UNITS_PER_COST

        opened = OpenCut(here)
        most = 0.9 * area(opened.pollux)
        found = limit_bone(opened, bone, most, area)
        within = [p for p in map(np.copy, labellings(here)) if area(p) <= most]
        over.append(found.value - min(cut_value(price, p[price.inside]) for p in within))
        assert 0 <= over[-1] <= found.gap + 10
    assert max(over) > 10_000, "a cheaper cut that no multiplier reaches must be among the cases"


def test_more_bone_never_costs_more(bony):
    opened, bone, measure = bony
    free = measure(opened.pollux)
    values = [limit_bone(opened, bone, share * free, measure).value for share in (0.3, 0.6, 1.0)]
    assert values == sorted(values, reverse=True)


def test_an_unreachable_limit_names_the_least_area(bony):
    opened, _, measure = bony
    everywhere = np.ones(opened.field.body.shape, np.float32)
    with pytest.raises(SolverError, match="no cut opens less than [0-9]+ mm2 .*: allow at least that"):
        limit_bone(opened, everywhere, 1.0, lambda pollux: 5.0 + measure(pollux))


@pytest.mark.parametrize("limit", [-1.0, float("nan"), float("inf")])
def test_a_limit_that_is_none_is_refused(bony, limit):
    with pytest.raises(GeometryError, match="must be 0 or more and finite"):
        limit_bone(bony[0], bony[1], limit, bony[2])
