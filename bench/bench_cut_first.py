"""From labels (1 mm, total-vertical-2) to the first surface on 1.5 mm voxels, warm. Target: ≤ 3 s."""

from __future__ import annotations

from typing import Any

import numpy as np

from dioscuri.model.recipe import SeparationRecipe
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import make_twins
from dioscuri.separation import OpenCut
from dioscuri.separation.energy import field_of
from dioscuri.separation.surface import surface_between

PEER = None


def prepare() -> Any:
    """Phantom twins with their true labels and owners."""
    return make_twins(PRESETS["total-vertical-2"], spacing_mm=1.0)


def ours(given: Any) -> float:
    """Area of the surface, mm2."""
    recipe = SeparationRecipe(working_spacing_mm=1.5)
    field = field_of(given.labels, given.owner, recipe, np.zeros(3), vessels=given.vessels)
    cut = OpenCut(field)
    return surface_between(field.body, cut.pollux, field.grid, given.labels).area_mm2
