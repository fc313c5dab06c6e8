"""Every voxel of both brains to a vein: cortex to bridging veins, deep brain to deep ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial import cKDTree

from dioscuri.circulation.territories.assign import chances, owners
from dioscuri.circulation.territories.brain import Brain
from dioscuri.circulation.territories.shell import shell_distances
from dioscuri.circulation.territories.touch import Touch
from dioscuri.model.caseflow_recipe import CaseFlowRecipe

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Drained:
    """The vein of every voxel of both brains.

    Parameters
    ----------
    vein : (V,) index into the edges that drain, -1 for none. chance : (S, V) float32, sum 1 over the veins.
    cortex : (V,) bool.
    """

    vein: Array
    chance: Array
    cortex: Array


def drain(touch: Touch, brain: Brain, half: Array, recipe: CaseFlowRecipe) -> Drained:
    """Give every voxel of brain a vein.

    Cortex goes to bridging veins by distance along the shell of its own hemisphere; brain below
    `deep_below_mm`, and cortex out of reach, to deep veins where there are any; what lies between follows
    the nearest cortex of its hemisphere.
    """
    cortex = brain.depth_mm <= recipe.cortex_depth_mm
    chance = np.zeros((len(touch.edges), len(half)), np.float32)
    below = brain.depth_mm > recipe.deep_below_mm
    for h in range(4):
        rows = np.flatnonzero(cortex & (half == h))
        below[rows] |= _cortex(chance, rows, touch.on(h), brain, recipe)
    for h in range(4):
        _follow(chance, np.flatnonzero(half == h), cortex, brain)
    for twin in (0, 1):
        _deep(chance, np.flatnonzero(below & (half // 2 == twin)), touch.within(twin), brain, recipe)
    least = max(1, int(np.ceil(recipe.least_territory_ml / brain.voxel_ml)))
    return Drained(owners(chance, half, least), chance, cortex)


def _cortex(
    chance: Array, rows: Array, touched: dict[int, Array], brain: Brain, recipe: CaseFlowRecipe
) -> Array:
    """Fill the chances of a hemisphere's cortex, and tell which of it is out of reach, (len(rows),) bool."""
    if not len(rows) or not touched:
        return np.zeros(len(rows), bool)
    number = np.full(len(brain.twin), -1)
    number[rows] = np.arange(len(rows))
    distance = shell_distances(brain.ijk[rows], brain.grid, [number[r] for r in touched.values()])
    lonely = ~np.isfinite(distance).any(axis=0)  # an island of cortex goes with its nearest neighbour
    if lonely.any():
        near = cKDTree(brain.lps_mm[rows[~lonely]]).query(brain.lps_mm[rows[lonely]])[1]
        distance[:, lonely] = distance[:, ~lonely][:, near]
    chance[np.ix_(np.array(list(touched)), rows)] = chances(distance, recipe.territory_length_mm)
    return np.asarray(distance.min(axis=0) > recipe.territory_reach_mm)


def _follow(chance: Array, rows: Array, cortex: Array, brain: Brain) -> None:
    """Brain below the cortex drains as the nearest cortex of its hemisphere does."""
    shell, inner = rows[cortex[rows]], rows[~cortex[rows]]
    if not len(shell) or not len(inner):
        return
    low = brain.ijk[rows].min(axis=0)
    number = np.full(tuple(brain.ijk[rows].max(axis=0) - low + 1), -1)
    number[tuple((brain.ijk[shell] - low).T)] = shell
    nearest = ndimage.distance_transform_edt(
        number < 0, sampling=brain.grid.spacing_mm, return_distances=False, return_indices=True
    )
    followed = number[tuple(nearest)][tuple((brain.ijk[inner] - low).T)]
    chance[:, inner] = chance[:, followed]


def _deep(chance: Array, rows: Array, places: dict[int, Array], brain: Brain, recipe: CaseFlowRecipe) -> None:
    if not places or not len(rows):
        return
    distance = np.stack([cKDTree(p).query(brain.lps_mm[rows])[0] for p in places.values()])
    chance[:, rows] = 0
    chance[np.ix_(np.array(list(places)), rows)] = chances(distance, recipe.territory_length_mm)
