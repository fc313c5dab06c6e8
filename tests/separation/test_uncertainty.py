"""Samples of the labels: what must come out is known."""

import dataclasses
import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import SolverError
from dioscuri.model import Grid
from dioscuri.separation import OpenCut
from dioscuri.separation.cut import painted
from dioscuri.separation.energy import field_of
from dioscuri.separation.montecarlo import SmoothNoise, world_of
from dioscuri.separation.montecarlo.kernels import displace
from dioscuri.separation.montecarlo.vesselparts import VesselParts, groups_of, missed_chance
from dioscuri.separation.montecarlo.world import without_septum
from dioscuri.separation.premises import premises
from dioscuri.separation.surface import surface_between
from dioscuri.separation.uncertainty import share, uncertainty
from tests.separation.bars import LONG, SURE, WIDE, along, bar


def opened(labels, ownership, vessels=None, recipe=SURE):
    field = field_of(labels, ownership, recipe, np.zeros(3), vessels=vessels)
    found = OpenCut(field)
    return found, surface_between(field.body, found.pollux, field.grid, labels)


def planes(world, n, seed=3):
    """Where `n` samples cut the bar on average, mm along it."""
    out = []
    for one in np.random.SeedSequence(seed).spawn(n):
        field, _ = world.sample(one)
        out.append((OpenCut(field).pollux & field.body).sum() / WIDE**2)
    return np.array(out)


def with_shift(labels, ownership, sd_mm, length_mm):
    recipe = SURE.model_copy(update={"ownership_shift_sd_mm": sd_mm, "correlation_mm": length_mm})
    found, _ = opened(labels, ownership, recipe=recipe)
    return world_of(premises(labels, ownership, None, recipe, found.field))


def test_without_doubt_every_sample_is_the_optimum():
    labels, ownership = bar(6, sheet=(5, -3, 1))
    vessels = along(0.8)
    whole = painted(labels, vessels)
    found, surface = opened(whole, ownership, vessels)
    sure = uncertainty(premises(whole, ownership, vessels, SURE, found.field), found, surface, seed=1)
    assert (sure.near == 1).all() and len(sure.near) == len(surface.vertices) > 50
    assert set(np.unique(sure.frequency)) == {0, 1}
    assert [c.divided.value for c in sure.crossings] == [1]
    assert [c.same_keeper.value for c in sure.crossings] == [1]


@pytest.mark.parametrize("sd_mm", [1.0, 2.0])
def test_a_plane_spreads_as_far_as_its_boundary_is_shifted(sd_mm):
    found = planes(with_shift(*bar(), sd_mm, 60), 150)
    assert abs(found.std() / np.hypot(sd_mm, 12**-0.5) - 1) < 3 / np.sqrt(2 * 150)


def test_noise_of_each_voxel_alone_would_flatter():
    labels, ownership = bar()
    world = with_shift(labels, ownership, 2.0, 60)
    alone = dataclasses.replace(world, noise=SmoothNoise(world.field.grid, 0.1, world.voxels))
    assert planes(alone, 40).std() < 0.3 * planes(world, 40).std()


def test_the_frequency_map_says_where_samples_pass():
    labels, ownership = bar()
    recipe = SURE.model_copy(
        update={"ownership_shift_sd_mm": 1.5, "correlation_mm": 60, "uncertainty_samples": 150}
    )
    found, surface = opened(labels, ownership, recipe=recipe)
    unsure = uncertainty(premises(labels, ownership, None, recipe, found.field), found, surface, seed=1)
    line = unsure.frequency[WIDE // 2, WIDE // 2]
    assert line.sum() == pytest.approx(2, abs=0.05)
    z = np.arange(len(line)) - (len(line) - 1) / 2
    mean = (z * line).sum() / line.sum()
    spread = (line * (z - mean) ** 2).sum() / line.sum() - 0.25
    assert np.sqrt(spread) == pytest.approx(np.hypot(1.5, 12**-0.5), rel=0.18)
    within = np.mean(np.abs(np.random.default_rng(0).normal(0, np.hypot(1.5, 12**-0.5), 10_000)) < 3)
    assert np.median(unsure.near) == pytest.approx(within, abs=0.06)


def test_a_vessel_missed_with_chance_p_is_divided_in_the_rest():
    labels, ownership = bar()
    vessels = along(0.8)
    recipe = SURE.model_copy(update={"vessel_half_missed_mm": 0.4, "uncertainty_samples": 120})
    whole = painted(labels, vessels)
    found, surface = opened(whole, ownership, vessels, recipe)
    only = uncertainty(
        premises(whole, ownership, vessels, recipe, found.field), found, surface, seed=4
    ).crossings[0]
    assert missed_chance(0.8, 0.4) == 0.25
    assert abs(only.divided.value - 0.75) < 3 * np.sqrt(0.75 * 0.25 / 120)
    assert only.divided == only.found and only.divided_in_optimum
    assert only.same_keeper.value == 1  # of the samples that have the vessel
    assert only.divided.low < 0.75 < only.divided.high


def test_with_every_vessel_found_prices_are_the_fields():
    labels, ownership = bar()
    vessels = along(0.8, 0.5)
    whole, coarse = painted(labels, vessels), SURE.model_copy(update={"working_spacing_mm": 1.5})
    found, _ = opened(whole, ownership, vessels, coarse)
    world = world_of(premises(whole, ownership, vessels, coarse, found.field))
    assert 0 < world.vessels.share.min() < world.vessels.share.max() < 1
    field, _ = world.sample(np.random.SeedSequence(1))
    assert np.array_equal(field.cost, found.field.cost)
    assert np.allclose(field.misplaced, found.field.misplaced, atol=1e-9)


def test_prices_are_read_where_the_displacement_says():
    rng = np.random.default_rng(2)
    grid = Grid.axis_aligned((9, 11, 13), 1.0, origin_mm=(0, 0, 0), frame="1.2")
    cost, misplaced = rng.random((2, *grid.shape)).astype(np.float32)
    noise = SmoothNoise(grid, 4.0, np.arange(cost.size))
    nodes, (i, j, k) = noise.draw(rng), noise.axes
    at = np.meshgrid(*(a.node + a.part for a in (i, j, k)), indexing="ij")
    even = i.even[:, None, None] * j.even[:, None] * k.even
    u = [even * ndimage.map_coordinates(nodes[..., n], at, order=1) for n in range(6)]
    one, two = np.zeros_like(cost), np.zeros_like(cost)
    displace(
        *(np.arange(cost.size), cost.shape, i.node, j.node, k.node, i.part, j.part, k.part),
        *(i.even, j.even, k.even, nodes, np.float32(0.7), np.float32(1.9)),
        *(cost.ravel(), misplaced.ravel(), one.ravel(), two.ravel()),
    )
    here = np.indices(grid.shape)
    for out, values, sd, parts in ((one, cost, 0.7, u[:3]), (two, misplaced, 1.9, u[3:])):
        there = [h + sd * d for h, d in zip(here, parts, strict=True)]
        assert np.allclose(out, ndimage.map_coordinates(values, there, order=1, mode="nearest"), atol=1e-5)


def test_a_missed_vessel_leaves_the_tissue_round_it():
    labels, ownership = bar()
    vessels = along(0.8)
    whole = painted(labels, vessels)
    with_vessel, _ = opened(whole, ownership, vessels)
    without, _ = opened(labels, ownership)
    recipe = SURE.model_copy(update={"vessel_half_missed_mm": 5.0})
    world = world_of(premises(whole, ownership, vessels, recipe, with_vessel.field))
    one = next(s for s in np.random.SeedSequence(1).spawn(50) if not world.sample(s)[1][0])
    field = world.sample(one)[0]
    priced = np.unravel_index(world.voxels, field.body.shape)
    assert np.allclose(field.cost[priced], without.field.cost[priced], atol=1e-5)
    assert with_vessel.field.cost[priced].max() > 5 * field.cost[priced].max()


def test_vessels_taken_for_one_are_found_or_missed_together():
    touching = np.array([[1, 0]])
    blank = np.zeros(0)
    parts = VesselParts(blank, blank, blank, blank, blank, np.array([0.3, 0.4, 0.4]), touching, 0.5, 1.0)
    rng = np.random.default_rng(0)
    drawn = np.array([parts.present(rng) for _ in range(3000)])
    assert (drawn[:, 0] == drawn[:, 1]).all() and drawn[:, 3].all()
    assert drawn[:, 0].mean() == pytest.approx(1 - 0.5, abs=0.03)  # joint radius 0.5
    assert drawn[:, 2].mean() == pytest.approx(1 - 0.5**0.8, abs=0.03)
    assert abs(np.corrcoef(drawn[:, 0], drawn[:, 2])[0, 1]) < 0.06


def test_groups_join_along_chains():
    assert groups_of(5, np.array([[1, 0], [3, 4], [4, 1]])).tolist() == [0, 0, 2, 0, 0]


def test_vessels_side_by_side_touch():
    labels, ownership = bar()
    vessels = along(0.6, 0.6)
    whole = painted(labels, vessels)
    found, _ = opened(whole, ownership, vessels)
    assert world_of(premises(whole, ownership, vessels, SURE, found.field)).vessels.touching.tolist() == [
        [1, 0]
    ]


def test_without_its_septum_the_sheet_costs_as_brain():
    labels, ownership = bar(6, sheet=(5, -1, 1))
    recipe = SURE.model_copy(update={"septum_absent_share": 1.0})
    found, surface = opened(labels, ownership)
    field, _ = world_of(premises(labels, ownership, None, recipe, found.field)).sample(
        np.random.SeedSequence(1)
    )
    assert found.field.cost[field.body].min() == SURE.csf_cost_per_mm2
    assert np.allclose(field.cost[field.body], SURE.brain_cost_per_mm2)


def test_fluid_far_from_one_brain_is_no_septum():
    labels, ownership = bar(6, sheet=(5, -6, 6))
    assert np.array_equal(without_septum(labels, ownership, 4).values, labels.values)


def test_any_number_of_workers_gives_the_same():
    labels, ownership = bar()
    recipe = SURE.model_copy(update={"ownership_shift_sd_mm": 2.0, "uncertainty_samples": 30})
    found, surface = opened(labels, ownership, recipe=recipe)
    runs = []
    for workers, seed in ((1, 1), (3, 1), (1, 2)):
        with ThreadPoolExecutor(workers) as pool:
            one = uncertainty(
                premises(labels, ownership, None, recipe, found.field),
                found,
                surface,
                seed=seed,
                executor=pool,
            )
        runs.append(one.frequency)
    assert np.array_equal(runs[0], runs[1])
    assert not np.array_equal(runs[0], runs[2])


def test_another_process_draws_the_same_sample():
    labels, ownership = bar()
    world = with_shift(labels, ownership, 2.0, 20)
    seed = np.random.SeedSequence(5)
    there = pickle.loads(pickle.dumps(world)).sample(seed)[0]
    assert np.array_equal(there.misplaced, world.sample(seed)[0].misplaced)


def test_a_constraint_holds_in_every_sample():
    labels, ownership = bar(6, sheet=(5, -3, 1))
    found, _ = opened(labels, ownership)
    cost, misplaced = found.field.cost.copy(), found.field.misplaced.copy()
    cost[3:6, 3:6, 17:20], misplaced[2, 2, 18] = 1e9, -1e8
    held = dataclasses.replace(found.field, cost=cost, misplaced=misplaced)
    recipe = SURE.model_copy(update={"tissue_shift_sd_mm": 2.0, "ownership_shift_sd_mm": 2.0})
    field, _ = world_of(premises(labels, ownership, None, recipe, held)).sample(np.random.SeedSequence(1))
    assert (field.cost[3:6, 3:6, 17:20] == np.float32(1e9)).all()
    assert field.misplaced[2, 2, 18] == np.float32(-1e8)
    assert not np.array_equal(field.cost, held.cost)


def test_noise_has_unit_variance_everywhere_and_the_stated_length():
    grid = Grid.axis_aligned((24, 5, 5), 1.0, origin_mm=(0, 0, 0), frame="1.2")
    noise = SmoothNoise(grid, 6.0, np.arange(24 * 25))
    rng = np.random.default_rng(0)
    i = noise.axes[0]
    rows = []
    for _ in range(600):
        nodes = noise.draw(rng)[:, 0, 0]
        rows.append((nodes[i.node].T * (1 - i.part) + nodes[i.node + 1].T * i.part) * i.even)
    lines = np.concatenate(rows)
    assert np.abs(lines.std(axis=0) - 1).max() < 0.06
    correlation = np.corrcoef(lines.T)
    assert np.mean([correlation[n, n + 6] for n in range(18)]) == pytest.approx(np.exp(-0.5), abs=0.04)
    assert np.mean([correlation[n, n + 18] for n in range(6)]) == pytest.approx(0.01, abs=0.05)


def test_a_shift_that_would_fold_the_tissue_is_refused():
    labels, ownership = bar()
    recipe = SURE.model_copy(update={"tissue_shift_sd_mm": 3.0, "correlation_mm": 5.0})
    found, surface = opened(labels, ownership)
    with pytest.raises(SolverError, match="tissue_shift_sd_mm: 3 mm .* at most half"):
        uncertainty(premises(labels, ownership, None, recipe, found.field), found, surface, seed=1)


def test_another_grid_is_refused():
    labels, ownership = bar()
    found, surface = opened(labels, ownership)
    coarse = SURE.model_copy(update={"working_spacing_mm": 2.0})
    with pytest.raises(SolverError, match="its grid has"):
        uncertainty(premises(labels, ownership, None, coarse, found.field), found, surface, seed=1)


def test_a_share_lies_in_its_interval():
    for count, of in ((0, 10), (10, 10), (3, 40), (0, 0)):
        one = share(count, of)
        assert 0 <= one.low <= one.value <= one.high <= 1
    assert (share(20, 40).low, share(20, 40).high) == pytest.approx((0.3741, 0.6259), abs=1e-4)
    assert LONG > 2 * SURE.seed_depth_mm
