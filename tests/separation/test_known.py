"""Minimum cuts whose answer is known without a solver (reference, separation.md section 6).

Six and 18 neighbours are not offered, so only 26 are tested.
"""

from itertools import permutations, product

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.spatial.transform import Rotation

from dioscuri.separation import OpenCut, minimum_cut
from dioscuri.separation.crofton import OFFSETS, crofton_weights
from dioscuri.separation.voxels import UNITS_PER_COST
from tests.separation.tiny import ends, field_of_arrays, solved


def units(spacing=(1.0, 1.0, 1.0)):
    """Integer price of each neighbour pair at cost 1."""
    return crofton_weights(spacing) * UNITS_PER_COST


def pairs_of(cost, seeds, spacing):
    """(a, b, price) of every pair of neighbours of the body that are not both seeds."""
    out = []
    for here in np.argwhere(seeds != 255):
        for offset, weight in zip(OFFSETS, units(spacing), strict=True):
            a, b = tuple(here), tuple(here + offset)
            if min(b) < 0 or any(m >= n for m, n in zip(b, seeds.shape, strict=True)) or seeds[b] == 255:
                continue
            if seeds[a] == 0 or seeds[b] == 0:
                mean = (float(np.float32(cost[a])) + float(np.float32(cost[b]))) / 2
                flat = (int(np.ravel_multi_index(v, seeds.shape)) for v in (a, b))
                out.append((*flat, round(mean * weight)))
    return out


def cheapest(cost, seeds, spacing, misplaced):
    """Least energy over every labelling of the undecided voxels, all at once."""
    unknown = np.flatnonzero(seeds.ravel() == 0)
    sides = np.repeat((seeds.ravel() == 2)[None], 2 ** len(unknown), axis=0)
    sides[:, unknown] = np.array(list(product((False, True), repeat=len(unknown))))
    total = np.zeros(len(sides), np.int64)
    for a, b, price in pairs_of(cost, seeds, spacing):
        total += price * (sides[:, a] != sides[:, b])
    for v in unknown:
        lean = round(float(np.float32(misplaced.ravel()[v])) * UNITS_PER_COST)
        total += np.where(sides[:, v], max(lean, 0), max(-lean, 0))
    return int(total.min())


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (1.0, 1.5, 2.0)])
@pytest.mark.parametrize("shape", [(3, 3, 3), (2, 4, 3), (1, 5, 4)])
def test_no_labelling_is_cheaper_with_many_seeds_and_air(shape, spacing):
    for seed in range(4):
        rng = np.random.default_rng(seed)
        seeds = rng.choice([0, 1, 2, 255], shape, p=[0.55, 0.15, 0.15, 0.15]).astype(np.uint8)
        extra = np.flatnonzero(seeds.ravel() == 0)[11:]
        seeds.ravel()[extra] = 1
        seeds.ravel()[[0, -1]] = 1, 2
        cost, misplaced = rng.uniform(0, 30, shape), rng.normal(0, 3, shape)
        assert solved(cost, seeds, spacing, misplaced)[0] == cheapest(cost, seeds, spacing, misplaced)


@pytest.mark.parametrize("axis", range(3))
def test_a_layered_slab_is_cut_through_its_cheapest_layer(axis):
    layers = np.array([7.0, 7, 5, 3, 3, 6, 9, 4, 8])
    shape = tuple(len(layers) if n == axis else 6 + n for n in range(3))
    cost = np.broadcast_to(np.expand_dims(layers, [n for n in range(3) if n != axis]), shape)
    spacing = (1.0, 1.25, 1.5)
    value, pollux = solved(cost, ends(shape, axis), spacing)
    assert (np.moveaxis(pollux, axis, 0).reshape(len(layers), -1) == (np.arange(9) > 3)[:, None]).all()
    crossing = np.array([np.prod([n - abs(o) for n, o in zip(shape, row, strict=True)]) for row in OFFSETS])
    crossing = np.where(OFFSETS[:, axis] != 0, crossing // (len(layers) - 1), 0)
    assert value == int((np.rint(3 * units(spacing)).astype(int) * crossing).sum())


def test_a_chain_is_cut_at_its_cheapest_link():
    rng = np.random.default_rng(8)
    for axis in range(3):
        shape = tuple(20 if n == axis else 1 for n in range(3))
        cost = rng.uniform(1, 50, shape).astype(np.float32)
        links = (cost.ravel()[1:].astype(float) + cost.ravel()[:-1]) / 2
        weight = units()[[tuple(np.abs(o)) == tuple(np.eye(3, dtype=int)[axis]) for o in OFFSETS]]
        value, pollux = solved(cost, ends(shape, axis))
        assert value == round(links.min() * weight[0])
        assert pollux.ravel().argmax() == links.argmin() + 1


def test_parallel_bars_are_cut_each_on_its_own():
    rng = np.random.default_rng(9)
    cost, seeds = rng.uniform(1, 50, (15, 5, 5)).astype(np.float32), np.full((15, 5, 5), 255, np.uint8)
    seeds[:, ::2, ::2] = ends((15, 3, 3))
    links = (cost[1:, ::2, ::2].astype(float) + cost[:-1, ::2, ::2]) / 2
    weight = units()[[tuple(o) == (1, 0, 0) for o in OFFSETS]][0]
    assert solved(cost, seeds)[0] == int(np.rint(links.min(axis=0) * weight).sum())


def test_a_soap_film_between_two_rings_is_a_catenoid():
    """Inside of the rings castor, outside pollux: film of least area for rings R = 1, h = 0.8 apart."""
    radius, height, voxel = 1.0, 0.8, 0.04
    a = brentq(lambda a: np.cosh(height / 2 / a) * a - radius, 0.6, 1.0)
    area = np.pi * a**2 * (np.sinh(height / a) + height / a)
    across, along = round(1.2 * 2 / voxel), round(height / voxel)
    x, y = np.meshgrid(*[(np.arange(across) - (across - 1) / 2) * voxel] * 2, indexing="ij")
    away = np.hypot(x, y)
    seeds = np.zeros((across, across, along + 2), np.uint8)
    seeds[away < 0.4] = 1
    seeds[away > 1.15] = 2
    for end in (0, -1):
        seeds[..., end] = np.where(away < radius, 1, 2)
    value, pollux = solved(np.ones(seeds.shape), seeds, (voxel,) * 3)
    assert value / UNITS_PER_COST == pytest.approx(area, rel=0.04)
    waist = np.sqrt((~pollux[..., along // 2]).sum() * voxel**2 / np.pi)
    assert abs(waist - a) < 2 * voxel


@pytest.mark.parametrize("turn", [(0, 0, 0), (0, 30, 0), (45, 35.26, 0), (20, 50, 10)])
def test_a_turned_neck_is_cut_at_its_narrowest(turn):
    """Hyperboloid of waist 8 mm; the area is that of the disc across it."""
    waist, reach, n = 8.0, 14.0, 44
    points = np.indices((n, n, n)).reshape(3, -1).T - (n - 1) / 2
    along, *across = Rotation.from_euler("xyz", turn, degrees=True).apply(points).T.reshape(3, n, n, n)
    body = (np.hypot(*across) < np.sqrt(waist**2 + 0.5 * along**2)) & (np.abs(along) < reach + 4)
    seeds = np.select([~body, along < -reach, along > reach], [255, 1, 2], 0).astype(np.uint8)
    found = minimum_cut(np.ones(seeds.shape), seeds, (1.0, 1.0, 1.0))
    assert found.area_mm2 == pytest.approx(np.pi * waist**2, rel=0.04)
    assert found.energy == pytest.approx(np.pi * waist**2, rel=0.12)
    assert np.abs(
        (found.labels == 2)[body & (np.abs(along) > 2)] == (along > 0)[body & (np.abs(along) > 2)]
    ).all()


@pytest.mark.parametrize(("spacing", "loss"), [((1.0, 1.0, 1.0), 0.04), ((1.0, 1.0, 2.0), 0.06)])
def test_a_weighted_sphere_is_found_at_its_radius(spacing, loss):
    """The cost makes 4 pi r^2 cost(r) smallest at r = 15 mm."""
    best, shape = 15.0, tuple(round(46 / s) for s in spacing)
    points = np.stack(
        np.meshgrid(
            *[(np.arange(n) - (n - 1) / 2) * s for n, s in zip(shape, spacing, strict=True)], indexing="ij"
        )
    )
    r = np.linalg.norm(points, axis=0)
    cost = (best / np.maximum(r, 1)) ** 2 * (1 + ((r - best) / 6) ** 2)
    seeds = np.select([r < 8, r > 21.5], [1, 2], 0).astype(np.uint8)
    value, pollux = solved(cost, seeds, spacing)
    found = ((~pollux).sum() * np.prod(spacing) * 3 / 4 / np.pi) ** (1 / 3)
    assert abs(found - best) < 0.4 * max(spacing)
    assert 1 - loss < value / UNITS_PER_COST / (4 * np.pi * best**2) < 1.01


def random_case(seed=1, shape=(7, 6, 8)):
    rng = np.random.default_rng(seed)
    seeds = np.where(rng.random(shape) < 0.15, 255, 0).astype(np.uint8)
    seeds[:1, :2], seeds[-1:, -2:] = 1, 2
    return rng.uniform(0.1, 30, shape), seeds, rng.normal(0, 3, shape)


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (1.0, 1.2, 1.5), (1.0, 1.0, 2.0)])
def test_the_order_and_the_sense_of_the_axes_do_not_matter(spacing):
    cost, seeds, misplaced = random_case()
    value, _ = solved(cost, seeds, spacing, misplaced)
    for axis in range(3):
        assert (
            solved(*(np.flip(v, axis) for v in (cost, seeds)), spacing, np.flip(misplaced, axis))[0] == value
        )
    for order in permutations(range(3)):
        turned = [v.transpose(order) for v in (cost, seeds, misplaced)]
        assert solved(*turned[:2], tuple(spacing[n] for n in order), turned[2])[0] == value


def test_exchanging_the_twins_exchanges_the_labels():
    cost, seeds, misplaced = random_case()
    exchanged = np.array([0, 2, 1], np.uint8)[np.where(seeds == 255, 0, seeds)]
    other, pollux = solved(cost, np.where(seeds == 255, seeds, exchanged), misplaced=-misplaced)
    value, castor = solved(cost, seeds, misplaced=misplaced)
    assert other == value
    assert (pollux == ~castor)[seeds != 255].all()


def test_costs_air_and_spacing_scale_as_they_must():
    cost, seeds, _ = random_case()
    seeds[0], seeds[1:3, 0, 0], seeds[-1] = 1, 0, 2
    one = minimum_cut(cost, seeds, (1.0, 1.2, 1.5))
    assert minimum_cut(cost * 8, seeds, (1.0, 1.2, 1.5)).energy == 8 * one.energy
    assert minimum_cut(cost, seeds, (2.0, 2.4, 3.0)).energy == 4 * one.energy
    assert minimum_cut(cost * 3, seeds, (1.0, 1.2, 1.5)).energy == pytest.approx(3 * one.energy, rel=1e-4)
    padded = minimum_cut(np.pad(cost, 2), np.pad(seeds, 2, constant_values=255), (1.0, 1.2, 1.5))
    assert padded.energy == one.energy
    assert np.array_equal(padded.labels[2:-2, 2:-2, 2:-2], one.labels)


def test_dearer_never_costs_less_and_undo_returns_to_the_unit():
    cost, seeds, misplaced = random_case()
    field = field_of_arrays(cost, seeds, misplaced=misplaced)
    cut, values = OpenCut(field), []
    for n in range(6):
        values.append(cut.value)
        dearer = field.cost.copy()
        dearer[n : n + 2] *= np.float32(50)
        cost, before = np.maximum(cut.field.cost, dearer), cut.value
        cut.change(field_of_arrays(cost, seeds, misplaced=misplaced))
        assert cut.value >= before
        assert cut.value == solved(cost, seeds, misplaced=misplaced)[0]
    for value in reversed(values):
        cut.undo()
        assert cut.value == value


def test_ties_are_broken_alike_every_time():
    cost = np.ones((9, 5, 5))
    first, second = (solved(cost, ends(cost.shape)) for _ in range(2))
    assert first[0] == second[0] and np.array_equal(first[1], second[1])
    # Every plane between the seeds costs the same, so the cut is one of them.
    assert first[0] == solved(cost[:3], ends((3, 5, 5)))[0]
    assert len(np.unique(first[1].reshape(9, -1), axis=1).T) == 1


def test_islands_cost_nothing():
    cost, seeds, misplaced = random_case()
    island = np.pad(seeds, ((0, 3), (0, 0), (0, 0)), constant_values=255)
    island[-1] = 0
    more = np.pad(cost, ((0, 3), (0, 0), (0, 0)), constant_values=5.0)
    plain = np.pad(misplaced, ((0, 3), (0, 0), (0, 0)))
    assert solved(more, island, misplaced=plain)[0] == solved(cost, seeds, misplaced=misplaced)[0]
