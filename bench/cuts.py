"""The same capacities for ours and for the peers of the minimum cut; each builds its graph and solves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.instance import field
from dioscuri.separation import VoxelGraph, graph_of
from dioscuri.separation.crofton import OFFSETS

Array = NDArray[Any]


def graph(n: int, kind: str) -> tuple[VoxelGraph, list[tuple[Array, Array, Array, Array]]]:
    """The instance of n x n x n voxels, and its arcs as lists (tail, head, there, back) for the peers."""
    made = graph_of(field(n, kind))
    number = np.full(tuple(s + 2 for s in made.inside.shape), -1, np.int64)
    number[1:-1, 1:-1, 1:-1][made.inside] = np.arange(len(made.lean))
    at = np.argwhere(made.inside) + 1
    arcs = []
    for k, offset in enumerate(OFFSETS):
        there = number[tuple((at + offset).T)]
        tail = np.flatnonzero(there >= 0)
        arcs.append((tail, there[tail], made.arcs[tail, k, 0], made.arcs[tail, k, 1]))
    return made, arcs


def pymaxflow(given: tuple[VoxelGraph, list[Any]]) -> int:
    """Value of the cut by PyMaxflow (Boykov and Kolmogorov)."""
    import maxflow

    made, arcs = given
    n = len(made.lean)
    net = maxflow.GraphInt(n, 13 * n)
    net.add_nodes(n)
    for tail, head, there, back in arcs:
        net.add_edges(tail, head, there, back)
    lean = made.lean.astype(np.int32)
    net.add_grid_tedges(np.arange(n), np.maximum(lean, 0), np.maximum(-lean, 0))
    return int(net.maxflow()) + made.constant


def ortools(given: tuple[VoxelGraph, list[Any]]) -> int:
    """Value of the cut by OR-Tools (push-relabel)."""
    from ortools.graph.python import max_flow

    made, arcs = given
    n, net = len(made.lean), max_flow.SimpleMaxFlow()
    source, sink = np.flatnonzero(made.lean > 0), np.flatnonzero(made.lean < 0)
    for tail, head, there, back in arcs:
        net.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), there.astype(np.int64))
        net.add_arcs_with_capacity(head.astype(np.int32), tail.astype(np.int32), back.astype(np.int64))
    ends = ((np.full(len(source), n), source), (sink, np.full(len(sink), n + 1)))
    for (tail, head), at in zip(ends, (source, sink), strict=True):
        net.add_arcs_with_capacity(tail.astype(np.int32), head.astype(np.int32), np.abs(made.lean[at]))
    net.solve(n, n + 1)
    return int(net.optimal_flow()) + made.constant
