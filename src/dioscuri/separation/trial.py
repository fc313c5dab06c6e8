"""Cuts of other prices, solved warm beside the team's own open cut, which stays as it is."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.separation.energy import Field
from dioscuri.separation.opencut import OpenCut

Array = NDArray[Any]

CHANGES = 16  # an open cut remembers every field that it had; after so many it is opened anew


class Trial:
    """Solves fields of one body and one set of seeds, one after the other."""

    def __init__(self) -> None:
        self._open: OpenCut | None = None
        self._changes = 0

    def pollux(self, field: Field) -> Array:
        """The cheapest cut of `field`, bool (I, J, K)."""
        return self.solved(field).pollux

    def solved(self, field: Field) -> OpenCut:
        """An open cut of `field`, until the next call."""
        if self._open is None or self._changes >= CHANGES:
            self._open, self._changes = OpenCut(field), 0
        else:
            self._open.change(field)
            self._changes += 1
        return self._open
