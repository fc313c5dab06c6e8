"""How much of a graph's length is given to the right twin, against a graph whose owners are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.ownership.vessels.result import VesselOwners

Array = NDArray[Any]

MATCH_MM = 2.5
SHARED_LOW, SHARED_HIGH = 0.25, 0.75
ALLOWED_SHARED = 1.2  # length called uncertain per truly shared length that is not yet wrong


@dataclass(frozen=True)
class OwnerScore:
    """Lengths in mm of the found graph that lies on a true vessel and has evidence of an owner.

    `confused` : (true owner, called owner) -> length; called may be uncertain.
    """

    length_mm: float
    unmatched_mm: float
    silent_mm: float
    confused: dict[tuple[str, str], float]

    def _sum(self, true: tuple[str, ...], called: tuple[str, ...]) -> float:
        return sum(mm for (t, c), mm in self.confused.items() if t in true and c in called)

    @property
    def same_share(self) -> float:
        """Strict: called what it truly is; shared counts as shared or uncertain."""
        right = self._sum(("castor",), ("castor",)) + self._sum(("pollux",), ("pollux",))
        return (right + self._sum(("shared",), ("shared", "uncertain"))) / max(self.length_mm, 1e-9)

    @property
    def right_share(self) -> float:
        """Not given to the wrong twin; shared or uncertain beyond 1.2 of the truly shared length is wrong."""
        everyone = ("castor", "pollux", "shared")
        doubtful = self._sum(everyone, ("shared", "uncertain"))
        allowed = ALLOWED_SHARED * self._sum(("shared",), (*everyone, "uncertain"))
        right = self._sum(("castor",), ("castor",)) + self._sum(("pollux",), ("pollux",))
        return (right + min(doubtful, allowed)) / max(self.length_mm, 1e-9)


def owner_score(found: VesselOwners, truth: VesselGraph, match_mm: float = MATCH_MM) -> OwnerScore:
    """Score by edge length; a point counts when a true centreline passes within `match_mm`.

    A piece of vessel has evidence where any ground but its neighbours speaks of its owner.
    """
    from scipy.spatial import cKDTree

    places, owner = _points(truth)
    tree = cKDTree(places)
    confused: dict[tuple[str, str], float] = {}
    unmatched = silent = total = 0.0
    for edge in found.graph:
        middle, length = (
            (edge.path[1:] + edge.path[:-1]) / 2,
            np.linalg.norm(np.diff(edge.path, axis=0), axis=1),
        )
        away, nearest = tree.query(middle)
        near = away <= match_mm
        unmatched += float(length[~near].sum())
        if not _has_evidence(found, edge.id):
            silent += float(length[near].sum())
            continue
        called = found.called(edge.id)
        total += float(length[near].sum())
        for true in ("castor", "pollux", "shared"):
            mm = float(length[near & (owner[nearest] == true)].sum())
            if mm:
                confused[true, called] = confused.get((true, called), 0.0) + mm
    return OwnerScore(total, unmatched, silent, confused)


def _has_evidence(found: VesselOwners, edge: str) -> bool:
    return any(
        p.matter == "owner" and p.ground != "neighbours" and max(p.says.values()) > 0.34
        for p in found.evidence[edge]
    )


def _points(graph: VesselGraph, step_mm: float = 0.5) -> tuple[Array, Array]:
    places, owner = [], []
    for edge in graph:
        count = max(2, int(edge.length_mm / step_mm))
        at = np.linspace(0, len(edge.path) - 1, count)
        places.append(np.stack([np.interp(at, np.arange(len(edge.path)), c) for c in edge.path.T], axis=1))
        name = "castor" if edge.castor > SHARED_HIGH else "pollux" if edge.castor < SHARED_LOW else "shared"
        owner += [name] * count
    return np.concatenate(places), np.array(owner)
