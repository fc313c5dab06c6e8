"""What a plain tool would find: every skeleton branch that passes the plane between the two seeds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.circulation.skeleton import network
from dioscuri.model import LabelMap

Array = NDArray[Any]


def plain_crossings(labels: LabelMap, *, seeds_lps_mm: ArrayLike) -> Array:
    """Points (N, 3) LPS mm where a branch of all vessels' common skeleton passes the plane between the seeds.

    `seeds_lps_mm` is (2, 3), castor then pollux. No kinds, no contrast, no depth.
    """
    castor, pollux = np.asarray(seeds_lps_mm, float)
    _, twigs = network(labels.tissue("vessel"), labels.grid.spacing_mm)
    found = []
    for twig in twigs:
        path = labels.grid.lps(twig.path)
        side = np.linalg.norm(path - castor, axis=1) > np.linalg.norm(path - pollux, axis=1)
        found += [path[n] for n in np.flatnonzero(np.diff(side))[:1]]
    return np.array(found).reshape(-1, 3)
