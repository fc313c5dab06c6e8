"""Pressure that vessels lose: friction (Poiseuille), velocity heads in sinuses, and blood's viscosity."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselEdge

Array = NDArray[Any]
PA_PER_MMHG = 133.322
M3_S_PER_ML_MIN = 1e-6 / 60
BLOOD_KG_M3 = 1060.0  # circulation reference, section 8
PLASMA_PART = 3.2  # relative viscosity of wide vessels at a haematocrit of 0.45: Pries 1992
STEEPNESS = -0.8  # its exponent for wide vessels: Pries 1992


def friction(path: Array, radius_mm: Array, viscosity_mpa_s: float) -> float:
    """Resistance of a tapering tube, mmHg min/mL: 8 mu L / (pi r4) summed along the path (P, 3) mm.

    Between two points 1/r4 is integrated exactly for a cone.
    """
    length = np.linalg.norm(np.diff(path, axis=0), axis=1) * 1e-3
    a, b = radius_mm[:-1] * 1e-3, radius_mm[1:] * 1e-3
    inverse4 = (a * a + a * b + b * b) / (3 * a**3 * b**3)
    pascal = 8 * viscosity_mpa_s * 1e-3 / np.pi * float((length * inverse4).sum())
    return pascal * M3_S_PER_ML_MIN / PA_PER_MMHG


def tube_resistance(radius_mm: float, length_mm: float, viscosity_mpa_s: float) -> float:
    """Resistance of a straight tube, mmHg min/mL (Poiseuille)."""
    line = np.array([[0.0, 0.0, 0.0], [length_mm, 0.0, 0.0]])
    with np.errstate(all="ignore"):  # what overflows is refused as a resistance, by the edge's name
        return friction(line, np.array([radius_mm, radius_mm]), viscosity_mpa_s)


def velocity_heads(path: Array, radius_mm: Array, heads_per_100mm: float) -> float:
    """Quadratic loss, mmHg min2/mL2: heads x density / (2 area2), so many heads for each 100 mm of length."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1)
    area = np.pi * ((radius_mm[1:] + radius_mm[:-1]) / 2 * 1e-3) ** 2
    pascal = float((heads_per_100mm * length / 100 * BLOOD_KG_M3 / (2 * area**2)).sum())
    return pascal * M3_S_PER_ML_MIN**2 / PA_PER_MMHG


def viscosity_at(haematocrit: float, viscosity_mpa_s: float) -> float:
    """Viscosity of blood in vessels wider than 0.5 mm, given that at a haematocrit of 0.45, mPa s.

    Pries, Neuhaus, Gaehtgens, Am J Physiol 1992;263:H1770, in the limit of wide vessels.
    """

    def relative(h: float) -> float:
        return 1 + (PLASMA_PART - 1) * float(((1 - h) ** STEEPNESS - 1) / (0.55**STEEPNESS - 1))

    return viscosity_mpa_s * relative(haematocrit) / relative(0.45)


def log_radius_sd(edge: VesselEdge, least: float, most: float) -> float:
    """Standard deviation of the logarithm of an edge's radius, as its resistance feels it.

    The radius is as wrong all along the edge: thin parts, which make the resistance, count most.
    """
    length = np.linalg.norm(np.diff(edge.path, axis=0), axis=1)
    r = (edge.radius_mm[1:] + edge.radius_mm[:-1]) / 2
    sd = (edge.radius_sd_mm[1:] + edge.radius_sd_mm[:-1]) / 2
    weight = np.maximum(length, 1e-9) / r**4
    return float(np.clip((weight * sd / r).sum() / weight.sum(), least, most))
