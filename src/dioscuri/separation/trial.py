"""Cuts of other prices, solved warm beside the team's own open cut, which stays as it is."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.separation.energy import Field
from dioscuri.separation.opencut import OpenCut

Array = NDArray[Any]


class Trial:
    """Solves fields of one body and one set of seeds, one after the other."""

    def __init__(self) -> None:
        self._open: OpenCut | None = None

    def pollux(self, field: Field) -> Array:
        """The cheapest cut of `field`, bool (I, J, K)."""
        return self.solved(field).pollux

    def solved(self, field: Field) -> OpenCut:
        """An open cut of `field`, until the next call."""
        if self._open is None:
            self._open = OpenCut(field)
        else:
            self._open.change(field, keep=False)
        return self._open
