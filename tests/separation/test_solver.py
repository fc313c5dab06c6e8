"""The minimum cut against every labelling of tiny grids, against SciPy, and against a planted fault."""

import dataclasses
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import Grid
from dioscuri.separation import Problem, Solution, cut_value, solve, solver
from dioscuri.separation.energy import OFFSETS, UNITS_PER_COST, Field, crofton_weights, problem_of


def tiny_field(shape, spacing, rng, air=0.2):
    """A random field with one seed of each twin at opposite corners and holes of air."""
    body = rng.random(shape) > air
    body[0, 0, 0] = body[-1, -1, -1] = True
    seed = np.zeros(shape, np.uint8)
    seed[0, 0, 0], seed[-1, -1, -1] = 1, 2
    cost = rng.uniform(0.5, 40, shape).astype(np.float32)
    lean = rng.normal(0, 3, shape).astype(np.float32)
    return Field(Grid.axis_aligned(shape, spacing, origin_mm=(0, 0, 0), frame="1.2"), body, cost, lean, seed)


def energy(field, pollux):
    """The same integers as the problem, summed voxel by voxel without any of its code."""
    weights = crofton_weights(tuple(float(s) for s in field.grid.spacing_mm))
    total = 0
    for here in np.argwhere(field.body):
        i = tuple(here)
        if not field.seed[i]:
            lean = round(float(field.misplaced[i]) * UNITS_PER_COST)
            total += max(lean, 0) if pollux[i] else max(-lean, 0)
        for offset, weight in zip(OFFSETS, weights, strict=True):
            j = tuple(here + offset)
            if min(j) < 0 or any(a >= n for a, n in zip(j, field.body.shape, strict=True)):
                continue
            if field.body[j] and pollux[i] != pollux[j]:
                mean = (float(field.cost[i]) + float(field.cost[j])) / 2
                total += round(mean * weight * UNITS_PER_COST)
    return total


@pytest.mark.parametrize("shape", [(2, 4, 2), (3, 2, 2), (3, 3, 1)])
@pytest.mark.parametrize("spacing", [(1, 1, 1), (1, 1.5, 2)])
def test_no_labelling_of_a_tiny_grid_is_cheaper(shape, spacing):
    for seed in range(3):
        field = tiny_field(shape, spacing, np.random.default_rng(seed))
        problem, unknown = problem_of(field)
        found = solve(problem)
        best = np.inf
        for labelling in product((False, True), repeat=len(unknown)):
            pollux = field.seed == 2
            pollux.ravel()[unknown] = labelling
            best = min(best, energy(field, pollux))
        pollux = field.seed == 2
        pollux.ravel()[unknown] = found.pollux
        # Two seeds that touch pay a price that no labelling can avoid.
        fixed = energy(dataclasses.replace(field, body=field.seed > 0), field.seed == 2)
        assert energy(field, pollux) == best
        assert found.flow == best - fixed


def scipy_flow(problem):
    n = problem.nodes
    a, b = problem.pairs.T
    nodes = np.arange(n)
    tail = np.concatenate([a, b, np.full(n, n), nodes])
    head = np.concatenate([b, a, nodes, np.full(n, n + 1)])
    limit = np.concatenate([problem.price, problem.price, problem.if_pollux, problem.if_castor])
    graph = csr_array((limit.astype(np.int32), (tail, head)), shape=(n + 2, n + 2))
    return maximum_flow(graph, n, n + 1).flow_value


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**31), st.integers(2, 40), st.integers(1, 200))
def test_flow_equals_scipys_on_random_graphs(seed, nodes, edges):
    rng = np.random.default_rng(seed)
    pairs = np.unique(np.sort(rng.integers(0, nodes, (edges, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]].astype(np.int32)
    prices = rng.integers(0, 1000, len(pairs))
    ends = rng.integers(0, 500, (2, nodes)) * (rng.random((2, nodes)) < 0.4)
    problem = Problem(pairs, prices, ends[0].astype(np.int64), ends[1].astype(np.int64))
    found = solve(problem)
    assert found.flow == scipy_flow(problem) == cut_value(problem, found.pollux)


def test_a_flow_that_is_not_the_cut_is_refused(monkeypatch):
    problem, _ = problem_of(tiny_field((3, 3, 3), (1, 1, 1), np.random.default_rng(1)))
    honest = solver._ortools(problem)
    monkeypatch.setattr(solver, "_ortools", lambda p: Solution(honest.pollux, honest.flow - 1))
    with pytest.raises(SolverError, match="differs from the cut of the labels"):
        solve(problem)


def test_a_negative_price_is_refused():
    with pytest.raises(GeometryError, match="price must be int64 and >= 0"):
        Problem(np.array([[0, 1]]), np.array([-1]), np.zeros(2, np.int64), np.zeros(2, np.int64))


@pytest.mark.parametrize("spacing", [(1.0, 1.0, 1.0), (1.5, 1.5, 1.5), (1.0, 1.0, 2.0)])
def test_weights_measure_area_whichever_way_it_faces(spacing):
    rng = np.random.default_rng(5)
    normals = rng.normal(size=(500, 3))
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    area = np.abs(normals @ (OFFSETS * spacing).T) @ crofton_weights(spacing) / np.prod(spacing)
    assert abs(area.mean() - 1) < 0.005
    low = 0.9 if len(set(spacing)) == 1 else 0.8
    assert low < area.min() and area.max() < 1.06
