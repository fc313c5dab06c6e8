"""Why a vessel is called an artery or a vein, castor's or pollux's: every piece of evidence by itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dioscuri.model.document import Document

Matter = Literal["kind", "owner", "flow"]
Ground = Literal[
    "label", "phases", "injection", "heart side", "flow direction", "neighbours", "place", "ruling"
]


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
    """What a named person has decided about one edge, and why. An edge's last one counts."""

    edge: str
    matter: Matter
    value: str
    by: str = Field(min_length=1)
    on: str = Field(min_length=1, description="day or time, ISO 8601")
    why: str = ""
    at_lps_mm: tuple[float, float, float] | None = None


class Conflict(Document):
    """Evidence about one edge that contradicts itself: for the team to decide, never averaged away."""

    edge: str
    matter: Matter
    pieces: tuple[Evidence, ...] = Field(min_length=2)
    text: str
