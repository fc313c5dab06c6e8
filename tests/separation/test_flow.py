"""The own maximum flow against OR-Tools on random voxel graphs, edited and not, and its odd corners."""

from dataclasses import replace

import numpy as np
import pytest
from ortools.graph.python import max_flow

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import Grid
from dioscuri.separation import OpenCut, VoxelGraph, cut_value, solve
from dioscuri.separation.crofton import OFFSETS
from dioscuri.separation.energy import Field
from dioscuri.separation.flow import kernels, state
from dioscuri.separation.flow.state import Flow
from dioscuri.separation.kernels import MOST
from dioscuri.separation.voxels import Box


def pairs_of(inside):
    """Per neighbour k: rows that have it and the rows of that neighbour."""
    number = np.full(tuple(n + 2 for n in inside.shape), -1)
    number[1:-1, 1:-1, 1:-1][inside] = np.arange(inside.sum())
    i, j, k = np.nonzero(inside)
    for a, b, c in OFFSETS:
        there = number[i + 1 + a, j + 1 + b, k + 1 + c]
        yield np.flatnonzero(there >= 0), there[there >= 0]


def random_graph(rng, shape=(5, 6, 4), most=50, density=0.7):
    inside = rng.random(shape) < density
    n = int(inside.sum())
    arcs = np.zeros((n, 13, 2), np.int32)
    for k, (rows, _) in enumerate(pairs_of(inside)):
        caps = rng.integers(0, most + 1, (len(rows), 2)) * (rng.random((len(rows), 2)) < 0.8)
        arcs[rows, k] = caps
    lean = (rng.integers(-3 * most, 3 * most + 1, n) * (rng.random(n) < 0.3)).astype(np.int64)
    return VoxelGraph(inside, arcs, lean, int(rng.integers(0, 100)))


def by_ortools(graph):
    n = len(graph.lean)
    plus, minus = np.flatnonzero(graph.lean > 0), np.flatnonzero(graph.lean < 0)
    arcs = [(np.full(len(plus), n), plus, graph.lean[plus])]
    arcs.append((minus, np.full(len(minus), n + 1), -graph.lean[minus]))
    for k, (a, b) in enumerate(pairs_of(graph.inside)):
        arcs += [(a, b, graph.arcs[a, k, 0]), (b, a, graph.arcs[a, k, 1])]
    net = max_flow.SimpleMaxFlow()
    tail, head, room = (np.concatenate(parts) for parts in zip(*arcs, strict=True))
    net.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), room.astype(np.int64))
    if not (len(plus) and len(minus)):
        return graph.constant
    assert net.solve(n, n + 1) == net.OPTIMAL
    return net.optimal_flow() + graph.constant


def flow_of(graph):
    flow = Flow(Box(graph.inside), graph.arcs.copy(), graph.lean.copy())
    flow.run()
    return flow


def proved(graph, flow):
    return graph.constant - int(np.minimum(graph.lean, 0).sum()) + int(np.minimum(flow.excess, 0).sum())


@pytest.mark.parametrize("most", [1, 50, MOST])
def test_value_equals_ortools_on_random_graphs(most):
    for seed in range(40):
        graph = random_graph(np.random.default_rng(seed), most=most)
        found = solve(graph)
        assert found.flow == by_ortools(graph) == cut_value(graph, found.pollux)


def test_halves_solved_by_two_threads_give_the_same_cut(monkeypatch):
    for seed in range(40):
        graph = random_graph(np.random.default_rng(seed), (9, 7, 8))
        monkeypatch.setattr(state, "LEAST_VOXELS", 10**9)
        whole = solve(graph)
        monkeypatch.setattr(state, "LEAST_VOXELS", 0)
        monkeypatch.setattr(state, "LEAST_SHARE", 0.0)
        halves = solve(graph)
        assert halves.flow == whole.flow
        assert np.array_equal(halves.pollux, whole.pollux)


def test_edits_give_what_a_solve_from_scratch_gives_and_come_back():
    for seed in range(60):
        rng = np.random.default_rng(seed)
        graph = random_graph(rng)
        first = flow_of(graph).pollux
        flow, now = flow_of(graph), graph
        states = [graph]
        for _ in range(6):
            other = random_graph(rng, most=int(rng.choice([1, 50, 5000])))
            other = VoxelGraph(now.inside, *_on(now.inside, rng), other.constant)
            flow, now = _edited(flow, now, other, rng), other
            states.append(other)
            scratch = solve(other)
            assert proved(other, flow) == scratch.flow == cut_value(other, flow.pollux)
            assert np.array_equal(flow.pollux, scratch.pollux)
        for before in reversed(states[:-1]):
            flow, now = _edited(flow, now, before, rng), before
        assert np.array_equal(flow.pollux, first)


def _on(inside, rng):
    n = int(inside.sum())
    arcs = np.zeros((n, 13, 2), np.int32)
    for k, (rows, _) in enumerate(pairs_of(inside)):
        arcs[rows, k] = rng.integers(0, 60, (len(rows), 2)) * (rng.random((len(rows), 2)) < 0.8)
    return arcs, (rng.integers(-90, 90, n) * (rng.random(n) < 0.3)).astype(np.int64)


def _edited(flow, old, new, rng):
    more = new.arcs.astype(np.int64) - old.arcs
    lean = new.lean - old.lean
    rows = np.flatnonzero((more != 0).any(axis=(1, 2)) | (lean != 0)).astype(np.int32)
    flow.change(rows, more[rows], lean[rows])
    return flow


def test_a_path_longer_than_int16_counts_is_still_exact():
    turns, width = 180, 200
    inside = np.zeros((1, 2 * turns, width), bool)
    inside[0, ::2] = True
    for t in range(turns - 1):
        inside[0, 2 * t + 1, -1 if t % 2 == 0 else 0] = True
    n = int(inside.sum())
    arcs = np.zeros((n, 13, 2), np.int32)
    straight = [k for k, o in enumerate(OFFSETS) if np.abs(o).sum() == 1]
    for k, (rows, _) in enumerate(pairs_of(inside)):
        if k in straight:
            arcs[rows, k] = 7
    lean = np.zeros(n, np.int64)
    order = np.argwhere(inside)
    lean[0], lean[np.flatnonzero((order[:, 1] == 2 * turns - 2) & (order[:, 2] == 0))[0]] = 5, -9
    graph = VoxelGraph(inside, arcs, lean, 0)
    assert n > state.SHALLOW
    assert solve(graph).flow == 5


def test_levels_that_run_out_lose_no_flow(monkeypatch):
    monkeypatch.setattr(state, "LEAST_VOXELS", 2)
    monkeypatch.setattr(state, "LEAST_SHARE", 0.0)
    for seed in range(60):
        rng = np.random.default_rng(seed)
        graph = random_graph(rng, (7, 6, 8))
        monkeypatch.setattr(state, "SHALLOW", 32_000)
        honest = solve(graph)
        monkeypatch.setattr(state, "SHALLOW", int(rng.integers(2, 7)))
        flow = flow_of(graph)
        assert flow.excess.sum() == graph.lean.sum()
        assert proved(graph, flow) == honest.flow
        assert np.array_equal(flow.pollux, honest.pollux)


def test_a_half_that_ran_out_of_levels_tells_the_whole(monkeypatch):
    monkeypatch.setattr(state, "LEAST_VOXELS", 2)
    monkeypatch.setattr(state, "LEAST_SHARE", 0.0)
    monkeypatch.setattr(state, "SHALLOW", 2)
    told = 0
    for seed in range(20):
        graph = random_graph(np.random.default_rng(seed), (7, 6, 8))
        flow = Flow(Box(graph.inside), graph.arcs.copy(), graph.lean.copy())
        if plane := flow._plane():
            told += int(flow._joined(*plane).meta[kernels.FAULT])
    assert told > 10


def test_nothing_to_decide_and_nothing_to_pay():
    none = VoxelGraph(np.zeros((2, 2, 2), bool), np.zeros((0, 13, 2), np.int32), np.zeros(0, np.int64), 3)
    assert solve(none).flow == 3
    free = VoxelGraph(np.ones((2, 2, 2), bool), np.zeros((8, 13, 2), np.int32), np.zeros(8, np.int64), 0)
    assert solve(free).flow == 0


def test_a_flow_that_is_not_the_cut_is_refused(monkeypatch):
    graph = random_graph(np.random.default_rng(3))
    honest = Flow.pollux.fget
    monkeypatch.setattr(Flow, "pollux", property(lambda self: _one_flipped(honest(self), graph)))
    with pytest.raises(SolverError, match="differs from the cut of the labels"):
        solve(graph)


def _one_flipped(pollux, graph):
    """The voxel that is dearest to give away goes to the other twin."""
    out = pollux.copy()
    row = int(np.argmax(graph.lean * np.where(pollux, -1, 1)))
    out[row] = ~out[row]
    return out


def test_an_open_cut_whose_reverse_arcs_are_off_by_one_is_refused():
    rng = np.random.default_rng(5)
    body = np.ones((6, 6, 6), bool)
    seed = np.zeros(body.shape, np.uint8)
    seed[0], seed[-1] = 1, 2
    grid = Grid.axis_aligned(body.shape, 1.5, origin_mm=(0, 0, 0), frame="1.2")
    cost = rng.uniform(1, 20, body.shape).astype(np.float32)
    field = Field(grid, body, cost, np.zeros(body.shape, np.float32), seed)
    opened = OpenCut(field)
    flow = opened._flow
    # What came back along an arc is booked one voxel too far: the flow no longer balances.
    flow.excess[-1] -= 1
    dearer = cost.copy()
    dearer[3, 3, 3] *= 2
    with pytest.raises(SolverError, match="1 units of flow lost"):
        opened.change(replace(field, cost=dearer))


def test_a_capacity_towards_no_undecided_voxel_is_refused():
    graph = random_graph(np.random.default_rng(2))
    alone = np.zeros((3, 3, 3), bool)
    alone[1, 1, 1] = True
    with pytest.raises(GeometryError, match="13 pairs with a capacity lead to no undecided voxel"):
        solve(VoxelGraph(alone, np.ones((1, 13, 2), np.int32), graph.lean[:1], 0))
