"""Area on voxels: what each neighbour pair stands for (Boykov and Kolmogorov 2003, Cauchy-Crofton)."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# Half of the 26 neighbours; the other half are their opposites.
OFFSETS = np.array([o for o in product((-1, 0, 1), repeat=3) if o > (0, 0, 0)])
# All of them: neighbour n and neighbour 25 - n lie opposite each other.
NEIGHBOURS = np.concatenate([OFFSETS, -OFFSETS[::-1]])
_NORMALS = 2000


@lru_cache(maxsize=32)
def crofton_weights(spacing_mm: tuple[float, float, float]) -> Array:
    """Area that each neighbour pair stands for, (13,) mm2 in the order of `OFFSETS`.

    A plane of normal n parts |o . n| / voxel_mm3 pairs of offset o per mm2, so the weights are the
    non-negative least squares of "one mm2 counts as one mm2 whichever way it faces", over 2,000 directions
    spread evenly, scaled to no bias on average.
    """
    from scipy.optimize import nnls

    spacing = np.asarray(spacing_mm)
    seen = np.abs(_directions(_NORMALS) @ (OFFSETS * spacing).T) / spacing.prod()
    weights, _ = nnls(seen, np.ones(_NORMALS))
    out: Array = weights / (seen @ weights).mean()
    out.flags.writeable = False
    return out


def _directions(n: int) -> Array:
    """`n` unit vectors spread evenly over the sphere (golden angle), (n, 3)."""
    z = 1 - (2 * np.arange(n) + 1) / n
    turn = np.arange(n) * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(1 - z**2)
    return np.column_stack([flat * np.cos(turn), flat * np.sin(turn), z])
