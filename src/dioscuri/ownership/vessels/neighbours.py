"""What a vessel continues: beliefs passed between edges that meet, by calibre and angle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.model.vesselproof import Matter
from dioscuri.ownership.vessels.witness import ANSWERS, Witness, softmax, trusted

Array = NDArray[Any]

ROUNDS, DAMPING, STILL = 200, 0.5, 1e-6
HEADING_MM = 6.0
OTHER_KIND = 0.3  # a vein that joins a sinus need not be the sinus's owner's
BEND = {"artery": 0.7}  # pull across a right angle, as a share; arteries branch within one twin
BEND_ELSE = 0.4


@dataclass(frozen=True, eq=False)
class Joints:
    """Pairs of edges that meet: (P, 2) edge numbers and their pull (P,), log-odds of being alike."""

    pairs: Array
    pull: Array


def joints(graph: VesselGraph, kinds: Sequence[str], pull: float) -> Joints:
    """Every pair at every node; arteries and veins are never joined."""
    at: dict[int, list[tuple[int, bool]]] = {}
    for k, edge in enumerate(graph):
        if edge.start != edge.end:
            at.setdefault(edge.start, []).append((k, True))
            at.setdefault(edge.end, []).append((k, False))
    pairs, pulls = [], []
    for meeting in at.values():
        crowd = min(1.0, 2.0 / (len(meeting) - 1)) if len(meeting) > 1 else 0.0
        for one, other in combinations(meeting, 2):
            alike = _alike(graph, kinds, one, other)
            if alike > 0:
                pairs.append((one[0], other[0]))
                pulls.append(pull * crowd * alike)
    return Joints(np.array(pairs, int).reshape(-1, 2), np.array(pulls))


def _alike(graph: VesselGraph, kinds: Sequence[str], one: tuple[int, bool], other: tuple[int, bool]) -> float:
    kind = kinds[one[0]], kinds[other[0]]
    if (kind[0] == "artery") != (kind[1] == "artery"):
        return 0.0
    ends = [_end(graph.edges[k], first) for k, first in (one, other)]
    straight = max(0.0, -float(ends[0][0] @ ends[1][0]))
    bend = BEND.get(kind[0], BEND_ELSE)
    calibre = min(ends[0][1], ends[1][1]) / max(ends[0][1], ends[1][1])
    same = 1.0 if kind[0] == kind[1] else OTHER_KIND
    return same * (bend + (1 - bend) * straight) * float(np.sqrt(calibre))


def _end(edge: VesselEdge, first: bool) -> tuple[Array, float]:
    """Unit direction (3,) away from the node, and the calibre there, mm."""
    path, radius = (edge.path, edge.radius_mm) if first else (edge.path[::-1], edge.radius_mm[::-1])
    near = np.linalg.norm(path - path[0], axis=1) <= HEADING_MM
    way = path[max(1, int(near.sum()) - 1)] - path[0]
    size = float(np.linalg.norm(way))
    return (way / size if size else way), float(np.median(radius[near]))


def messages(own: Array, met: Joints) -> Array:
    """What the others say of each edge, (E, S): product of the messages of sum-product belief propagation.

    Exact on a tree; on loops damped, deterministic, and stopped after a fixed number of rounds. Potts model:
    alike is exp(pull) times as likely as each other answer. Source: Pearl 1988; Murphy et al., UAI 1999.
    """
    count, states = own.shape
    total = np.zeros((count, states))
    if not len(met.pairs):
        return np.full((count, states), 1 / states)
    source = np.concatenate([met.pairs[:, 0], met.pairs[:, 1]])
    target = np.concatenate([met.pairs[:, 1], met.pairs[:, 0]])
    back = np.roll(np.arange(len(source)), len(met.pairs))
    gain = np.expm1(np.concatenate([met.pull, met.pull]))[:, None]
    log_own = np.log(np.maximum(own, 1e-12))
    sent = np.zeros((len(source), states))
    for _ in range(ROUNDS):
        belief = softmax(log_own[source] + total[source] - sent[back])
        fresh = np.log1p(gain * belief)
        fresh -= fresh.mean(axis=1, keepdims=True)
        moved = (1 - DAMPING) * (fresh - sent)
        sent = sent + moved
        total = np.zeros((count, states))
        np.add.at(total, target, sent)
        if np.abs(moved).max() < STILL:
            break
    return softmax(total)


def neighbour_witness(matter: Matter, graph: VesselGraph, own: Array, met: Joints, trust: float) -> Witness:
    """Each edge's neighbours as one piece of evidence; `own` (E, S): what the others' own evidence says."""
    heard = trusted(messages(own, met), trust)
    nearest: list[tuple[float, str]] = [(0.0, "")] * len(graph)
    for (a, b), pull in zip(met.pairs, met.pull, strict=True):
        for me, it in ((a, b), (b, a)):
            nearest[me] = max(nearest[me], (float(pull), graph.edges[it].id))
    names = ANSWERS[matter]
    text = tuple(
        f"neighbours ({at} continues it most): {names[int(row.argmax())]} with {row.max():.0%}" if at else ""
        for row, (_, at) in zip(heard, nearest, strict=True)
    )
    return Witness(matter, "neighbours", heard, text)
