"""Where vessels change sides, and the fewest places that part one twin's side from the other's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.resample import sample
from dioscuri.model import Ownership, VesselEdge, VesselGraph

Array = NDArray[Any]

CLEAR_MM = 5.0
LONGEST_MM = 50.0
SHALLOW_MM = 8.0  # a vessel that has not left this band has not yet passed for good
NEAR_MM = 8.0


@dataclass(frozen=True, eq=False)
class Change:
    """Where an edge's path changes sides: pieces before and after, and the point between samples.

    `run_mm` is how far the vessel runs there within `CLEAR_MM` of the interface.
    """

    before: int
    after: int
    edge: VesselEdge
    sample: int
    share: float
    run_mm: float


def pieces_of(
    edges: list[VesselEdge], graph: VesselGraph, shared: set[str], depth: Array, ownership: Ownership
) -> tuple[list[tuple[float, float]], list[Change]]:
    """Connected pieces on one side each, as (deepest in castor, deepest in pollux) mm, and their borders."""
    at_sinus = {n for e in graph if e.id in shared for n in (e.start, e.end)}
    parent: list[int] = []
    reach: list[list[float]] = []
    node_piece: dict[tuple[int, bool], int] = {}
    changes = []

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for edge in edges:
        deep = sample(depth, ownership.grid, edge.path)
        side = deep > 0
        runs = np.concatenate([[0], np.flatnonzero(np.diff(side)) + 1, [len(side)]])
        first = len(parent)
        for start, stop in zip(runs[:-1], runs[1:], strict=True):
            parent.append(len(parent))
            part = deep[start:stop]
            reach.append([max(0.0, -float(part.min())), max(0.0, float(part.max()))])
        for k, stop in enumerate(runs[1:-1]):
            share = deep[stop - 1] / (deep[stop - 1] - deep[stop])
            run = _run_mm(edge, deep, int(stop))
            changes.append(Change(first + k, first + k + 1, edge, int(stop), float(share), run))
        for node, piece, here in ((edge.start, first, side[0]), (edge.end, len(parent) - 1, side[-1])):
            if node in at_sinus:
                continue
            key = (node, bool(here))
            if key in node_piece:
                parent[root(piece)] = root(node_piece[key])
            node_piece[key] = piece
    roots = [root(n) for n in range(len(parent))]
    total = [(0.0, 0.0)] * len(parent)
    for n, (castor, pollux) in enumerate(reach):
        old = total[roots[n]]
        total[roots[n]] = (max(old[0], castor), max(old[1], pollux))
    named = [replace(c, before=roots[c.before], after=roots[c.after]) for c in changes]
    return total, named


def _run_mm(edge: VesselEdge, deep: Array, stop: int) -> float:
    """Length of path about sample `stop` until it is clear of the interface on both sides, or LONGEST_MM."""
    step = edge.length_mm / (len(deep) - 1)
    clear = np.flatnonzero(np.abs(deep) >= CLEAR_MM)
    back, on = clear[clear < stop], clear[clear >= stop]
    if not len(back) or not len(on):
        return LONGEST_MM
    return min(LONGEST_MM, float(on[0] - back[-1]) * step)


def fewest(pieces: list[tuple[float, float]], changes: list[Change], depth_mm: float) -> list[Change]:
    """The fewest changes whose removal parts the deep pieces of castor from those of pollux.

    Of several that would do, those where the vessel passes straightest: a vessel may graze the interface
    before it passes.
    """
    import networkx as nx

    if not changes:
        return []
    net = nx.DiGraph()
    between: dict[tuple[int, int], list[Change]] = {}
    for change in changes:
        key = (min(change.before, change.after), max(change.before, change.after))
        between.setdefault(key, []).append(change)
    for (a, b), group in sorted(between.items()):
        price = sum(1000 + round(c.run_mm) for c in group)
        net.add_edge(a, b, capacity=price)
        net.add_edge(b, a, capacity=price)
    for n in sorted(net.nodes):
        for end, deep in (("castor", pieces[n][0]), ("pollux", pieces[n][1])):
            if deep >= depth_mm:
                net.add_edge(*((end, n) if end == "castor" else (n, end)))
    if "castor" not in net or "pollux" not in net:
        return []
    left = nx.minimum_cut(net, "castor", "pollux")[1][0]
    return [c for (a, b), group in sorted(between.items()) if (a in left) != (b in left) for c in group]


def one_per_vessel(pieces: list[tuple[float, float]], passing: list[Change]) -> list[Change]:
    """Of passages of one vessel that do not leave the interface between them, the straightest."""
    groups: list[list[Change]] = []
    for change in passing:
        mine = [g for g in groups if any(_same_vessel(pieces, change, other) for other in g)]
        groups = [g for g in groups if g not in mine] + [[change, *(c for g in mine for c in g)]]
    return [min(g, key=lambda c: (c.run_mm, c.edge.id, c.sample)) for g in groups]


def _same_vessel(pieces: list[tuple[float, float]], one: Change, other: Change) -> bool:
    joint = {one.before, one.after} & {other.before, other.after}
    if not any(max(pieces[piece]) < SHALLOW_MM for piece in joint):
        return False
    apart = float(np.linalg.norm(one.edge.path[one.sample] - other.edge.path[other.sample]))
    return one.edge.id == other.edge.id or apart < NEAR_MM
