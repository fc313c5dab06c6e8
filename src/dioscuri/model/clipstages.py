"""Clips in stages: which vessels, in which order, behind which gate, and what each does to each territory."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dioscuri.model.case import Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


class ClampGate(Document):
    """What must be seen while a vessel is only clamped, before it is divided."""

    edge: str = Field(min_length=1)
    minutes: float = Field(gt=0)
    watch: tuple[str, ...] = ("EEG", "Doppler")
    on_pass: str
    on_fail: str
    source: str


class ClipStep(Document):
    """One clip of a stage and its gate: the territory whose pressure is then farthest above today's and its
    pressure; and the highest pressure of all, with its own territory."""

    edge: str
    gate: ClampGate
    territory: str
    pressure: Figure
    highest: Figure
    highest_in: str = ""


class TerritoryStage(Document):
    """One territory's venous pressure before and after a stage, and on the day of the next."""

    territory: str
    before: Figure
    after: Figure
    later: Figure | None = None


class ClipStage(Document):
    """One operation's clips. After it, `stop`: what remains open if the team stops and closes here."""

    number: int = Field(ge=1)
    day: float = Field(ge=0)
    steps: tuple[ClipStep, ...] = Field(min_length=1)
    share: float = Field(gt=0, le=1)
    over_share: bool = False
    territories: tuple[TerritoryStage, ...]
    open_after: tuple[str, ...]
    stop: str


class OrderSpread(Document):
    """Highest rise of a territory's pressure on the way, by order: a linear preview without growth.

    `full_*` are the preview's best and worst order, nonlinear; `grown_*` plans of stages with growth.
    """

    best: Figure
    worst: Figure
    greedy: Figure
    random_median: Figure
    random_worst: Figure
    final: Figure
    full_best: Figure
    full_worst: Figure
    grown_best: Figure
    grown_worst: Figure
    matters: bool
    sentence: str


class ClipStages(Document):
    """The plan of clips.

    `peak_rise` is the highest rise from today on the way, with growth, and `peak` the pressure it leads to;
    `bound` is the least rise that any order reaches if nothing grows (linear preview, exact over all orders)
    and `without_growth` this plan's own, likewise: their difference is what the search may have missed.
    """

    candidates: tuple[str, ...]
    order: tuple[str, ...]
    stages: tuple[ClipStage, ...]
    spread: OrderSpread
    peak: Figure
    peak_at: str
    peak_rise: Figure
    bound: Figure
    without_growth: Figure
    statements: tuple[str, ...] = ()


class Graft(Document):
    """A vessel that is put in."""

    id: str
    ends: tuple[str, str]
    radius_mm: float = Field(gt=0)
    length_mm: float = Field(gt=0)
    patency: float = Field(ge=0, le=1)
    source: str


class SinusTwin(Document):
    """What an option leaves to one twin; no figures where a territory is isolated."""

    twin: Twin
    highest: Figure | None
    highest_rise: Figure | None
    drained: Figure | None


class Division(Document):
    """Vessels whose division parts the twins in one layer, and what it leaves to each; cheapest first.

    `tissue` are unseen veins that the brain's surface is divided with.
    """

    layer: Literal["arteries", "veins"]
    clips: tuple[str, ...]
    tissue: tuple[str, ...] = ()
    clinical_cost: float = Field(ge=0)
    isolated: tuple[str, ...] = ()
    twins: tuple[SinusTwin, ...]
    cross_drainage: Figure | None = None


SinusKind = Literal[
    "castor keeps it",
    "pollux keeps it",
    "at a narrowing",
    "preferential drainage",
    "least clinical cost",
    "graft for pollux",
    "graft for castor",
    "endovascular occlusion",
    "none rebuilt",
]


class SinusOption(Document):
    """One way to divide what both twins drain by. No single number ranks it: `pareto` marks those that
    no other beats in every respect."""

    kind: SinusKind
    clips: tuple[str, ...]
    tissue: tuple[str, ...] = ()
    grafts: tuple[Graft, ...] = ()
    isolated: tuple[str, ...] = ()
    isolated_if_clotted: tuple[str, ...] = ()
    twins: tuple[SinusTwin, ...]
    cross_drainage: Figure | None
    divided: int = Field(ge=0)
    clinical_cost: float = Field(ge=0)
    pareto: bool
    statement: str
    source: str
