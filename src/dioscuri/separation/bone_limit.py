"""A cut that opens no more bone than allowed: a multiplier on the bone's cost, bisected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError, SolverError
from dioscuri.model import LabelMap
from dioscuri.separation.averaging import Averager
from dioscuri.separation.energy import Field
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.surface import areas_by_tissue, surface_between
from dioscuri.separation.voxels import UNITS_PER_COST

Array = NDArray[Any]

FIRST = 1.0  # extra cost per mm2 of bone to begin with
MOST = 1e5  # extra cost per mm2 beyond which no less bone is to be had
CLOSE = 0.02  # of the multiplier: where the bisection ends


@dataclass(frozen=True, eq=False)
class BoneLimit:
    """A cut within the limit.

    Parameters
    ----------
    field : prices with the multiplier on bone; solve it to get the cut again.
    pollux : bool (I, J, K).
    per_mm2 : the multiplier, extra cost per mm2 of bone; 0 where the limit does not bind.
    area_mm2 : bone that the cut opens, measured on its mesh.
    value : its energy in the prices without the multiplier, units.
    gap : units by which a cut within the limit could be cheaper at most. Only supported cuts are reached:
        those that some multiplier makes the cheapest.
    """

    field: Field
    pollux: Array
    per_mm2: float
    area_mm2: float
    value: int
    gap: int


def bone_share(labels: LabelMap, field: Field) -> Array:
    """Share of bone in the tissue of each working voxel, float32 (I, J, K)."""
    mean = Averager(labels.grid, field.grid)
    out: Array = mean(labels.tissue("bone")) / np.maximum(mean(labels.values > 0), 1e-6)
    return out


def bone_area(labels: LabelMap, field: Field) -> Callable[[Array], float]:
    """A function from sides (I, J, K) to the bone that the surface between them cuts, mm2 on its mesh."""

    def measure(pollux: Array) -> float:
        surface = surface_between(field.body, pollux, field.grid, labels)
        return areas_by_tissue(surface, labels)["bone"]

    return measure


def limit_bone(opened: OpenCut, bone: Array, most_mm2: float, measure: Callable[[Array], float]) -> BoneLimit:
    """The cheapest supported cut that opens at most `most_mm2` of bone.

    Parameters
    ----------
    opened : solved with everything else that is demanded; it is returned to that state.
    bone : share of bone in each voxel (`bone_share`).
    measure : bone opened by a labelling, mm2 (`bone_area`).

    Raises
    ------
    GeometryError : a limit below 0 or not finite.
    SolverError : no cut opens so little; the message names the least area that was reached.
    """
    if not 0 <= most_mm2 < float("inf"):
        raise GeometryError(f"bone opening: limit {most_mm2:g} mm2, must be 0 or more and finite")
    search = _Search(opened, bone, most_mm2, measure)
    free = search.at(0.0)
    if free.area_mm2 <= most_mm2:
        return free
    low, best = 0.0, search.at(FIRST)
    while best.area_mm2 > most_mm2:
        if best.per_mm2 >= MOST:
            raise SolverError(
                f"bone opening: limit {most_mm2:.0f} mm2, no cut opens less than {best.area_mm2:.0f} mm2 "
                "under the other constraints: allow at least that or remove a constraint"
            )
        low, best = best.per_mm2, search.at(min(8 * best.per_mm2, MOST))
    while best.per_mm2 - low > CLOSE * best.per_mm2:
        middle = search.at((low * best.per_mm2) ** 0.5 if low else best.per_mm2 / 8)
        if middle.area_mm2 <= most_mm2:
            best = middle
        else:
            low = middle.per_mm2
    return best


class _Search:
    """Solves for one multiplier after the other on the same open cut."""

    def __init__(
        self, opened: OpenCut, bone: Array, most_mm2: float, measure: Callable[[Array], float]
    ) -> None:
        self.opened, self.base = opened, opened.field
        self.bone, self.most_mm2, self.measure = bone, most_mm2, measure
        self.free = opened.value

    def at(self, per_mm2: float) -> BoneLimit:
        dearer = self.base.cost + np.float32(per_mm2) * self.bone
        field = replace(self.base, cost=dearer.astype(np.float32))
        self.opened.change(field)
        pollux, penalised = self.opened.pollux, self.opened.value
        self.opened.undo()
        value, area = self.opened.value_of(pollux), self.measure(pollux)
        return BoneLimit(
            field, pollux, per_mm2, area, value, self._gap(value, penalised - value, area, per_mm2)
        )

    def _gap(self, value: int, paid_for_bone: int, area: float, per_mm2: float) -> int:
        """Weak duality: a cut within the limit pays at most the limit's worth of the multiplier."""
        if area > 0:
            room = paid_for_bone * (self.most_mm2 / area - 1)
        else:
            room = per_mm2 * self.most_mm2 * UNITS_PER_COST
        return min(value - self.free, max(0, round(room)))
