"""Venous pressure of each territory today and after each stage, as bars with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from dioscuri.model import Figure
from dioscuri.model.circulation_study import TerritoryRecord
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.colours import RGB, TWIN_COLOURS
from dioscuri.model.whatif import WhatIf
from dioscuri.planning.pages.drawn import Drawn

MOST = 10  # territories of one twin; the others are in the table
BAR_IN, GAP_IN, LEGEND_IN, EDGE = 0.15, 0.16, 0.5, 0.62
LIGHTEST = 0.30  # share of the twin's colour in the bar of today


@dataclass(frozen=True)
class Row:
    """One territory's pressures, one for each state."""

    territory: str
    twin: str
    figures: tuple[Figure, ...]

    @property
    def change(self) -> float:
        """Largest change from today, mmHg."""
        return max(abs(f.value - self.figures[0].value) for f in self.figures)


@dataclass(frozen=True)
class Bars:
    """What is drawn: `states` name the bars of each territory."""

    states: tuple[str, ...]
    rows: tuple[Row, ...]


def bars_of(territories: Sequence[TerritoryRecord], stages: ClipStages | None) -> Bars:
    """Today, and after each stage."""
    after = [{t.territory: t for t in s.territories} for s in (stages.stages if stages else ())]
    rows = []
    for t in territories:
        if after and all(t.id in a for a in after):
            figures = (after[0][t.id].before, *(a[t.id].after for a in after))
        elif not after:
            figures = (t.pressure_mmhg,)
        else:
            continue
        rows.append(Row(t.id, t.twin, figures))
    names = ("today", *(f"after stage {s.number}" for s in (stages.stages if stages else ())))
    return Bars(names, tuple(rows))


def stage_bars(stages: ClipStages, twins: dict[str, str]) -> Bars:
    """The same from the stages alone; `twins` : territory -> twin."""
    first = stages.stages[0].territories
    rows = [
        Row(
            t.territory,
            twins.get(t.territory, "nobody"),
            (t.before, *(s.territories[n].after for s in stages.stages)),
        )
        for n, t in enumerate(first)
    ]
    return Bars(("today", *(f"after stage {s.number}" for s in stages.stages)), tuple(rows))


def what_if_bars(found: WhatIf) -> Bars:
    """Before and after the clips."""
    rows = tuple(Row(t.territory, t.twin, (t.before_mmhg, t.after_mmhg)) for t in found.territories)
    return Bars(("today", "after the clips"), rows)


def bar_picture(found: Bars, limit_mmhg: float | None) -> Drawn | None:
    """A panel for each twin; a line at the team's own limit, and no sign of danger without one."""
    panels = [(twin, _most_changed(found, twin)) for twin in _twins(found)]
    panels = [(twin, rows) for twin, rows in panels if rows]
    if not panels:
        return None
    left = len(found.rows) - sum(len(rows) for _, rows in panels)
    said = "Venous pressure of each territory, mmHg; the black lines are 90% intervals."
    if left:
        said += f" The {MOST} territories of each twin that change most; {left} more are in the table."
    if limit_mmhg is not None:
        said += f" Dashed: the team's own limit, {limit_mmhg:g} mmHg."
    else:
        said += " No limit was given: no pressure is called high."
    return Drawn("pressure_bars", said, _png(panels, found.states, limit_mmhg))


def _twins(found: Bars) -> list[str]:
    order = ("castor", "pollux", "shared", "nobody")
    present = {r.twin for r in found.rows}
    return [t for t in order if t in present] + sorted(present - set(order))


def _most_changed(found: Bars, twin: str) -> list[Row]:
    mine = [r for r in found.rows if r.twin == twin]
    kept = {r.territory for r in sorted(mine, key=lambda r: -r.change)[:MOST]}
    return [r for r in mine if r.territory in kept]


def _png(panels: Sequence[tuple[str, list[Row]]], states: Sequence[str], limit: float | None) -> bytes:
    from matplotlib.figure import Figure as Sheet

    count = len(states)
    tall = max(len(rows) for _, rows in panels) * (count * BAR_IN + GAP_IN) + 1.3
    sheet = Sheet(figsize=(5.2 * len(panels), max(2.4, tall)), dpi=110, layout="constrained")
    axes = sheet.subplots(1, len(panels), sharex=True, squeeze=False)[0]
    for axis, (twin, rows) in zip(axes, panels, strict=True):
        _panel(axis, twin, rows, states)
        if limit is not None:
            axis.axvline(limit, color="black", lw=1.4, ls=(0, (5, 3)))
            axis.text(
                limit, 1.0, " your limit", transform=axis.get_xaxis_transform(), fontsize=8, va="bottom"
            )
    out = BytesIO()
    sheet.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _panel(axis: Any, twin: str, rows: Sequence[Row], states: Sequence[str]) -> None:
    count = len(states)
    high = EDGE * 1.25 / count
    for n, state in enumerate(states):
        at = [row + (n - (count - 1) / 2) * high for row in range(len(rows))]
        values = [r.figures[n].value for r in rows]
        axis.barh(at, values, high * 0.9, color=shade(twin, n, count), edgecolor="0.35", lw=0.4, label=state)
        low = [r.figures[n].value - r.figures[n].low for r in rows]
        top = [r.figures[n].high - r.figures[n].value for r in rows]
        axis.errorbar(values, at, xerr=[low, top], fmt="none", ecolor="black", elinewidth=1, capsize=1.8)
    axis.set_yticks(range(len(rows)), [r.territory for r in rows], fontsize=8.5, parse_math=False)
    axis.set_ylim(len(rows) - 0.4, -0.6)
    axis.set_xlabel("venous pressure, mmHg")
    axis.set_title(f"{twin}'s territories", fontsize=10.5, loc="left", pad=14)
    axis.grid(axis="x", color="0.88", lw=0.7)
    axis.set_axisbelow(True)
    for side in ("top", "right"):
        axis.spines[side].set_visible(False)
    below = -LEGEND_IN / (len(rows) * (count * BAR_IN + GAP_IN))
    axis.legend(fontsize=8, frameon=False, loc="upper left", bbox_to_anchor=(0, below), ncols=4)


def shade(twin: str, number: int, count: int) -> tuple[float, float, float]:
    """The twin's colour, paler the earlier."""
    colour: RGB = TWIN_COLOURS.get(twin, (110, 110, 110))
    share = 1.0 if count == 1 else LIGHTEST + (1 - LIGHTEST) * number / (count - 1)
    r, g, b = (1 - share * (1 - c / 255) for c in colour)
    return r, g, b
