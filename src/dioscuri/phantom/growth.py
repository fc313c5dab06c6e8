"""How large a child's head is at an age."""

from __future__ import annotations

import numpy as np

from dioscuri.errors import GeometryError

# Median head circumference for age, cm. Source: WHO Child Growth Standards 2007, head circumference-for-age,
# 50th percentile (P50), birth to five years.
AGE_MONTHS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 18, 24, 30, 36, 48, 60)
MEDIAN_CM = {
    "girl": (
        *(33.9, 36.5, 38.3, 39.5, 40.6, 41.5, 42.2, 42.8, 43.4, 43.8, 44.2, 44.6, 44.9),
        *(46.2, 47.2, 47.9, 48.5, 49.3, 49.9),
    ),
    "boy": (
        *(34.5, 37.3, 39.1, 40.5, 41.6, 42.6, 43.3, 44.0, 44.5, 45.0, 45.4, 45.8, 46.1),
        *(47.4, 48.3, 48.9, 49.5, 50.2, 50.7),
    ),
}


def head_circumference_mm(age_months: float, sex: str) -> float:
    """Median head circumference, mm, of a girl or boy of 0 to 60 months.

    Raises
    ------
    GeometryError : an age outside 0 to 60 months, or another sex.
    """
    if sex not in MEDIAN_CM:
        raise GeometryError(f"sex: {sex!r}, must be girl or boy")
    if not 0 <= age_months <= 60:
        raise GeometryError(f"age: {age_months:g} months, must be 0 to 60")
    return float(10 * np.interp(age_months, AGE_MONTHS, MEDIAN_CM[sex]))
