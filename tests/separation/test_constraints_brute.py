"""Constraints on a field so small that every labelling can be tried."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from dioscuri.model import Grid
from dioscuri.separation.conflicts import conflict
from dioscuri.separation.constraints import (
    Corridor,
    KeepOut,
    MustOwn,
    MustPass,
    broken,
    constrained,
    price_of_forcing,
)
from dioscuri.separation.corridor import corridor
from dioscuri.separation.crofton import NEIGHBOURS
from dioscuri.separation.energy import Field
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.voxels import cut_value, graph_of

SHAPE = (2, 2, 4)


def field(random):
    """Eight undecided voxels between four of castor's and four of pollux's; one voxel may be air."""
    grid = Grid.axis_aligned(SHAPE, 2.0, origin_mm=(0, 0, 0), frame="1.2")
    body = np.ones(SHAPE, bool)
    body[tuple(random.integers(SHAPE))] = random.random() < 0.5
    seed = np.zeros(SHAPE, np.uint8)
    seed[:, :, 0], seed[:, :, 3] = 1, 2
    cost, misplaced = random.uniform(0, 5, SHAPE), random.normal(0, 5, SHAPE)
    return Field(grid, body, cost.astype(np.float32), misplaced.astype(np.float32), seed * body)


def some(random, name):
    """One constraint on few voxels, of any kind."""

    def mask(share=0.12):
        return random.random(SHAPE) < share

    kind = random.integers(4)
    if kind == 0:
        return KeepOut(name, mask())
    if kind == 1:
        twin = ("castor", "pollux")[random.integers(2)]
        return MustOwn(name, mask(0.08), twin)
    if kind == 2:
        return MustPass(name, mask(0.06), mask(0.06))
    needs = np.where(mask(0.2), random.integers(0, 26, SHAPE), -1).astype(np.int8)
    return Corridor(name, "castor" if name in "ac" else "pollux", needs)


def labellings(here):
    free = np.argwhere(here.body & (here.seed == 0))
    for sides in product((False, True), repeat=len(free)):
        pollux = here.seed == 2
        pollux[tuple(free.T)] = sides
        yield pollux


def feasible(here, constraints):
    return [p for p in labellings(here) if not broken(here, constraints, p)]


def cases(n):
    for number in range(n):
        random = np.random.default_rng(number)
        here, wanted = field(random), [some(random, name) for name in "abc"]
        corridors = [c.opened for c in wanted if isinstance(c, Corridor)]
        if len(set(corridors)) == len(corridors):
            yield here, wanted


def test_a_conflict_is_named_exactly_where_no_labelling_keeps_all():
    seen = {0: 0, 1: 0, 2: 0, 3: 0}
    for here, wanted in cases(50):
        names = conflict(here, wanted)
        assert bool(names) == (not feasible(here, wanted))
        seen[len(names)] += 1
        fewer = [c for c in wanted if c.name in names]
        for rest in combinations(fewer, max(len(fewer) - 1, 0)):
            assert feasible(here, rest)
    assert seen[0] and seen[1] and seen[2], "the cases must hold every kind"


@pytest.mark.parametrize(("twin", "at", "towards"), [("castor", 2, -1), ("pollux", 1, 1)])
def test_a_line_of_sight_that_the_field_brings_along_counts_in_a_conflict(twin, at, towards):
    """Voxels 1 and 2 of a column may be parted the wrong way round until the field ties them."""
    here = field(np.random.default_rng(2))
    here = replace(here, body=np.ones(SHAPE, bool))
    one, two = np.zeros((2, *SHAPE), bool)
    one[0, 0, 1] = two[0, 0, 2] = True
    wanted = [MustOwn("a", one, "pollux"), MustOwn("b", two, "castor")]
    assert conflict(here, wanted) == ()
    needs = np.full(SHAPE, -1, np.int8)
    needs[0, 0, at] = np.flatnonzero((NEIGHBOURS == (0, 0, towards)).all(axis=1))[0]
    assert conflict(replace(here, **{f"{twin}_needs": needs}), wanted) == ("a", "b")


def test_the_value_is_the_least_of_all_labellings_that_keep_the_constraints():
    tried = 0
    for here, wanted in cases(25):
        if conflict(here, wanted):
            continue
        graph = graph_of(here)
        least = min(cut_value(graph, p[graph.inside]) for p in feasible(here, wanted))
        found = OpenCut(constrained(here, wanted))
        assert found.value + price_of_forcing(here, wanted) == least
        assert broken(here, wanted, found.pollux) == ()
        tried += 1
    assert tried >= 5


@pytest.mark.parametrize("opened", ["castor", "pollux"])
def test_the_corridor_keeps_the_labellings_that_are_a_stair_towards_the_apex(opened):
    """A straight column seen from +S: in it, `opened`'s voxels come first."""
    here = field(np.random.default_rng(2))
    here = Field(here.grid, np.ones(SHAPE, bool), here.cost, here.misplaced, np.zeros(SHAPE, np.uint8))
    sight = corridor(here, opened, here.body, "x", direction=(0, 0, 1))
    kept = 0
    for column in product((False, True), repeat=4):
        pollux = np.zeros(SHAPE, bool)
        pollux[0, 0] = column
        pollux[~((np.indices(SHAPE)[:2] == 0).all(axis=0))] = opened == "pollux"
        once = sorted(column, reverse=opened == "castor") == list(column)
        assert (broken(here, [sight], pollux) == ()) == once
        kept += once
    assert kept == 5
