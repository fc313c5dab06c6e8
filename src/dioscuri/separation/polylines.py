"""Lines on a triangle mesh: level lines of a field and the mesh's own border, chained into polylines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model import Surface

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Polyline:
    """Points (P, 3) LPS mm in order; a closed one returns from its last point to its first."""

    points: Array
    closed: bool

    @property
    def length_mm(self) -> float:
        """Length along the line, mm."""
        ends = np.roll(self.points, -1, axis=0) if self.closed else self.points[1:]
        return float(np.linalg.norm(ends - self.points[: len(ends)], axis=1).sum())


def level_lines(surface: Surface, values: ArrayLike) -> list[Polyline]:
    """Where `values` (V,), linear on each triangle, are zero."""
    height = np.asarray(values, np.float64)
    above = height >= 0
    mixed = surface.faces[(above[surface.faces].sum(axis=1) % 3) > 0]
    sides = np.stack([mixed[:, [0, 1]], mixed[:, [1, 2]], mixed[:, [2, 0]]], axis=1)
    crossing = above[sides[..., 0]] != above[sides[..., 1]]  # two of the three
    edges = np.sort(sides[crossing], axis=1)
    unique, number = np.unique(edges, axis=0, return_inverse=True)
    a, b = unique.T
    share = (height[a] / (height[a] - height[b]))[:, None]
    points = surface.vertices[a] * (1 - share) + surface.vertices[b] * share
    return chained(number.reshape(-1, 2), points)


def boundary(surface: Surface) -> list[Polyline]:
    """The edges that belong to one face only."""
    faces = surface.faces
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    unique, counts = np.unique(edges, axis=0, return_counts=True)
    return chained(unique[counts == 1], surface.vertices)


def chained(segments: Array, points: Array) -> list[Polyline]:
    """Polylines through `segments` (S, 2), numbers of `points` (N, 3); open ones start at a loose end."""
    at: dict[int, list[int]] = {}
    for n, (a, b) in enumerate(segments.tolist()):
        at.setdefault(a, []).append(n)
        at.setdefault(b, []).append(n)
    ends = segments.tolist()
    free = [True] * len(ends)
    loose = [p for p in at if len(at[p]) % 2]
    out = []
    for start in [*loose, *at]:
        while (path := _walk(start, at, ends, free)) is not None:
            closed = len(path) > 3 and path[0] == path[-1]
            out.append(Polyline(points[path[:-1] if closed else path], closed))
    return out


def _walk(start: int, at: dict[int, list[int]], ends: list[list[int]], free: list[bool]) -> list[int] | None:
    path = [start]
    while (n := next((s for s in at[path[-1]] if free[s]), None)) is not None:
        free[n] = False
        a, b = ends[n]
        path.append(b if a == path[-1] else a)
        if path[-1] == start:
            break
    return path if len(path) > 1 else None


def smooth_line(line: Polyline, over_mm: float) -> Polyline:
    """`line` at even steps of half of `over_mm`, without wiggles shorter than that; open ends stay.

    A weighted mean and its answer (Taubin 1995), so that a loop does not shrink.
    """
    steps = max(4, round(line.length_mm / (over_mm / 2)))
    points = _even(line, steps)
    for _ in range(ROUNDS):
        points = _drawn(points, SHRINK, line.closed)
        points = _drawn(points, GROW, line.closed)
    return Polyline(points, line.closed)


ROUNDS = 4
SHRINK, GROW = 0.5, -0.526


def _even(line: Polyline, steps: int) -> Array:
    points = np.vstack([line.points, line.points[:1]]) if line.closed else line.points
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    wanted = np.linspace(0, along[-1], steps + 1)[: steps if line.closed else None]
    return np.column_stack([np.interp(wanted, along, points[:, n]) for n in range(3)])


def _drawn(points: Array, share: float, closed: bool) -> Array:
    middle = (np.roll(points, 1, axis=0) + np.roll(points, -1, axis=0)) / 2
    out: Array = points + share * (middle - points)
    if not closed:
        out[[0, -1]] = points[[0, -1]]
    return out


def runs(line: Polyline, keep: Array) -> list[Polyline]:
    """The parts of a line whose points are kept, (P,) bool; the whole line stays closed."""
    if keep.all():
        return [line]
    if not keep.any():
        return []
    points = line.points
    if line.closed:  # begin after a gap
        first = int(np.flatnonzero(~keep)[0])
        points, keep = np.roll(points, -first, axis=0), np.roll(keep, -first)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], keep, [False]]).astype(np.int8)))
    return [Polyline(points[a:b], False) for a, b in edges.reshape(-1, 2) if b - a > 1]
