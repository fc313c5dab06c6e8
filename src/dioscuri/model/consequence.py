"""What one cut does to both twins. Harm is a table, never one number."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dioscuri.model.case import Point, Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure

LINES = ("scalp", "bone", "dura")


class CutLine(Document):
    """Where the surface passes a layer: the scalp's outside, the skull's outer table, the inside of the dura.

    `pieces` polylines, `closed` of them loops; `length_mm` is that of all of them.
    """

    layer: Literal["scalp", "bone", "dura"]
    length_mm: Figure
    pieces: int = Field(ge=0)
    closed: int = Field(ge=0)


class CutCrossing(Document):
    """One place where the cut divides a vessel.

    `keeper` is the twin on whose side the larger part of that vessel's lumen lies; `against_owner` whether
    that is the other twin than its owner, None where the owner is not sure.
    """

    id: str
    kind: Literal["artery", "vein", "sinus", "unknown"]
    at_lps_mm: Point
    radius_mm: Figure
    castor_probability: float = Field(ge=0, le=1)
    owner: Literal["castor", "pollux", "shared or uncertain"]
    keeper: Twin
    keeper_share: float = Field(ge=0.5, le=1)
    against_owner: bool | None


class Harm(Document):
    """What one twin loses by the cut.

    Brain, soft tissue, bone and blood are this twin's, left with the other. `territory_ml` is its brain that
    may hang on a divided vessel. Territory and vessels are None where no vessel graph was given.
    """

    twin: Twin
    brain_ml: Figure
    soft_tissue_ml: Figure
    bone_ml: Figure
    blood_ml: Figure
    territory_ml: Figure | None
    vessels_divided: Figure | None


class Margin(Document):
    """The least distance between the cut and what must not be touched; None where nothing can be said."""

    what: Literal["eloquent cortex", "big vessel"]
    nearest_mm: Figure | None
    at_lps_mm: Point | None = None
    vessel: str = ""
    statement: str


class CostPatch(Document):
    """About one square centimetre of the surface, what it costs, and the tissue that most of that is for."""

    area_mm2: float = Field(gt=0)
    cost_per_mm2: float = Field(ge=0)
    tissue: str
    centre_lps_mm: Point


class Consequences(Document):
    """Everything that follows from one cut, for the team's weights and these labels."""

    area_mm2: Figure
    crossed_mm2: dict[str, Figure]
    lines: tuple[CutLine, ...]
    crossings: tuple[CutCrossing, ...]
    harm: tuple[Harm, Harm]
    margins: tuple[Margin, ...]
