"""Other surfaces that the team may prefer, and how sure the chosen one is."""

from __future__ import annotations

from pydantic import Field

from dioscuri.model.case import Twin
from dioscuri.model.consequence import Consequences
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


class Alternative(Document):
    """One surface that the team may choose, the optimum or another, with the same table for each.

    `why` says in plain words what was asked of it; `dearer` is what it costs more than the optimum in the
    team's own weights, as a share. Distances to the optimum's surface, the worse way: their mean, what 95 %
    stay below, and the largest.
    """

    why: str = Field(min_length=1)
    statement: str = Field(min_length=1)
    dearer: Figure
    mean_mm: Figure
    most_mm: Figure
    largest_mm: Figure
    consequences: Consequences
    notes: tuple[str, ...] = ()


class CrossingStability(Document):
    """How often samples of the labels divide one vessel.

    `found` is the share of samples in which the vessel is there at all, `divided` that in which the cut
    divides it, `same_keeper` the share of those with the vessel in which `keeper`, the twin that has more of
    it in the optimum, still has more.
    """

    id: str
    divided_in_optimum: bool
    keeper: Twin
    found: Figure
    divided: Figure
    same_keeper: Figure
