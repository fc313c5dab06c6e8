"""Vein trees, and the bridging vein through which each of their edges drains."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
Ways = dict[int, list[tuple[int, VesselEdge]]]
NO_VEIN = -1


@dataclass(frozen=True, eq=False)
class VeinTrees:
    """Which bridging vein each vein edge drains by.

    Parameters
    ----------
    bridging : numbers of the edges that join a vein tree to a sinus, in the graph's order.
    edge : (M,) numbers of the edges of the trees, the bridging ones included.
    vein : (M,) index into `bridging`. upstream : (M,) node at which blood enters the edge.
    passing : edges that join two sinuses and collect nothing themselves.
    """

    bridging: tuple[int, ...]
    edge: Array
    vein: Array
    upstream: Array
    passing: tuple[int, ...]

    def of(self, vein: int) -> Array:
        """Rows of one bridging vein's tree."""
        return np.flatnonzero(self.vein == vein)


def vein_trees(graph: VesselGraph, outlets: Collection[int] = ()) -> VeinTrees:
    """Part the veins into trees at the sinuses; each edge drains by the way of least resistance.

    A tree may have several bridging veins. Veins between an outlet and the sinuses (jugulars) and what joins
    them are no cortical veins and are left out.

    Parameters
    ----------
    outlets : nodes at which blood leaves the scan.
    """
    sinus = {n for e in graph if e.kind == "sinus" for n in (e.start, e.end)}
    ways = _ways(graph)
    neck = _neck(ways, set(outlets) - sinus, sinus)
    first, away = _downstream(ways, sinus, neck)
    rows, passing = [], []
    for k, edge in enumerate(graph):
        if edge.kind != "vein" or edge.start == edge.end or {edge.start, edge.end} <= neck:
            continue
        at_sinus = [n in sinus for n in (edge.start, edge.end)]
        if all(at_sinus):
            passing.append(k)
        elif any(at_sinus):
            upstream = edge.end if at_sinus[0] else edge.start
            rows += [(k, k, upstream)] if upstream not in neck else []
        elif first.get(edge.start, NO_VEIN) >= 0 and first.get(edge.end, NO_VEIN) >= 0:
            up, down = (edge.start, edge.end) if away[edge.start] > away[edge.end] else (edge.end, edge.start)
            rows.append((k, first[down], up))
    bridging = sorted({vein for _, vein, _ in rows})
    table = np.array(rows, np.int64).reshape(-1, 3)
    return VeinTrees(
        tuple(bridging), table[:, 0], np.searchsorted(bridging, table[:, 1]), table[:, 2], tuple(passing)
    )


def _ways(graph: VesselGraph) -> Ways:
    out: Ways = defaultdict(list)
    for k, edge in enumerate(graph):
        if edge.kind == "vein" and edge.start != edge.end:
            for node in (edge.start, edge.end):
                out[node].append((k, edge))
    return out


def _length(edge: VesselEdge) -> float:
    """Resistance but for a factor, mm-3."""
    step = np.linalg.norm(np.diff(edge.path, axis=0), axis=1)
    return float((step / ((edge.radius_mm[1:] + edge.radius_mm[:-1]) / 2) ** 4).sum())


def _neck(ways: Ways, outlets: set[int], sinus: set[int]) -> set[int]:
    """Nodes of the veins that lead from the outlets to the sinuses."""
    _, away, back = _spread(ways, dict.fromkeys(sinus, NO_VEIN), set())
    found = set()
    for node in outlets & set(away):
        while node not in sinus:
            found.add(node)
            node = back[node]
        found.add(node)
    return found


def _downstream(ways: Ways, sinus: set[int], neck: set[int]) -> tuple[dict[int, int], dict[int, float]]:
    """Bridging vein and resistance on the way down, by node; veins that join the neck's have none."""
    first, away, _ = _spread(ways, dict.fromkeys(sinus | neck, NO_VEIN), neck - sinus)
    return first, away


def _spread(
    ways: Ways, sources: dict[int, int], dead: set[int]
) -> tuple[dict[int, int], dict[int, float], dict[int, int]]:
    """Dijkstra upstream: by node the first edge from its source, the resistance to it, the node before."""
    first, away, back = dict(sources), dict.fromkeys(sources, 0.0), dict.fromkeys(sources, -1)
    queue = [(0.0, n) for n in sorted(sources)]
    while queue:
        far, node = heapq.heappop(queue)
        if far > away[node]:
            continue
        for k, edge in ways.get(node, ()):
            other = edge.end if node == edge.start else edge.start
            reach = far + _length(edge)
            if reach < away.get(other, np.inf):
                away[other], back[other] = reach, node
                own = NO_VEIN if node in dead else k
                first[other] = own if node in sources else first[node]
                heapq.heappush(queue, (reach, other))
    return first, away, back
