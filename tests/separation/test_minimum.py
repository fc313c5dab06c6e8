"""`minimum_cut` on plain arrays: known answers, what it notes, and what it refuses."""

import numpy as np
import pytest

from dioscuri.errors import GeometryError, SolverError
from dioscuri.separation import memory, minimum, minimum_cut
from dioscuri.separation.audit import audit
from tests.separation.reference import reference_solve

ONE_MM = (1.0, 1.0, 1.0)


@pytest.fixture(params=["own", "reference"])
def solver(request, monkeypatch):
    if request.param == "reference":
        monkeypatch.setattr(minimum, "solve", reference_solve)


def bar(layers, width=(12, 12)):
    """(cost, seeds): layers of these costs between a layer of castor's and one of pollux's."""
    cost = np.ones((len(layers) + 2, *width)) * np.array([1.0, *layers, 1.0])[:, None, None]
    seeds = np.zeros(cost.shape, np.uint8)
    seeds[0], seeds[-1] = 1, 2
    return cost, seeds


def test_the_bar_is_cut_where_it_is_cheapest(solver):
    cost, seeds = bar([9, 9, 1, 1, 9, 9], (24, 24))
    found = minimum_cut(cost, seeds, (1.0, 1.5, 1.25))
    assert (found.labels[:4] == 1).all() and (found.labels[4:] == 2).all()
    assert found.certified and found.gap == 0 and found.energy == found.flow
    area = 24 * 24 * 1.5 * 1.25
    assert found.area_mm2 == pytest.approx(area, rel=0.02)  # on the mesh
    assert found.energy == pytest.approx(area, rel=0.15)  # the metric loses neighbours at the rim
    assert found.notes == ()
    assert found.labels.dtype == np.uint8 and found.seconds > 0


def test_spacing_with_endless_decimals_is_certified(solver):
    cost, seeds = bar(np.random.default_rng(3).uniform(0.1, 30, 8), (9, 9))
    for spacing in (np.pi * np.array([1, 1.3, 0.9]), np.array([1, 1.1, 7]) / 3):
        assert minimum_cut(cost, seeds, spacing).certified


def test_tissue_goes_where_it_is_dearly_misplaced(solver):
    cost, seeds = bar([1, 1, 1, 1, 1, 1])
    misplaced = np.zeros(cost.shape)
    misplaced[1:3], misplaced[3:7] = 4.0, -4.0
    found = minimum_cut(cost, seeds, ONE_MM, misplaced=misplaced)
    assert (found.labels[:3] == 1).all() and (found.labels[3:] == 2).all()
    assert found.certified
    assert audit(cost, seeds, np.array(ONE_MM), found.certificate, misplaced=misplaced).passed
    assert not audit(cost, seeds, np.array(ONE_MM), found.certificate).passed


def test_long_voxels_are_split_and_said_so(solver):
    cost, seeds = bar([5, 5, 1, 1, 5, 5], (6, 20))
    found = minimum_cut(cost, seeds, (1.0, 5.0, 1.5))
    assert found.certificate.parts == (1, 3, 1)
    assert "1x3x1 parts (1 x 1.66667 x 1.5 mm)" in found.notes[0]
    assert found.labels.shape == cost.shape and found.certified
    assert (found.labels[:4] == 1).all() and (found.labels[4:] == 2).all()
    assert found.area_mm2 == pytest.approx(6 * 5 * 20 * 1.5, rel=0.03)
    misplaced = np.full(cost.shape, 0.01)
    assert minimum_cut(cost, seeds, (1.0, 5.0, 1.5), misplaced=misplaced).certified


def test_air_is_no_part_of_the_cut_whatever_it_costs(solver):
    cost, seeds = bar([3, 1, 1, 3])
    plain = minimum_cut(cost, seeds, ONE_MM)
    padded, marks = np.pad(cost, 2, constant_values=np.nan), np.pad(seeds, 2, constant_values=255)
    found = minimum_cut(padded, marks, ONE_MM)
    assert found.energy == plain.energy
    assert np.array_equal(found.labels[2:-2, 2:-2, 2:-2], plain.labels)
    assert (found.labels[marks == 255] == 255).all()


def test_islands_are_castors_and_noted(solver):
    cost, seeds = bar([1, 1, 1, 1])
    seeds[:, 5:7], seeds[2, 6, 6] = 255, 0
    seeds[:, 7:] = 255
    found = minimum_cut(cost, seeds, ONE_MM)
    assert "1 undecided voxels that no seed reaches" in found.notes[-1]
    assert found.labels[2, 6, 6] == 1
    seeds[2, 6, 6], seeds[2:4, 9:11, 9:11] = 255, 0
    found = minimum_cut(cost, seeds, ONE_MM)
    assert "8 undecided voxels that no seed reaches" in found.notes[-1]
    assert (found.labels[2:4, 9:11, 9:11] == 1).all()
    assert found.certified
    wanted = np.where(np.indices(seeds.shape)[1] == 10, -1.0, 0.0)
    leaning = minimum_cut(cost, seeds, ONE_MM, misplaced=wanted)
    assert (leaning.labels[2:4, 9:11, 9:11] == 2).any() and leaning.notes == ()


def test_nothing_undecided_and_nothing_to_pay(solver):
    cost, seeds = bar([1, 1])
    seeds[1:3] = 255
    found = minimum_cut(cost, seeds, ONE_MM)
    assert (found.energy, found.gap, found.area_mm2, found.certified) == (0, 0, 0, True)
    cost, seeds = bar([0, 0, 0])
    assert minimum_cut(cost * 0, seeds, ONE_MM).energy == 0


@pytest.mark.parametrize("factor", [1e-20, 1e-3, 7.0, 1e20])
def test_costs_of_any_size_give_the_same_cut(factor, solver):
    rng = np.random.default_rng(2)
    cost, seeds = bar([1] * 5, (6, 6))
    cost *= rng.uniform(0.2, 30, cost.shape)
    one, other = minimum_cut(cost, seeds, ONE_MM), minimum_cut(cost * factor, seeds, ONE_MM)
    assert other.energy == pytest.approx(one.energy * factor, rel=1e-4)
    assert np.array_equal(one.labels, other.labels) and other.certified


def test_capacities_fill_int32(solver):
    cost, seeds = bar([1] * 4)
    cost[2, 3, 3] = 3000.0
    found = minimum_cut(cost, seeds, ONE_MM)
    units = found.certificate.units_per_cost
    dearest = (1 + 3000) / 2 * found.certificate.weights_mm2.max() * units
    assert 2**28 < dearest < 2**30
    assert found.certified


def refused(error, match, cost, seeds, spacing=ONE_MM, **options):
    with pytest.raises(error, match=match) as caught:
        minimum_cut(cost, seeds, spacing, **options)
    assert "\n" not in str(caught.value)


def test_shapes_and_types_that_cannot_be_meant_are_refused():
    cost, seeds = bar([1, 1, 1])
    refused(GeometryError, "cost_per_mm2: float64", cost[0], seeds)
    refused(GeometryError, "cost_per_mm2: bool", cost > 0, seeds)
    refused(GeometryError, "seeds: int64", cost, seeds.astype(int))
    refused(GeometryError, r"must be uint8 \(5, 12, 12\)", cost, seeds[:-1])
    refused(GeometryError, "misplaced: float64", cost, seeds, misplaced=cost[0])
    for spacing in ((1.0, 1.0), "abc", (1.0, 0.0, 1.0), (1.0, -1.0, 1.0), (1.0, 51.0, 51.0), (1, np.nan, 1)):
        refused(GeometryError, "spacing_mm: ", cost, seeds, spacing)
    refused(GeometryError, "1:25, must be at most 1:20", cost, seeds, (1.0, 25.0, 1.0))


def test_seeds_that_cannot_be_cut_are_refused():
    cost, seeds = bar([1, 1, 1])
    refused(SolverError, "none of pollux", cost, np.minimum(seeds, 1))
    refused(SolverError, "none of castor", cost, np.where(seeds == 1, 0, seeds).astype(np.uint8))
    refused(SolverError, "empty body", cost, np.full_like(seeds, 255))
    refused(SolverError, "value 7 found", cost, np.where(seeds == 1, 7, seeds).astype(np.uint8))
    touching = seeds.copy()
    touching[:4, 5, 5] = 1
    touching[4, 5, 5] = 2
    refused(SolverError, "9 pairs of castor's and pollux's touch", cost, touching)
    refused(SolverError, "9 pairs", cost[::-1], touching[::-1])


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, -0.5, 1e31, 1e300])
def test_costs_that_cannot_be_paid_are_refused(bad):
    cost, seeds = bar([1, 1, 1])
    cost[2, 4, 4] = bad
    refused(SolverError, "cost_per_mm2: ", cost, seeds)
    if bad != -0.5:
        refused(SolverError, "misplaced: ", np.ones_like(cost), seeds, misplaced=cost)


def test_too_wide_a_range_is_refused_with_what_is_allowed():
    cost, seeds = bar([1] * 4)
    cost[2, 3, 3] = 1e6
    refused(SolverError, "overflow, the dearest voxel .1e.06. is 1e.06 times the median", cost, seeds)
    cost[2, 3, 3] = 40_000.0
    assert minimum_cut(cost, seeds, ONE_MM).energy > 0
    refused(SolverError, "misplaced: 1e.09 per voxel", cost, seeds, misplaced=np.full(cost.shape, 1e9))


def test_a_graph_beyond_memory_is_refused_before_it_is_built(monkeypatch):
    cost, seeds = bar([1] * 8)
    need = memory.bytes_needed(minimum.given(cost, seeds, ONE_MM, None))
    assert need >= 240 * (seeds == 0).sum()
    monkeypatch.setattr(memory, "bytes_free", lambda: need / 8)
    monkeypatch.setattr(minimum, "graph_of", None)
    refused(SolverError, "resample to 2 x 2 x 2 mm or coarser", cost, seeds)
    monkeypatch.setattr(memory, "bytes_free", lambda: need)
    with pytest.raises(TypeError):
        minimum_cut(cost, seeds, ONE_MM)


def test_the_machine_says_what_is_free():
    assert memory.bytes_free() > 2**20
