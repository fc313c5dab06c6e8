"""What `dioscuri cut` finds out about one case: the cut under the team's demands, and everything round it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.alternative import Alternative, CrossingStability
from dioscuri.model.case import Point, Twin
from dioscuri.model.consequence import Consequences, CostPatch
from dioscuri.model.cutstage import ConstraintRecord, CutStage
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure
from dioscuri.model.plan import OPTIMAL_FOR
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.model.weight import WeightRange


class Demand(Document):
    """What the surgeons demand of one place: a ball, a vessel of the graph, or a structure of the labels.

    keep-out: the cut does not pass there. must-own: it stays with `twin`. must-pass: the cut passes through
    it (balls only).
    """

    kind: Literal["keep-out", "must-own", "must-pass"]
    twin: Twin | None = None
    centre_lps_mm: Point | None = None
    radius_mm: float | None = Field(default=None, gt=0, le=500)
    vessel: str | None = None
    structure: str | None = None

    @model_validator(mode="after")
    def _check(self) -> Demand:
        ball = self.centre_lps_mm is not None and self.radius_mm is not None
        places = [ball, self.vessel is not None, self.structure is not None]
        if sum(places) != 1:
            raise GeometryError(
                f"{self.kind}: {sum(places)} places found, must be one ball, vessel or structure"
            )
        if (self.kind == "must-own") != (self.twin is not None):
            raise GeometryError(
                f"{self.kind}: twin {self.twin}, must be named for must-own and for nothing else"
            )
        if self.kind == "must-pass" and not ball:
            raise GeometryError(f"must-pass {self.name}: no ball, must be L,P,S,radius in mm")
        return self

    @property
    def name(self) -> str:
        """Place and owner in short."""
        if self.centre_lps_mm is not None:
            place = f"ball {', '.join(f'{x:g}' for x in self.centre_lps_mm)} of {self.radius_mm:g} mm"
        else:
            place = str(self.vessel or self.structure)
        return f"{place}={self.twin}" if self.twin else f"{self.kind} {place}"


class CutWishes(Document):
    """What is asked of one study of a cut; 0 and None ask for nothing."""

    demands: tuple[Demand, ...] = ()
    most_bone_mm2: float | None = Field(default=None, ge=0)
    stages: int = Field(default=0, ge=0, le=12)
    alternatives: int = Field(default=0, ge=0, le=32)
    samples: int = Field(default=0, ge=0, le=100_000)
    ranges: bool = False


class StageBeside(Document):
    """The cut divided into stages: what all corridors together add, and what this other surface does.

    The surface that can be reached is not the one without corridors: it has a table of its own.
    """

    added_cost: Figure
    consequences: Consequences
    stages: tuple[CutStage, ...]


class CutStudy(Document):
    """One cut, proved the cheapest for the team's weights and demands, and what surrounds it.

    `plan` is the id of the plan whose labels, owners and vessels were used. `cost` is in cost units, in the
    team's own prices; `flow_units` and `cut_units` in those that the demands set, which the proof is about.
    """

    format: Literal["dioscuri-cut-1"] = "dioscuri-cut-1"
    id: str = ""
    software: str = ""
    case: str = ""
    plan: str = ""
    recipe: SeparationRecipe
    wishes: CutWishes
    eloquence_given: bool = False
    statement: str = OPTIMAL_FOR
    constraints: tuple[ConstraintRecord, ...] = ()
    cost: float
    flow_units: int
    cut_units: int
    consequences: Consequences
    dearest: tuple[CostPatch, ...]
    ranges: tuple[WeightRange, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    staged: StageBeside | None = None
    samples: int = Field(default=0, ge=0)
    stability: tuple[CrossingStability, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
