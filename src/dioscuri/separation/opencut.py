"""A solved cut that stays open: change what it costs, and it is solved again from the flow that it has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import POLLUX
from dioscuri.separation.energy import Field
from dioscuri.separation.solver import Solution, solve
from dioscuri.separation.voxels import VoxelGraph, cut_value, graph_of

Array = NDArray[Any]


class OpenCut:
    """The cheapest cut of a field, kept open for edits.

    `change` takes a field on the same grid with the same body and seeds; `undo` returns to the one before.
    Every answer is exact: the value equals that of a solve from scratch, to the integer.
    """

    def __init__(self, field: Field) -> None:
        self.field = field
        self._past: list[Field] = []
        self._solve()

    @property
    def pollux(self) -> Array:
        """What goes to pollux, bool (I, J, K); meaningful in the body."""
        out: Array = self.field.seed == POLLUX
        out[self.graph.inside] = self.solution.pollux
        return out

    @property
    def value(self) -> int:
        """Value of the cut, in 1 / `UNITS_PER_COST` of a cost unit."""
        return self.solution.flow

    def change(self, field: Field) -> None:
        """Solve for another price of the same voxels.

        Raises
        ------
        SolverError : the field has another body or other seeds.
        """
        if not (np.array_equal(field.body, self.field.body) and np.array_equal(field.seed, self.field.seed)):
            raise SolverError("open cut: the new field has another body or other seeds, must be the same")
        self._past.append(self.field)
        self.field = field
        self._solve()

    def undo(self) -> None:
        """Return to the field before the last change; nothing where there was none."""
        if self._past:
            self.field = self._past.pop()
            self._solve()

    def value_of(self, pollux: Array) -> int:
        """What another labelling (I, J, K) would cost under the present prices."""
        return cut_value(self.graph, pollux[self.graph.inside])

    def _solve(self) -> None:
        self.graph: VoxelGraph = graph_of(self.field)
        self.solution: Solution = solve(self.graph)
