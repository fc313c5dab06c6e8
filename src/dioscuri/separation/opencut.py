"""A solved cut that stays open: change what it costs, and it is solved again from the flow that it has."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import POLLUX
from dioscuri.separation.energy import Field
from dioscuri.separation.flow.state import Flow
from dioscuri.separation.voxels import Box, Prices, undecided

Array = NDArray[Any]

MANY = 0.05  # of the undecided voxels: from here on, solving anew is quicker than mending (measured)


class OpenCut:
    """The cheapest cut of a field, kept open for edits.

    `change` takes a field on the same grid with the same body and seeds; `undo` returns to the one before.
    Every answer is exact: the value equals that of a solve from scratch, to the integer. Where several cuts
    cost the same, what castor's side need not hold goes to pollux.

    Raises
    ------
    SolverError : the flow differs from the cut of the labels.
    """

    def __init__(self, field: Field, *, alone: bool = False) -> None:
        """`alone`: no threads of its own, for a caller who solves several cuts at once."""
        self.field, self._alone = field, alone
        self.inside = undecided(field)
        self._box = Box(self.inside)
        self._past: list[Field] = []
        self._solve(Prices(field, self._box, alone=alone))

    @property
    def pollux(self) -> Array:
        """What goes to pollux, bool (I, J, K); meaningful in the body."""
        out: Array = self.field.seed == POLLUX
        out[self.inside] = self._flow.pollux
        return out

    @property
    def value(self) -> int:
        """Value of the cut, in 1 / `UNITS_PER_COST` of a cost unit."""
        return self._value

    @property
    def sent(self) -> Array:
        """Net flow of each undecided voxel to its neighbour `OFFSETS[k]`, int32 (N, 13)."""
        arcs, _, _ = self._prices.rows()
        return np.asarray(arcs[:, :, 0] - self._flow.res.reshape(arcs.shape)[:, :, 0])

    def change(self, field: Field, *, keep: bool = True) -> None:
        """Solve for other prices of the same voxels; `undo` comes back here unless `keep` is False.

        Raises
        ------
        SolverError : the field has another body or other seeds, or the flow differs from the cut.
        """
        if not (np.array_equal(field.body, self.field.body) and np.array_equal(field.seed, self.field.seed)):
            raise SolverError("open cut: the new field has another body or other seeds, must be the same")
        if keep:
            self._past.append(self.field)
        self._go_to(field)

    def undo(self) -> None:
        """Return to the field before the last change; nothing where there was none."""
        if self._past:
            self._go_to(self._past.pop())

    def value_of(self, pollux: Array) -> int:
        """What another labelling (I, J, K) would cost under the present prices."""
        return self._prices.value(pollux[self.inside])

    def _solve(self, prices: Prices) -> None:
        arcs, ends, masks = prices.rows()
        lean = ends[:, 0] - ends[:, 1]
        # A voxel costs if_castor + (if_pollux - if_castor) at pollux's; what flow has sent is proved paid.
        self._least, self._leans = int(ends[:, 1].sum()), int(lean.sum())
        self._prices = prices
        self._flow = Flow(self._box, arcs, lean, masks)
        self._flow.run(alone=self._alone)
        self._check()

    def _go_to(self, field: Field) -> None:
        changed = _changed(self.field, field)
        self.field = field
        prices = Prices(field, self._box, self._prices, alone=self._alone)
        if np.count_nonzero(changed & field.body) > MANY * np.count_nonzero(self.inside):
            self._solve(prices)
            return
        rows = self._box.rows_near(np.argwhere(changed))
        old_arcs, old_ends, _ = self._prices.rows(rows)
        arcs, ends, _ = prices.rows(rows)
        self._prices = prices
        self._least += int(ends[:, 1].sum() - old_ends[:, 1].sum())
        lean = ends[:, 0] - ends[:, 1] - old_ends[:, 0] + old_ends[:, 1]
        self._leans += int(lean.sum())
        self._flow.change(rows, arcs.astype(np.int64) - old_arcs, lean)
        self._check()

    def _check(self) -> None:
        """The bound that the flow proves must equal what the labels cost, and no flow may be lost."""
        excess = self._flow.excess
        if int(excess.sum()) != self._leans:
            raise SolverError(f"minimum cut: {int(excess.sum()) - self._leans} units of flow lost, must be 0")
        flow = self._least + int(excess[excess < 0].sum())
        self._value = self._prices.value(self._flow.pollux)
        if self._value != flow:
            raise SolverError(f"minimum cut: flow {flow} differs from the cut of the labels, {self._value}")


def _changed(old: Field, new: Field) -> Array:
    """Voxels whose prices differ, bool (I, J, K)."""
    out: Array = (old.cost != new.cost) | (old.misplaced != new.misplaced)
    for name in ("castor_needs", "pollux_needs"):
        one, two = getattr(old, name), getattr(new, name)
        if one is not two:
            none = np.full(out.shape, -1, np.int8)
            out |= (none if one is None else one) != (none if two is None else two)
    return out
