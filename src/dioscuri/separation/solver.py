"""The exact minimum cut behind one seam: `solve(graph) -> Solution`, checked every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.separation.flow.state import Flow
from dioscuri.separation.voxels import Box, VoxelGraph, cut_value

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Solution:
    """`pollux` (N,) bool: which voxels go to pollux; `flow`, which equals the value of that cut.

    `sent` int32 (N, 13): net flow from each voxel to its neighbour `OFFSETS[k]`, the proof.
    """

    pollux: Array
    flow: int
    sent: Array


def solve(graph: VoxelGraph) -> Solution:
    """The cheapest labelling, with its proof: a flow of the same value.

    Where several cost the same, what castor's side need not hold goes to pollux.

    Raises
    ------
    SolverError : the flow differs from the cut of the labels.
    """
    flow = Flow(Box(graph.inside), graph.arcs.copy(), graph.lean.copy())
    flow.run()
    needed = int(np.minimum(graph.lean, 0).sum())
    sent = graph.arcs[:, :, 0] - flow.res.reshape(graph.arcs.shape)[:, :, 0]
    total = graph.constant - needed + int(flow.excess[flow.excess < 0].sum())
    solution = Solution(flow.pollux, total, sent)
    value = cut_value(graph, solution.pollux)
    if value != solution.flow:
        raise SolverError(f"minimum cut: flow {solution.flow} differs from the cut of the labels, {value}")
    return solution
