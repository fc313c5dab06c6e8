"""Which of the true circles a found graph closes; the other loops of it are false."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
NEAR_MM = 3.0
MOST = 0.7  # of an edge's points near the circle; and of a circle's length


def closed_circles(found: VesselGraph, true: VesselGraph) -> int:
    """How many of the true graph's shortest circles the found one closes along the same vessels."""
    return sum(_closes(found, circle) for circle in circles(true))


def circles(graph: VesselGraph) -> list[list[VesselEdge]]:
    """A shortest basis of the graph's loops, each as its edges."""
    import networkx as nx

    net, out = nx.Graph(), []
    for edge in sorted(graph, key=lambda e: e.length_mm):
        if edge.start == edge.end:
            out.append([edge])
            continue
        # A node in the middle of each edge keeps parallel edges apart.
        for node in (edge.start, edge.end):
            net.add_edge((node, ""), (-1, edge.id), weight=edge.length_mm / 2)
    named = {e.id: e for e in graph}
    for nodes in nx.minimum_cycle_basis(net, weight="weight"):
        out.append([named[name] for _, name in nodes if name])
    return out


def _closes(found: VesselGraph, circle: list[VesselEdge]) -> bool:
    tree = cKDTree(np.concatenate([e.path for e in circle]))
    thick = np.concatenate([e.radius_mm for e in circle])
    beside = []
    for edge in found:
        far, near = tree.query(edge.path)
        if (far < np.maximum(NEAR_MM, thick[near])).mean() > MOST:
            beside.append(edge)
    if not beside:
        return False
    length = sum(e.length_mm for e in circle)
    kept = circles(VesselGraph(found.nodes, tuple(beside)))
    return any(sum(e.length_mm for e in c) > MOST * length for c in kept)
