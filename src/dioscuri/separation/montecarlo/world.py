"""What samples are drawn from: the field, what each vessel adds to it, and the field without a septum."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.distance import grown
from dioscuri.model import LabelMap, Ownership
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.energy import Field
from dioscuri.separation.montecarlo.kernels import displace
from dioscuri.separation.montecarlo.noise import SmoothNoise
from dioscuri.separation.montecarlo.vesselparts import VesselParts, parts_of
from dioscuri.separation.premises import Premises, field_like

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Prices:
    """Cost and misplaced price, float32 (I, J, K), carried on into the air so that a shift finds no hole."""

    cost: Array
    misplaced: Array


@dataclass(frozen=True, eq=False)
class World:
    """Everything that one sample needs; pickles, so that it may go to another process.

    Parameters
    ----------
    field : the open cut's field, with the team's constraints.
    with_septum, without : prices of all tissue but vessels.
    vessels : what each edge adds.
    fixed_cost, fixed_misplaced : flat indices of prices that a constraint has set; no sample changes them.
    voxels : flat indices (M,) of the undecided voxels and their neighbours, rising.
    """

    field: Field
    with_septum: Prices
    without: Prices
    vessels: VesselParts
    fixed_cost: Array
    fixed_misplaced: Array
    voxels: Array
    noise: SmoothNoise
    recipe: SeparationRecipe

    def sample(self, seed: np.random.SeedSequence) -> tuple[Field, Array]:
        """One field as it might have been, and which edges are in it, bool (E,)."""
        rng = np.random.default_rng(seed)
        septum = rng.random() >= self.recipe.septum_absent_share
        present = self.vessels.present(rng)
        cost, misplaced = self._displaced(self.with_septum if septum else self.without, rng)
        return self._field(cost, misplaced, present), present

    def _displaced(self, prices: Prices, rng: np.random.Generator) -> tuple[Array, Array]:
        nodes = self.noise.draw(rng)
        i, j, k = self.noise.axes
        voxel = float(self.field.grid.spacing_mm[0])
        shifts = [
            np.float32(sd / voxel)
            for sd in (self.recipe.tissue_shift_sd_mm, self.recipe.ownership_shift_sd_mm)
        ]
        cost, misplaced = self.field.cost.copy(), self.field.misplaced.copy()
        displace(
            self.voxels,
            cost.shape,
            *(i.node, j.node, k.node, i.part, j.part, k.part, i.even, j.even, k.even),
            *(nodes, *shifts, prices.cost.ravel(), prices.misplaced.ravel(), cost.ravel(), misplaced.ravel()),
        )
        return cost, misplaced

    def _field(self, cost: Array, misplaced: Array, present: Array) -> Field:
        at, field = self.vessels.voxels, self.field
        for values, own in ((cost, self.vessels.cost), (misplaced, self.vessels.misplaced)):
            values.ravel()[at] = self.vessels.added(values.ravel()[at], own, present)
        for values, given, fixed in (
            (cost, field.cost, self.fixed_cost),
            (misplaced, field.misplaced, self.fixed_misplaced),
        ):
            values.ravel()[fixed] = given.ravel()[fixed]
        return dataclasses.replace(field, cost=cost, misplaced=misplaced)


def world_of(basis: Premises) -> World:
    """The prior round an open cut's field."""
    field, plain, recipe = basis.field, basis.plain, basis.recipe
    bare = without_vessels(basis.labels)
    broken = without_septum(bare, basis.ownership, recipe.septum_mm)
    empty, through = (
        field_like(field, labels, basis.ownership, recipe, None, basis.eloquence) for labels in (bare, broken)
    )
    undecided = field.body & (field.seed == 0)
    near = np.flatnonzero(ndimage.binary_dilation(undecided, np.ones((3, 3, 3), bool)) & field.body)
    return World(
        field,
        _prices(empty),
        _prices(through),
        parts_of(basis.labels, basis.vessels, recipe, plain, empty, near),
        np.flatnonzero(field.cost != plain.cost),
        np.flatnonzero(field.misplaced != plain.misplaced),
        near,
        SmoothNoise(field.grid, recipe.correlation_mm, near),
        recipe,
    )


def without_vessels(labels: LabelMap) -> LabelMap:
    """Labels in which each vessel voxel is the nearest other tissue."""
    vessel = labels.tissue("vessel")
    other = (labels.values > 0) & ~vessel
    if not vessel.any() or not other.any():
        return labels
    at = ndimage.distance_transform_edt(
        ~other, sampling=labels.grid.spacing_mm, return_distances=False, return_indices=True
    )
    return LabelMap(np.where(vessel, labels.values[tuple(at)], labels.values), labels.grid, labels.anatomy)


def without_septum(labels: LabelMap, ownership: Ownership, within_mm: float) -> LabelMap:
    """Labels in which dura and CSF between the two brains, within `within_mm` of both, are brain."""
    brain = labels.tissue("brain")
    castor = ownership.castor > 127
    septum = labels.tissue("dura") | labels.tissue("csf")
    for side in (brain & castor, brain & ~castor):
        septum &= grown(side, labels.grid, within_mm)
    values = np.where(septum, np.uint16(labels.anatomy.number("brain")), labels.values)
    return LabelMap(values, labels.grid, labels.anatomy)


def _prices(field: Field) -> Prices:
    at = ndimage.distance_transform_edt(~field.body, return_distances=False, return_indices=True)
    return Prices(*(np.ascontiguousarray(a[tuple(at)]) for a in (field.cost, field.misplaced)))
