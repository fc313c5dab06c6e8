"""Where the heads end: a plane through each foramen magnum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import CirculationError

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Necks:
    """Foramen (2, 3) LPS mm and unit axis (2, 3) towards the neck of castor and pollux."""

    foramina: Array
    axes: Array

    def beyond_mm(self, lps_mm: ArrayLike) -> Array:
        """How far points (N, 3) lie beyond each foramen's plane, (N, 2) mm."""
        away = np.asarray(lps_mm, float)[:, None] - self.foramina
        return np.asarray((away * self.axes).sum(axis=2))


def necks_of(foramina_lps_mm: ArrayLike, seeds_lps_mm: ArrayLike) -> Necks:
    """Planes through the foramina, square to the children's long axes (seed deep in the brain to foramen)."""
    foramina, seeds = (np.asarray(p, float).reshape(2, 3) for p in (foramina_lps_mm, seeds_lps_mm))
    axis = foramina - seeds
    length = np.linalg.norm(axis, axis=1, keepdims=True)
    if not (length > 0).all():
        raise CirculationError(
            "heart ends: a seed lies on its foramen, must lie in the brain: check the marks"
        )
    return Necks(foramina, axis / length)
