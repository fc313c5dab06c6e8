"""The two heads in a label map: where each brain leaves its skull, and a point deep in each brain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import distance_to
from dioscuri.geometry.resample import resample
from dioscuri.geometry.space import intracranial
from dioscuri.labelling.cavity import whole_voxels
from dioscuri.labelling.openings import cut_edges, openings
from dioscuri.model import Grid, LabelMap
from dioscuri.model._checks import locked
from dioscuri.model.recipe import LabellingRecipe

Array = NDArray[Any]
LOOK_MM = 2.5
SEED_REACH_MM = 55.0


@dataclass(frozen=True, eq=False)
class Heads:
    """Two heads, in no order: the marks of a case say which is castor's.

    Parameters
    ----------
    seeds_lps_mm : (2, 3) a point deep in each brain.
    foramina_lps_mm : (2, 3) centre of each foramen magnum.
    uncertainty_mm : (2,) standard error of each foramen's centre, one coordinate.
    """

    seeds_lps_mm: Array
    foramina_lps_mm: Array
    uncertainty_mm: Array

    def __post_init__(self) -> None:
        for name in ("seeds_lps_mm", "foramina_lps_mm", "uncertainty_mm"):
            object.__setattr__(self, name, locked(np.array(getattr(self, name), float)))

    def ordered(self, castor_inside_lps_mm: Array, pollux_inside_lps_mm: Array) -> Heads:
        """The same heads, castor first: each goes to the mark that lies nearer to its seed."""
        marks = np.stack([castor_inside_lps_mm, pollux_inside_lps_mm]).astype(float)
        away = np.linalg.norm(self.seeds_lps_mm[:, None] - marks[None], axis=2)
        order = [0, 1] if away[0, 0] + away[1, 1] <= away[0, 1] + away[1, 0] else [1, 0]
        return Heads(self.seeds_lps_mm[order], self.foramina_lps_mm[order], self.uncertainty_mm[order])


def find_heads(labels: LabelMap, recipe: LabellingRecipe) -> Heads:
    """Find both heads by the two ways out of the joined skull, never by counting brains: they may be fused.

    Raises
    ------
    ScanError : one head, no head, or a head that the edge of the scan cuts off.
    """
    coarse, space, bone, body = _coarse(labels)
    if not space.any():
        raise ScanError("found no brain inside a skull, expected two heads: check that the CT shows both")
    found = openings(space, bone, body, coarse, recipe.foramen_mm2)
    _refuse_cut_off(space, coarse, recipe.cut_off_mm2)
    if len(found) == 1:
        raise ScanError(
            "found one head (one foramen magnum), expected two joined heads: give the scan that shows both"
        )
    if len(found) < 2:
        raise ScanError(
            "found no foramen magnum, expected two heads with one each: the scan must reach below both "
            "skull bases"
        )
    foramina = np.array([o.centre_lps_mm for o in found[:2]])
    seeds = np.array([_deep_point(space, coarse, centre) for centre in foramina])
    error = float(np.hypot(recipe.landmark_sd_mm, coarse.spacing_mm.max() / np.sqrt(12)))
    return Heads(seeds, foramina, np.array([error, error]))


def _coarse(labels: LabelMap) -> tuple[Grid, Array, Array, Array]:
    """Grid, intracranial space, bone and body at about `LOOK_MM`."""
    grid = whole_voxels(labels.grid, max(LOOK_MM, float(labels.grid.spacing_mm.max())))
    masks = (intracranial(labels), labels.tissue("bone"), labels.values > 0)
    soft = [resample(m.astype(np.float32), labels.grid, grid, order=1) > 0.5 for m in masks]
    return grid, soft[0], soft[1], soft[2] | soft[0]


def _refuse_cut_off(space: Array, grid: Grid, allowed_mm2: float) -> None:
    """One head whose scan ends at its skull base looks like one of two that the edge cuts off: say both."""
    for face, area in sorted(cut_edges(space, grid).items()):
        if area > allowed_mm2:
            raise ScanError(
                f"found {area / 100:.0f} cm2 of intracranial space at the {face} edge of the scan (allowed: "
                f"{allowed_mm2 / 100:.0f}), expected two whole joined heads: this is one head, or a head is "
                "cut off; give a scan that shows both, down to both necks"
            )


def _deep_point(space: Array, grid: Grid, foramen: Array) -> Array:
    """The point of the space farthest from its walls within reach of one foramen magnum, (3,) LPS mm."""
    index = np.argwhere(space)
    near = np.linalg.norm(grid.lps(index) - foramen, axis=1) <= SEED_REACH_MM
    depth = distance_to(~space, grid)[tuple(index.T)]
    return np.asarray(grid.lps(index[[int(np.where(near, depth, -1).argmax())]])[0])
