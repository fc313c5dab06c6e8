"""How long a border neighbouring territories share."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.territories.brain import Brain
from dioscuri.circulation.territories.shell import neighbours

Array = NDArray[Any]


def borders_mm(
    territory: Array, brain: Brain, half: Array, cortex: Array, depth_mm: float
) -> dict[tuple[int, int], float]:
    """Border along the cortex of each pair of territories of one hemisphere, mm.

    The area of the faces between their voxels of cortex over the depth of the cortex.

    Parameters
    ----------
    territory : (V,) number of each voxel's territory, -1 for none.
    """
    out: dict[tuple[int, int], float] = {}
    for h in np.unique(half):
        rows = np.flatnonzero(cortex & (half == h) & (territory >= 0))
        if not len(rows):
            continue
        a, b, length = neighbours(brain.ijk[rows], brain.grid, faces_only=True)
        pair = np.sort(np.stack([territory[rows[a]], territory[rows[b]]]), axis=0)
        area = brain.grid.voxel_mm3 / length
        differ = pair[0] != pair[1]
        for (i, j), mm2 in zip(pair[:, differ].T.tolist(), area[differ], strict=True):
            out[i, j] = out.get((i, j), 0.0) + float(mm2) / depth_mm
    return dict(sorted(out.items()))
