"""What a plan without an optimiser would do: one flat cut through the middle of the junction."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model import POLLUX, LabelMap, Ownership, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.energy import field_of
from dioscuri.separation.surface import areas_by_tissue, surface_between
from dioscuri.separation.voxels import cut_value, graph_of

Array = NDArray[Any]


def plane_cut(
    labels: LabelMap,
    ownership: Ownership,
    *,
    centre_lps_mm: ArrayLike,
    normal: ArrayLike,
    recipe: SeparationRecipe,
    vessels: VesselGraph | None = None,
) -> tuple[int, dict[str, float]]:
    """Value of the plane in the units of the minimum cut, and the area it crosses by tissue, mm2.

    `normal` points from castor to pollux; tissue surely one twin's stays with it, as for the minimum cut.
    """
    field = field_of(labels, ownership, recipe, np.zeros(3), vessels=vessels)
    graph = graph_of(field)
    points = field.grid.lps(np.argwhere(np.ones(field.body.shape, bool))) - np.asarray(centre_lps_mm)
    above = (points @ np.asarray(normal) > 0).reshape(field.body.shape)
    pollux = np.where(field.seed > 0, field.seed == POLLUX, above)
    surface = surface_between(field.body, pollux, field.grid, labels)
    return cut_value(graph, pollux[graph.inside]), areas_by_tissue(surface, labels)
