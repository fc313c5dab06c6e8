"""A plan as plain tables of words: what the printed dossier and the page say, in one place."""

from __future__ import annotations

from datetime import date
from typing import Any

from dioscuri.model import Plan, Presence, assumptions
from dioscuri.model.consequence import Consequences
from dioscuri.model.plan import CrossingVessel, Deficit, ScanRecord
from dioscuri.model.task import Task
from dioscuri.planning.describe import NOTICE, age_warnings
from dioscuri.planning.dossier.blood import blood, in_short
from dioscuri.planning.dossier.planes import along
from dioscuri.planning.pages.numbers import number, shown

SIGN_AS = ("Neurosurgery", "Plastic surgery", "Anaesthesia", "Neuroradiology", "Paediatrics")
NOT_SEEN = "No crossing vessel was seen. Not seen does not mean that there is none."


def report(plan: Plan, *, audit_head: str, today: date) -> dict[str, Any]:
    """Everything that is printed, as dicts, lists and strings."""
    return {
        "case": plan.case,
        "id": plan.id,
        "software": plan.software,
        "made_on": today.isoformat(),
        "notice": NOTICE,
        "identity": identity(plan),
        "confirmed": plan.confirmed is not None,
        "statement": plan.cut.statement,
        "audit_head": audit_head,
        "warnings": [*plan.warnings, *age_warnings(plan, today)],
        "scan_dates": scan_dates(plan),
        "scans": [_scan(s, today) for s in plan.scans],
        "junction": _junction(plan),
        "volumes": table([[name, *shown(figure)] for name, figure in plan.volumes_ml.items()]),
        "vessels": {"seen": presence(plan.vessels_seen), "sinus": presence(plan.shared_sinus)},
        "crossings": [_crossing(v) for v in plan.crossings],
        "no_crossing": NOT_SEEN,
        "blood": blood(plan),
        "cut": _cut(plan),
        "deficits": [_deficit(d) for d in plan.deficits],
        "deficit_sources": [f"{d.twin} {d.tissue}: {shown(d.area_mm2)[2]}" for d in plan.deficits],
        "stages": [_stage(plan, i) for i in range(len(plan.timelines))],
        "assumptions": [
            [name, _value(value), meaning, source]
            for name, value, meaning, source in assumptions(plan.recipe)
        ],
        "steps": [[name, key] for name, key in plan.steps.items()],
        "sign_as": list(SIGN_AS),
    }


def table(rows: list[list[str]]) -> dict[str, list[Any]]:
    """Rows of name, value, interval; each source once below them, with the names that it is for."""
    by_source: dict[str, list[str]] = {}
    for name, _, _, source in rows:
        by_source.setdefault(source, []).append(name)
    by_source.pop("", None)
    alone = len(by_source) == 1
    return {
        "rows": [row[:3] for row in rows],
        "sources": [s if alone else f"{', '.join(names)}: {s}" for s, names in by_source.items()],
    }


def place(at_lps_mm: tuple[float, float, float]) -> str:
    """A point in words: L 12, A 3, S 40 mm."""
    words = [along(axis, at).removesuffix(" mm") for axis, at in enumerate(at_lps_mm)]
    return f"{', '.join(words)} mm"


def presence(found: Presence) -> str:
    """Seen, not seen or absent, with its proof, as a sentence."""
    proof = f": {found.shown_by}" if found.shown_by else ""
    return f"{found.state}{proof}"


def identity(plan: Plan) -> str:
    """Who has confirmed which twin is which, or that nobody has."""
    by = plan.confirmed
    if by is None:
        return "NOT CONFIRMED: no named person has confirmed on a picture which twin is castor"
    return f"confirmed by {by.by} on {by.on.isoformat()}, on picture {by.picture}"


def scan_dates(plan: Plan) -> str:
    """The days of the scans, the first and the last."""
    days = sorted(s.acquired_on for s in plan.scans if s.acquired_on)
    if not days:
        return "not known"
    some = "" if all(s.acquired_on for s in plan.scans) else ", others not known"
    return (str(days[0]) if days[0] == days[-1] else f"{days[0]} to {days[-1]}") + some


def _scan(scan: ScanRecord, today: date) -> list[str]:
    age = "not known" if scan.acquired_on is None else f"{(today - scan.acquired_on).days} days"
    spacing = " x ".join(number(s) for s in scan.spacing_mm)
    return [
        scan.role.replace("_", " "),
        scan.injected or "",
        str(scan.acquired_on or "not known"),
        age,
        f"{scan.slices}, {spacing} mm",
        "synthetic" if scan.synthetic else "scanner",
        "; ".join((scan.series, *scan.notes)),
    ]


def _junction(plan: Plan) -> dict[str, Any]:
    shape = plan.junction
    rows = [["inter-twin longitudinal angle", *shown(shape.longitudinal_deg)]]
    if shape.facial_rotation_deg is None:
        rows.append(["facial rotation", "open", "", "No nasion is marked on both twins."])
    else:
        rows.append(["facial rotation", *shown(shape.facial_rotation_deg)])
    rows.append(["area of the junction", *shown(shape.area_mm2, scale=0.01, unit="cm²")])
    return {"types": " or ".join(shape.types), **table(rows), "notes": list(shape.notes)}


def _crossing(vessel: CrossingVessel) -> dict[str, Any]:
    value, interval, source = shown(vessel.radius_mm)
    return {
        "id": vessel.id,
        "kind": vessel.kind,
        "radius": value,
        "interval": interval,
        "source": source,
        "place": place(vessel.at_lps_mm),
        "castor": f"{vessel.castor_probability:.0%}",
        "pollux": f"{1 - vessel.castor_probability:.0%}",
        "share": vessel.castor_probability,
        "evidence": in_short(vessel.evidence) or "none",
    }


def _cut(plan: Plan) -> dict[str, Any]:
    cut = plan.cut
    rows = [["area of the cut", *shown(cut.area_mm2, scale=0.01, unit="cm²")]]
    rows += [
        [f"through {tissue.replace('_', ' ')}", *shown(figure, scale=0.01, unit="cm²")]
        for tissue, figure in cut.crossed_mm2.items()
    ]
    rows.append(["brain that goes with castor", *shown(cut.brain_to_castor_ml)])
    rows.append(["brain that goes with pollux", *shown(cut.brain_to_pollux_ml)])
    rows += [] if cut.consequences is None else _consequences(cut.consequences)
    proof = f"flow {cut.flow} = cut {cut.cut_value}: no cheaper cut exists for these weights and labels"
    return {**table(rows), "proof": proof, "statement": cut.statement}


def _consequences(table: Consequences) -> list[list[str]]:
    """Lines, then what each twin leaves with the other: a table, never one number."""
    rows = [[f"{line.layer} line", *shown(line.length_mm, scale=0.1, unit="cm")] for line in table.lines]
    for harm in table.harm:
        other = "pollux" if harm.twin == "castor" else "castor"
        lost = {
            "brain": harm.brain_ml,
            "soft tissue": harm.soft_tissue_ml,
            "bone": harm.bone_ml,
            "blood in vessels": harm.blood_ml,
        }
        rows += [[f"{harm.twin}'s {what} left with {other}", *shown(f)] for what, f in lost.items()]
        if harm.territory_ml and harm.vessels_divided:
            rows.append([f"{harm.twin}'s brain that may hang on a divided vessel", *shown(harm.territory_ml)])
            rows.append([f"{harm.twin}'s vessels divided", *shown(harm.vessels_divided)])
    rows += [[f"margin to {m.what}", *shown(m.nearest_mm)] for m in table.margins if m.nearest_mm is not None]
    return rows


def _deficit(deficit: Deficit) -> dict[str, Any]:
    return {
        "twin": deficit.twin,
        "tissue": deficit.tissue,
        "area": shown(deficit.area_mm2, scale=0.01, unit="cm²"),
        "perimeter": shown(deficit.perimeter_mm, scale=0.1, unit="cm"),
        "flat": shown(deficit.flat_mm2, scale=0.01, unit="cm²"),
    }


def _stage(plan: Plan, index: int) -> dict[str, Any]:
    timeline = plan.timelines[index]
    stage = next(s for s in plan.stages if s.id == timeline.stage)
    tasks = {t.id: t for t in stage.tasks}
    return {
        "name": stage.name,
        "status": timeline.status,
        "hours": table(
            [
                ["whole operation", *shown(timeline.planned_h)],
                ["twins apart after", *shown(timeline.separation_h)],
            ]
        ),
        "picture": f"timeline_{index + 1}.png",
        "tasks": [_task(tasks[t.task], t.start_h, t.end_h) for t in timeline.tasks],
    }


def _task(task: Task, start_h: float, end_h: float) -> dict[str, Any]:
    prior = task.duration
    return {
        "id": task.id,
        "name": task.name,
        "lead": ", ".join(task.lead),
        "rooms": ", ".join(task.rooms),
        "when": f"{start_h:.1f} to {end_h:.1f} h",
        "prior": f"{prior.low_h:g} / {prior.mode_h:g} / {prior.high_h:g} h",
        "after": ", ".join(task.after),
        "stop": task.stop_and_close,
        "emergency": task.emergency_separation,
        "no_return": task.point_of_no_return,
        "separates": task.separates,
        "evidence": task.evidence,
    }


def _value(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)
