"""Figures of samples: a value, and the central 90 % of what it may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import CirculationError
from dioscuri.model import Figure

Array = NDArray[Any]
CENTRAL_90 = (5.0, 95.0)
NOUGHT = 1e-9  # mmHg, mL/min, %: what a solver leaves of nought


def figure_of(
    samples: ArrayLike, unit: str, source: str, causes: Sequence[str] = (), *, value: float | None = None
) -> Figure:
    """The figure of samples (S,), by default with their median as its value.

    A `value` outside the interval (a skewed one) widens it. One sample alone has no width: then `causes`
    should say what was held fixed.

    Raises
    ------
    CirculationError : no sample, or one that is no finite number.
    """
    found = np.asarray(samples, float).ravel()
    if found.size == 0 or not np.isfinite(found).all():
        raise CirculationError(
            f"{source}: {np.count_nonzero(~np.isfinite(found))} of {found.size} samples are no number, "
            "must be at least one and all finite"
        )
    low, middle, high = (float(v) for v in np.percentile(found, [CENTRAL_90[0], 50.0, CENTRAL_90[1]]))
    middle = middle if value is None else float(value)
    low, middle, high = (0.0 if abs(v) < NOUGHT else v for v in (low, middle, high))
    return Figure(
        value=middle,
        low=min(low, middle),
        high=max(high, middle),
        unit=unit,
        source=source,
        causes=tuple(causes),
    )
