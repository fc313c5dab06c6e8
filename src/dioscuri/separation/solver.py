"""The exact minimum cut behind one seam: `solve(graph) -> Solution`, checked every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.separation.crofton import OFFSETS
from dioscuri.separation.voxels import VoxelGraph, cut_value

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Solution:
    """`pollux` (N,) bool: which voxels go to pollux; `flow`, which equals the value of that cut.

    `sent` int32 (N, 13): net flow from each voxel to its neighbour `OFFSETS[k]`, the proof.
    """

    pollux: Array
    flow: int
    sent: Array


def solve(graph: VoxelGraph) -> Solution:
    """The cheapest labelling, with its proof: a flow of the same value."""
    solution = _ortools(graph)
    value = cut_value(graph, solution.pollux)
    if value != solution.flow:
        raise SolverError(f"minimum cut: flow {solution.flow} differs from the cut of the labels, {value}")
    return solution


def _ortools(graph: VoxelGraph) -> Solution:
    from ortools.graph.python import max_flow

    n = len(graph.lean)
    number = np.full(tuple(s + 2 for s in graph.inside.shape), -1, np.int64)
    number[1:-1, 1:-1, 1:-1][graph.inside] = np.arange(n)
    i, j, k = np.nonzero(graph.inside)
    tails, heads, caps = [], [], []
    for m, o in enumerate(OFFSETS):
        there = number[i + 1 + o[0], j + 1 + o[1], k + 1 + o[2]]
        ok = there >= 0
        tails += [np.flatnonzero(ok), there[ok]]
        heads += [there[ok], np.flatnonzero(ok)]
        caps += [graph.arcs[ok, m, 0], graph.arcs[ok, m, 1]]
    source, sink = np.flatnonzero(graph.lean > 0), np.flatnonzero(graph.lean < 0)
    tails += [np.full(len(source), n), sink]
    heads += [source, np.full(len(sink), n + 1)]
    caps += [graph.lean[source], -graph.lean[sink]]
    sent = np.zeros((n, 13), np.int32)
    if not len(source) or not len(sink):
        return Solution(np.full(n, len(sink) > 0), graph.constant, sent)
    net = max_flow.SimpleMaxFlow()
    net.add_arcs_with_capacity(
        np.concatenate(tails).astype(np.int32),
        np.concatenate(heads).astype(np.int32),
        np.concatenate(caps).astype(np.int64),
    )
    net.solve(n, n + 1)
    pollux = np.ones(n + 2, bool)
    pollux[net.get_source_side_min_cut()] = False
    return Solution(pollux[:n], int(net.optimal_flow()) + graph.constant, sent)
