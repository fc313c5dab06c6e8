"""Structures on a grid, how sure we are of them, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, locked
from dioscuri.model.anatomy import Anatomy, standard_anatomy
from dioscuri.model.grid import Grid

NOBODY, CASTOR, POLLUX, SHARED = 0, 1, 2, 3
TWINS = ("castor", "pollux")
OWNERS = ("nobody", "castor", "pollux", "shared or uncertain")


@dataclass(frozen=True, eq=False)
class LabelMap:
    """uint16 structure numbers on a grid; 0 is background. Structures only, never twins.

    Raises
    ------
    GeometryError : another shape or type, or a value that the anatomy does not have.
    """

    values: Array
    grid: Grid
    anatomy: Anatomy = field(default_factory=standard_anatomy)

    def __post_init__(self) -> None:
        values = _shaped("values", self.values, self.grid, np.uint16)
        present = np.flatnonzero(np.bincount(values.ravel()))
        unknown = sorted(set(present.tolist()) - {0} - {s.number for s in self.anatomy})
        if unknown:
            raise GeometryError(
                f"values: label {unknown[0]} is not in the anatomy, must be 0 or one of its numbers"
            )
        object.__setattr__(self, "values", values)

    def mask(self, *names: str) -> Array:
        """Boolean (I, J, K): voxels of any structure named."""
        return np.isin(self.values, [self.anatomy.number(n) for n in names])

    def tissue(self, name: str) -> Array:
        """Boolean (I, J, K): voxels of any structure of the tissue."""
        return np.isin(self.values, self.anatomy.numbers(tissue=name))


@dataclass(frozen=True, eq=False)
class Ownership:
    """Whose each voxel is: owner (0 nobody, 1 castor, 2 pollux, 3 shared or uncertain).

    Parameters
    ----------
    owner : uint8 (I, J, K).
    castor : uint8 (I, J, K), probability of castor times 255; meaningless where owner is 0.
    """

    owner: Array
    castor: Array
    grid: Grid

    def __post_init__(self) -> None:
        owner = _shaped("owner", self.owner, self.grid, np.uint8)
        castor = _shaped("castor", self.castor, self.grid, np.uint8)
        if owner.size and owner.max() > SHARED:
            raise GeometryError(f"owner: value {owner.max()}, must be 0 (nobody), 1, 2 or 3 (shared)")
        object.__setattr__(self, "owner", owner)
        object.__setattr__(self, "castor", castor)

    def mask(self, twin: str) -> Array:
        """Boolean (I, J, K): voxels that are surely `twin`'s ("castor" or "pollux")."""
        return np.asarray(self.owner == owner_number(twin))


@dataclass(frozen=True, eq=False)
class Probabilities:
    """The three likeliest labels per voxel.

    Parameters
    ----------
    labels : uint16 (I, J, K, 3), likeliest first.
    weights : uint8 (I, J, K, 3), 255 is certain; falling along the last axis, sum at most 255.
    """

    labels: Array
    weights: Array
    grid: Grid

    def __post_init__(self) -> None:
        for name, dtype in (("labels", np.uint16), ("weights", np.uint8)):
            array = np.asarray(getattr(self, name))
            shape = (*self.grid.shape, 3)
            if array.shape != shape or array.dtype != dtype:
                raise GeometryError(
                    f"{name}: {array.dtype} of shape {array.shape}, must be {np.dtype(dtype)} of {shape}"
                )
            object.__setattr__(self, name, locked(array))
        weights = self.weights
        if (weights[..., :-1] < weights[..., 1:]).any():
            raise GeometryError("weights: must not rise along the last axis (likeliest first)")
        if weights.size and int(weights.sum(axis=-1, dtype=np.uint16).max()) > 255:
            raise GeometryError("weights: sum above 255, must be at most 255 per voxel")

    @property
    def confidence(self) -> Array:
        """Weight of the likeliest label, uint8 (I, J, K)."""
        return np.asarray(self.weights[..., 0])


def owner_number(twin: str) -> int:
    """1 for castor, 2 for pollux."""
    if twin not in TWINS:
        raise GeometryError(f"twin: {twin!r}, must be castor or pollux")
    return CASTOR if twin == "castor" else POLLUX


def _shaped(name: str, values: Array, grid: Grid, dtype: type[np.generic]) -> Array:
    array = np.asarray(values)
    if array.dtype != dtype:
        raise GeometryError(f"{name}: type {array.dtype}, must be {np.dtype(dtype)}")
    if array.shape != grid.shape:
        raise GeometryError(f"{name}: shape {array.shape}, must be the grid's {grid.shape}")
    return locked(array)
