"""Stages of clips with their gates and ways out, and the options for a shared sinus, in HTML."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model.clipstages import ClipStage, ClipStages, ClipStep, SinusOption
from dioscuri.planning.flowreport.words import FlowSources, ids
from dioscuri.planning.pages.markup import folded, listed, plain, tabled, text, twin

PREVIEW = "<small>preview: linear</small>"
GATE = ["vessel", "clamp before it is divided", "if it passes", "if it fails", "rises most", "highest of all"]


def stages(found: ClipStages, notes: FlowSources) -> str:
    """The plan, stage after stage, and what the order is worth."""
    peak = (
        f"{notes.figure(found.peak)} at {text(found.peak_at)}, {notes.figure(found.peak_rise)} above today's"
    )
    words = dict.fromkeys((found.spread.sentence, *found.statements))
    said = f"<p>Highest pressure on the way: {peak}.</p>{listed(words)}"
    each = "".join(_stage(s, notes) for s in found.stages)
    return f"{said}{each}{_order(found, notes)}"


def _stage(stage: ClipStage, notes: FlowSources) -> str:
    over = ", <b>more than the chosen share</b>" if stage.over_share else ""
    head = f"<h3>Stage {stage.number}, day {stage.day:.0f}: {ids(s.edge for s in stage.steps)}</h3>"
    said = f"<p>{stage.share:.0%} of what is to be divided{over}. Open after it: {ids(stage.open_after)}.</p>"
    gates = tabled(GATE, [_gate(s, notes) for s in stage.steps])
    rows = [
        [
            text(t.territory),
            notes.figure(t.before),
            notes.figure(t.after),
            notes.figure(t.later, "the last stage"),
        ]
        for t in stage.territories
    ]
    table = tabled(["territory", "before", "after", "on the day of the next stage"], rows)
    each = folded(f"Pressure of each of {len(rows)} territories, before and after", table)
    stop = f"<p class=stop>{text(stage.stop[:1].upper() + stage.stop[1:])}.</p>"
    return f"<article>{head}{said}{gates}{stop}{each}</article>"


def _gate(step: ClipStep, notes: FlowSources) -> list[str]:
    g = step.gate
    watched = f"{g.minutes:g} min under {text(' and '.join(g.watch))}{notes.mark(g.source)}"
    rises = f"{text(step.territory)}: {notes.figure(step.pressure)}"
    return [text(step.edge), watched, text(g.on_pass), text(g.on_fail), rises, notes.figure(step.highest)]


def _order(found: ClipStages, notes: FlowSources) -> str:
    s = found.spread
    rows = [
        ["this plan, on the way, with growth", notes.figure(found.peak_rise)],
        ["this plan, nothing grows", f"{notes.figure(found.without_growth)} {PREVIEW}"],
        ["the least of any order, nothing grows", f"{notes.figure(found.bound)} {PREVIEW}"],
        ["best order", f"{notes.figure(s.best)} {PREVIEW}"],
        ["worst order", f"{notes.figure(s.worst)} {PREVIEW}"],
        ["always the mildest next", f"{notes.figure(s.greedy)} {PREVIEW}"],
        ["a random order, median", f"{notes.figure(s.random_median)} {PREVIEW}"],
        ["a random order, worst", f"{notes.figure(s.random_worst)} {PREVIEW}"],
        ["when all is clipped", f"{notes.figure(s.final)} {PREVIEW}"],
        ["best order, nonlinear", notes.figure(s.full_best)],
        ["worst order, nonlinear", notes.figure(s.full_worst)],
        ["best plan with growth", notes.figure(s.grown_best)],
        ["worst plan with growth", notes.figure(s.grown_worst)],
    ]
    said = "<h3>What the order is worth</h3>"
    return said + folded(
        "Highest rise of a territory on the way, by order", tabled(["", "rise"], rows, narrow=True)
    )


def options(found: Sequence[SinusOption], why_not: str, notes: FlowSources) -> str:
    """The options for a shared sinus side by side; no number ranks them."""
    if not found:
        return f"<p>{text(why_not or 'No option was computed.')}</p>"
    said = (
        "<p>No single number ranks these. <b>★</b>: no other option is as good in every respect and better "
        "in one. Pressures are each twin's highest territory.</p>"
    )
    head = ["option", "divided", *(f"{twin(t.twin)}: {w}" for t in found[0].twins for w in SAYS)]
    head += ["blood from twin to twin", "clinical cost", "in words"]
    return said + tabled(head, [_option(o, notes) for o in found])


SAYS = ("highest pressure", "its rise", "drained to its own heart")


def _option(o: SinusOption, notes: FlowSources) -> list[str]:
    mark = "<b>★</b> " if o.pareto else ""
    grafts = "".join(
        f"<br><small>graft {text(g.id)}, radius {g.radius_mm:g} mm, {g.length_mm:g} mm long, "
        f"assumed open {g.patency:.0%}{notes.mark(g.source)}</small>"
        for g in o.grafts
    )
    name = f"{mark}{text(o.kind)}{notes.mark(o.source)}{grafts}"
    cut = ids(o.clips) + (f"<br><b>isolates {ids(o.isolated)}: no numbers</b>" if o.isolated else "")
    none = "none: a territory is isolated" if o.isolated else "not known"
    each = [notes.figure(f, none) for t in o.twins for f in (t.highest, t.highest_rise, t.drained)]
    cost = f"{plain(o.clinical_cost, 'units')} <span class=interval>as weighted in the recipe</span>"
    return [name, cut, *each, notes.figure(o.cross_drainage, none), cost, text(o.statement)]
