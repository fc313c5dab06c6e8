"""Points and the links between them -> a vessel graph: nodes where a path ends, forks or closes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
NO_SPREAD = "radius as the file gives it; how sure it is the file does not say"


def graph_of_links(
    points: Array,
    radius_mm: Array,
    links: Sequence[tuple[int, int]],
    kinds: Mapping[int, str] | None = None,
    evidence: tuple[str, ...] = (NO_SPREAD,),
) -> VesselGraph:
    """The graph of points joined by links, with its loops.

    Parameters
    ----------
    points : (P, 3) LPS mm. radius_mm : (P,). links : pairs of point numbers.
    kinds : kind of each point, unknown where there is none; an edge takes its commonest.
    """
    at = _incident(len(points), links)
    used = [False] * len(links)
    nodes = [p for p in range(len(points)) if len(at[p]) != 2]
    paths = list(_paths(nodes, set(nodes), links, at, used))
    for start in range(len(points)):  # what is left are circles without a fork
        if any(not used[k] for k in at[start]):
            nodes.append(start)
            paths += _paths([start], {start}, links, at, used)
    number = {p: n for n, p in enumerate(nodes)}
    edges = [
        VesselEdge(
            id=f"v{n}",
            start=number[path[0]],
            end=number[path[-1]],
            path=points[path],
            radius_mm=radius_mm[path],
            radius_sd_mm=np.zeros(len(path)),
            kind=_commonest([(kinds or {}).get(p, "unknown") for p in path[1:-1] or path[-1:]]),
            evidence=evidence,
        )
        for n, path in enumerate(paths, 1)
    ]
    return VesselGraph(points[nodes].reshape(-1, 3), tuple(edges))


def _incident(count: int, links: Sequence[tuple[int, int]]) -> list[list[int]]:
    at: list[list[int]] = [[] for _ in range(count)]
    for k, (a, b) in enumerate(links):
        at[a].append(k)
        at[b].append(k)
    return at


def _paths(
    starts: Iterable[int],
    ends: set[int],
    links: Sequence[tuple[int, int]],
    at: list[list[int]],
    used: list[bool],
) -> Iterator[list[int]]:
    for start in starts:
        for first in at[start]:
            if used[first]:
                continue
            path, k = [start], first
            while True:
                used[k] = True
                a, b = links[k]
                path.append(b if a == path[-1] else a)
                if path[-1] in ends:
                    break
                k = next(j for j in at[path[-1]] if not used[j])
            yield path


def _commonest(kinds: list[str]) -> str:
    return max(sorted(set(kinds)), key=kinds.count)
