"""Which end of an edge leads to a neck, and what lies beyond the other: bridges of the graph."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Bridges:
    """Edges without which what lies beyond them leads to no root.

    Parameters
    ----------
    inner : (E,) +1 where only the start leads to a root without the edge, -1 where only the end does, else 0.
    beyond : (E, K) sums of the nodes' values on the far side of a bridge; 0 elsewhere.
    """

    inner: Array
    beyond: Array


def bridges(
    graph: VesselGraph, kinds: Sequence[str], roots: Collection[int], closed: Array, values: Array
) -> Bridges:
    """Bridges of the arterial and of the venous side, closed edges left out.

    Parameters
    ----------
    roots : nodes where the way ends: necks, and the shared sinus. values : (N, K) of each node.
    """
    inner = np.zeros(len(graph), int)
    beyond = np.zeros((len(graph), values.shape[1]))
    artery = np.array([k == "artery" for k in kinds], bool)
    ends = np.array([(e.start, e.end) for e in graph], int).reshape(-1, 2)
    for layer in (artery, ~artery):
        use = np.flatnonzero(layer & ~closed)
        for k, way, far in _walk(ends[use], set(roots), values):
            inner[use[k]], beyond[use[k]] = way, far
    return Bridges(inner, beyond)


def _walk(ends: Array, roots: set[int], values: Array) -> list[tuple[int, int, Array]]:
    """(edge, +1 or -1, sum beyond) of each bridge (Tarjan 1974), all roots joined into one node."""
    hub = len(values)
    at = _meetings(ends, roots, hub)
    total = np.vstack([values, np.zeros(values.shape[1])])
    order, low = np.full(hub + 1, -1), np.zeros(hub + 1, int)
    order[hub], clock, found = 0, 1, []
    stack: list[tuple[int, int, int]] = [(hub, -1, 0)]
    while stack:
        node, via, step = stack.pop()
        if step < len(at[node]):
            stack.append((node, via, step + 1))
            other, edge = at[node][step]
            if order[other] < 0:
                order[other] = low[other] = clock
                clock += 1
                stack.append((other, edge, 0))
            elif edge != via:
                low[node] = min(low[node], order[other])
        elif stack:
            before = stack[-1][0]
            low[before] = min(low[before], low[node])
            if via >= 0 and low[node] > order[before]:
                found.append((via, 1 if int(ends[via, 0]) == before else -1, total[node].copy()))
            total[before] += total[node]
    return found


def _meetings(ends: Array, roots: set[int], hub: int) -> list[list[tuple[int, int]]]:
    """(other node, edge) at each node; roots hang on the hub by edges numbered below -1."""
    at: list[list[tuple[int, int]]] = [[] for _ in range(hub + 1)]
    for k, (a, b) in enumerate(ends):
        at[a].append((int(b), k))
        at[b].append((int(a), k))
    for n in sorted(roots):
        at[n].append((hub, -2 - n))
        at[hub].append((n, -2 - n))
    return at


def upstream(
    graph: VesselGraph, kinds: Sequence[str], roots: Collection[int], closed: Array, values: Array
) -> Array:
    """Sums (E, K) of the values of the nodes whose easiest way to a root leads through each edge.

    Easiest by length over radius to the fourth (Poiseuille): also where the graph has loops, real or false.
    """
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra

    out = np.zeros((len(graph), values.shape[1]))
    ends = np.array([(e.start, e.end) for e in graph], int).reshape(-1, 2)
    hard = np.array([e.length_mm / max(float(np.median(e.radius_mm)), 0.2) ** 4 for e in graph])
    artery = np.array([k == "artery" for k in kinds], bool)
    for layer in (artery, ~artery):
        use = np.flatnonzero(layer & ~closed)
        start = sorted(set(roots) & set(ends[use].ravel().tolist()))
        if not start:
            continue
        use = use[np.lexsort((hard[use], *np.sort(ends[use], axis=1).T))]
        pair = np.sort(ends[use], axis=1)
        use = use[np.r_[True, (pair[1:] != pair[:-1]).any(axis=1)]]
        shape = (len(graph.nodes), len(graph.nodes))
        matrix = coo_matrix((hard[use], tuple(np.sort(ends[use], axis=1).T)), shape=shape).tocsr()
        far, before, _ = dijkstra(
            matrix, directed=False, indices=start, min_only=True, return_predecessors=True
        )
        edge_of = {tuple(p): int(k) for p, k in zip(np.sort(ends[use], axis=1).tolist(), use, strict=True)}
        total = values.copy()
        for node in np.argsort(np.where(np.isfinite(far), far, -1))[::-1]:
            if np.isfinite(far[node]) and before[node] >= 0:
                out[edge_of[min(node, before[node]), max(node, before[node])]] += total[node]
                total[before[node]] += total[node]
    return out
