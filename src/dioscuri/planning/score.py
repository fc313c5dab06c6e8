"""Truth beside result, for phantoms: every figure that the generator decided and the walk recovered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import CrossingVessel

MATCH_MM = 6.0  # a vessel found within this distance of the truth's crossing point is the same vessel
SCORED_RADIUS_MM = 1.0


@dataclass(frozen=True)
class Score:
    """One row: what the truth is, what was recovered, how a plain baseline did, and the target."""

    name: str
    truth: str
    recovered: str
    baseline: str = ""
    target: str = ""
    met: bool | None = None


@dataclass(frozen=True)
class ScoreTable:
    """Rows of scores, to print."""

    rows: tuple[Score, ...]

    def lines(self) -> list[str]:
        """The table as aligned text."""
        head = Score("figure", "truth", "recovered", "baseline", "target")
        verdict = {True: "met", False: "MISSED", None: ""}
        cells = [
            [r.name, r.truth, r.recovered, r.baseline, r.target, verdict[r.met]] for r in (head, *self.rows)
        ]
        widths = [max(len(row[i]) for row in cells) for i in range(6)]
        return ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in cells]


@dataclass(frozen=True)
class CrossingScore:
    """How many true crossings were found, and how many found ones are true."""

    true: int
    matched: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        """Share of the true crossings that were found."""
        return self.matched / self.true if self.true else 1.0

    @property
    def precision(self) -> float:
        """Share of the found crossings that are true."""
        return self.right / self.found if self.found else 1.0


def match_crossings(
    truth: list[tuple[float, NDArray[Any]]],
    found: tuple[CrossingVessel, ...],
    *,
    radius_mm: float = SCORED_RADIUS_MM,
) -> CrossingScore:
    """Pair found crossings with the passages of true vessels one to one, nearest first, within `MATCH_MM`.

    `truth` holds (radius mm, passages (P, 3) LPS mm) of each vessel that crosses: it may pass a wavy surface
    several times, and is found by any one passage. Recall counts true vessels of at least `radius_mm`;
    precision counts found crossings of at least `radius_mm`, each of which needs a passage of its own.
    """
    pairs = sorted(
        (float(np.linalg.norm(passage - np.array(f.at_lps_mm))), t, p, i)
        for t, (_, passages) in enumerate(truth)
        for p, passage in enumerate(passages)
        for i, f in enumerate(found)
    )
    taken: set[tuple[int, int]] = set()
    by_found: dict[int, int] = {}
    for gap, t, p, i in pairs:
        if gap <= MATCH_MM and (t, p) not in taken and i not in by_found:
            taken.add((t, p))
            by_found[i] = t
    wanted = [t for t, (radius, _) in enumerate(truth) if radius >= radius_mm]
    claimed = [i for i, f in enumerate(found) if f.radius_mm.value >= radius_mm]
    return CrossingScore(
        true=len(wanted),
        matched=len(set(wanted) & set(by_found.values())),
        found=len(claimed),
        right=sum(i in by_found for i in claimed),
    )
