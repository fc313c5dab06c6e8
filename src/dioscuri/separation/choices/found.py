"""Surfaces found so far, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.separation.between import apart, faces_of
from dioscuri.separation.constraints import Constraint, broken
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.premises import Premises

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Candidate:
    """One labelling, bool (I, J, K), why it was sought, and its cost in the open cut's prices, in units."""

    pollux: Array
    why: str
    value: int
    faces: Array


class Found:
    """The optimum and every other surface that lies far enough from all before it.

    Parameters
    ----------
    limit : a value above this is too dear for a surface that only takes another way.
    constraints : what every surface has to keep.
    """

    def __init__(
        self, basis: Premises, open_cut: OpenCut, why: str, constraints: Sequence[Constraint] = ()
    ) -> None:
        self.basis, self.open = basis, open_cut
        pollux = open_cut.pollux
        self.all = [Candidate(pollux, why, open_cut.value, faces_of(basis.field, pollux))]
        self.limit = open_cut.value * (1 + basis.recipe.alternative_gap)
        self._constraints = tuple(constraints)

    @property
    def optimum(self) -> Candidate:
        """The surface of the team's own weights."""
        return self.all[0]

    def add(self, pollux: Array, why: str) -> bool:
        """Keep a surface if 95 % of it, or of each before it, do not lie within the recipe's distance."""
        new = self._candidate(pollux, why)
        least = self.basis.recipe.alternative_distance_mm
        if self._breaks_a_constraint(new) or self._nearest_mm(new) < least:
            return False
        self.all.append(new)
        return True

    def add_if_other(self, pollux: Array, why: str) -> bool:
        """Keep a surface that differs anywhere by a voxel: another owner of a thin vessel moves little."""
        new, body = self._candidate(pollux, why), self.basis.field.body
        if self._breaks_a_constraint(new) or any(
            new.value == old.value and np.array_equal(pollux[body], old.pollux[body]) for old in self.all
        ):
            return False
        self.all.append(new)
        return True

    def _candidate(self, pollux: Array, why: str) -> Candidate:
        return Candidate(pollux, why, self.open.value_of(pollux), faces_of(self.basis.field, pollux))

    def _nearest_mm(self, new: Candidate) -> float:
        return min(apart(new.faces, old.faces).most_mm for old in self.all)

    def _breaks_a_constraint(self, new: Candidate) -> bool:
        return bool(broken(self.basis.field, self._constraints, new.pollux))


def most_different(all_found: Sequence[Candidate], n: int) -> list[Candidate]:
    """The first, then one after the other whichever lies farthest from those chosen."""
    chosen, rest = [all_found[0]], list(all_found[1:])
    far = {id(c): np.inf for c in rest}
    while rest and len(chosen) < n:
        for c in rest:
            far[id(c)] = min(far[id(c)], apart(c.faces, chosen[-1].faces).most_mm)
        best = max(rest, key=lambda c: far[id(c)])
        chosen.append(best)
        rest = [c for c in rest if c is not best]
    return chosen
