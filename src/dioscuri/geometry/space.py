"""The space inside the skulls, from labels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.distance import grown
from dioscuri.model import LabelMap

Array = NDArray[Any]
BRIDGED_MM = 2.5


def intracranial(labels: LabelMap) -> Array:
    """Brain, CSF and dura, and the vessels among them, (I, J, K) bool; spinal canal included."""
    soft = labels.tissue("brain") | labels.tissue("csf") | labels.tissue("dura")
    vessel = labels.tissue("vessel")
    if vessel.any():
        among = grown(grown(soft, labels.grid, BRIDGED_MM), labels.grid, -BRIDGED_MM)
        soft = soft | (vessel & among)
    return np.asarray(ndimage.binary_fill_holes(soft) & ~labels.tissue("bone"))
