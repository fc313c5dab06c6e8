"""What an open cut rests on, and its field under other weights: cost is linear in each of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.model import LabelMap, Ownership, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.energy import Field, field_of

Array = NDArray[Any]


def weights_of(recipe: SeparationRecipe) -> dict[str, float]:
    """The team's preferences: every field of the recipe that is a cost per mm2 or mm3."""
    return {n: float(v) for n, v in recipe if n.endswith(("cost_per_mm2", "cost_per_mm3"))}


def field_like(
    field: Field,
    labels: LabelMap,
    ownership: Ownership,
    recipe: SeparationRecipe,
    vessels: VesselGraph | None,
    eloquence: Array | None = None,
) -> Field:
    """The field of these labels, with the grid, body and seeds of `field`.

    Raises
    ------
    SolverError : labels and recipe give another grid.
    """
    out = field_of(labels, ownership, recipe, np.zeros(3), vessels=vessels, eloquence=eloquence)
    if not out.grid.same_as(field.grid):
        raise SolverError(
            f"open cut: its grid has {field.grid.shape} voxels, that of labels and recipe {out.grid.shape}, "
            "must be the same: open the cut with these labels and this recipe"
        )
    return dataclasses.replace(out, body=field.body, seed=field.seed)


@dataclass(frozen=True, eq=False)
class Slope:
    """How cost and misplaced price change per unit of one weight, each (I, J, K)."""

    cost: Array
    misplaced: Array


@dataclass(frozen=True, eq=False)
class Premises:
    """An open cut's field, and the labels, owners, vessels and recipe that it was made of.

    Parameters
    ----------
    field : as the team has it, constraints included.
    plain : the same without constraints; where the two differ, a constraint has set the price.
    extra : cost per mm2 that stands beside the weights (a limit on bone), in `plain` already.
    """

    field: Field
    plain: Field
    labels: LabelMap
    ownership: Ownership
    vessels: VesselGraph | None
    recipe: SeparationRecipe
    eloquence: Array | None = None
    extra: Array | float = 0.0

    def slope(self, name: str) -> Slope:
        """Derivative by one weight, from the field at this weight and one above it."""
        more = self.recipe.model_copy(update={name: getattr(self.recipe, name) + 1})
        there = field_like(self.field, self.labels, self.ownership, more, self.vessels, self.eloquence)
        cost = there.cost + self.extra - self.plain.cost
        return Slope(cost, there.misplaced - self.plain.misplaced)

    def moved(self, *steps: tuple[Slope, float]) -> Field:
        """The field where each slope's weight is higher by the step; constraints stay."""
        cost, misplaced = self.plain.cost.astype(float), self.plain.misplaced.astype(float)
        for slope, step in steps:
            cost, misplaced = cost + step * slope.cost, misplaced + step * slope.misplaced
        return self.kept(np.maximum(cost, 0), misplaced)

    def kept(self, cost: Array, misplaced: Array) -> Field:
        """New prices where no constraint has set them."""
        field, plain = self.field, self.plain
        return dataclasses.replace(
            field,
            cost=np.where(field.cost != plain.cost, field.cost, cost).astype(np.float32),
            misplaced=np.where(field.misplaced != plain.misplaced, field.misplaced, misplaced).astype(
                np.float32
            ),
        )


def premises(
    labels: LabelMap,
    ownership: Ownership,
    vessels: VesselGraph | None,
    recipe: SeparationRecipe,
    field: Field,
    eloquence: Array | None = None,
    extra: Array | float = 0.0,
) -> Premises:
    """What the open cut's `field` was made of; a price that differs from theirs is a constraint's.

    Raises
    ------
    SolverError : the field is not on the grid of these labels and this recipe.
    """
    plain = field_like(field, labels, ownership, recipe, vessels, eloquence)
    plain = dataclasses.replace(plain, cost=(plain.cost + extra).astype(np.float32))
    return Premises(field, plain, labels, ownership, vessels, recipe, eloquence, extra)
