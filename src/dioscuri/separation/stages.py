"""What the team reads about each stage of the cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.mesh import compacted
from dioscuri.model import TWINS, Figure, LabelMap, Surface
from dioscuri.model.cutstage import Craniotomy, CutStage, Remainder
from dioscuri.separation.cut import MESH_SD
from dioscuri.separation.division import Division, Sector, cost_in
from dioscuri.separation.hidden import face_centres, hidden, hidden_share
from dioscuri.separation.sectors import Crossing, calibre, sector_of
from dioscuri.separation.surface import areas_by_tissue, surface_between
from dioscuri.separation.voxels import UNITS_PER_COST

Array = NDArray[Any]
Ways = Mapping[str, Mapping[str, Array]]
Divided = Callable[[Array], Sequence[Crossing]]

MESH = "measured on the mesh of the minimum cut"
LINED = ("dura", "csf", "brain", "vessel")  # what lies inside the skull
ARC_BINS = 36  # of the ring, for the length of a bone line
NEAR = np.cos(np.radians(30))  # a way is called by a name within this angle


def stages(
    division: Division, *, ways: Ways | None = None, divided: Divided | None = None
) -> tuple[CutStage, ...]:
    """One document per stage, in the order of the operations.

    `ways` names unit vectors LPS of each twin ({"castor": {"left side": ...}}), so that the table's position
    can be said in words; without one that is near, the direction is given in LPS. `divided` finds the vessels
    that a labelling (I, J, K) divides: each of the cuts that remain has its own; without it, those of
    `division` count for all.
    """
    surface = surface_between(division.field.body, division.reached, division.field.grid, division.labels)
    parts = {s.number: _part(division, surface, s.number) for s in division.sectors}
    out = []
    for k, sector in enumerate(division.sectors):
        after = {name: _remainder(division, k, labels, divided) for name, labels in _left(division, k)}
        out.append(
            CutStage(
                id=f"s{k + 1}",
                **_place(division, sector, ways or {}),
                **_contents(division, sector, parts[sector.number]),
                **_sight(division, sector, parts[sector.number]),
                **after,
                statement=_statement(k, len(division.sectors), after),
            )
        )
    return tuple(out)


def _left(division: Division, k: int) -> tuple[tuple[str, Array | None], ...]:
    last = k == len(division.sectors) - 1
    return (
        ("remaining", None if last else division.later[k]),
        ("emergency", None if last else division.emergency[k]),
    )


def _part(division: Division, surface: Surface, *numbers: int) -> Surface:
    """The faces of `surface` in the sectors of those numbers."""
    inside = np.isin(sector_of(division.ring, division.starts, face_centres(surface)), numbers)
    return compacted(surface.vertices, surface.faces[inside])


def _place(division: Division, sector: Sector, ways: Ways) -> dict[str, Any]:
    n, starts = sector.number, np.degrees(division.starts)
    out = sector.apex_lps_mm - division.ring.centre
    return {
        "from_deg": round(float(starts[n]), 6),
        "to_deg": round(float(starts[(n + 1) % len(starts)]), 6) if len(starts) > 1 else 360.0,
        "opened": sector.opened,
        "apex_lps_mm": _point(sector.apex_lps_mm),
        "table": table_words(out / np.linalg.norm(out), sector.opened, ways),
    }


def table_words(up: Array, opened: str, ways: Ways) -> str:
    """What is turned to the surgeons, in words where a named way is within 30 degrees of `up` (3,)."""
    named = [
        (t, n, float(up @ w))
        for t in sorted(TWINS, key=lambda t: t != opened)
        for n, w in ways.get(t, {}).items()
    ]
    if named and max(c for *_, c in named) >= NEAR:
        twin, name, _ = max(named, key=lambda row: (round(row[2], 6), row[0] == opened))
        return f"{twin}'s {name} up"
    return f"the way L {up[0]:+.2f}, P {up[1]:+.2f}, S {up[2]:+.2f} up"


def _contents(division: Division, sector: Sector, part: Surface) -> dict[str, Any]:
    areas = areas_by_tissue(part, division.labels)
    places = np.array([c.at_lps_mm for c in division.crossings], float).reshape(-1, 3)
    inside = sector_of(division.ring, division.starts, places) == sector.number
    share = float(calibre(division.crossings)[inside].sum())
    return {
        "area_mm2": measured(part.area_mm2, "mm2"),
        "craniotomy": _craniotomy(division, part),
        "vessels": tuple(c.id for c, own in zip(division.crossings, inside, strict=True) if own),
        "vessel_share": exact(share, "share", "cubed radii of the crossing vessels"),
        "sheet_mm2": measured(sum(areas[t] for t in LINED), "mm2"),
        "notes": _notes(division, sector, share),
    }


def _craniotomy(division: Division, part: Surface) -> Craniotomy | None:
    bony = _faces_in(part, division.labels, "bone")
    if not len(bony.faces):
        return None
    centres = face_centres(bony)
    corners = bony.vertices[bony.faces]
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    return Craniotomy(
        length_mm=measured(_arc_mm(division, centres), "mm"),
        area_mm2=measured(areas_by_tissue(part, division.labels)["bone"], "mm2"),
        centre_lps_mm=_point((centres * area[:, None]).sum(axis=0) / area.sum()),
    )


def _faces_in(part: Surface, labels: LabelMap, tissue: str) -> Surface:
    ijk = np.rint(labels.grid.ijk(face_centres(part))).astype(int)
    ijk = np.clip(ijk, 0, np.array(labels.grid.shape) - 1)
    return compacted(part.vertices, part.faces[labels.tissue(tissue)[tuple(ijk.T)]])


def _arc_mm(division: Division, centres: Array) -> float:
    """Length of the line through the middles of the bone in each 10 degrees round the ring, mm."""
    angles = division.ring.angles(centres)
    turn = np.mod(angles - _widest_gap(angles), 2 * np.pi)
    bins = np.minimum((turn / (2 * np.pi) * ARC_BINS).astype(int), ARC_BINS - 1)
    used, place, count = np.unique(bins, return_inverse=True, return_counts=True)
    middles = np.column_stack([np.bincount(place, x) for x in (*centres.T, turn)]) / count[:, None]
    if len(used) < 2:
        return float(np.ptp(turn) * np.linalg.norm(middles[0, :3] - division.ring.centre))
    line = float(np.linalg.norm(np.diff(middles[:, :3], axis=0), axis=1).sum())
    # The line joins the middles of the outer bins; the bone goes on to its ends.
    return line * float(np.ptp(turn) / np.ptp(middles[:, 3]))


def _widest_gap(angles: Array) -> float:
    """Where the line begins: after the widest gap without bone."""
    rising = np.sort(angles)
    gaps = np.diff(np.append(rising, rising[0] + 2 * np.pi))
    return float(rising[(int(gaps.argmax()) + 1) % len(rising)])


def _sight(division: Division, sector: Sector, part: Surface) -> dict[str, Any]:
    return {
        "corridor_cost": exact(
            sector.added / UNITS_PER_COST, "cost units", "difference of two exact minimum cuts"
        ),
        "hidden_share": _unseen(division, sector, part, division.reached),
        "hidden_share_before": _unseen(
            division, sector, _part(division, division.surface, sector.number), division.free
        ),
    }


def _unseen(division: Division, sector: Sector, part: Surface, pollux: Array) -> Figure:
    field = division.field
    sides = (field.body & ~pollux, field.body & pollux)
    opened, other = sides if sector.opened == "castor" else sides[::-1]
    blocked = hidden(face_centres(part), opened, other, field.grid, apex_lps_mm=sector.apex_lps_mm)
    return exact(
        hidden_share(part, blocked), "share", "rays from the surface to the surgeons, tolerance 1 voxel"
    )


def _remainder(division: Division, k: int, pollux: Array | None, divided: Divided | None) -> Remainder | None:
    if pollux is None:
        return None
    numbers = [s.number for s in division.sectors[k + 1 :]]
    paid = cost_in(division.field, np.isin(division.sector, numbers), pollux) / UNITS_PER_COST
    surface = surface_between(division.field.body, pollux, division.field.grid, division.labels)
    crossings = division.crossings if divided is None else tuple(divided(pollux))
    places = np.array([c.at_lps_mm for c in crossings], float).reshape(-1, 3)
    inside = np.isin(sector_of(division.ring, division.starts, places), numbers)
    return Remainder(
        cost=exact(paid, "cost units", "minimum cut of what is not yet divided"),
        area_mm2=measured(_part(division, surface, *numbers).area_mm2, "mm2"),
        vessels=tuple(c.id for c, own in zip(crossings, inside, strict=True) if own),
    )


def _statement(k: int, n: int, after: Mapping[str, Remainder | None]) -> str:
    if k == n - 1:
        return "separated: nothing remains to be divided"
    later, emergency = after["remaining"], after["emergency"]
    if emergency is None:
        return "infeasible: no cut of what remains keeps to what is divided and demanded"
    rest = f"emergency separation divides {emergency.area_mm2.value:.0f} mm2 at once"
    if later is None:
        return f"stop and close; the later stages cannot be reached as planned; {rest}"
    left = f"{n - 1 - k} stages" if n - 1 - k > 1 else "one stage"
    return f"stop and close: {later.area_mm2.value:.0f} mm2 remain in {left}; {rest}"


def _notes(division: Division, sector: Sector, share: float) -> tuple[str, ...]:
    out = []
    if sector.corridor is None:
        out.append("no cut of this sector can be seen whole from either side: the corridor is not demanded")
    if share > division.share_limit + 1e-9:
        out.append(
            f"divides {share:.1%} of the crossing vessels' calibre, more than the {division.share_limit:.0%} "
            "wanted: more stages or a higher limit"
        )
    return tuple(out)


def measured(value: float, unit: str) -> Figure:
    """A length or area of the mesh with the error of the mesh, 90 %."""
    half = 1.645 * MESH_SD * value
    return Figure(
        value=value,
        low=value - half,
        high=value + half,
        unit=unit,
        source=MESH,
        causes=("smoothing of the mesh",),
    )


def exact(value: float, unit: str, source: str) -> Figure:
    """A figure that has no error of its own for these labels and weights."""
    return Figure(value=value, low=value, high=value, unit=unit, source=source)


def _point(lps_mm: Array) -> tuple[float, float, float]:
    x, y, z = (round(float(v), 3) for v in lps_mm)
    return x, y, z
