"""Small pieces of the blood's tables, in HTML."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from dioscuri.model import Figure
from dioscuri.model.circulation_study import VesselRecord
from dioscuri.planning.flowreport.look import OWNERS
from dioscuri.planning.pages.drawn import swatch
from dioscuri.planning.pages.markup import Sources, text
from dioscuri.planning.pages.numbers import number

ALIKE = "in every network drawn"
NOTHING = 1e-9  # what a solver leaves of nought
SHARE = re.compile(r" \(\d+ ?% of the variance\)")


class FlowSources(Sources):
    """Footnotes of flow figures: one for each source and main cause, not for each share of a variance."""

    def figure(self, figure: Figure | None, missing: str = "not known", bold: bool = True) -> str:
        """Value with unit, interval and the number of its footnote."""
        if figure is None:
            return f"<span class=small>{text(missing)}</span>"
        value, interval, source = flow_spoken(figure)
        said = f"<b>{text(value)}</b>" if bold else text(value)
        return f"{said} <span class=interval>{text(interval)}</span>{self.mark(source)}"


def flow_spoken(figure: Figure) -> tuple[str, str, str]:
    """Value with unit, interval, and source with the interval's main cause."""
    unit = "%" if figure.unit in ("percent", "%") else figure.unit
    low, middle, high = (number(resolved(v, figure)) for v in (figure.low, figure.value, figure.high))
    value = f"{middle} {unit}"
    if figure.low == figure.high:
        return value, *_alike(figure)
    interval = f"{low} to {high} {unit} ({figure.level:.0%})"
    cause = main_cause(figure)
    return value, interval, f"{figure.source}." + (f" The interval's main cause: {cause}." if cause else "")


def _alike(figure: Figure) -> tuple[str, str]:
    """What stands for an interval of no width, and why it has none."""
    cause = main_cause(figure)
    if cause and not cause.startswith("no interval"):
        return ALIKE, f"{figure.source}."
    why = cause.removeprefix("no interval: ") or "not estimated"
    return "no interval", f"{figure.source}. No interval: {why}."


def resolved(value: float, figure: Figure) -> float:
    """`value` without the digits that are below a two-hundredth of the figure's interval."""
    width = figure.high - figure.low
    if width <= 0 or abs(value) < NOTHING:
        return value if abs(value) >= NOTHING else 0.0
    step = 10.0 ** math.floor(math.log10(width / 200))
    return round(value / step) * step


def main_cause(figure: Figure) -> str:
    """What widens the interval most."""
    return SHARE.sub("", figure.causes[0]).removeprefix("sampled: ") if figure.causes else ""


def owned(record: VesselRecord) -> str:
    """A vessel's owner with its pattern, its probability, and whether the evidence is contested."""
    key = OWNERS[record.owner]
    castor = round(100 * record.castor_probability)
    chance = {"castor": f"{castor} %", "pollux": f"{100 - castor} %"}.get(
        record.owner, f"castor {castor} %, pollux {100 - castor} %"
    )
    flag = " <b class=contested>◎ contested</b>" if record.contested else ""
    name = f"<span class=owner>{swatch(key)}{text(record.owner)}</span>"
    return f"{name} <span class=interval>{chance}</span>{flag}"


def more(lines: Sequence[str]) -> str:
    """The first of several sentences, the others to be opened."""
    if not lines:
        return "<span class=small>none</span>"
    rest = "".join(f"<li>{text(line)}</li>" for line in lines[1:])
    said = f"<details><summary>{len(lines) - 1} more</summary><ul>{rest}</ul></details>" if rest else ""
    return text(lines[0]) + said


def ids(found: Iterable[str]) -> str:
    """Ids one after the other, or "none"."""
    return ", ".join(text(v) for v in found) or "none"
