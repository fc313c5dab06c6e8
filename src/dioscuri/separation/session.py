"""One cut under the surgeons' hands: constraints come and go, and the value stays exact."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model.cutstage import ConstraintRecord
from dioscuri.model.figure import Figure
from dioscuri.separation.bone_limit import BoneLimit
from dioscuri.separation.conflicts import refuse_conflict
from dioscuri.separation.constraints import (
    Constraint,
    Corridor,
    KeepOut,
    MustOwn,
    MustPass,
    broken,
    constrained,
    price_of_forcing,
)
from dioscuri.separation.energy import Field
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.voxels import UNITS_PER_COST

_Kept = tuple[Constraint, ...]
_KINDS = {KeepOut: "keep-out", MustOwn: "must-own", MustPass: "must-pass", Corridor: "corridor"}


class TooDearError(SolverError):
    """A constraint can be kept, but only by a cut dearer than a ban can weigh."""


class Session:
    """An open cut of `field` and the constraints on it, in the order in which they came.

    Every answer is exact. A refused constraint leaves everything as it was.
    """

    def __init__(self, field: Field, constraints: _Kept = ()) -> None:
        self.field = field
        self.constraints: _Kept = ()
        self.open = OpenCut(field)
        self._past: list[tuple[_Kept, int]] = []
        self._forced = 0
        for constraint in constraints:
            self.apply(constraint)

    @property
    def pollux(self) -> NDArray[Any]:
        """What goes to pollux, bool (I, J, K); meaningful in the body."""
        return self.open.pollux

    @property
    def value(self) -> int:
        """Energy of the cut in the prices of the field without constraints, in units."""
        return self.open.value + self._forced

    def apply(self, constraint: Constraint) -> ConstraintRecord:
        """Solve under one more constraint.

        Raises
        ------
        SolverError : it contradicts others; the message names the minimal conflicting set.
        """
        before = self.value
        self.demand((constraint,))
        return record(constraint, self.value - before)

    def demand(self, constraints: _Kept) -> None:
        """Solve under several more constraints at once: one solve, and one step to undo."""
        wanted = (*self.constraints, *constraints)
        refuse_conflict(self.field, wanted)
        self._solve(wanted)

    def remove(self, name: str) -> None:
        """Solve without the constraint of that name."""
        names = [c.name for c in self.constraints]
        if name not in names:
            raise SolverError(f"constraint {name!r}: not in use, must be one of {', '.join(names) or 'none'}")
        self._solve(tuple(c for c in self.constraints if c.name != name))

    def undo(self) -> None:
        """Return to what was before the last apply or remove, value and labels."""
        if self._past:
            self.constraints, self._forced = self._past.pop()
            self.open.undo()

    def _solve(self, wanted: _Kept) -> None:
        self.open.change(constrained(self.field, wanted))
        if names := broken(self.field, wanted, self.open.pollux):
            self.open.undo()
            raise TooDearError(
                f"constraint {names[0]}: can be kept, but only by a cut dearer than a ban can weigh: "
                "remove another constraint or lower the costs"
            )
        self._past.append((self.constraints, self._forced))
        self.constraints, self._forced = wanted, price_of_forcing(self.field, wanted)


def record(constraint: Constraint, added_units: int) -> ConstraintRecord:
    """The constraint as the plan keeps it, with what it added to the cut's cost when it came."""
    twin = getattr(constraint, "twin", None) or getattr(constraint, "opened", None)
    return ConstraintRecord(
        name=constraint.name, kind=_KINDS[type(constraint)], twin=twin, added_cost=_added(added_units)
    )


def bone_record(limit: BoneLimit, most_mm2: float, value_before: int) -> ConstraintRecord:
    """A limit on the bone opening as the plan keeps it."""
    return ConstraintRecord(
        name=f"at most {most_mm2:g} mm2 of bone",
        kind="bone-opening",
        added_cost=_added(limit.value - value_before, limit.gap),
    )


def _added(units: int, gap: int = 0) -> Figure:
    """What a constraint added to the cost; `gap` units of it may be more than needed."""
    return Figure(
        value=units / UNITS_PER_COST,
        low=(units - gap) / UNITS_PER_COST,
        high=units / UNITS_PER_COST,
        unit="cost units",
        source="difference of two exact minimum cuts",
        causes=("only supported cuts are reached",) if gap else (),
    )
