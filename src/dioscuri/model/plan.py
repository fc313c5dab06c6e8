"""The plan: everything that the team reads and signs, in one frozen document."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal

from pydantic import Field

from dioscuri.model.case import Confirmation, Point, Role, Twin
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.consequence import Consequences
from dioscuri.model.document import Document, canonical_json
from dioscuri.model.figure import Figure, Presence
from dioscuri.model.recipe import Recipe
from dioscuri.model.stage import Stage

OPTIMAL_FOR = "optimal for these weights and labels"


class ScanRecord(Document):
    """One series as it was read."""

    series: str
    role: Role
    injected: Twin | None = None
    acquired_on: date | None = None
    spacing_mm: Point
    slices: int = Field(ge=1)
    synthetic: bool = False
    notes: tuple[str, ...] = ()


class JunctionShape(Document):
    """Angles and kind of the junction, from the skull base of both twins."""

    longitudinal_deg: Figure
    facial_rotation_deg: Figure | None = None
    area_mm2: Figure
    types: tuple[str, ...] = Field(min_length=1)
    notes: tuple[str, ...] = ()


class CrossingVessel(Document):
    """One vessel that passes from one twin to the other."""

    id: str
    kind: Literal["artery", "vein", "sinus", "unknown"]
    radius_mm: Figure
    at_lps_mm: Point
    castor_probability: float = Field(ge=0, le=1)
    evidence: tuple[str, ...]


class Cut(Document):
    """The separating surface: what it crosses, and the proof that it is a minimum."""

    area_mm2: Figure
    crossed_mm2: dict[str, Figure]
    brain_to_castor_ml: Figure
    brain_to_pollux_ml: Figure
    flow: int
    cut_value: int
    statement: str = OPTIMAL_FOR
    consequences: Consequences | None = None


class Deficit(Document):
    """What one twin lacks after the cut: skin or bone, on the curved surface of the head."""

    twin: Twin
    tissue: Literal["skin", "bone"]
    area_mm2: Figure
    perimeter_mm: Figure
    flat_mm2: Figure


class TimedTask(Document):
    """When one task runs, hours after the start."""

    task: str
    start_h: float = Field(ge=0)
    end_h: float = Field(ge=0)


class Timeline(Document):
    """The schedule of one stage."""

    stage: str
    tasks: tuple[TimedTask, ...]
    status: Literal["optimal", "feasible"]
    planned_h: Figure
    separation_h: Figure


class Plan(Document):
    """One plan. Frozen; `id` names exactly this content, so an edited plan is unsigned."""

    format: Literal["dioscuri-plan-3"] = "dioscuri-plan-3"
    software: str
    case: str
    confirmed: Confirmation | None
    scans: tuple[ScanRecord, ...]
    recipe: Recipe
    volumes_ml: dict[str, Figure]
    junction: JunctionShape
    vessels_seen: Presence
    crossings: tuple[CrossingVessel, ...]
    shared_sinus: Presence
    circulation: CirculationStudy | None = None
    cut: Cut
    deficits: tuple[Deficit, ...]
    stages: tuple[Stage, ...]
    timelines: tuple[Timeline, ...]
    warnings: tuple[str, ...] = ()
    steps: dict[str, str]

    @property
    def id(self) -> str:
        """sha256 of the plan's canonical JSON."""
        return hashlib.sha256(canonical_json(self.model_dump(mode="json")).encode()).hexdigest()
