"""Phantom twins as the cut gets them: true labels and vessels, owners doubtful near the interface."""

import numpy as np

from dioscuri.geometry.distance import distance_to
from dioscuri.model import Ownership
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.twins import make_twins

DOUBT_MM = 3.0


def twins_of(preset, spacing_mm):
    """(twins, ownership): within 3 mm of the interface nobody is sure whose the tissue is."""
    twins = make_twins(PRESETS[preset], spacing_mm=spacing_mm)
    owner, grid = twins.owner, twins.labels.grid
    castor, pollux = (distance_to(owner.owner == n, grid) for n in (1, 2))
    near = (owner.owner > 0) & (np.abs(castor - pollux) < DOUBT_MM)
    share = np.clip(0.5 + (pollux - castor) / (2 * DOUBT_MM), 0, 1)
    sure = np.where(near, share * 255, owner.castor).astype(np.uint8)
    return twins, Ownership(np.where(near, 3, owner.owner).astype(np.uint8), sure, grid)
