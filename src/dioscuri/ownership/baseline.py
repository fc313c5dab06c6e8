"""The baseline that every score table shows beside ours."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from dioscuri.model import CASTOR, NOBODY, POLLUX, LabelMap, Ownership


def nearest_seed(labels: LabelMap, *, seeds_lps_mm: ArrayLike) -> Ownership:
    """Every voxel of the body to the twin whose seed is nearer in a straight line, without doubt.

    `seeds_lps_mm` is (2, 3), castor then pollux.
    """
    castor_seed, pollux_seed = np.asarray(seeds_lps_mm, float)
    body = labels.values > 0
    points = labels.grid.lps(np.argwhere(body))
    # |p - a| < |p - b| is a plane: 2 p (b - a) < b b - a a.
    nearer = 2 * points @ (pollux_seed - castor_seed) < pollux_seed @ pollux_seed - castor_seed @ castor_seed
    owner = np.full(labels.grid.shape, NOBODY, np.uint8)
    owner[body] = np.where(nearer, CASTOR, POLLUX)
    return Ownership(owner, np.where(owner == CASTOR, 255, 0).astype(np.uint8), labels.grid)
