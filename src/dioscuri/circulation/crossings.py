"""Vessels that pass from one twin to the other, and whether a dural sinus is shared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.distance import distance_to
from dioscuri.geometry.resample import sample
from dioscuri.model import (
    CASTOR,
    POLLUX,
    CrossingVessel,
    Figure,
    LabelMap,
    Ownership,
    Presence,
    Seen,
    VesselEdge,
    VesselGraph,
)
from dioscuri.model.recipe import CirculationRecipe

Array = NDArray[Any]

SOURCE = "area of the vessel's cross-section where it passes the interface"
MIXED = 0.3  # a vessel may carry a twin's blood when that twin's share of the enhancement is above this
SHARED_SHARE = 0.15  # of the smaller giver of a shared sinus
SAME_MM = 3.0
CLEAR_MM = 3.0
LONGEST_MM = 50.0
ALONG_MM = 8.0  # a sinus nearer than this to the interface runs along it
MIN_SHARED_MM = 25.0  # along the interface; more than a sinus that only passes through


def crossing_vessels(
    graph: VesselGraph,
    ownership: Ownership,
    labels: LabelMap,
    recipe: CirculationRecipe = CirculationRecipe(),  # noqa: B008 - frozen
) -> tuple[CrossingVessel, ...]:
    """Vessels other than the shared sinus that reach `crossing_depth_mm` deep into both twins.

    The depth at a point is its distance to castor's tissue minus its distance to pollux's. The graph
    without the shared sinus is cut into pieces where that depth changes sign; between pieces that get deep
    on castor's side and pieces that get deep on pollux's, the fewest changes that part them are the
    crossings: a vessel that wavers about the interface counts once, a tributary of the shared sinus never.
    This is done among the vessels that may carry castor's blood and again among those that may carry
    pollux's: two veins of different twins that touch at the interface look joined, but neither's blood
    goes deep on the other side.

    Returns
    -------
    One per vessel, thickest first; `at_lps_mm` is where it passes the interface.
    """
    depth = _depth(ownership, labels)
    shared = {e.id for e in graph if _is_shared(e, depth, ownership)}
    found: list[CrossingVessel] = []
    for low, high in ((MIXED, 1.0), (0.0, 1 - MIXED)):
        giver = [e for e in graph if e.id not in shared and low <= e.castor <= high]
        pieces, changes = _pieces(giver, graph, shared, depth, ownership)
        for change in _fewest(pieces, changes, recipe.crossing_depth_mm):
            crossing = _crossing(change)
            if not any(_same(crossing, other) for other in found):
                found.append(crossing)
    return tuple(sorted(found, key=lambda c: (-c.radius_mm.value, c.id)))


def shared_sinus(graph: VesselGraph, ownership: Ownership, labels: LabelMap) -> Presence:
    """Whether a dural sinus runs along the interface of the twins: seen, with its evidence, or not seen.

    Never absent: no scan here proves that there is none.
    """
    depth = _depth(ownership, labels)
    along = [e for e in graph if _is_shared(e, depth, ownership)]
    length = sum(e.length_mm for e in along)
    if length < MIN_SHARED_MM:
        return Presence(state=Seen.NOT_SEEN)
    weights = [e.length_mm for e in along]
    share = float(np.average([e.castor for e in along], weights=weights))
    names = ", ".join(e.id for e in along[:6]) + (" and more" if len(along) > 6 else "")
    return Presence(
        state=Seen.SEEN,
        shown_by=f"dural sinus {names}: {length:.0f} mm along the interface, "
        f"castor's share of the enhancement {share:.0%}",
    )


def _depth(ownership: Ownership, labels: LabelMap) -> Array:
    """Distance to castor's tissue minus distance to pollux's, mm: negative in castor, positive in pollux."""
    tissue = (labels.values > 0) & ~labels.tissue("vessel")
    to_castor = distance_to(tissue & (ownership.owner == CASTOR), ownership.grid)
    to_pollux = distance_to(tissue & (ownership.owner == POLLUX), ownership.grid)
    out: Array = np.nan_to_num(to_castor - to_pollux, posinf=1e3, neginf=-1e3)
    return out


def _same(one: CrossingVessel, other: CrossingVessel) -> bool:
    apart = float(np.linalg.norm(np.subtract(one.at_lps_mm, other.at_lps_mm)))
    return apart < SAME_MM or (one.id == other.id and apart < 2 * SAME_MM)


def _is_shared(edge: VesselEdge, depth: Array, ownership: Ownership) -> bool:
    """A sinus along the interface that both injections fill, or that no pair of injections tells apart."""
    if edge.kind != "sinus" or not SHARED_SHARE <= edge.castor <= 1 - SHARED_SHARE:
        return False
    return float(np.median(np.abs(sample(depth, ownership.grid, edge.path)))) < ALONG_MM


@dataclass(frozen=True, eq=False)
class _Change:
    """Where an edge's path changes sides: pieces before and after, and the point between samples.

    `run_mm` is how far the vessel runs there within `CLEAR_MM` of the interface.
    """

    before: int
    after: int
    edge: VesselEdge
    sample: int
    share: float
    run_mm: float


def _pieces(
    edges: list[VesselEdge], graph: VesselGraph, shared: set[str], depth: Array, ownership: Ownership
) -> tuple[list[tuple[float, float]], list[_Change]]:
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
            changes.append(_Change(first + k, first + k + 1, edge, int(stop), float(share), run))
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


def _fewest(pieces: list[tuple[float, float]], changes: list[_Change], depth_mm: float) -> list[_Change]:
    """The fewest changes whose removal parts the deep pieces of castor from those of pollux.

    Of several that would do, those where the vessel passes straightest: a vessel may graze the interface
    before it passes.
    """
    import networkx as nx

    if not changes:
        return []
    net = nx.DiGraph()
    between: dict[tuple[int, int], list[_Change]] = {}
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


def _crossing(change: _Change) -> CrossingVessel:
    edge, n = change.edge, change.sample
    at = edge.path[n - 1] * (1 - change.share) + edge.path[n] * change.share
    near = slice(max(0, n - 3), n + 3)
    radius, sd = float(np.median(edge.radius_mm[near])), float(np.median(edge.radius_sd_mm[near]))
    figure = Figure(
        value=radius,
        low=max(0.05, radius - 1.645 * sd),
        high=radius + 1.645 * sd,
        unit="mm",
        source=SOURCE,
        causes=("voxel size", "scatter of the sections"),
    )
    return CrossingVessel(
        id=edge.id,
        kind=edge.kind,
        radius_mm=figure,
        at_lps_mm=(float(at[0]), float(at[1]), float(at[2])),
        castor_probability=edge.castor,
        evidence=edge.evidence,
    )
