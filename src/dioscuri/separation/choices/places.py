"""A direction in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Directions = Mapping[str, Array]

# LPS. Which twin's left this is, only their landmarks tell: whoever has them gives their own directions.
SCAN: Directions = {
    "the scan's left": np.array([1.0, 0, 0]),
    "the scan's right": np.array([-1.0, 0, 0]),
    "the scan's back": np.array([0, 1.0, 0]),
    "the scan's front": np.array([0, -1.0, 0]),
    "the scan's top": np.array([0, 0, 1.0]),
    "the scan's bottom": np.array([0, 0, -1.0]),
}


def place_of(outward: Array, directions: Directions) -> str:
    """The nearest direction, and the next one where `outward` (3,) lies well between the two."""
    along = {name: float(outward @ v / np.linalg.norm(v)) for name, v in directions.items()}
    first, *rest = sorted(along, key=lambda name: -along[name])
    return f"{first}, towards {rest[0]}" if rest and along[rest[0]] > 0.35 else first
