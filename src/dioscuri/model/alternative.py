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


class WeightRange(Document):
    """How far one weight may move, the others as they are, before the surface does.

    `low` and `high` are the weights at which it moves, each as the bracket in which it was found; None where
    it stays put down to `searched_low` or up to `searched_high`.
    """

    weight: str
    unit: str
    value: float = Field(ge=0)
    low: Figure | None
    high: Figure | None
    searched_low: float = Field(ge=0)
    searched_high: float = Field(gt=0)
    stays_put: str

    def __str__(self) -> str:
        low, high = _end(self.low, self.searched_low), _end(self.high, self.searched_high)
        return f"{self.weight} {self.value:g} {self.unit}: the surface stays put from {low} to {high}"


def _end(found: Figure | None, searched: float) -> str:
    return f"{found.value:.3g}" if found else f"beyond {searched:.3g}"
