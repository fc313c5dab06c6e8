"""Centrelines that VMTK has split into groups: an edge per branch, a node per bifurcation."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats.polylines import Polylines
from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
NAMES = ("GroupIds", "CenterlineIds", "TractIds", "Blanking")
End = tuple[int, int]  # a group and its start (0) or end (1); a bifurcation is (group, 2)
BIFURCATION = 2


def graph_of_groups(found: Polylines, points: Array, radius: Array, evidence: tuple[str, ...]) -> VesselGraph:
    """One edge per unblanked group (its longest copy); ends that meet in a line become one node.

    Raises
    ------
    FormatError : an array is missing, or there is no branch outside the bifurcations.
    """
    group, centreline, tract, blank = (_column(found, name) for name in NAMES)
    branch = _representatives(found, points, group, blank)
    if not branch:
        raise FormatError("every line is blanked, must have a branch outside the bifurcations")
    same = _Same()
    for line in np.unique(centreline):
        cells = np.flatnonzero(centreline == line)
        cells = cells[np.argsort(tract[cells], kind="stable")]
        for one, other in zip(cells[:-1], cells[1:], strict=True):
            same.join(
                *(_end(found, points, branch, group, int(c), last) for c, last in ((one, 1), (other, 0)))
            )
    return _graph(found, points, radius, branch, same, evidence)


def _column(found: Polylines, name: str) -> Array:
    values = found.cell.get(name)
    if not isinstance(values, np.ndarray) or values.shape != (len(found.lines),):
        raise FormatError(
            f"GroupIds without {name}, must have {', '.join(NAMES)}; run vmtkbranchextractor anew"
        )
    return values.astype(np.int64)


def _representatives(found: Polylines, points: Array, group: Array, blank: Array) -> dict[int, int]:
    """The longest copy of each group outside the bifurcations: group -> line."""
    length = [float(np.linalg.norm(np.diff(points[line], axis=0), axis=1).sum()) for line in found.lines]
    out: dict[int, int] = {}
    for n in np.flatnonzero(blank == 0):
        g = int(group[n])
        if g not in out or length[n] > length[out[g]]:
            out[g] = int(n)
    return out


def _end(found: Polylines, points: Array, branch: dict[int, int], group: Array, cell: int, last: int) -> End:
    """The end of its group's branch that a line's cell begins (0) or ends (1) with."""
    g = int(group[cell])
    if g not in branch:
        return g, BIFURCATION
    whole = points[found.lines[branch[g]][[0, -1]]]
    mine = points[found.lines[cell][[0, -1]]]
    turned = np.linalg.norm(mine - whole) > np.linalg.norm(mine - whole[::-1])
    return g, 1 - last if turned else last


def _graph(
    found: Polylines,
    points: Array,
    radius: Array,
    branch: dict[int, int],
    same: _Same,
    evidence: tuple[str, ...],
) -> VesselGraph:
    places: dict[End, list[Array]] = {}
    for g, line in branch.items():
        for side in (0, 1):
            places.setdefault(same.root((g, side)), []).append(points[found.lines[line][-side]])
    number = {end: n for n, end in enumerate(places)}
    nodes = np.array([np.mean(at, axis=0) for at in places.values()])
    edges = []
    for n, (g, line) in enumerate(branch.items(), 1):
        rows = found.lines[line]
        start, end = (number[same.root((g, side))] for side in (0, 1))
        path = np.vstack([nodes[start], points[rows], nodes[end]])
        r = radius[np.concatenate([rows[:1], rows, rows[-1:]])]
        keep = np.concatenate([[True], np.linalg.norm(np.diff(path, axis=0), axis=1) > 0])
        zero = np.zeros(int(keep.sum()))
        edges.append(VesselEdge(f"v{n}", start, end, path[keep], r[keep], zero, evidence=evidence))
    return VesselGraph(nodes, tuple(edges))


class _Same:
    """Which ends are one node."""

    def __init__(self) -> None:
        self.parent: dict[End, End] = {}

    def root(self, end: End) -> End:
        while (above := self.parent.setdefault(end, end)) != end:
            end = above
        return end

    def join(self, one: End, other: End) -> None:
        self.parent[self.root(one)] = self.root(other)
