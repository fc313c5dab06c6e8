"""The plan's circulation as plain tables of words, for the print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dioscuri.model import Figure, Plan
from dioscuri.model.circulation_study import TerritoryRecord, VesselRecord
from dioscuri.model.clipstages import ClipStage, ClipStages, SinusOption
from dioscuri.model.exchange import CrossDrainage, HeartLoad
from dioscuri.model.vesselproof import Conflict
from dioscuri.planning.flowreport.words import flow_spoken

THICKEST = 12  # in the print, beside all of the vessels that cross, are clipped or contested
UNKNOWN = "This plan was made without its circulation: make it again with `dioscuri plan`."
CONFLICT = "conflict for the team"
SAYS = (
    ("castor's heart to pollux's", "castor_to_pollux_ml_min"),
    ("pollux's heart to castor's", "pollux_to_castor_ml_min"),
    ("net to pollux", "net_to_pollux_ml_min"),
)
LOADS = (
    ("sends, before", "output_before_ml_min"),
    ("sends, after", "output_after_ml_min"),
    ("takes back, before", "return_before_ml_min"),
    ("takes back, after", "return_after_ml_min"),
)


class Print:
    """Figures of one table as value, interval and the number of a footnote."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def figure(self, found: Figure | None, missing: str = "not known") -> list[str]:
        """Three words; the last two are empty where there is no figure."""
        if found is None:
            return [missing, "", ""]
        value, interval, source = flow_spoken(found)
        if source not in self.lines:
            self.lines.append(source)
        return [value, interval, str(self.lines.index(source) + 1)]


def blood(plan: Plan) -> dict[str, Any]:
    """Everything that is printed about blood; `none` says in a sentence why there are no figures."""
    study = plan.circulation
    if study is None:
        return {"none": UNKNOWN, "vessels": None}
    none = f"No pressure and no flow was computed: {study.unavailable}." if study.unavailable else ""
    notes = Print()
    shown = in_print(study.vessels)
    return {
        "none": none,
        "vessels": {
            "rows": [_vessel(v, notes) for v in shown],
            "left": len(study.vessels) - len(shown),
            "notes": notes.lines,
        },
        "conflicts": [_conflict(c) for c in study.conflicts],
        "lost": list(study.lost_rulings),
        "limit": "" if study.limit_mmhg is None else f"{study.limit_mmhg:g} mmHg",
        "territories": _territories(study.territories),
        "stages": None if study.stages is None else _stages(study.stages),
        "no_stages": study.no_stages,
        "options": _options(study.options),
        "no_options": study.no_options,
        "exchange": _exchange(study.drainage),
        "hearts": _hearts(study.hearts),
        "notes": list(study.notes),
        "samples": study.samples,
    }


def in_print(found: Sequence[VesselRecord]) -> list[VesselRecord]:
    """The vessels that matter on paper, in the table's order: the rest are counted and stand in the page."""
    thick = sorted(found, key=lambda v: -v.radius_mm.value)[:THICKEST]
    kept = {v.id for v in found if v.crossing or v.stage or v.contested} | {v.id for v in thick}
    return [v for v in found if v.id in kept]


def _conflict(found: Conflict) -> list[str]:
    return [found.edge, found.matter, found.text.removeprefix(f"{found.edge}, {found.matter}: ")]


def _vessel(v: VesselRecord, notes: Print) -> dict[str, Any]:
    castor = round(100 * v.castor_probability)
    chance = f"{castor} %" if v.owner == "castor" else f"{100 - castor} %"
    both = f"castor {castor} %, pollux {100 - castor} %"
    return {
        "id": v.id,
        "name": v.name,
        "kind": v.kind,
        "owner": v.owner,
        "chance": chance if v.owner in ("castor", "pollux") else both,
        "contested": v.contested,
        "radius": notes.figure(v.radius_mm),
        "crosses": "yes" if v.crossing else "",
        "action": f"{v.action}, stage {v.stage}" if v.stage else v.action,
        "consequence": v.consequence,
        "evidence": in_short(v.evidence),
    }


def in_short(evidence: Sequence[str]) -> str:
    """The first two pieces; conflicts have a table of their own."""
    own = [e for e in evidence if not e.startswith(CONFLICT)]
    more = [f"{len(own) - 2} more in the page"] if own[2:] else []
    return "; ".join((*own[:2], *more))


def _territories(found: Sequence[TerritoryRecord]) -> dict[str, Any]:
    notes = Print()
    rows = [
        {
            "id": t.id,
            "twin": t.twin,
            "side": t.side,
            "veins": ", ".join(f"{v} {share:.0%}" for v, share in t.alternatives) or t.vein,
            "pressure": notes.figure(t.pressure_mmhg),
            "perfusion": notes.figure(t.perfusion_ml_min),
        }
        for t in found
    ]
    return {"rows": rows, "notes": notes.lines}


def _stages(found: ClipStages) -> dict[str, Any]:
    notes = Print()
    return {
        "peak": notes.figure(found.peak),
        "rise": notes.figure(found.peak_rise),
        "peak_at": found.peak_at,
        "words": list(dict.fromkeys((found.spread.sentence, *found.statements))),
        "each": [_stage(s, notes) for s in found.stages],
        "notes": notes.lines,
    }


def _stage(s: ClipStage, notes: Print) -> dict[str, Any]:
    over = ", more than the chosen share" if s.over_share else ""
    return {
        "name": f"Stage {s.number}, day {s.day:.0f}: {', '.join(t.edge for t in s.steps)}",
        "share": f"{s.share:.0%} of what is to be divided{over}",
        "stop": s.stop,
        "steps": [
            {
                "edge": t.edge,
                "clamp": f"{t.gate.minutes:g} min under {' and '.join(t.gate.watch)}",
                "pass": t.gate.on_pass,
                "fail": t.gate.on_fail,
                "territory": t.territory,
                "pressure": notes.figure(t.pressure),
                "highest": notes.figure(t.highest),
            }
            for t in s.steps
        ],
    }


def _options(found: Sequence[SinusOption]) -> dict[str, Any]:
    notes = Print()
    rows = [
        {
            "kind": o.kind,
            "pareto": o.pareto,
            "clips": ", ".join(o.clips) or "none",
            "isolated": ", ".join(o.isolated),
            "grafts": [
                f"graft {g.id}: radius {g.radius_mm:g} mm, length {g.length_mm:g} mm, "
                f"assumed open {g.patency:.0%}"
                for g in o.grafts
            ],
            "twins": [
                [t.twin, notes.figure(t.highest, ""), notes.figure(t.highest_rise, "")] for t in o.twins
            ],
            "exchange": notes.figure(o.cross_drainage, ""),
            "words": o.statement,
        }
        for o in found
    ]
    return {"rows": rows, "notes": notes.lines}


def _exchange(found: CrossDrainage | None) -> dict[str, Any] | None:
    if found is None:
        return None
    notes = Print()
    rows = [[said, notes.figure(getattr(found, name))] for said, name in SAYS]
    return {"rows": rows, "words": list(found.statements), "notes": notes.lines}


def _hearts(found: Sequence[HeartLoad]) -> dict[str, Any] | None:
    if not found:
        return None
    notes = Print()
    rows = [[said, *(notes.figure(getattr(h, name)) for h in found)] for said, name in LOADS]
    return {
        "twins": [h.twin for h in found],
        "rows": rows,
        "words": [h.statement for h in found],
        "notes": notes.lines,
    }
