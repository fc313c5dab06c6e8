"""Scalar values on a grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, finite, locked
from dioscuri.model.grid import Grid

MODALITIES = ("CT", "MR")
UNITS = ("HU", "arbitrary", "mm", "1")


@dataclass(frozen=True, eq=False)
class Volume:
    """A scan, or any other scalar field, on a grid. Values are read-only.

    Parameters
    ----------
    values : (I, J, K) real numbers, finite.
    grid : where they lie.
    unit : HU, arbitrary (MR), mm (distance fields) or 1.
    modality : CT or MR.
    acquired_on : the day of the scan, where it is known.
    synthetic : True when no scanner made it.
    """

    values: Array
    grid: Grid
    unit: str
    modality: str
    acquired_on: date | None = None
    synthetic: bool = False

    def __post_init__(self) -> None:
        values = np.asarray(self.values)
        if values.shape != self.grid.shape:
            raise GeometryError(f"values: shape {values.shape}, must be the grid's {self.grid.shape}")
        if values.dtype.kind not in "iuf":
            raise GeometryError(f"values: type {values.dtype}, must be integer or real")
        if values.dtype.kind == "f":
            finite("values", values)
        if self.unit not in UNITS:
            raise GeometryError(f"unit: {self.unit!r}, must be one of {', '.join(UNITS)}")
        if self.modality not in MODALITIES:
            raise GeometryError(f"modality: {self.modality!r}, must be one of {', '.join(MODALITIES)}")
        if self.modality == "CT" and self.unit != "HU":
            raise GeometryError(f"unit: {self.unit!r} on a CT, must be HU")
        object.__setattr__(self, "values", locked(values))
