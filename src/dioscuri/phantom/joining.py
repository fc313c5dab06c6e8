"""Veins that meet join: where a vein being drawn first comes to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.phantom.drawing import FLOWING_SAMPLES, Drawing

Array = NDArray[Any]
MEET_MM = 0.5  # wall to wall


def meeting(
    drawing: Drawing, path: Array, radii: Array, veins: Iterable[int], allowed: Array
) -> tuple[int, int] | None:
    """Node on the first of the veins that a path (P, 3) comes to, and the path's sample there.

    `allowed` (P,) bool: where it may end. A vein is joined where it carries blood already, not at its start.
    """
    found: list[tuple[int, int]] = []
    for m in veins:
        other = drawing.drafts[m]
        apart, at = cKDTree(other.path).query(path)
        near = (apart < radii + other.radius[at] + MEET_MM) & (at >= FLOWING_SAMPLES) & allowed
        if near.any():
            found.append((int(np.argmax(near)), m))
    if not found:
        return None
    last, m = min(found)
    return drawing.attach([m], path[last], first=FLOWING_SAMPLES), last
