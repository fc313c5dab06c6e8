"""A mask of 60 tubes in 160³ into a graph with radii. The peer is thinning alone: the least it can cost."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation import vessel_graph
from dioscuri.model import Grid, LabelMap

PEER = "skeletonize alone"


def prepare() -> LabelMap:
    """Straight tubes of 1.2 to 3 voxels between random points."""
    return tubes(160, 60)


def tubes(n: int, count: int) -> LabelMap:
    """`count` straight veins of 1.2 to 3 voxels between random points of n³ voxels of 1 mm."""
    from scipy.spatial import cKDTree

    rng = np.random.default_rng(3)
    grid = Grid.axis_aligned((n, n, n), 1.0, origin_mm=(0, 0, 0), frame="1.2")
    values = np.zeros(grid.shape, np.uint16)
    for _ in range(count):
        a, b = rng.uniform(10, n - 10, (2, 3))
        line = a + (b - a) * np.linspace(0, 1, 300)[:, None]
        low = np.maximum(np.floor(line.min(axis=0)).astype(int) - 4, 0)
        high = np.minimum(np.ceil(line.max(axis=0)).astype(int) + 5, n)
        voxels = np.indices(tuple(high - low)).reshape(3, -1).T + low
        near = cKDTree(line).query(voxels, distance_upper_bound=rng.uniform(1.2, 3))[0] < np.inf
        values[tuple(voxels[near].T)] = 8
    return LabelMap(values, grid)


def ours(given: LabelMap) -> int:
    """Graph, radii and loops."""
    return len(vessel_graph(given, ()))


def peer(given: LabelMap) -> NDArray[Any]:
    """Thinning only: no graph, no radius."""
    from skimage.morphology import skeletonize

    out: NDArray[Any] = skeletonize(given.values > 0, method="lee")
    return out
