"""What hangs together: vessels that no heart reaches are left out, and listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.caseflow.hearts import HeartEnds
from dioscuri.errors import CirculationError
from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]


def piece_of(graph: VesselGraph) -> Array:
    """Number of the connected piece of each node, (N,)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends = np.array([(e.start, e.end) for e in graph], np.int64).reshape(-1, 2)
    n = len(graph.nodes)
    links = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n))
    return np.asarray(connected_components(links, directed=False)[1])


def reached(graph: VesselGraph, ends: HeartEnds) -> tuple[VesselGraph, tuple[str, ...]]:
    """The graph without pieces that no heart reaches and loops on one node, and notes that list them.

    Nodes keep their numbers.

    Raises
    ------
    CirculationError : nothing is left.
    """
    piece = piece_of(graph)
    hearts = {int(piece[n]) for n in (*ends.inlets, *ends.outlets)}
    kept = [e for e in graph if int(piece[e.start]) in hearts and e.start != e.end]
    if not kept:
        raise CirculationError("network: no vessel is connected to a heart, must be: check the vessels")
    lost = [e for e in graph if int(piece[e.start]) not in hearts]
    loops = [e.id for e in graph if e.start == e.end]
    notes = []
    if lost:
        length = sum(e.length_mm for e in lost)
        count = len({int(piece[e.start]) for e in lost})
        notes.append(
            f"left out, connected to no heart: {count} pieces, {length:.0f} mm of vessel: "
            f"{_listed([e.id for e in lost])}"
        )
    if loops:
        notes.append(f"left out, begin and end at one node: {_listed(loops)}")
    return VesselGraph(graph.nodes, tuple(kept)), tuple(notes)


def with_kinds(graph: VesselGraph) -> tuple[VesselGraph, tuple[str, ...]]:
    """The graph in which an edge of unknown kind is what the vessels are that it joins, and notes.

    One that joins an artery to a vein is left out until a person rules: blood would pass without a bed.
    """
    kind = {e.id: e.kind for e in graph}
    while changed := _guessed(graph, kind):
        kind |= changed
    given = [e.id for e in graph if e.kind != kind[e.id]]
    mixed = [e.id for e in graph if kind[e.id] == "unknown"]
    notes = [f"of unknown kind, counted as what they join: {_listed(given)}"] if given else []
    if mixed:
        notes.append(f"left out, of unknown kind, and joining both kinds or none: {_listed(mixed)}")
    kept = VesselGraph(
        graph.nodes, tuple(replace(e, kind=kind[e.id]) for e in graph if kind[e.id] != "unknown")
    )
    shunts = sorted(n for n, kinds in _meeting(kept, kind).items() if kinds == {"artery", "vein"})
    if shunts:
        at = [e.id for e in kept if e.start in shunts or e.end in shunts]
        notes.append(f"arteries meet veins without a bed between, kept apart, check them: {_listed(at)}")
    return _parted(kept, shunts), tuple(notes)


def _parted(graph: VesselGraph, shunts: Collection[int]) -> VesselGraph:
    """Arteries end at a node of their own where they meet veins; the nodes there were keep their numbers.

    A mistaken kind would else be a shunt that takes the blood of half a head.
    """
    own = {n: len(graph.nodes) + k for k, n in enumerate(shunts)}
    nodes = np.concatenate([graph.nodes, graph.nodes[list(shunts)].reshape(-1, 3)])
    edges = [
        replace(e, start=own.get(e.start, e.start), end=own.get(e.end, e.end)) if e.kind == "artery" else e
        for e in graph
    ]
    return VesselGraph(nodes, tuple(edges))


def _guessed(graph: VesselGraph, kind: dict[str, str]) -> dict[str, str]:
    meeting = _meeting(graph, kind)
    out = {}
    for edge in graph:
        near = meeting[edge.start] | meeting[edge.end]
        if kind[edge.id] == "unknown" and len(near) == 1:
            out[edge.id] = next(iter(near))
    return out


def _meeting(edges: Iterable[VesselEdge], kind: dict[str, str]) -> dict[int, set[str]]:
    """Known kinds at every node; a sinus counts as a vein."""
    out: dict[int, set[str]] = {}
    for edge in edges:
        name = "artery" if kind[edge.id] == "artery" else "vein"
        known = set() if kind[edge.id] == "unknown" else {name}
        for node in (edge.start, edge.end):
            out[node] = out.get(node, set()) | known
    return out


def _listed(ids: Collection[str]) -> str:
    return ", ".join(ids)
