"""The cheapest sets of edges that part two sets of nodes, one after another, cheapest first, none twice."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.connected.kernels import pieces
from dioscuri.errors import CirculationError

Array = NDArray[Any]
SCALE = 1000  # capacities are integers; finer differences of cost are not told apart
MOST = (1 << 31) - 1


@dataclass(frozen=True)
class EdgeCut:
    """Edge numbers, ascending, and what they cost together."""

    edges: tuple[int, ...]
    cost: float


def cuts(ends: Array, cost: Array, source: Array, sink: Array, *, many: int, factor: float) -> list[EdgeCut]:
    """Up to `many` cuts, none dearer than `factor` times the cheapest.

    Parameters
    ----------
    ends : (E, 2) nodes. cost : (E,) > 0. source, sink : (N,) bool, not both.

    Notes
    -----
    After Lawler (Manag Sci 1972;18:401): a further minimal cut lacks some edge of each one found, so forbid
    one of its edges and solve again. Every minimal cut is found, in order, up to rounding of the costs to
    1/1000. Edges between the same two nodes are cut together.

    Raises
    ------
    CirculationError : a node on both sides, a cost that is not > 0, or all costs too large for integers.
    """
    capacity = _capacity(cost, source, sink)
    first = _least(ends, capacity, source, sink, frozenset())
    heap = [] if first is None else [(_price(capacity, first), first, frozenset[int]())]
    found: list[EdgeCut] = []
    seen: set[tuple[int, ...]] = set()
    tried = {frozenset[int]()}
    while heap and len(found) < many:
        price, edges, forbidden = heapq.heappop(heap)
        if found and price > factor * _price(capacity, found[0].edges) * (1 + 1e-9):
            break
        if edges not in seen:
            seen.add(edges)
            found.append(EdgeCut(edges, float(np.asarray(cost)[list(edges)].sum())))
        for edge in edges:
            narrower = forbidden | {edge}
            if narrower in tried:
                continue
            tried.add(narrower)
            other = _least(ends, capacity, source, sink, narrower)
            if other is not None:
                heapq.heappush(heap, (_price(capacity, other), other, narrower))
    return found


def _price(capacity: Array, edges: tuple[int, ...]) -> int:
    return int(capacity[list(edges)].sum())


def _capacity(cost: Array, source: Array, sink: Array) -> Array:
    cost = np.asarray(cost, float)
    if (source & sink).any():
        raise CirculationError(
            "cut: a node belongs to both sides, must be one's: check whose hearts these are"
        )
    if not (cost > 0).all():
        raise CirculationError(f"cut: cost {cost.min():g} of an edge, must be > 0")
    capacity: Array = np.maximum(1, np.rint(cost * SCALE)).astype(np.int64)
    if capacity.sum() >= MOST:
        raise CirculationError(f"cut: costs sum to {cost.sum():g}, must be below {MOST / SCALE:g}")
    return capacity


def _least(
    ends: Array, capacity: Array, source: Array, sink: Array, forbidden: frozenset[int]
) -> tuple[int, ...] | None:
    """The cheapest cut without the forbidden edges; none where they join the two sides, or nothing does."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import breadth_first_order, maximum_flow

    node = _merged(ends, source, sink, forbidden)
    if node is None:
        return None
    a, b = node[ends].T
    apart = a != b
    count = int(node.max(initial=1)) + 1
    both = np.concatenate([a[apart], b[apart]]), np.concatenate([b[apart], a[apart]])
    data = np.concatenate([capacity[apart], capacity[apart]]).astype(np.int32)
    graph = coo_array((data, both), shape=(count, count)).tocsr()
    graph.sum_duplicates()
    flow = maximum_flow(graph, 0, 1)
    if flow.flow_value == 0:
        return ()
    residual = graph - flow.flow
    residual.eliminate_zeros()
    mine = np.zeros(count, bool)
    mine[breadth_first_order(residual, 0, return_predecessors=False)] = True
    return tuple(int(e) for e in np.flatnonzero(mine[a] != mine[b]))


def _merged(ends: Array, source: Array, sink: Array, forbidden: frozenset[int]) -> Array | None:
    """Number of each node, forbidden edges closed up: 0 castor's side, 1 pollux's; None if they meet."""
    through = np.zeros(len(ends), bool)
    through[list(forbidden)] = True
    piece = pieces(len(source), ends, through)
    first, second = np.zeros(len(source), bool), np.zeros(len(source), bool)
    first[piece[source]] = True
    second[piece[sink]] = True
    if (first & second).any() or not first.any() or not second.any():
        return None
    rest = ~(first | second)
    number = np.where(first, 0, np.where(second, 1, 1 + np.cumsum(rest)))
    return np.asarray(number[piece])
