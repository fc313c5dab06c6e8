"""Exchange measured in these twins: from how long an indicator took to become equal."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.circulation.exchange.compartments import calibrated_exchange_ml_min
from dioscuri.circulation.figures import figure_of
from dioscuri.errors import CirculationError
from dioscuri.model import Figure

Array = NDArray[Any]
Range = tuple[float, float]


def exchange_from_indicator(
    volume_ml: ArrayLike, reached: Range, at_min: Range, rng: np.random.Generator, count: int = 2000
) -> tuple[Array, Figure]:
    """Exchange each way, taken as equal, and its interval.

    Parameters
    ----------
    volume_ml : (2,) or samples (2, count): what the indicator spreads in, castor's and pollux's.
    reached : share of the way to equal that was seen, least and most, e.g. (0.9, 0.99) for "equal".
    at_min : between which times it was seen.

    Returns
    -------
    Samples (count,) mL/min, and the figure; within the ranges every value counts alike.
    """
    for name, (low, high) in (("share reached", reached), ("time", at_min)):
        if not low <= high:
            raise CirculationError(f"indicator: {name} {low:g} to {high:g}, must begin with the least")
    volume = np.asarray(volume_ml, float).reshape(2, -1)
    if volume.shape[1] not in (1, count):
        raise CirculationError(f"indicator: {volume.shape[1]} volumes, must be 1 or {count} per twin")
    found = calibrated_exchange_ml_min(volume, rng.uniform(*reached, count), rng.uniform(*at_min, count))
    middle = calibrated_exchange_ml_min(np.median(volume, axis=1), np.mean(reached), np.mean(at_min))
    figure = figure_of(
        found,
        "mL/min",
        "indicator and two well-mixed blood volumes, equal flow each way",
        _causes(volume, reached, at_min),
        value=float(middle),
    )
    return found, figure


def _causes(volume: Array, reached: Range, at_min: Range) -> tuple[str, ...]:
    spread = {
        "how far it had become equal": reached[0] < reached[1],
        "when": at_min[0] < at_min[1],
        "blood volumes": bool(np.ptp(volume, axis=1).any()),
    }
    return tuple(name for name, wide in spread.items() if wide)
