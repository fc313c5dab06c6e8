"""Vessels, what-ifs and stages in words, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from dioscuri.model import Figure
from dioscuri.model.bleeding import Bleeding
from dioscuri.model.circulation_study import VesselRecord
from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.exchange import ExchangeConsequences
from dioscuri.model.vesselproof import Conflict
from dioscuri.model.whatif import TerritoryChange, WhatIf

MOST = 12
NOUGHT = 1e-6  # what a solver leaves of nought
NOTICE = "Supports a clinical team; not a cleared medical device; never decides."


def vessel_words(
    records: tuple[VesselRecord, ...], conflicts: tuple[Conflict, ...], lost: tuple[str, ...]
) -> Iterator[str]:
    """The vessel table, crossing vessels first; then what waits for the team."""
    head = ("id", "kind", "owner", "P(castor)", "radius mm (90 %)", "length mm", "crosses", "evidence")
    rows = [_vessel(r) for r in records]
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head) - 1)]
    for row in (head, *rows):
        cells = [c.ljust(w) for c, w in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[-1]]).rstrip()
    for conflict in conflicts:
        yield f"conflict: {conflict.text}"
    for text in lost:
        yield f"lost ruling: {text}"
    yield f"{len(records)} vessels, {len({c.edge for c in conflicts})} with evidence that contradicts itself"


def _vessel(r: VesselRecord) -> tuple[str, ...]:
    radius = f"{r.radius_mm.value:.2f} ({r.radius_mm.low:.2f}-{r.radius_mm.high:.2f})"
    owner = f"{r.owner}, contested" if r.contested else r.owner
    chance, length = f"{r.castor_probability:.2f}", f"{r.length_mm:.0f}"
    said = r.evidence[0] if r.evidence else ""
    return (r.id, r.kind, owner, chance, radius, length, "yes" if r.crossing else "", said)


def what_if_words(
    found: WhatIf, bleed: Bleeding | None = None, exchange: tuple[ExchangeConsequences, ...] = ()
) -> Iterator[str]:
    """What the clips do: the territories that change most, who carries the load, what would be worse next."""
    if bleed is not None:
        yield from _bleeding(bleed)
    yield f"clipped: {', '.join(str(c) for c in found.clips) or 'nothing, this is today'}"
    ranked = by_harm(found.territories)
    for t in ranked[:MOST]:
        flag = "" if t.seen_drain else "  [no seen vein drains it]"
        limit = "  [reaches your limit]" if t.above_limit else ""
        yield (
            f"{_named(t)}: {_two(t.before_mmhg)} -> {_two(t.after_mmhg)} mmHg, "
            f"change {_two(t.change_mmhg)}; perfusion {_percent(t.change_percent)}{flag}{limit}"
        )
    if len(ranked) > MOST:
        yield f"and {len(ranked) - MOST} territories that change less"
    for c in found.carriers[:5]:
        change = f"{_two(c.before_ml_min)} -> {_two(c.after_ml_min)} mL/min"
        yield f"carries the load: {c.edge} ({c.kind}) {change}"
    for n in found.next_clips[:5]:
        said = (
            f"isolates {', '.join(n.isolates)}" if n.isolates else f"{n.territory} {n.pressure_mmhg:.1f} mmHg"
        )
        yield f"worse next (preview): {n.edge}: {said}"
    yield from found.drainage_after.statements
    yield from (h.statement for h in found.hearts)
    yield from _exchange(exchange)
    yield f"the interval's main cause: {found.dominant_cause}; {found.samples} samples"
    yield from found.notes
    yield NOTICE


def _named(t: TerritoryChange) -> str:
    return t.territory if t.name == t.territory else f"{t.territory} ({t.name})"


def by_harm(territories: tuple[TerritoryChange, ...]) -> list[TerritoryChange]:
    """Territories in falling order of harm: the better of their ranks by pressure and by perfusion lost."""
    lost = {t.territory: -(t.change_percent.value if t.change_percent else 0.0) for t in territories}
    by_rise = sorted(territories, key=lambda t: (-abs(t.change_mmhg.value), t.territory))
    by_loss = sorted(territories, key=lambda t: (-lost[t.territory], t.territory))
    return sorted(territories, key=lambda t: (min(by_rise.index(t), by_loss.index(t)), by_rise.index(t)))


def _bleeding(bleed: Bleeding) -> Iterator[str]:
    yield from bleed.statements
    told = [a.statement.partition(" Doppler") for a in bleed.air]
    yield from (first for first, _, _ in told)
    if told and told[0][1]:
        yield f"Doppler{told[0][2]}"
    yield bleed.limits


def _exchange(exchange: tuple[ExchangeConsequences, ...]) -> Iterator[str]:
    """The tenth minute and the time to mix; every time is in the page and the JSON."""
    for e in exchange:
        yield from (s for s in e.statements if s.startswith(("10 min", "As unequal")))
    if exchange:
        yield from (s for s in exchange[0].statements if s.startswith(("Without", "The two")))
        yield exchange[0].limits


def stage_words(stages: ClipStages, options: tuple[SinusOption, ...] = ()) -> Iterator[str]:
    """The stages with their gates, and the options for a shared sinus."""
    for s in stages.stages:
        over = ", more than the chosen share" if s.over_share else ""
        yield f"stage {s.number}, day {s.day:.0f}: {', '.join(t.edge for t in s.steps)} ({s.share:.0%}{over})"
        for t in s.steps:
            gate, watched = t.gate, " and ".join(t.gate.watch)
            yield (
                f"  {t.edge}: clamp {gate.minutes:g} min under {watched}; pass: {gate.on_pass}; "
                f"fail: {gate.on_fail}; then {t.territory} has risen most, to {_two(t.pressure)} mmHg, and "
                f"{t.highest_in} is the highest with {_two(t.highest)} mmHg"
            )
        yield f"  {s.stop}"
    yield f"highest on the way: {_two(stages.peak)} mmHg ({stages.peak_at})"
    yield from stages.statements
    for o in options:
        yield _option(o)
    yield NOTICE


def _option(o: SinusOption) -> str:
    mark = " [no other is better in every respect]" if o.pareto else ""
    twins = "; ".join(f"{t.twin}'s highest {_two(t.highest)} mmHg" for t in o.twins if t.highest is not None)
    numbers = f" ({o.divided} vessels divided; {twins})" if twins else ""
    return f"sinus, {o.kind}{mark}: {o.statement}{numbers}"


def _two(figure: Figure) -> str:
    value, low, high = (0.0 if abs(v) < NOUGHT else v for v in (figure.value, figure.low, figure.high))
    return f"{value:.3g} ({low:.3g} to {high:.3g})"


def _percent(figure: Figure | None) -> str:
    return (
        "not known" if figure is None else f"{figure.value:+.2g} % ({figure.low:+.2g} to {figure.high:+.2g})"
    )
