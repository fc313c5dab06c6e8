"""What a clip does, as it is shown: territory by territory, with intervals."""

from __future__ import annotations

from pydantic import Field

from dioscuri.model.document import Document
from dioscuri.model.exchange import CrossDrainage, HeartLoad
from dioscuri.model.figure import Figure


class Clip(Document):
    """One edge and the share of its conductance that is taken away; 1 closes it, less is a clamp test."""

    edge: str
    share: float = Field(1.0, gt=0, le=1)

    def __str__(self) -> str:
        return self.edge if self.share == 1 else f"{self.edge} ({self.share:.0%} of its conductance)"


class TerritoryChange(Document):
    """One territory today and after the clips; changes are of the same sample, so they may be narrower.

    `seen_drain` is False where only veins that no scan shows are left to drain it. `above_limit` is None
    without a team's own limit, True where the interval reaches it.
    """

    territory: str
    name: str
    twin: str
    vein: str
    before_mmhg: Figure
    after_mmhg: Figure
    change_mmhg: Figure
    before_ml_min: Figure
    after_ml_min: Figure
    change_percent: Figure | None
    seen_drain: bool
    above_limit: bool | None = None


class Carrier(Document):
    """An edge that carries more blood than today."""

    edge: str
    kind: str
    before_ml_min: Figure
    after_ml_min: Figure


class NextClip(Document):
    """What clipping one more edge would do: isolate territories, or raise the worst one. A preview."""

    edge: str
    isolates: tuple[str, ...] = ()
    territory: str = ""
    pressure_mmhg: float | None = None
    preview: bool = True


class WhatIf(Document):
    """The answer to "what if we take these?"; the figures are those of the nonlinear flow.

    `limit_mmhg` is the team's own; none is shipped. `seen_only` says that veins that no scan shows were left
    out.
    """

    clips: tuple[Clip, ...]
    territories: tuple[TerritoryChange, ...]
    worst: str
    carriers: tuple[Carrier, ...]
    next_clips: tuple[NextClip, ...]
    drainage_before: CrossDrainage
    drainage_after: CrossDrainage
    hearts: tuple[HeartLoad, HeartLoad]
    limit_mmhg: float | None = None
    seen_only: bool = False
    dominant_cause: str
    samples: int = Field(ge=0)
    residual: float
    cut_off: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
