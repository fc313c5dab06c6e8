"""Loops that no passing vessel makes: stretches beside their own vessel, thin tips that rest on another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.junctions import Junction, junctions, mismatch
from dioscuri.circulation.segments import Arm, Segment, betti, passed_through, size

Array = NDArray[Any]

BESIDE_VOXELS = 1.0  # a stretch whose centre is no farther outside another vessel's wall is part of that one
BESIDE_MM = 16.0
Ends = list[tuple[Junction, Arm]]  # of one segment

IDLE_MM = 30.0  # no venous ring is shorter round, assumed: a shared sinus is 200 and more
WIDE_VOXELS, LONG_MM = 2.0, 1000.0
CIRCLE_MM = 150.0  # the longest way round a circle of Willis
TRUNK = 1.1  # a communicating vessel joins trunks that are thicker than itself by this factor, at both ends


def without_doubles(
    segments: list[Segment], voxel_mm: float, kept: Callable[[list[Segment]], int] = lambda _: 0
) -> list[Segment]:
    """Without stretches that close a small loop beside the very vessel that they leave and join again.

    `kept` counts what no opening may cost.
    """
    while True:
        on_loop = closing(segments)
        found = [s for s in segments if id(s) in on_loop and s.length_mm < BESIDE_MM]
        at = _ends(segments)
        beside = [s for s in found if _beside(s, at, voxel_mm)]
        touched: set[int] = set()
        left, count = segments, kept(segments) if beside else 0
        for s in sorted(beside, key=lambda s: (s.calibre_mm * s.length_mm, s.start, s.end)):
            round_it = [s, *_way_round(s, at)]
            fewer = [t for t in left if t is not s]
            if not any(id(t) in touched for t in round_it) and kept(fewer) >= count:
                left = fewer
                touched |= {id(t) for t in round_it}
        if not touched:
            return segments
        segments = passed_through(left)


def closing(segments: Sequence[Segment]) -> set[int]:
    """Identities of the segments that lie on a loop."""
    import networkx as nx

    net: Any = nx.MultiGraph()
    net.add_edges_from((s.start, s.end) for s in segments)
    bridges = {frozenset(pair) for pair in nx.bridges(nx.Graph(net))}
    single = {p for p in bridges if net.number_of_edges(*tuple(p)) == 1}
    return {id(s) for s in segments if frozenset((s.start, s.end)) not in single}


def _ends(segments: Sequence[Segment]) -> dict[int, list[Segment]]:
    """The segments at each node, a ring twice."""
    at: dict[int, list[Segment]] = {}
    for s in segments:
        at.setdefault(s.start, []).append(s)
        at.setdefault(s.end, []).append(s)
    return at


def _beside(segment: Segment, at: dict[int, list[Segment]], voxel_mm: float) -> bool:
    """Whether the shortest way round a segment runs within a voxel of it, wall to centre, all along."""
    from scipy.spatial import cKDTree

    way = _way_round(segment, at)
    if not way:
        return False
    path, radius = (np.concatenate([getattr(s, name) for s in way]) for name in ("path", "radius"))
    if len(segment.path) < 3:
        return True
    far, near = cKDTree(path).query(segment.path[1:-1])
    return bool((far - radius[near]).max() < BESIDE_VOXELS * voxel_mm)


def _way_round(segment: Segment, at: dict[int, list[Segment]], limit_mm: float = 0.0) -> list[Segment]:
    """The shortest way from one end of a segment to its other end without it; none if it is far longer."""
    limit = limit_mm or BESIDE_MM + segment.length_mm
    heap: list[tuple[float, int, int, tuple[Segment, ...]]] = [(0.0, 0, segment.start, ())]
    done, count = set[int](), 0
    while heap:
        mm, _, node, way = heappop(heap)
        if node == segment.end and way:
            return list(way)
        if node in done:
            continue
        done.add(node)
        for s in at[node]:
            far = s.end if s.start == node else s.start
            if s is not segment and far not in done and mm + s.length_mm < limit:
                count += 1
                heappush(heap, (mm + s.length_mm, count, far, (*way, s)))
    return []


def without_small_loops(segments: list[Segment], voxel_mm: float, smallest_mm: float) -> list[Segment]:
    """Loops shorter round than `smallest_mm` opened at the end that fits worst, thin ones first."""
    while True:
        at = _ends(segments)
        on_loop = closing(segments)
        small = {
            id(s)
            for s in segments
            if id(s) in on_loop
            and s.length_mm < smallest_mm
            and (s.start == s.end or _way_round(s, at, smallest_mm - s.length_mm))
        }
        found = _tips(_ends_at_junctions(segments, voxel_mm), small, voxel_mm, np.inf)
        if not found:
            return segments
        segments = detached(segments, min(found, key=lambda row: row[0])[1])


def without_idle_rings(segments: list[Segment], voxel_mm: float) -> list[Segment]:
    """Without short rings that leave a junction and come back to it: nothing would drive blood round them.

    One with a hole no wider than its vessel goes; a wider one is a vessel that bends back and rests on
    itself, and is opened at the end that fits worse.
    """
    while True:
        idle = [
            (ends[0][1].segment, ends)
            for ends in _ends_at_junctions(segments, voxel_mm).values()
            if ends[0][0] is ends[-1][0] and len(ends) == 2 and len(ends[0][0].arms) > 2
        ]
        short = sorted(
            ((s.length_mm, s.start, s.end, s, ends) for s, ends in idle if s.length_mm < IDLE_MM),
            key=lambda row: row[:3],
        )
        if not short:
            return segments
        length, _, _, ring, ends = short[0]
        if length < 2 * np.pi * (ring.calibre_mm + voxel_mm / 2) or len(ring.path) < 5:
            segments = passed_through([t for t in segments if t is not ring])
        else:
            fit = [min(mismatch(arm, o) for o in r) for (_, arm), r in zip(ends, _others(ends), strict=True)]
            segments = detached(segments, ends[int(np.argmax(fit))][1])


def without_resting_tips(
    segments: list[Segment], voxel_mm: float, thin_mm: float, communicating_mm: float
) -> list[Segment]:
    """Loops opened where a vessel as thin as the voxels rests on another, the thinnest first.

    Thin is a radius below `thin_mm`. A thin vessel up to `communicating_mm` long between two thicker
    ones that both run on keeps its loop: the circle of Willis closes through such.
    """
    while True:
        count, loops = betti(segments)
        if not loops:
            return segments
        ends = _ends_at_junctions(segments, voxel_mm)
        joining = _joining(ends, communicating_mm)
        on_loop = closing(_without_circles(segments, joining)) - joining
        found = sorted(_tips(ends, on_loop, voxel_mm, thin_mm), key=lambda row: row[0])
        if not found:
            return segments
        segments = detached(segments, found[0][1])


def circles(segments: list[Segment], voxel_mm: float, communicating_mm: float) -> int:
    """Communicating arteries on rings that at least two of them close: circles of Willis."""
    joining = _joining(_ends_at_junctions(segments, voxel_mm), communicating_mm)
    at = _ends(segments)
    return sum(
        any(id(t) in joining for t in _way_round(s, at, CIRCLE_MM)) for s in segments if id(s) in joining
    )


def wide_rings(segments: list[Segment], voxel_mm: float) -> int:
    """1 where a ring longer than a circle of Willis closes through wide vessels alone (a shared sinus)."""
    wide = [s for s in segments if s.calibre_mm > WIDE_VOXELS * voxel_mm]
    on_loop, at = closing(wide), _ends(wide)
    ways = ((s, _way_round(s, at, LONG_MM)) for s in wide if id(s) in on_loop)
    return int(any(way and sum(t.length_mm for t in (s, *way)) > CIRCLE_MM for s, way in ways))


def _joining(ends: dict[int, Ends], communicating_mm: float) -> set[int]:
    return {key for key, both in ends.items() if _communicating(both, communicating_mm)}


def _without_circles(segments: list[Segment], joining: set[int]) -> list[Segment]:
    """Without one communicating vessel of each ring that at least two of them close: a circle of Willis."""
    left = list(segments)
    for s in sorted((s for s in segments if id(s) in joining), key=lambda s: (s.calibre_mm, s.start, s.end)):
        if any(id(t) in joining for t in _way_round(s, _ends(left), CIRCLE_MM)):
            left = [t for t in left if t is not s]
    return left


def _ends_at_junctions(segments: Sequence[Segment], voxel_mm: float) -> dict[int, Ends]:
    """The junctions at both ends of each segment that is not within one."""
    at: dict[int, Ends] = {}
    for junction in junctions(segments, voxel_mm):
        for arm in junction.arms:
            at.setdefault(id(arm.segment), []).append((junction, arm))
    return at


def _others(ends: Ends) -> list[list[Arm]]:
    return [[a for a in j.arms if a.segment is not arm.segment] for j, arm in ends]


def _communicating(ends: Ends, longest_mm: float) -> bool:
    """Whether a segment is short, and thinner than two others at both ends: those run on there."""
    segment = ends[0][1].segment
    thick = [
        min((a.radius for a in sorted(r, key=lambda a: -a.radius)[:2]), default=0.0) for r in _others(ends)
    ]
    return min(thick) > TRUNK * segment.calibre_mm and segment.length_mm < longest_mm


def _tips(at: dict[int, Ends], on_loop: set[int], voxel_mm: float, thin_mm: float) -> list[tuple[float, Arm]]:
    """Ends of thin segments on a loop with a rank: the lowest is the likeliest to rest there only."""
    out = []
    for key, ends in at.items():
        segment = ends[0][1].segment
        if key not in on_loop or segment.calibre_mm > thin_mm:
            continue
        for (_, arm), others in zip(ends, _others(ends), strict=True):
            fit = min((mismatch(arm, o) for o in others), default=9.0)
            out.append((segment.calibre_mm / voxel_mm - 0.1 * min(fit, 6.0), arm))
    return out


def detached(segments: Sequence[Segment], arm: Arm) -> list[Segment]:
    """The segments with one arm ending before its junction, where its own part begins."""
    s = arm.outward
    first = min(int(np.argmax(s.own)) if s.own.any() else 1, len(s.path) - 2)
    cut = Segment(size(segments), s.end, s.path[first:], s.radius[first:], s.radius_sd[first:], s.own[first:])
    return passed_through([replace(cut) if t is arm.segment else t for t in segments])
