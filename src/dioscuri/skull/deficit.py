"""Bone that one twin lacks after the cut, measured on the outer table of its own completed skull."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from dioscuri.geometry.opening import Missing, missing
from dioscuri.model import LabelMap, Ownership, Surface
from dioscuri.model.case import Twin
from dioscuri.model.recipe import CoverRecipe

Array = NDArray[Any]
_COVER = CoverRecipe()


def bone_deficit(
    labels: LabelMap, side: Array | Ownership, cut: Surface, twin: Twin, *, recipe: CoverRecipe = _COVER
) -> Missing:
    """Bone that `twin` lacks: the part of its completed outer table that lies beyond the cut.

    The joined skull is open between the twins; it counts as solid with all that it encloses.

    Parameters
    ----------
    labels, side, cut : as for the skin.

    Returns
    -------
    Missing : `deficit` with area, perimeter and flat area as figures, and the `cap` surface.

    Raises
    ------
    GeometryError : no bone of this twin remains, or too little of its vault to complete.
    """
    within = labels.mask("skull", "dura", "csf", "brain", "artery", "vein", "dural_sinus")
    return missing(within, labels, side, cut, twin, tissue="bone", recipe=recipe)
