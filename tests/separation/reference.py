"""A maximum flow from elsewhere (OR-Tools), as a `Solution`: what the own solver is compared with."""

import numpy as np
from ortools.graph.python import max_flow

from dioscuri.separation.crofton import OFFSETS
from dioscuri.separation.solver import Solution


def reference_solve(graph):
    """Labels, value and net flow of a minimum cut."""
    n = len(graph.lean)
    net, pairs = max_flow.SimpleMaxFlow(), []
    for k in range(13):
        tail, head = neighbours(graph, k)
        if not len(tail):
            continue
        there, back = (graph.arcs[tail, k, d].astype(np.int64) for d in (0, 1))
        ends = tail.astype(np.int32), head.astype(np.int32)
        pairs.append((tail, k, net.add_arcs_with_capacity(*ends, there)))
        pairs.append((tail, -1 - k, net.add_arcs_with_capacity(*ends[::-1], back)))
    for m in np.flatnonzero(graph.lean):
        ends = (n, m) if graph.lean[m] > 0 else (m, n + 1)
        net.add_arc_with_capacity(*ends, abs(int(graph.lean[m])))
    sent, pollux, value = np.zeros((n, 13), np.int32), np.ones(n, bool), 0
    if n and (graph.lean > 0).any() and (graph.lean < 0).any():
        net.solve(n, n + 1)
        source = np.array(net.get_source_side_min_cut())
        pollux[source[source < n]] = False
        value = int(net.optimal_flow())
        for tail, k, arcs in pairs:
            sign = 1 if k >= 0 else -1
            sent[tail, k if k >= 0 else -1 - k] += (sign * net.flows(arcs)).astype(np.int32)
    elif n:
        pollux[:] = not (graph.lean > 0).any() and bool((graph.lean < 0).any())
    return Solution(pollux, value + graph.constant, sent)


def bound_of(graph, sent):
    """What no labelling can cost less than, by any net flow within the capacities, conserved or not.

    Flow only moves price from arcs to voxels: whatever is left of the arcs is >= 0, so the sum of each
    voxel's cheaper side is a bound.
    """
    out = np.zeros(len(graph.lean), np.int64)
    for k in range(13):
        tail, head = neighbours(graph, k)
        moved = sent[tail, k].astype(np.int64)
        assert (moved <= graph.arcs[tail, k, 0]).all() and (-moved <= graph.arcs[tail, k, 1]).all()
        out[tail] += moved
        out[head] -= moved
    left = int(np.minimum(graph.lean - out, 0).sum()) - int(np.minimum(graph.lean, 0).sum())
    return graph.constant + left


def faults_of(graph, solution):
    """What keeps `sent` from being a maximum flow that fills the cut; nothing where it is one."""
    out, sent, faults = np.zeros(len(graph.lean), np.int64), solution.sent.astype(np.int64), []
    stray = np.ones(sent.shape, bool)
    for k in range(13):
        tail, head = neighbours(graph, k)
        stray[tail, k] = False
        there, back, moved = graph.arcs[tail, k, 0], graph.arcs[tail, k, 1], sent[tail, k]
        out[tail] += moved
        out[head] -= moved
        across = solution.pollux[head].astype(int) - solution.pollux[tail]
        if ((moved > there) | (-moved > back)).any():
            faults.append(f"over a capacity along {OFFSETS[k]}")
        if (moved != np.where(across > 0, there, -back.astype(np.int64)))[across != 0].any():
            faults.append(f"room in a cut arc along {OFFSETS[k]}")
    lean, paid = graph.lean, np.where(graph.lean > 0, solution.pollux, ~solution.pollux)
    if ((out > np.maximum(lean, 0)) | (out < np.minimum(lean, 0))).any() or sent[stray].any():
        faults.append("not conserved")
    if (out != lean)[paid & (lean != 0)].any():
        faults.append("room in a cut price")
    if int(out[lean > 0].sum()) + graph.constant != solution.flow:
        faults.append("another value")
    return faults


def neighbours(graph, k):
    """Numbers of the voxels that have an undecided neighbour at `OFFSETS[k]`, and of that neighbour."""
    number = np.full(tuple(s + 2 for s in graph.inside.shape), -1, np.int64)
    number[1:-1, 1:-1, 1:-1][graph.inside] = np.arange(len(graph.lean))
    there = number[tuple((np.argwhere(graph.inside) + 1 + OFFSETS[k]).T)]
    return np.flatnonzero(there >= 0), there[there >= 0]
