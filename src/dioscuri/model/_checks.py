"""Small checks that several nouns share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError

Array = NDArray[Any]


def locked(values: ArrayLike, dtype: Any = None) -> Array:
    """Return `values` read-only: an array that owns its data is locked in place, a view is copied first."""
    array = np.asarray(values, dtype=dtype)
    if array.flags.writeable:
        array = array if array.flags.owndata else array.copy()
        array.flags.writeable = False
    return array


def finite(name: str, array: Array) -> Array:
    """Return `array`, or refuse it by the index of its first value that is not finite."""
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise GeometryError(f"{name}: value at {where} is {array[where]}, must be finite")
    return array


def points(name: str, array: ArrayLike) -> Array:
    """Return `array` as locked float64 (N, 3) points in LPS mm."""
    out = np.asarray(array, dtype=np.float64)
    if out.ndim != 2 or out.shape[1] != 3:
        raise GeometryError(f"{name}: shape {out.shape}, must be (N, 3) in LPS mm")
    return locked(finite(name, out).copy())
