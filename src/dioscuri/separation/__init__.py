"""Where to cut: an exact minimum of what the cut costs, and the smooth surface of it."""

from dioscuri.separation.cut import CutResult, cut
from dioscuri.separation.minimum import MinimumCut, minimum_cut
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.solver import Solution, solve
from dioscuri.separation.voxels import VoxelGraph, cut_value, graph_of

__all__ = [
    "CutResult",
    "MinimumCut",
    "OpenCut",
    "Solution",
    "VoxelGraph",
    "cut",
    "cut_value",
    "graph_of",
    "minimum_cut",
    "solve",
]
