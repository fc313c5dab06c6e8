"""Other surfaces that the team may prefer, and how sure the chosen one is."""

from __future__ import annotations

from pydantic import Field

from dioscuri.model.case import Twin
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


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
    """How far one weight may move before the surface does.

    `low` and `high` are the weights at which it moves, each as the bracket in which it was found; none where
    it stays put to the end of the search, `searched` times lower and higher.
    """

    weight: str
    unit: str
    value: float
    low: Figure | None
    high: Figure | None
    searched: float = Field(gt=1)
    stays_put: str

    def __str__(self) -> str:
        low = f"beyond x1/{self.searched:g}" if self.low is None else f"{self.low.value:.3g}"
        high = f"beyond x{self.searched:g}" if self.high is None else f"{self.high.value:.3g}"
        return f"{self.weight} {self.value:g} {self.unit}: the surface stays put from {low} to {high}"
