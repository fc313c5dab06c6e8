"""Triangle budgets: shared out by weight, then each surface thinned out to its share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.mesh import decimated
from dioscuri.model import Surface

Array = NDArray[Any]

LEAST = 200  # triangles below which a surface is not thinned out


def shares(counts: Sequence[int], weights: Sequence[float], most: int) -> list[int]:
    """Triangles for each surface, in all at most `most`, none more than it has.

    In proportion to count times weight; what one does not need goes to the others.
    """
    have = np.asarray(counts, np.int64)
    if int(have.sum()) <= most:
        return [int(n) for n in have]
    want = have * np.asarray(weights, float)
    out = np.zeros(len(have))
    open_ = np.ones(len(have), bool)
    while open_.any():
        left = most - out[~open_].sum()
        out[open_] = left * want[open_] / want[open_].sum()
        full = open_ & (out >= have)
        if not full.any():
            break
        out[full] = have[full]
        open_ &= ~full
    return [int(n) for n in np.floor(out)]


def thinned(surface: Surface, triangles: int) -> Surface:
    """The surface with at most about `triangles` faces."""
    if len(surface.faces) <= triangles:
        return surface
    return Surface(*decimated(surface.vertices, surface.faces.copy(), max(triangles, 4)))
