"""Why a vessel is called an artery or a vein, castor's or pollux's: every piece of evidence by itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.document import Document

Matter = Literal["kind", "owner", "flow", "role"]
Ground = Literal[
    "label", "phases", "injection", "heart side", "flow direction", "neighbours", "place", "ruling"
]


RULINGS: dict[str, tuple[str, ...]] = {
    "kind": ("artery", "vein", "sinus"),
    "owner": ("castor", "pollux", "shared"),
    "flow": ("forward", "backward"),
    "role": ("castor-inlet", "castor-outlet", "pollux-inlet", "pollux-outlet", "no-heart"),
}


class Evidence(Document):
    """One piece of evidence about one edge.

    `says` holds what this piece alone would make of it: artery, vein, sinus (kind); castor, pollux, shared
    (owner); forward, backward (flow), each with its probability. `text` says it in plain words.
    """

    edge: str
    matter: Matter
    ground: Ground
    says: dict[str, float]
    text: str


class Ruling(Document):
    """What a named person has decided about one edge, and why. An edge's last one (by `on`) counts.

    `at_lps_mm` is a point on the vessel that was meant: it finds the vessel again in a later graph, whose ids
    may be others.
    """

    edge: str
    matter: Matter
    value: str
    by: str = Field(min_length=1)
    on: str = Field(min_length=1, description="day or time, ISO 8601")
    why: str = ""
    at_lps_mm: tuple[float, float, float] | None = None

    @model_validator(mode="after")
    def _check(self) -> Ruling:
        allowed = RULINGS[self.matter]
        if self.value not in allowed:
            raise GeometryError(
                f"ruling on {self.edge}: {self.matter} {self.value!r}, must be one of {', '.join(allowed)}"
            )
        return self


class LostRuling(Document):
    """A ruling that fits no vessel of today's graph, and why; the team rules again."""

    ruling: Ruling
    why: str


class Conflict(Document):
    """Evidence about one edge that contradicts itself: for the team to decide, never averaged away."""

    edge: str
    matter: Matter
    pieces: tuple[Evidence, ...] = Field(min_length=2)
    text: str
