"""Several surfaces side by side: the alternatives, and the cut beside that of the stages."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model.alternative import Alternative
from dioscuri.model.consequence import Consequences, CutCrossing
from dioscuri.planning.cutreport.lost import LAYERS, harm_rows, kept, named
from dioscuri.planning.pages.markup import Sources, folded, listed, tabled, text, twin

Row = tuple[str, list[object]]
SAME_VESSELS = "These surfaces divide the same vessels in as many places and leave each with the same twin."


def alternatives(found: Sequence[Alternative], notes: Sources) -> str:
    """The same table for every surface, side by side, and who keeps which vessel."""
    head = ["", *(f"{n}. {text(a.why)}" for n, a in enumerate(found, 1))]
    tables = [a.consequences for a in found]
    rows = [*_apart(found), *_compared(tables)]
    told: list[object] = [listed(a.notes) for a in found]
    rows += [("notes", told)] if any(told) else []
    short = [f"surface {n}" for n in range(1, len(found) + 1)]
    return _side_by_side(head, rows, notes) + _vessels(tables, short, notes)


def beside(cut: Consequences, staged: Consequences, notes: Sources) -> str:
    """The table of the cut shown and that of the surface under the corridors, which the stages divide."""
    names, tables = ["the cut shown above", "the cut of the stages"], [cut, staged]
    return _side_by_side(["", *names], _compared(tables), notes) + _vessels(tables, names, notes)


def _side_by_side(head: Sequence[str], rows: Sequence[Row], notes: Sources) -> str:
    cells = [[name, *(c if isinstance(c, str) else notes.figure(c) for c in row)] for name, row in rows]  # type: ignore[arg-type]
    return tabled(head, cells, even=True)


def _apart(found: Sequence[Alternative]) -> list[Row]:
    return [
        ("statement", [text(a.statement) for a in found]),
        ("dearer by", [a.dearer for a in found]),
        ("distance from the first, mean", [a.mean_mm for a in found]),
        ("95% of it within", [a.most_mm for a in found]),
        ("largest distance", [a.largest_mm for a in found]),
    ]


def _compared(tables: Sequence[Consequences]) -> list[Row]:
    tissues = list(dict.fromkeys(t for c in tables for t in c.crossed_mm2))
    rows: list[Row] = [("area", [c.area_mm2 for c in tables])]
    rows += [(f"through {text(named(t))}", [c.crossed_mm2.get(t) for c in tables]) for t in tissues]
    rows += [
        (LAYERS[line.layer], [c.lines[n].length_mm for c in tables]) for n, line in enumerate(tables[0].lines)
    ]
    rows.append(("places where a vessel is divided", [str(len(c.crossings)) for c in tables]))
    return rows + _harms(tables) + _margins(tables)


def _harms(tables: Sequence[Consequences]) -> list[Row]:
    harms = [harm_rows(c.harm) for c in tables]
    return [
        (f"{twin(who)}: {harms[0][row][0]}", [h[row][1][side] for h in harms])
        for side, who in enumerate(("castor", "pollux"))
        for row in range(len(harms[0]))
    ]


def _margins(tables: Sequence[Consequences]) -> list[Row]:
    return [
        (
            f"margin to {text(m.what)}",
            [c.margins[n].nearest_mm or text(c.margins[n].statement) for c in tables],
        )
        for n, m in enumerate(tables[0].margins)
    ]


def _vessels(tables: Sequence[Consequences], names: Sequence[str], notes: Sources) -> str:
    """Who keeps which divided vessel: in the open those that differ, all of them folded away."""
    crossings = [c.crossings for c in tables]
    kinds = {c.id: c.kind for t in crossings for c in t}
    if not kinds:
        return ""
    rows = {
        name: [f"{text(name)} <small>{text(kind)}</small>", *(_places(name, t, notes) for t in crossings)]
        for name, kind in kinds.items()
    }
    head = ["vessel", *names]
    apart = [row for name, row in rows.items() if _differ(name, crossings)]
    said = (
        "In the open: the vessels that are not divided by all, in as many places, and kept by the same twin."
    )
    first = f"<p>{said}</p>{tabled(head, apart, even=True)}" if apart else f"<p>{SAME_VESSELS}</p>"
    every = folded(f"All {len(rows)} divided vessels", tabled(head, list(rows.values()), even=True))
    return f"<h3>Who keeps which divided vessel</h3>{first}{every}"


def _differ(name: str, crossings: Sequence[Sequence[CutCrossing]]) -> bool:
    """Whether one vessel is divided in other places' number, or kept by another twin, by some surface."""
    return len({tuple(sorted(c.keeper for c in t if c.id == name)) for t in crossings}) > 1


def _places(name: str, crossings: Sequence[CutCrossing], notes: Sources) -> str:
    """Every place where one surface divides one vessel."""
    said = [
        f"{kept(c)}<br><small>{notes.figure(c.radius_mm, bold=False)}</small>"
        for c in crossings
        if c.id == name
    ]
    return "<br>".join(said) or "<small>not divided</small>"
