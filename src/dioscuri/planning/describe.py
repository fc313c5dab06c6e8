"""A plan in plain words for the terminal. Figures always with interval and unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dioscuri.model import Plan
from dioscuri.planning.walk import PlanRun

NOTICE = "Supports a clinical team; not a cleared medical device; never decides."
OUTGROWN = "the children may have outgrown it"


def describe(plan: Plan, *, today: date | None = None) -> Iterator[str]:
    """Lines: warnings first, then junction, vessels, cut, deficits, times, scans and sources."""
    yield f"case {plan.case}, plan {plan.id}"
    yield NOTICE
    confirmed = plan.confirmed
    yield (
        f"identities confirmed by {confirmed.by} on {confirmed.on}"
        if confirmed
        else "identities NOT confirmed"
    )
    for warning in [*plan.warnings, *age_warnings(plan, today or date.today())]:
        yield f"! {warning}"
    yield f"junction: {', or '.join(plan.junction.types)}"
    yield f"  longitudinal angle {plan.junction.longitudinal_deg}"
    rotation = plan.junction.facial_rotation_deg
    yield from (f"  note: {note}" for note in plan.junction.notes)
    yield f"  facial rotation {rotation or 'open: no nasion marked on both twins'}"
    for name, figure in plan.volumes_ml.items():
        yield f"{name}: {figure}"
    yield from _vessels(plan)
    yield f"cut: {plan.cut.area_mm2}, {plan.cut.statement}; flow {plan.cut.flow} = cut {plan.cut.cut_value}"
    for tissue, figure in plan.cut.crossed_mm2.items():
        yield f"  through {tissue}: {figure}"
    for deficit in plan.deficits:
        flat = f"a flat measure says {deficit.flat_mm2.value:.4g} mm2"
        yield f"{deficit.twin} lacks {deficit.tissue}: {deficit.area_mm2}; {flat}"
    for timeline in plan.timelines:
        yield f"stage {timeline.stage} ({timeline.status} schedule): {timeline.planned_h} in all"
        yield f"  separation at {timeline.separation_h}"
        yield from (f"  {cause}" for cause in timeline.planned_h.causes)
    for scan in plan.scans:
        injected = f", {scan.injected} injected" if scan.injected else ""
        made = "synthetic" if scan.synthetic else "scanned"
        day = scan.acquired_on or "on an unknown day"
        yield f"scan {scan.role}{injected}: {made} {day}, {scan.slices} slices"


def _vessels(plan: Plan) -> Iterator[str]:
    yield f"vessels: {plan.vessels_seen}; shared sinus: {plan.shared_sinus}"
    yield f"crossing vessels: {len(plan.crossings)}"
    for vessel in plan.crossings:
        x, y, z = vessel.at_lps_mm
        yield (
            f"  {vessel.id} {vessel.kind}, radius {vessel.radius_mm}, at {_place(x, y, z)} mm, "
            f"castor's with probability {vessel.castor_probability:.2f}"
        )


def _place(x: float, y: float, z: float) -> str:
    """A point in words: left or right, back or front, up or down of the scanner's origin."""
    letters = zip("LPS", "RAI", (x, y, z), strict=True)
    return ", ".join(f"{high if value >= 0 else low} {abs(value):.0f}" for high, low, value in letters)


def age_warnings(plan: Plan, today: date) -> list[str]:
    """Scans too old for growing children, or of no known day, as of `today`."""
    limit = plan.recipe.scans_old_after_days
    undated = [s.role for s in plan.scans if s.acquired_on is None]
    out = [f"{', '.join(dict.fromkeys(undated))}: scanned on an unknown day; {OUTGROWN}"] if undated else []
    for scan in plan.scans:
        if scan.acquired_on and (days := (today - scan.acquired_on).days) > limit:
            out.append(f"{scan.role}: {days} days old (limit {limit}); {OUTGROWN}; scan again")
    return out


def summary(run: PlanRun) -> Iterator[str]:
    """What a run did: what was computed, the plan in words, where the dossier lies."""
    if run.computed:
        yield f"computed: {', '.join(run.computed)}; everything else remembered"
    else:
        yield "nothing computed: every step was remembered from an earlier run"
    yield from describe(run.plan)
    yield f"dossier: {run.dossier} (open index.html, or print dossier.pdf)"
