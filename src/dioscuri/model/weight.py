"""How far one of the team's weights may move before the cut does."""

from __future__ import annotations

from pydantic import Field

from dioscuri.model.document import Document
from dioscuri.model.figure import Figure


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
