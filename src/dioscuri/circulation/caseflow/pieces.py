"""What hangs together: vessels that no heart reaches are left out, and listed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.caseflow.hearts import HeartEnds
from dioscuri.errors import CirculationError
from dioscuri.model import VesselGraph

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


def _listed(ids: Collection[str]) -> str:
    return ", ".join(ids)
