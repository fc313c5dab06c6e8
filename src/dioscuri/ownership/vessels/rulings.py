"""What named people have decided, found again in today's graph; nothing is dropped in silence."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import CirculationError
from dioscuri.model import VesselGraph
from dioscuri.model.vesselproof import Evidence, LostRuling, Matter, Ruling
from dioscuri.ownership.vessels.witness import ANSWERS

Array = NDArray[Any]


@dataclass(frozen=True)
class Placed:
    """A ruling on the edge that it is about today; `moved_mm` where it was found by its place."""

    ruling: Ruling
    edge: str
    moved_mm: float | None = None

    def evidence(self) -> Evidence:
        """The ruling as a piece of evidence that says who, when and why."""
        ruling = self.ruling
        why = f": {ruling.why}" if ruling.why else ""
        moved = (
            f" (made on {ruling.edge} of an older graph; found by its place, {self.moved_mm:.1f} mm away)"
            if self.moved_mm is not None
            else ""
        )
        return Evidence(
            edge=self.edge,
            matter=ruling.matter,
            ground="ruling",
            says={name: float(name == ruling.value) for name in ANSWERS[ruling.matter]},
            text=f"ruled {ruling.value} by {ruling.by} on {ruling.on}{why}{moved}",
        )


def placed(
    rulings: Sequence[Ruling], graph: VesselGraph, reach_mm: float
) -> tuple[tuple[Placed, ...], tuple[LostRuling, ...]]:
    """Each ruling on its edge; by place where the id is gone or now names a vessel elsewhere.

    Raises
    ------
    CirculationError : an unknown edge and no place to find it by; near ids are told.
    """
    found: list[Placed] = []
    lost: list[LostRuling] = []
    for ruling in sorted(rulings, key=lambda r: r.on):
        here = _place(ruling, graph, reach_mm)
        if isinstance(here, Placed):
            found.append(here)
        else:
            lost.append(LostRuling(ruling=ruling, why=here))
    return tuple(found), tuple(lost)


def _place(ruling: Ruling, graph: VesselGraph, reach_mm: float) -> Placed | str:
    ids = [e.id for e in graph]
    if ruling.at_lps_mm is None:
        if ruling.edge in ids:
            return Placed(ruling, ruling.edge)
        near = difflib.get_close_matches(ruling.edge, ids, 3, 0.3) or ids[:3]
        raise CirculationError(
            f"ruling on {ruling.edge!r}: not among the {len(ids)} vessels of this graph, near are "
            f"{', '.join(near) or 'none'}; give a place (at_lps_mm) to find it again"
        )
    away = np.array([_distance(e.path, np.array(ruling.at_lps_mm)) for e in graph])
    if ruling.edge in ids and away[ids.index(ruling.edge)] <= reach_mm:
        return Placed(ruling, ruling.edge)
    if not len(away) or away.min() > reach_mm:
        gap = f"the nearest is {away.min():.1f} mm away" if len(away) else "the graph is empty"
        return f"no vessel within {reach_mm:g} mm of its place: {gap}"
    nearest = ids[int(away.argmin())]
    if ruling.matter == "flow":
        return f"{ruling.edge} is gone; {nearest} passes its place but may run the other way round"
    return Placed(ruling, nearest, float(away.min()))


def _distance(path: Array, point: Array) -> float:
    """From a point to a polyline, mm."""
    a, step = path[:-1], np.diff(path, axis=0)
    size = np.maximum((step**2).sum(axis=1), 1e-12)
    share = np.clip(((point - a) * step).sum(axis=1) / size, 0, 1)
    return float(np.linalg.norm(a + share[:, None] * step - point, axis=1).min())


def last(found: Sequence[Placed], matter: Matter) -> dict[str, Placed]:
    """The ruling that counts for each edge: its last."""
    return {p.edge: p for p in found if p.ruling.matter == matter}
