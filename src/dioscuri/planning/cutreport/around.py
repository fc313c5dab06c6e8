"""What surrounds a cut - ranges of the weights, alternatives, stages, doubts - as parts of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dioscuri.model.alternative import Alternative, CrossingStability
from dioscuri.model.consequence import Consequences, CutCrossing
from dioscuri.model.cutstage import CutStage, Remainder
from dioscuri.model.weight import WeightRange
from dioscuri.planning.cutreport.lost import LAYERS, harm_rows, kept, named
from dioscuri.planning.cutreport.markup import SHOWN_AS, Sources, listed, plain, tabled, text, twin
from dioscuri.planning.dossier.report import number, place


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


def alternatives(found: Sequence[Alternative], notes: Sources) -> str:
    """The same table for every surface, side by side, and who keeps which vessel."""
    head = ["", *(f"{n}. {text(a.why)}" for n, a in enumerate(found, 1))]
    rows = [_row(notes, *r) for r in _compared(found)]
    return tabled(head, rows, even=True) + _vessels(found, notes)


def _row(notes: Sources, name: str, cells: Sequence[object]) -> list[str]:
    return [name, *(c if isinstance(c, str) else notes.figure(c) for c in cells)]  # type: ignore[arg-type]


def _compared(found: Sequence[Alternative]) -> list[tuple[str, list[object]]]:
    tables = [a.consequences for a in found]
    tissues = list(dict.fromkeys(t for c in tables for t in c.crossed_mm2))
    rows: list[tuple[str, list[object]]] = [
        ("statement", [text(a.statement) for a in found]),
        ("dearer by", [a.dearer for a in found]),
        ("distance from the first, mean", [a.mean_mm for a in found]),
        ("95% of it within", [a.most_mm for a in found]),
        ("largest distance", [a.largest_mm for a in found]),
        ("area", [c.area_mm2 for c in tables]),
    ]
    rows += [(f"through {text(named(t))}", [c.crossed_mm2.get(t) for c in tables]) for t in tissues]
    rows += [
        (LAYERS[line.layer], [c.lines[n].length_mm for c in tables]) for n, line in enumerate(tables[0].lines)
    ]
    rows.append(("places where a vessel is divided", [str(len(c.crossings)) for c in tables]))
    told: list[object] = [listed(a.notes) for a in found]
    return rows + _harms(tables) + _margins(tables) + ([("notes", told)] if any(told) else [])


def _harms(tables: Sequence[Consequences]) -> list[tuple[str, list[object]]]:
    harms = [harm_rows(c.harm) for c in tables]
    return [
        (f"{twin(who)}: {harms[0][row][0]}", [h[row][1][side] for h in harms])
        for side, who in enumerate(("castor", "pollux"))
        for row in range(len(harms[0]))
    ]


def _margins(tables: Sequence[Consequences]) -> list[tuple[str, list[object]]]:
    return [
        (
            f"margin to {text(m.what)}",
            [c.margins[n].nearest_mm or text(c.margins[n].statement) for c in tables],
        )
        for n, m in enumerate(tables[0].margins)
    ]


def _vessels(found: Sequence[Alternative], notes: Sources) -> str:
    tables = [a.consequences.crossings for a in found]
    kinds = {c.id: c.kind for t in tables for c in t}
    if not kinds:
        return ""
    rows = [
        [f"{text(name)} <small>{text(kind)}</small>", *(_places(name, t, notes) for t in tables)]
        for name, kind in kinds.items()
    ]
    head = ["vessel", *(f"surface {n}" for n in range(1, len(found) + 1))]
    return "<h3>Who keeps which divided vessel</h3>" + tabled(head, rows, even=True)


def _places(name: str, crossings: Sequence[CutCrossing], notes: Sources) -> str:
    """Every place where one surface divides one vessel."""
    said = [
        f"{kept(c)}<br><small>{notes.figure(c.radius_mm, bold=False)}</small>"
        for c in crossings
        if c.id == name
    ]
    return "<br>".join(said) or "<small>not divided</small>"


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
        ["stop and close: still to be divided", remainder(found.remaining, notes)],
        ["emergency: all of it at once", remainder(found.emergency, notes)],
    ]
    said = f"<p class=statement>{text(found.statement)}</p>{listed(found.notes)}"
    return f"<article><h3>Stage {number_of} ({text(found.id)})</h3>{said}{tabled(['', ''], rows)}</article>"


def _craniotomy(found: CutStage, notes: Sources) -> str:
    bone = found.craniotomy
    if bone is None:
        return "no bone in this sector"
    return f"{notes.figure(bone.length_mm)}, {notes.figure(bone.area_mm2)}, about {place(bone.centre_lps_mm)}"


def remainder(left: Remainder | None, notes: Sources) -> str:
    """Cost, area and vessels that remain."""
    if left is None:
        return "none"
    vessels = ", ".join(text(v) for v in left.vessels) or "no vessel"
    return f"{notes.figure(left.area_mm2)}, {notes.figure(left.cost)}; {vessels}"


def stability(found: Sequence[CrossingStability], notes: Sources) -> str:
    """How often samples of the labels divide each vessel: first those of the cut shown."""
    rows = [
        [
            text(s.id),
            "yes" if s.divided_in_optimum else "no",
            notes.figure(s.found),
            notes.figure(s.divided),
            f"{twin(s.keeper)} in {notes.figure(s.same_keeper)}",
        ]
        for s in sorted(found, key=lambda s: (not s.divided_in_optimum, -s.divided.value))
    ]
    head = ["vessel", "divided by the cut shown", "there in", "divided in", "kept by"]
    return tabled(head, rows)
