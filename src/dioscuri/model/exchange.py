"""What two circulations that communicate do to each other, as it is shown. Never a dose to give."""

from __future__ import annotations

from typing import Literal

from dioscuri.model.case import Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


class CrossDrainage(Document):
    """Blood that one twin's heart sends into the network and the other's takes back, steadily.

    `castor_to_pollux_percent` is the share of what castor's heart sends *into this network* (not of its
    whole output) that leaves by pollux's outlets; None where castor sends nothing. `untold_ml_min` enters or
    leaves at nodes that belong to neither.
    """

    castor_to_pollux_ml_min: Figure
    pollux_to_castor_ml_min: Figure
    castor_to_pollux_percent: Figure | None
    pollux_to_castor_percent: Figure | None
    net_to_pollux_ml_min: Figure
    untold_ml_min: Figure
    statements: tuple[str, ...]


class HeartLoad(Document):
    """What one heart sends into the network and takes back from it, before and after a set of clips."""

    twin: Twin
    output_before_ml_min: Figure
    output_after_ml_min: Figure
    return_before_ml_min: Figure
    return_after_ml_min: Figure
    output_change_ml_min: Figure
    return_change_ml_min: Figure
    surplus_after_ml_min: Figure
    statement: str


class Precedent(Document):
    """What was seen once in children who share blood, with its source and which junction it was."""

    text: str
    junction: Literal["craniopagus", "thoraco-omphalopagus"]
    source: str


class ExchangeConsequences(Document):
    """What follows for a dose, contrast or haemoglobin from the blood exchanged, in words and figures."""

    given_to: Twin
    half_time_min: Figure | None
    equal_min: Figure | None
    share_in_other_percent: dict[str, Figure]
    exposure_ratio: Figure | None
    net_transfusion_ml_min: Figure
    tenth_moved_min: Figure | None
    statements: tuple[str, ...]
    precedents: tuple[Precedent, ...]
    limits: str
