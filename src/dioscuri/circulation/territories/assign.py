"""Voxels to veins: how likely each vein drains each voxel, and pieces large enough to be a territory."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def chances(distance_mm: Array, length_mm: float) -> Array:
    """Probability (S, V) of S veins at distances (S, V): exp(-distance / length), sum 1 over the veins.

    A column without any finite distance is 0 throughout.
    """
    least = distance_mm.min(axis=0, initial=np.inf)
    reached = np.isfinite(least)
    weight = np.zeros_like(distance_mm)
    weight[:, reached] = np.exp(-(distance_mm[:, reached] - least[reached]) / length_mm)
    total = weight.sum(axis=0)
    return np.asarray(weight / np.where(total > 0, total, 1.0))


def owners(chance: Array, half: Array, least: int) -> Array:
    """The likeliest vein of each voxel, (V,); -1 where none is possible.

    Pieces of one vein in one half of fewer than `least` voxels join their next likeliest vein, unless they
    are that vein's largest; a vein without any voxel is given the `least` where it comes nearest to winning.

    Parameters
    ----------
    chance : (S, V). half : (V,) hemisphere of each voxel, >= 0.
    """
    allowed = chance.copy()
    veins, halves = len(chance), int(half.max(initial=0)) + 1
    if not veins:
        return np.full(len(half), -1)
    for _ in range(veins):
        owner = np.where(allowed.max(axis=0) > 0, allowed.argmax(axis=0), -1)
        small = _small(owner, half, veins, halves, least)
        for vein, side in small:
            allowed[vein, half == side] = 0
        if not small:
            break
    return _granted(owner, chance, half, least)


def _small(owner: Array, half: Array, veins: int, halves: int, least: int) -> list[tuple[int, int]]:
    seen = owner >= 0
    count = np.bincount(owner[seen] * halves + half[seen], minlength=veins * halves).reshape(veins, halves)
    largest = count == count.max(axis=1, keepdims=True)
    return [(int(v), int(h)) for v, h in np.argwhere((count > 0) & (count < least) & ~largest)]


def _granted(owner: Array, chance: Array, half: Array, least: int) -> Array:
    """Owners in which every vein that can reach a voxel has at least `least` of them, in one half."""
    out = owner.copy()
    for vein in np.flatnonzero(np.bincount(out[out >= 0], minlength=len(chance)) < least):
        best = chance[vein].max()
        if best <= 0:
            continue
        side = half[int(chance[vein].argmax())]
        count = np.bincount(out[out >= 0], minlength=len(chance))
        spare = (out < 0) | (count[out] >= 2 * least) | (out == vein)
        margin = np.where(spare & (half == side), chance[vein], -1)
        near = np.argsort(-margin, kind="stable")[:least]
        out[near[margin[near] > 0]] = vein
    return out
