"""Outflow through a hole: Q = Cd A sqrt(2 dP / rho), in mmHg, mm2 and mL/min."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import CirculationError

Array = NDArray[Any]
BLOOD_KG_M3 = 1060.0
PA_PER_MMHG = 133.322
ML_MIN_PER_M3_S = 6e7
M2_PER_MM2 = 1e-6


def circle_mm2(diameter_mm: ArrayLike) -> Array:
    """Area of a round hole, mm2."""
    return np.asarray(np.pi / 4 * np.asarray(diameter_mm, float) ** 2)


def orifice_ml_min(coefficient: ArrayLike, area_mm2: ArrayLike, drop_mmhg: ArrayLike) -> Array:
    """Outflow at a pressure drop, mL/min; none where the drop is not positive."""
    drop = np.maximum(np.asarray(drop_mmhg, float), 0)
    return np.asarray(np.sqrt(drop / orifice_quadratic(coefficient, area_mm2)))


def orifice_quadratic(coefficient: ArrayLike, area_mm2: ArrayLike) -> Array:
    """The hole as a quadratic loss: dP = b Q^2, b in mmHg min2/mL2.

    Raises
    ------
    CirculationError : a coefficient outside 0 to 1, or an area that is not positive.
    """
    c, area = np.asarray(coefficient, float), np.asarray(area_mm2, float)
    if not ((c > 0) & (c <= 1)).all():
        raise CirculationError(
            f"tear: discharge coefficient {c.min():g} to {c.max():g}, must be > 0 and <= 1"
        )
    if not ((area > 0) & np.isfinite(area)).all():
        raise CirculationError(f"tear: area {area.min():g} mm2, must be > 0 and finite")
    per_pascal = ML_MIN_PER_M3_S * c * area * M2_PER_MM2 * np.sqrt(2 / BLOOD_KG_M3)
    return np.asarray(1 / (PA_PER_MMHG * per_pascal**2))
