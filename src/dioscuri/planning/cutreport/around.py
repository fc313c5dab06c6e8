"""What surrounds a cut - ranges of the weights, stages, doubts - as parts of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dioscuri.model.alternative import CrossingStability
from dioscuri.model.cutstage import CutStage, Remainder
from dioscuri.model.weight import WeightRange
from dioscuri.planning.dossier.report import place
from dioscuri.planning.pages.markup import (
    SHOWN_AS,
    Sources,
    folded,
    in_cm2,
    listed,
    plain,
    tabled,
    text,
    twin,
)
from dioscuri.planning.pages.numbers import number

OFTEN = 0.5  # share of the samples from which a vessel is listed in the open
SURE = (
    "vessel",
    "divided by the cut shown",
    "there in, of the samples",
    "divided in, of the samples",
    "kept by the same twin as in the cut shown",
)


def ranges(found: Sequence[WeightRange], notes: Sources) -> str:
    """How far each weight may move, the others as they are, as numbers and as bars."""
    rows = [
        [
            text(r.weight.split("_cost")[0].replace("_", " ")),
            bar(r),
            plain(r.value, f"cost units {_unit(r)}"),
            _end(r, low=True, notes=notes),
            _end(r, low=False, notes=notes),
        ]
        for r in found
    ]
    said = sorted({r.stays_put for r in found})
    head = ["weight of", "range", "the team's", "stays put down to", "and up to"]
    return tabled(head, rows) + listed(said, "small")


def _end(found: WeightRange, *, low: bool, notes: Sources) -> str:
    figure, searched = (found.low, found.searched_low) if low else (found.high, found.searched_high)
    if figure is not None:
        return notes.figure(figure)
    return f"beyond {plain(searched, _unit(found))} <span class=interval>not sought farther</span>"


def _unit(found: WeightRange) -> str:
    return SHOWN_AS[found.unit][1] if found.unit in SHOWN_AS else text(found.unit)


def bar(found: WeightRange) -> str:
    """A bar on a scale of ratios: grey what was searched, green where the surface stays put."""
    low, high = max(found.searched_low, 1e-9), found.searched_high
    if found.value <= 0 or high <= low:
        return ""
    a = found.low.value if found.low else low
    b = found.high.value if found.high else high
    left, right, tick = (_along(v, low, high) for v in (a, b, found.value))
    said = f"the team's weight {number(found.value)} between {number(a)} and {number(b)}"
    return (
        f'<span class=bar role=img aria-label="{said}"><i style="left:{left:.1f}%;width:{right - left:.1f}%">'
        f'</i><b style="left:{tick:.1f}%"></b></span>'
    )


def _along(value: float, low: float, high: float) -> float:
    share = math.log(max(value, low) / low) / math.log(high / low)
    return 100 * min(1.0, max(0.0, share))


def stage(found: CutStage, number_of: int, notes: Sources) -> str:
    """One operation: what is opened, divided and left."""
    rows = [
        ["sector", f"{found.from_deg:.0f} to {found.to_deg:.0f} deg round the ring"],
        ["opened from", f"{twin(found.opened)}'s side"],
        ["table", text(found.table)],
        ["looked from", place(found.apex_lps_mm)],
        ["area divided", notes.figure(found.area_mm2)],
        ["craniotomy", _craniotomy(found, notes)],
        ["vessels divided", ", ".join(text(v) for v in found.vessels) or "none"],
        ["their share of the crossing vessels' calibre", notes.figure(found.vessel_share)],
        ["what reaching it adds to the cost", notes.figure(found.corridor_cost)],
        ["hidden from the surgeons before", notes.figure(found.hidden_share_before)],
        ["hidden from the surgeons after", notes.figure(found.hidden_share)],
        ["sheet to keep the twins apart", notes.figure(found.sheet_mm2)],
        ["stop and close: still to be divided", remainder(found.remaining, found, notes)],
        ["emergency: all of it at once", remainder(found.emergency, found, notes)],
    ]
    said = f"<p class=statement>{text(in_cm2(found.statement))}</p>{listed(map(in_cm2, found.notes))}"
    return f"<article><h3>Stage {number_of} ({text(found.id)})</h3>{said}{tabled(['', ''], rows)}</article>"


def _craniotomy(found: CutStage, notes: Sources) -> str:
    bone = found.craniotomy
    if bone is None:
        return "no bone in this sector"
    return f"{notes.figure(bone.length_mm)}, {notes.figure(bone.area_mm2)}, about {place(bone.centre_lps_mm)}"


def remainder(left: Remainder | None, stage: CutStage, notes: Sources) -> str:
    """Cost, area and vessels that remain; an impossible cut never reads like one that is not needed."""
    if left is None and stage.statement.startswith("separated"):
        return "nothing"
    if left is None:
        return "<strong>infeasible: no such cut keeps to what is divided and demanded</strong>"
    vessels = ", ".join(text(v) for v in left.vessels) or "no vessel"
    return f"{notes.figure(left.area_mm2)}, {notes.figure(left.cost)}; {vessels}"


def stability(found: Sequence[CrossingStability], notes: Sources) -> str:
    """How often samples of the labels divide each vessel; those that few divide are folded away."""
    near = [s for s in found if s.divided_in_optimum or s.divided.value >= OFTEN]
    rest = [s for s in found if s not in near]
    said = "A sample counts a vessel as divided also where its cut only grazes it."
    table = tabled(SURE, _sure(near, notes)) if near else ""
    more = f"{len(rest)} more, which the cut shown does not divide and fewer than half of the samples do"
    return f"{table}<p>{said}</p>" + (folded(more, tabled(SURE, _sure(rest, notes))) if rest else "")


def _sure(found: Sequence[CrossingStability], notes: Sources) -> list[list[str]]:
    """First those of the cut shown, then by how many samples divide them."""
    return [
        [
            text(s.id),
            "yes" if s.divided_in_optimum else "no",
            notes.figure(s.found),
            notes.figure(s.divided),
            f"{twin(s.keeper)} in {notes.figure(s.same_keeper)}",
        ]
        for s in sorted(found, key=lambda s: (not s.divided_in_optimum, -s.divided.value))
    ]
