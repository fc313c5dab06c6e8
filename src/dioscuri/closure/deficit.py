"""Skin that one twin lacks after the cut, measured on its own completed head."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.geometry.opening import Missing, missing
from dioscuri.model import LabelMap, Ownership, Surface
from dioscuri.model.case import Twin
from dioscuri.model.recipe import CoverRecipe

Array = NDArray[Any]
_COVER = CoverRecipe()


def skin_deficit(
    labels: LabelMap, side: Array | Ownership, cut: Surface, twin: Twin, *, recipe: CoverRecipe = _COVER
) -> Missing:
    """Skin that `twin` lacks: the part of its own completed head that lies beyond the cut.

    Parameters
    ----------
    labels : structures of both twins, any label but 0 is body.
    side : owner of every body voxel after the cut, uint8 on the labels' grid or an Ownership on its own grid.
    cut : the cut surface, LPS mm, normals from castor to pollux.

    Returns
    -------
    Missing : `deficit` with area, perimeter and flat area as figures, and the `cap` surface.

    Raises
    ------
    GeometryError : nothing of this twin remains, or too little of its vault to complete.
    """
    return missing(labels.values > 0, labels, side, cut, twin, tissue="skin", recipe=recipe)
