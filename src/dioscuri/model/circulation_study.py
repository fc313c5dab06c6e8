"""Whose vessel each one is and what clipping would do, as the plan holds it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dioscuri.model.clipstages import ClipStages, SinusOption
from dioscuri.model.document import Document
from dioscuri.model.exchange import CrossDrainage, HeartLoad
from dioscuri.model.figure import Figure
from dioscuri.model.vesselproof import Conflict

Owner = Literal["castor", "pollux", "shared", "uncertain"]


class VesselRecord(Document):
    """One vessel of the table that the team goes through.

    `crossing` says that it passes from twin to twin; `action` what the computed plan of clips does with it,
    in which `stage`; `consequence` what clipping it alone does, or why that was not computed.
    """

    id: str
    name: str = ""
    kind: Literal["artery", "vein", "sinus", "unknown"]
    owner: Owner
    castor_probability: float = Field(ge=0, le=1)
    contested: bool = False
    evidence: tuple[str, ...]
    radius_mm: Figure
    length_mm: float = Field(gt=0)
    crossing: bool = False
    action: str = ""
    stage: int | None = None
    consequence: str = ""


class TerritoryRecord(Document):
    """One territory as it is today. `alternatives`: (bridging vein, probability)."""

    id: str
    twin: str
    side: str
    vein: str
    alternatives: tuple[tuple[str, float], ...]
    volume_ml: float
    pressure_mmhg: Figure
    perfusion_ml_min: Figure


class CirculationStudy(Document):
    """The circulation of a case. Without a network `unavailable` says why, and there are no figures.

    `limit_mmhg` is the team's own; without it no pressure is called high.
    """

    vessels: tuple[VesselRecord, ...]
    conflicts: tuple[Conflict, ...] = ()
    lost_rulings: tuple[str, ...] = ()
    territories: tuple[TerritoryRecord, ...] = ()
    drainage: CrossDrainage | None = None
    hearts: tuple[HeartLoad, ...] = ()
    stages: ClipStages | None = None
    no_stages: str = ""
    options: tuple[SinusOption, ...] = ()
    no_options: str = ""
    limit_mmhg: float | None = None
    samples: int = 0
    unavailable: str = ""
    notes: tuple[str, ...] = ()
