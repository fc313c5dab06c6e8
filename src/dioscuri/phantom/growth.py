"""How large a child's head is at an age."""

from __future__ import annotations

import numpy as np

from dioscuri.errors import GeometryError

# Median head circumference for age, cm (M of the LMS rows, where L = 1). Source: WHO Child Growth Standards:
# head circumference-for-age. Geneva: WHO 2007, ISBN 978 92 4 154718 5; rows at these months of 0 to 60.
AGE_MONTHS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54, 60)
MEDIAN_CM = {
    "girl": (
        *(33.8787, 36.5463, 38.2521, 39.5328, 40.5817, 41.4590, 42.1995, 42.8290, 43.3671, 43.8300, 44.2319),
        *(44.5844, 44.8965, 45.6551, 46.2424, 46.7384, 47.1822, 47.9340, 48.5099, 48.9629, 49.3321, 49.6464),
        49.9229,
    ),
    "boy": (
        *(34.4618, 37.2759, 39.1285, 40.5135, 41.6317, 42.5576, 43.3306, 43.9803, 44.5300, 44.9998, 45.4051),
        *(45.7573, 46.0661, 46.8060, 47.3711, 47.8408, 48.2515, 48.9351, 49.4612, 49.8745, 50.2115, 50.4926),
        50.7375,
    ),
}


def head_circumference_mm(age_months: float, sex: str) -> float:
    """Median head circumference, mm, of a girl or boy of 0 to 60 months (linear between rows).

    Raises
    ------
    GeometryError : an age outside 0 to 60 months, or another sex.
    """
    if sex not in MEDIAN_CM:
        raise GeometryError(f"sex: {sex!r}, must be girl or boy")
    if not 0 <= age_months <= 60:
        raise GeometryError(f"age: {age_months:g} months, must be 0 to 60")
    return float(10 * np.interp(age_months, AGE_MONTHS, MEDIAN_CM[sex]))
