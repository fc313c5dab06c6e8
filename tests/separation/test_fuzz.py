"""Random graphs against PyMaxflow (GPL: a test extra, never imported by the package): no mismatch allowed.

`make test` installs it from requirements-bench.lock.
"""

import numpy as np
import pytest

from dioscuri.separation import OpenCut, VoxelGraph, cut_value, solve
from dioscuri.separation.flow import state
from dioscuri.separation.voxels import graph_of
from tests.separation.reference import bound_of, faults_of, neighbours, reference_solve
from tests.separation.tiny import field_of_arrays

maxflow = pytest.importorskip("maxflow", reason="PyMaxflow is missing: make test installs it")

MOST = 2**30 - 1


def oracle(graph):
    """Value of the minimum cut, by PyMaxflow in doubles (exact: all sums stay below 2**53)."""
    n = len(graph.lean)
    net = maxflow.GraphFloat(n, 13 * n)
    net.add_nodes(n)
    for k in range(13):
        tail, head = neighbours(graph, k)
        net.add_edges(tail, head, graph.arcs[tail, k, 0].astype(float), graph.arcs[tail, k, 1].astype(float))
    lean = graph.lean.astype(float)
    net.add_grid_tedges(np.arange(n), np.maximum(lean, 0), np.maximum(-lean, 0))
    return int(net.maxflow()) + graph.constant


def random_graph(rng, shape=None):
    """Directed capacities of very different sizes, many of them 0 or the most there may be."""
    shape = shape or tuple(rng.integers(1, 6, 3))
    inside = rng.random(shape) > rng.choice([0, 0.1, 0.4])
    inside.ravel()[0] = True
    n = int(inside.sum())
    top = int(rng.choice([1, 3, 1000, MOST]))
    arcs = rng.integers(0, top + 1, (n, 13, 2)).astype(np.int32)
    arcs[rng.random(arcs.shape) < rng.choice([0, 0.3, 0.8])] = 0
    arcs[rng.random(arcs.shape) < rng.choice([0, 0, 0.2])] = MOST
    lean = rng.integers(-20 * top, 20 * top + 1, n)
    lean[rng.random(n) < rng.choice([0, 0.5, 0.9])] = 0
    graph = VoxelGraph(inside, arcs, lean, int(rng.integers(0, 100)))
    real = np.zeros((n, 13), bool)  # 0 where the neighbour is not undecided
    for k in range(13):
        real[neighbours(graph, k)[0], k] = True
    arcs[~real] = 0
    return VoxelGraph(inside, arcs, lean, graph.constant)


@pytest.mark.parametrize("batch", range(6))
def test_random_graphs_agree(batch):
    rng = np.random.default_rng(100 + batch)
    for _ in range(60):
        graph = random_graph(rng)
        found = solve(graph)
        assert found.flow == oracle(graph) == cut_value(graph, found.pollux)
        assert faults_of(graph, found) == []


def test_halves_solved_by_two_threads_agree(monkeypatch):
    monkeypatch.setattr(state, "LEAST_VOXELS", 0)
    monkeypatch.setattr(state, "LEAST_SHARE", 0.0)
    rng = np.random.default_rng(300)
    for shape in [None] * 60 + [(14, 12, 13)] * 2:
        graph = random_graph(rng, shape)
        found = solve(graph)
        assert found.flow == oracle(graph) and faults_of(graph, found) == []
        assert np.array_equal(found.pollux, solve(graph).pollux)


def random_field(rng):
    shape = tuple(rng.integers(2, 7, 3))
    seeds = rng.choice([0, 255], shape, p=[0.85, 0.15]).astype(np.uint8)
    seeds[rng.random(shape) < 0.1] = 1
    seeds[rng.random(shape) < 0.1] = 2
    seeds.ravel()[[0, -1]] = 1, 2
    return seeds, rng.lognormal(1, 1, shape), rng.normal(0, 3, shape) * rng.choice([0, 1])


def edited(rng, cost, misplaced):
    """Keep-outs, bans, prices taken back, whole voxels given to one twin."""
    cost, misplaced = cost.copy(), misplaced.copy()
    where = rng.random(cost.shape) < rng.choice([0.05, 0.3])
    kind = rng.integers(5)
    if kind == 0:
        cost[where] *= 50
    elif kind == 1:
        cost[where] /= 50
    elif kind == 2:
        cost[where] = rng.choice([0, 1e7])
    elif kind == 3:
        misplaced[where] = rng.choice([-(2.0**40), 2.0**40]) / 1e4
    else:
        misplaced[where] = rng.normal(0, 5, where.sum())
    return cost, misplaced


@pytest.mark.parametrize("batch", range(4))
def test_open_cuts_agree_after_every_edit_and_every_undo(batch):
    rng = np.random.default_rng(200 + batch)
    for _ in range(8):
        seeds, cost, misplaced = random_field(rng)
        cut = OpenCut(field_of_arrays(cost, seeds, misplaced=misplaced))
        values = [cut.value]
        for _ in range(6):
            cost, misplaced = edited(rng, cost, misplaced)
            field = field_of_arrays(cost, seeds, misplaced=misplaced)
            cut.change(field)
            graph = graph_of(field)
            assert cut.value == oracle(graph) == cut.value_of(cut.pollux)
            assert bound_of(graph, cut.sent) == cut.value
            values.append(cut.value)
        for value in values[-2::-1]:
            cut.undo()
            assert cut.value == value == cut.value_of(cut.pollux)


def test_the_reference_agrees_as_well():
    rng = np.random.default_rng(7)
    for _ in range(40):
        graph = random_graph(rng)
        found = reference_solve(graph)
        assert found.flow == oracle(graph)
        assert faults_of(graph, found) == []
