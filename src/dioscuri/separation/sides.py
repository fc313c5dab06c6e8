"""On which side of the cut a point lies, and how vessels run from side to side."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid, VesselGraph

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Sides:
    """The side of every point: the solved voxels', and in air that of the nearest body voxel.

    Parameters
    ----------
    pollux : bool (I, J, K) on `grid`.
    """

    pollux: Array
    grid: Grid

    def at(self, lps_mm: Array) -> Array:
        """Whether points (N, 3) LPS mm lie on pollux's side, (N,) bool."""
        ijk = np.clip(np.rint(self.grid.ijk(lps_mm)).astype(int), 0, np.array(self.grid.shape) - 1)
        out: Array = self.pollux[tuple(ijk.T)]
        return out

    def on(self, grid: Grid) -> Array:
        """Whether the voxels of a grid with the same axes lie on pollux's side, bool (I, J, K)."""
        first = self.grid.ijk(grid.lps([[0, 0, 0]]))[0]
        step = grid.spacing_mm / self.grid.spacing_mm
        nearest = [
            np.clip(
                np.rint(first[n] + step[n] * np.arange(grid.shape[n])).astype(int), 0, self.grid.shape[n] - 1
            )
            for n in range(3)
        ]
        return np.asarray(self.pollux[np.ix_(*nearest)])


def sides_of(body: Array, pollux: Array, grid: Grid) -> Sides:
    """Sides of a solved field: `body` and `pollux` bool (I, J, K) on `grid`."""
    return Sides(_carried(body, pollux), grid)


def _carried(body: Array, pollux: Array) -> Array:
    """`pollux` grown from the body into the air, layer by layer: a third of a nearest-voxel search."""
    side = np.pad(np.where(body, 1 + pollux, 0).astype(np.uint8), 1, constant_values=3)
    flat = side.ravel()
    _, nj, nk = side.shape
    front = np.flatnonzero((flat == 1) | (flat == 2))
    while len(front):
        layer = []
        for step in (1, -1, nk, -nk, nj * nk, -nj * nk):
            free = flat[front + step] == 0
            flat[front[free] + step] = flat[front[free]]
            layer.append(front[free] + step)
        front = np.concatenate(layer)
    return np.asarray(side[1:-1, 1:-1, 1:-1] == 2)


@dataclass(frozen=True, eq=False)
class Courses:
    """Every vessel of a graph in short steps of known side; S steps, edge by edge.

    Parameters
    ----------
    edge : (S,) number of the edge.
    at : (S, 3) LPS mm, the middle of the step.
    length_mm, radius_mm : (S,).
    pollux : (S,) bool, side of the step, wavering left out.
    """

    edge: Array
    at: Array
    length_mm: Array
    radius_mm: Array
    pollux: Array

    @property
    def lumen_mm3(self) -> Array:
        """Volume of each step's lumen, (S,)."""
        out: Array = np.pi * self.radius_mm**2 * self.length_mm
        return out


def courses(vessels: VesselGraph, sides: Sides, waver_mm: float) -> Courses:
    """Vessels in steps no longer than half a voxel of the cut; excursions shorter than `waver_mm` are undone.

    A stretch on one side is followed through the graph's nodes: the end of one edge and the beginning of the
    next are one stretch. The shortest that is shorter than `waver_mm` and ends at the other side goes to it,
    until none is left.
    """
    step = float(sides.grid.spacing_mm.min()) / 2
    rows = [_stepped(n, edge, step) for n, edge in enumerate(vessels)]
    if not rows:
        none = np.zeros(0)
        return Courses(none.astype(int), np.zeros((0, 3)), none, none, none.astype(bool))
    number, at, length, radius = (np.concatenate([row[n] for row in rows]) for n in range(4))
    side = sides.at(at)
    # All that meets at a node is on the node's side, so that no vessel changes side between two edges.
    first = np.searchsorted(number, np.arange(len(vessels)))
    side[first] = sides.at(vessels.nodes[[e.start for e in vessels]])
    side[np.append(first[1:], len(number)) - 1] = sides.at(vessels.nodes[[e.end for e in vessels]])
    out = Courses(number, at, length, radius, side)
    return dataclasses.replace(out, pollux=_settled(out, vessels, waver_mm))


def _stepped(number: int, edge: Any, step_mm: float) -> tuple[Array, Array, Array, Array]:
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(edge.path, axis=0), axis=1))])
    n = max(2, int(np.ceil(along[-1] / step_mm)))
    middle = (np.arange(n) + 0.5) * along[-1] / n
    at = np.column_stack([np.interp(middle, along, edge.path[:, a]) for a in range(3)])
    return np.full(n, number), at, np.full(n, along[-1] / n), np.interp(middle, along, edge.radius_mm)


def _settled(course: Courses, vessels: VesselGraph, waver_mm: float) -> Array:
    """Side of every step, (S,) bool, with short excursions undone."""
    run, first = _runs(course)
    side = course.pollux[first]
    length = np.bincount(run, course.length_mm)
    links = _links(course, vessels, run)
    while True:
        piece = _pieces(len(side), links[side[links[:, 0]] == side[links[:, 1]]])
        total = np.bincount(piece, length)
        other = links[side[links[:, 0]] != side[links[:, 1]]]
        short = np.unique(piece[other])
        short = short[total[short] < waver_mm]
        if not len(short):
            return np.asarray(side[run])
        least = short[np.argmin(total[short])]
        side = np.where(piece == least, ~side, side)


def _runs(course: Courses) -> tuple[Array, Array]:
    """Stretch of one edge on one side that each step lies in, (S,), and the first step of each."""
    new = np.ones(len(course.edge), bool)
    new[1:] = (np.diff(course.edge) != 0) | (np.diff(course.pollux.astype(np.int8)) != 0)
    first = np.flatnonzero(new)
    return np.cumsum(new) - 1, first


def _links(course: Courses, vessels: VesselGraph, run: Array) -> Array:
    """Pairs of stretches that meet, (L, 2): within an edge, or at a node."""
    within = np.flatnonzero((np.diff(run) != 0) & (np.diff(course.edge) == 0))
    pairs = [np.column_stack([run[within], run[within + 1]])]
    first = np.searchsorted(course.edge, np.arange(len(vessels)))
    last = np.append(first[1:], len(course.edge)) - 1
    at: dict[int, int] = {}
    for n, edge in enumerate(vessels):
        for node, end in ((edge.start, run[first[n]]), (edge.end, run[last[n]])):
            pairs.append(np.array([[at.setdefault(node, int(end)), int(end)]]))
    return np.concatenate(pairs)


def _pieces(n: int, links: Array) -> Array:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    joined = coo_array((np.ones(len(links), np.int8), (links[:, 0], links[:, 1])), shape=(n, n))
    return np.asarray(connected_components(joined, directed=False)[1])
