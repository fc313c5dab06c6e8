"""The baseline that every score table shows beside ours: plain thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.labelling.studies import studies_on_grid
from dioscuri.model import LabelMap, ScanVolume, standard_anatomy
from dioscuri.model.recipe import LabellingRecipe

Array = NDArray[Any]


def plain_thresholds(scans: Sequence[ScanVolume], recipe: LabellingRecipe) -> LabelMap:
    """Structures by fixed values alone: no connection, no neighbours, no phases.

    Bone above `bone_above_hu`, body above `body_above_hu`, brain and CSF split half-way between their HU,
    a vein wherever any study rises by `vessel_rise_hu`. Scalp and soft tissue are not told from brain.
    """
    studies = studies_on_grid(scans, recipe.model_spacing_mm)
    number = standard_anatomy().number
    ct = studies.ct
    half = (recipe.brain_hu + recipe.csf_hu) / 2
    values = np.zeros(ct.shape, np.uint16)
    values[ct > recipe.body_above_hu] = number("soft_tissue")
    values[(ct > recipe.csf_hu - (half - recipe.csf_hu)) & (ct <= half)] = number("csf")
    values[ct > half] = number("brain")
    for _, enhanced in studies.enhanced:
        values[enhanced - ct > recipe.vessel_rise_hu] = number("vein")
    values[ct > recipe.bone_above_hu] = number("skull")
    return LabelMap(values, studies.grid)
