"""Places where vessels meet, and how well two of the vessels there fit as one that runs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dioscuri.circulation.segments import Arm, Segment, pieces, size

SHORT_VOXELS = 2.0  # a stretch this much longer than the radii at its ends lies within the vessels it joins
TURN_DEG = 30.0  # a turn, and a change of calibre, that each count as one
CALIBRE = 0.3
MERGED_MM = 15.0  # the longest stretch over which two vessels may look like one


@dataclass(frozen=True, eq=False)
class Junction:
    """Nodes joined by stretches no longer than the vessels are thick, and the arms that leave them.

    `sides` parts the arms of two junctions that a merged stretch joins; else all are on one side.
    """

    nodes: frozenset[int]
    inner: tuple[Segment, ...]
    arms: tuple[Arm, ...]
    sides: tuple[int, ...] = ()
    between: Segment | None = None


def mismatch(one: Arm, other: Arm) -> float:
    """How badly two arms fit as one vessel that runs on: turn, offset, change of calibre; 0: straight."""
    between = other.point - one.point
    gap = float(np.linalg.norm(between))
    turn = _degrees(float(-one.way @ other.way))
    bend = (
        (_degrees(-one.way @ between / gap) + _degrees(other.way @ between / gap)) / 2 if gap > 0.5 else 0.0
    )
    return float((turn + bend / 2) / 1.5 / TURN_DEG + abs(np.log(one.radius / other.radius)) / CALIBRE)


def _degrees(cosine: float) -> float:
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def junctions(segments: Sequence[Segment], voxel_mm: float) -> list[Junction]:
    """Every place where vessels meet; stretches inside the vessels that they join are inner ones."""
    thick = np.zeros(size(segments))
    calibre = [s.calibre_mm for s in segments]
    for s, r in zip(segments, calibre, strict=True):
        for n in (s.start, s.end):
            thick[n] = max(thick[n], r)
    slack = SHORT_VOXELS * voxel_mm
    short = [s for s in segments if s.length_mm < thick[s.start] + thick[s.end] + slack or not s.own.any()]
    group = pieces(short, len(thick))
    inner: dict[int, list[Segment]] = {}
    arms: dict[int, list[Arm]] = {}
    inside = {id(s) for s in short}
    for s in segments:
        if id(s) in inside:
            inner.setdefault(int(group[s.start]), []).append(s)
            continue
        for node, arm in zip((s.start, s.end), s.arms, strict=True):
            arms.setdefault(int(group[node]), []).append(arm)
    members: dict[int, set[int]] = {}
    for s in segments:
        for n in (s.start, s.end):
            members.setdefault(int(group[n]), set()).add(n)
    return [
        Junction(frozenset(m), tuple(inner.get(g, ())), tuple(arms.get(g, ()))) for g, m in members.items()
    ]


def merged(found: Sequence[Junction]) -> Iterator[Junction]:
    """Pairs of junctions with the stretch between them, along which two vessels may look like one."""
    at: dict[int, list[tuple[Junction, Arm]]] = {}
    for junction in found:
        for arm in junction.arms:
            at.setdefault(id(arm.segment), []).append((junction, arm))
    for ends in at.values():
        (one, arm), (two, _) = ends
        between = arm.segment
        if one is two or between.length_mm > MERGED_MM or min(len(one.arms), len(two.arms)) < 3:
            continue
        first, second = ([a for a in j.arms if a.segment is not between] for j in (one, two))
        yield Junction(
            one.nodes | two.nodes,
            (*one.inner, *two.inner, between),
            (*first, *second),
            (0,) * len(first) + (1,) * len(second),
            between,
        )
