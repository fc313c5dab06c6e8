"""Vessels that merely touch are parted again: two run on past each other, or a thin tip rests on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.junctions import MERGED_MM, Junction, junctions, merged, mismatch
from dioscuri.circulation.segments import Arm, Segment, betti, passed_through

Array = NDArray[Any]

LEAST_GAP_MM = 0.5  # below it the way from end to end says nothing
TRIBUTARY = (
    0.4  # log of the ratio of radii above which thin arms are likelier tributaries than a passing vessel
)
PAIR = 3.2  # no passing vessel fits worse
PASSING = 4.2  # two that pass each other fit better together
OVER = 1.6  # a vessel that passes over a junction fits better
MERGED_SHARE = 0.75  # its radius over that of a tube as wide as both; thinner, it is a vessel that joins them
TOUCH_VOXELS = 1.3  # the widest gap between walls that touch in the mask


@dataclass(frozen=True, eq=False)
class Split:
    """Arms that belong together as one passing vessel each; what is not named stays a junction."""

    junction: Junction
    through: tuple[tuple[Arm, Arm], ...]
    cost: float


def without_pinholes(segments: list[Segment], voxel_mm: float) -> list[Segment]:
    """Loops inside one junction opened: a hole no wider than the vessels round it."""
    gone: set[int] = set()
    for junction in junctions(segments, voxel_mm):
        parent = {n: n for n in junction.nodes}

        def root(n: int, parent: dict[int, int] = parent) -> int:
            while parent[n] != n:
                n = parent[n]
            return n

        for s in sorted(junction.inner, key=lambda s: (s.length_mm, s.start, s.end)):
            a, b = root(s.start), root(s.end)
            if a == b:
                gone.add(id(s))
            parent[a] = b
    return passed_through([s for s in segments if id(s) not in gone])


def splits(junction: Junction, voxel_mm: float) -> Iterator[Split]:
    """The ways in which vessels may pass each other here."""
    arms = junction.arms
    if len(arms) < 4:
        return
    sides = junction.sides or tuple(range(len(arms)))
    extra = 2 * junction.between.length_mm / MERGED_MM if junction.between else 0.0
    for i, j in combinations(range(len(arms)), 2):
        one, other = arms[i], arms[j]
        if one.segment is other.segment or sides[i] == sides[j]:
            continue
        cost = mismatch(one, other) + extra
        rest = [k for k in range(len(arms)) if k not in (i, j)]
        others = tuple(arms[k] for k in rest)
        thick = max(a.radius for a in others)
        if cost > PAIR or not _as_thick_as_both(junction, one, other, thick):
            continue
        if len(rest) > 2:
            if cost < OVER and max(one.radius, other.radius) < thick:
                yield Split(junction, ((one, other),), cost + OVER)
        elif i == 0 and sides[rest[0]] != sides[rest[1]] and others[0].segment is not others[1].segment:
            cost += mismatch(*others) + _odd((one, other), others)
            if cost < PASSING and _may_pass(junction, (one, other), others, voxel_mm):
                yield Split(junction, ((one, other), (others[0], others[1])), cost)


def _as_thick_as_both(junction: Junction, one: Arm, other: Arm, rest_mm: float) -> bool:
    """Whether the stretch between two junctions may hold a passing vessel beside the rest."""
    if junction.between is None:
        return True
    wide = float(np.hypot((one.radius + other.radius) / 2, rest_mm))
    return junction.between.calibre_mm > MERGED_SHARE * wide


def _may_pass(junction: Junction, pair: tuple[Arm, Arm], others: tuple[Arm, ...], voxel_mm: float) -> bool:
    """Whether two vessels pass here: walls touch, and no thin vessel joins them."""
    if junction.between:
        return True
    if not _touching(pair, others, voxel_mm):
        return False
    one, two = (float(np.mean([a.radius for a in p])) for p in (pair, others))
    apart = [s for s in junction.inner if s.length_mm > one + two + TOUCH_VOXELS * voxel_mm]
    return all(float(s.radius.min()) > MERGED_SHARE * np.hypot(one, two) for s in apart)


def _odd(pair: tuple[Arm, ...], others: tuple[Arm, ...]) -> float:
    """What counts against a thin vessel that passes a thick one: two tributaries opposite each other."""
    thin, thick = (float(np.mean([a.radius for a in p])) for p in (pair, others))
    return max(0.0, abs(float(np.log(thin / thick))) - TRIBUTARY)


def _touching(pair: tuple[Arm, Arm], others: tuple[Arm, ...], voxel_mm: float) -> bool:
    """Whether two passing vessels come so close that their walls touch in the mask."""
    from scipy.spatial.distance import cdist

    one, two = (_bridge(a, b, voxel_mm / 2) for a, b in (pair, others))
    reach = float(np.mean([a.radius for a in pair]) + np.mean([a.radius for a in others]))
    return bool(cdist(one, two).min() < reach + TOUCH_VOXELS * voxel_mm)


def _bridge(one: Arm, other: Arm, step_mm: float) -> Array:
    """A smooth curve (P, 3) from one arm's own beginning to the other's, both included."""
    p, q = one.point, other.point
    gap = float(np.linalg.norm(q - p))
    t = np.linspace(0, 1, max(2, round(gap / step_mm) + 1))
    ends = np.outer(2 * t**3 - 3 * t**2 + 1, p) + np.outer(3 * t**2 - 2 * t**3, q)
    bow = np.outer(t**3 - 2 * t**2 + t, -one.way) + np.outer(t**3 - t**2, other.way)
    out: Array = ends + gap * bow
    return out


def passing(one: Arm, other: Arm, step_mm: float) -> Segment:
    """One vessel from the far end of an arm to the far end of another, in a smooth curve between them."""
    first, second = one.outward.reversed(), other.outward
    a = int(np.flatnonzero((first.path == one.point).all(axis=1))[-1])
    b = int(np.flatnonzero((second.path == other.point).all(axis=1))[0])
    bridge = _bridge(one, other, step_mm)[1:-1]
    t = np.linspace(0, 1, len(bridge) + 2)[1:-1]

    def run(u: Array, v: Array) -> Array:
        return np.concatenate([u[: a + 1], u[a] * (1 - t) + v[b] * t, v[b:]])

    return Segment(
        first.start,
        second.end,
        np.concatenate([first.path[: a + 1], bridge, second.path[b:]]),
        run(first.radius, second.radius),
        run(first.radius_sd, second.radius_sd),
        np.concatenate([first.own[: a + 1], np.zeros(len(t), bool), second.own[b:]]),
    )


def applied(segments: Sequence[Segment], split: Split, step_mm: float) -> list[Segment]:
    """The segments after a split."""
    gone = {id(a.segment) for pair in split.through for a in pair}
    if 2 * len(split.through) == len(split.junction.arms):
        gone |= {id(s) for s in split.junction.inner}
    kept = [s for s in segments if id(s) not in gone]
    kept += [passing(one, other, step_mm) for one, other in split.through]
    return passed_through(_without_stumps(kept, split.junction))


def _without_stumps(segments: list[Segment], junction: Junction) -> list[Segment]:
    """Without inner stretches that no longer lead anywhere."""
    inner = {id(s) for s in junction.inner}
    while True:
        degree = np.bincount([n for s in segments for n in (s.start, s.end)])
        kept = [s for s in segments if id(s) not in inner or min(degree[s.start], degree[s.end]) > 1]
        if len(kept) == len(segments):
            return kept
        segments = kept


def parted(
    segments: list[Segment], voxel_mm: float, kept: Callable[[list[Segment]], int] = lambda _: 0
) -> list[Segment]:
    """Vessels that pass each other parted where that opens a loop, the clearest first.

    `kept` counts what no opening may cost.
    """
    while True:
        pieces_now, loops = betti(segments)
        if not loops:
            return segments
        places = junctions(segments, voxel_mm)
        places += merged(places)
        before = loops
        for split in sorted((s for j in places for s in splits(j, voxel_mm)), key=lambda s: s.cost):
            alive = {id(s) for s in segments}
            needed = [*split.junction.inner, *(a.segment for a in split.junction.arms)]
            if any(id(s) not in alive for s in needed):
                continue  # another split has changed this place: next round
            after = applied(segments, split, 0.75 * voxel_mm)
            count, left = betti(after)
            if count == pieces_now and left < loops and kept(after) >= kept(segments):
                segments, loops = after, left
        if loops == before:
            return segments
