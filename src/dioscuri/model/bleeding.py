"""What a tear does, as it is shown."""

from __future__ import annotations

from typing import Literal

from dioscuri.model.case import Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure

AirState = Literal["air can be drawn in", "air may be drawn in", "blood flows out"]


class AirRisk(Document):
    """Whether an open vein draws in air in one position: a statement, not a probability.

    `over_air_mmhg` is the pressure in the vein where it is open, above that of the air.
    """

    position: str
    height_mm: Figure
    over_air_mmhg: Figure
    state: AirState
    statement: str


class BloodLoss(Document):
    """What one twin loses; `minutes_to` lose a share of its blood at this rate, None where maybe never."""

    twin: Twin
    volume_ml: Figure
    loss_ml_min: Figure
    minutes_to: dict[str, Figure | None]


class Bleeding(Document):
    """A tear in one edge while it bleeds freely, with hearts that still hold their pressures.

    `territory_mmhg` are pressures at the territories while it bleeds, `territory_before_mmhg` without it.
    `air` by position, for veins whose place above the heart is given.
    """

    edge: str
    flow_ml_min: Figure
    before_mmhg: Figure
    at_tear_mmhg: Figure
    castor_percent: Figure | None
    losses: tuple[BloodLoss, BloodLoss]
    territory_before_mmhg: dict[str, Figure]
    territory_mmhg: dict[str, Figure]
    air: tuple[AirRisk, ...] = ()
    statements: tuple[str, ...]
    limits: str
