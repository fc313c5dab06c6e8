"""Measured stretches of vessel before they have names, and the net that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Array = NDArray[Any]

AIM_MM = 5.0  # over which a vessel's direction is measured, and at least so many radii
AIM_RADII = 3.0


@dataclass(frozen=True, eq=False)
class Segment:
    """A measured stretch of vessel between two nodes.

    `path` (P, 3) LPS mm; `radius`, `radius_sd` (P,) mm; `own` (P,) bool: not inside a vessel at either end.
    """

    start: int
    end: int
    path: Array
    radius: Array
    radius_sd: Array
    own: Array

    @cached_property
    def length_mm(self) -> float:
        """Length along the path."""
        return float(np.linalg.norm(np.diff(self.path, axis=0), axis=1).sum())

    @cached_property
    def calibre_mm(self) -> float:
        """Median radius of its own part."""
        return float(np.median(self.radius[self.own] if self.own.any() else self.radius))

    @cached_property
    def arms(self) -> tuple[Arm, Arm]:
        """Seen from the junction at its start and from that at its end."""
        return _arm_of(self, at_end=False), _arm_of(self, at_end=True)

    def reversed(self) -> Segment:
        """The same stretch from end to start."""
        back = (self.path[::-1], self.radius[::-1], self.radius_sd[::-1], self.own[::-1])
        return Segment(self.end, self.start, *back)


@dataclass(frozen=True, eq=False)
class Arm:
    """A segment seen from a junction: where its own part begins, which way it goes, how thick it is there."""

    segment: Segment
    at_end: bool
    point: Array
    way: Array
    radius: float

    @property
    def outward(self) -> Segment:
        """The segment, running away from the junction."""
        return self.segment.reversed() if self.at_end else self.segment


def _arm_of(segment: Segment, *, at_end: bool) -> Arm:
    s = segment.reversed() if at_end else segment
    first = int(np.argmax(s.own)) if s.own.any() else 0
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(s.path, axis=0), axis=1))])
    reach = along[first] + max(AIM_MM, AIM_RADII * s.radius[first])
    last = min(int(np.searchsorted(along, reach)), len(along) - 1)
    if last <= first:
        first, last = 0, len(along) - 1
    way = s.path[last] - s.path[first]
    radius = float(np.median(s.radius[first : last + 1]))
    return Arm(segment, at_end, s.path[first], way / max(float(np.linalg.norm(way)), 1e-9), radius)


def size(segments: Sequence[Segment]) -> int:
    """One more than the highest node number."""
    return max((max(s.start, s.end) for s in segments), default=-1) + 1


def renumbered(segments: Sequence[Segment], first: int) -> list[Segment]:
    """The segments with node numbers from `first` on."""
    return [replace(s, start=s.start + first, end=s.end + first) for s in segments]


def pieces(segments: Sequence[Segment], nodes: int) -> Array:
    """Number of the connected piece of each node, (nodes,)."""
    a = np.array([s.start for s in segments], int)
    b = np.array([s.end for s in segments], int)
    out: Array = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(nodes, nodes)))[1]
    return out


def betti(segments: Sequence[Segment]) -> tuple[int, int]:
    """Connected pieces and independent loops."""
    used = np.unique([n for s in segments for n in (s.start, s.end)])
    count = len(np.unique(pieces(segments, size(segments))[used])) if len(used) else 0
    return count, len(segments) - len(used) + count


def joined(one: Segment, two: Segment) -> Segment:
    """Two segments, the first ending at the node where the second starts, as one."""
    arrays = zip(
        (one.path, one.radius, one.radius_sd, one.own),
        (two.path, two.radius, two.radius_sd, two.own),
        strict=True,
    )
    return Segment(one.start, two.end, *(np.concatenate([a, b[1:]]) for a, b in arrays))


def passed_through(segments: Sequence[Segment]) -> list[Segment]:
    """Segments joined where exactly two ends meet; a closed ring keeps one node."""
    at: dict[int, list[Segment]] = {}
    for s in segments:
        at.setdefault(s.start, []).append(s)
        at.setdefault(s.end, []).append(s)
    alive = {id(s): s for s in segments}
    for node in list(at):
        pair = at[node]
        if len(pair) != 2 or pair[0] is pair[1]:
            continue
        one = pair[0] if pair[0].end == node else pair[0].reversed()
        two = pair[1] if pair[1].start == node else pair[1].reversed()
        new = joined(one, two)
        at[node] = []
        for old in pair:
            alive.pop(id(old))
        alive[id(new)] = new
        for tip in (new.start, new.end):
            at[tip] = [s for s in at[tip] if s is not pair[0] and s is not pair[1]]
        at[new.start].append(new)
        at[new.end].append(new)
    return list(alive.values())
