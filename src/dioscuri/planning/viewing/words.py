"""The plan in words for the scene: what the dossier's page says, in the same words."""

from __future__ import annotations

from datetime import date
from typing import Any

from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.report import report

SAID = ("warnings", "deficits", "deficit_sources", "junction", "cut", "no_crossing", "identity", "scan_dates")
MORE = ("software", "audit_head", "vessels", "confirmed", "statement", "volumes", "blood")
UNTOLD = {"tasks", "picture"}


def said_of(content: Content, today: date) -> dict[str, Any]:
    """Deficits, crossings, junction, cut, operations, warnings and what was seen."""
    found = report(content.plan, audit_head=content.audit_head, today=today)
    places = {v.id: (v.at_lps_mm, v.radius_mm.value) for v in content.plan.crossings}
    out = {name: found[name] for name in (*SAID, *MORE)}
    out["stages"] = [{k: v for k, v in s.items() if k not in UNTOLD} for s in found["stages"]]
    out["crossings"] = [
        v | {"at": list(places[v["id"]][0]), "radius_mm": places[v["id"]][1]} for v in found["crossings"]
    ]
    return out
