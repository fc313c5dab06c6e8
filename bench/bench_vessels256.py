"""A mask of about 63,000 voxels in 256³ into a graph: at most 2.5 s warm. The peer is thinning alone."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from bench.bench_vessels import tubes
from dioscuri.circulation import vessel_graph
from dioscuri.model import LabelMap

PEER = "skeletonize alone"


def prepare() -> LabelMap:
    """Straight tubes of 1.2 to 3 voxels between random points; a small graph first compiles what must be."""
    vessel_graph(tubes(48, 4), ())
    return tubes(256, 40)


def ours(given: LabelMap) -> int:
    """Graph, radii and loops."""
    return len(vessel_graph(given, ()))


def peer(given: LabelMap) -> NDArray[Any]:
    """Thinning only: no graph, no radius."""
    from skimage.morphology import skeletonize

    out: NDArray[Any] = skeletonize(given.values > 0, method="lee")
    return out
