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
    spread evenly, scaled to no bias on average. Neighbours that are mirror images of one another, or that
    an exchange of equally spaced axes makes so, weigh the same to the last bit: no cut depends on the order
    or the sense of the axes.
    """
    finest, order = min(spacing_mm), np.argsort(spacing_mm, kind="stable")
    small, middle, large = (float(spacing_mm[axis] / finest) for axis in order)
    found = _sorted_weights((small, middle, large))
    out: Array = np.array([found[tuple(int(s) for s in np.abs(o[order]))] for o in OFFSETS]) * finest**2
    out.flags.writeable = False
    return out


@lru_cache(maxsize=32)
def _sorted_weights(spacing: tuple[float, float, float]) -> dict[tuple[int, ...], float]:
    """Weight of each pattern of steps, without their signs, for growing spacings."""
    from scipy.optimize import nnls

    seen = np.abs(_directions(_NORMALS) @ (OFFSETS * spacing).T) / np.prod(spacing)
    weights, _ = nnls(seen, np.ones(_NORMALS))
    steps = [tuple(np.abs(o).tolist()) for o in OFFSETS]
    alike = [tuple(sorted(zip(spacing, step, strict=True))) for step in steps]
    mean = np.array([weights[[a == b for b in alike]].mean() for a in alike])
    return dict(zip(steps, (mean / (seen @ mean).mean()).tolist(), strict=True))


def _directions(n: int) -> Array:
    """`n` unit vectors spread evenly over the sphere (golden angle), (n, 3)."""
    z = 1 - (2 * np.arange(n) + 1) / n
    turn = np.arange(n) * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(1 - z**2)
    return np.column_stack([flat * np.cos(turn), flat * np.sin(turn), z])
