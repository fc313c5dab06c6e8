"""One operation's share of the cut: what is opened, divided and closed over, and what remains."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dioscuri.model.case import Point, Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


class ConstraintRecord(Document):
    """What the surgeons demanded of the cut, and what it added to its cost when it was demanded."""

    name: str = Field(min_length=1)
    kind: Literal["keep-out", "must-own", "must-pass", "corridor", "bone-opening"]
    twin: Twin | None = None
    added_cost: Figure


class Craniotomy(Document):
    """The bone that one sector of the cut divides."""

    length_mm: Figure
    area_mm2: Figure
    centre_lps_mm: Point


class Remainder(Document):
    """What is still to be divided: cost (for the team's weights), area, and the vessels in it."""

    cost: Figure
    area_mm2: Figure
    vessels: tuple[str, ...]


class CutStage(Document):
    """One sector of the separating surface, divided in one operation.

    Angles turn round the ring's axis (castor to pollux, right-handed) from its zero direction. `remaining`
    is the cut still to be made under the corridors of the later stages ("stop and close"), `emergency`
    all of it at once without corridors; both are None after the last stage, and `statement` says so.
    """

    id: str = Field(min_length=1)
    from_deg: float
    to_deg: float
    opened: Twin
    apex_lps_mm: Point
    table: str
    area_mm2: Figure
    craniotomy: Craniotomy | None
    vessels: tuple[str, ...]
    vessel_share: Figure
    corridor_cost: Figure
    hidden_share: Figure
    hidden_share_before: Figure
    sheet_mm2: Figure
    remaining: Remainder | None
    emergency: Remainder | None
    statement: str
    notes: tuple[str, ...] = ()
