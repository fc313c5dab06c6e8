"""The cut as a graph of undecided voxels: 26 neighbours, integer capacities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.separation.crofton import NEIGHBOURS, OFFSETS, crofton_weights
from dioscuri.separation.energy import Field
from dioscuri.separation.kernels import MOST, fill_rows

Array = NDArray[Any]

UNITS_PER_COST = 10_000  # integer capacity of one cost unit; rounding stays below 0.1 % of a face of CSF
BAN = np.int64(2) ** 40  # of a whole voxel: more than any cut that avoids it


@dataclass(frozen=True, eq=False)
class VoxelGraph:
    """Give each of N undecided voxels to castor or to pollux so that what is paid is least.

    Parameters
    ----------
    inside : bool (I, J, K), the undecided voxels, numbered 0 to N - 1 in C order.
    arcs : int32 (N, 13, 2) >= 0. For neighbour `OFFSETS[k]` of voxel n: [n, k, 0] is paid where n is
        castor's and the neighbour pollux's, [n, k, 1] where it is the other way round. 0 where the
        neighbour is not undecided.
    lean : int64 (N,). Above 0: paid where the voxel goes to pollux; below 0: minus what is paid where it
        goes to castor.
    constant : paid by every labelling.
    """

    inside: Array
    arcs: Array
    lean: Array
    constant: int

    def __post_init__(self) -> None:
        n = int(np.count_nonzero(self.inside))
        if self.arcs.shape != (n, 13, 2) or self.lean.shape != (n,):
            raise GeometryError(
                f"voxel graph: arcs {self.arcs.shape} and lean {self.lean.shape} for {n} undecided voxels, "
                f"must be ({n}, 13, 2) and ({n},)"
            )
        if self.arcs.dtype != np.int32 or self.lean.dtype != np.int64:
            raise GeometryError(
                f"voxel graph: arcs {self.arcs.dtype}, lean {self.lean.dtype}, must be int32, int64"
            )
        if n and (self.arcs.min() < 0 or self.arcs.max() > MOST):
            raise GeometryError(
                f"voxel graph: capacities {self.arcs.min()} to {self.arcs.max()}, must be 0 to {MOST}"
            )


def graph_of(field: Field) -> VoxelGraph:
    """The whole field as a graph. Seeds are contracted into their twin: a pair of an undecided voxel and a
    seed becomes a price of the voxel, so the minimum is that of the whole body with these seeds."""
    inside = field.body & (field.seed == 0)
    nodes = np.flatnonzero(inside)
    arcs, if_pollux, if_castor = rows_of(field, nodes)
    lean = if_pollux - if_castor
    return VoxelGraph(inside, arcs, lean, int(np.minimum(if_pollux, if_castor).sum()))


def rows_of(field: Field, voxels: Array) -> tuple[Array, Array, Array]:
    """Rows of `VoxelGraph.arcs` and what each voxel pays at pollux's and castor's, for undecided `voxels`.

    `voxels` are flat indices (M,); returns int32 (M, 13, 2), int64 (M,), int64 (M,).
    """
    spacing = tuple(round(float(s), 9) for s in field.grid.spacing_mm)
    weights = crofton_weights((spacing[0], spacing[1], spacing[2])) * UNITS_PER_COST
    state = np.where(field.body, field.seed, 3).astype(np.uint8)
    lean = np.rint(field.misplaced.ravel()[voxels].astype(float) * UNITS_PER_COST).astype(np.int64)
    if_pollux, if_castor = np.maximum(lean, 0), np.maximum(-lean, 0)
    arcs = np.zeros((len(voxels), 13, 2), np.int32)
    none = np.full((1, 1, 1), -1, np.int8)
    needs = [none if n is None else n for n in (field.castor_needs, field.pollux_needs)]
    fill_rows(voxels, state, field.cost, weights, NEIGHBOURS, needs[0], needs[1], arcs, if_pollux, if_castor)
    return arcs, if_pollux, if_castor


def cut_value(graph: VoxelGraph, pollux: Array) -> int:
    """What a labelling (N,) bool costs, recomputed from the labels alone."""
    whole = np.zeros(graph.inside.shape, np.int8)
    whole[graph.inside] = np.where(pollux, 2, 1)
    padded = np.pad(whole, 1)
    here = padded[1:-1, 1:-1, 1:-1][graph.inside]
    total = graph.constant + int(graph.lean[pollux & (graph.lean > 0)].sum())
    total -= int(graph.lean[~pollux & (graph.lean < 0)].sum())
    for k, (a, b, c) in enumerate(OFFSETS):
        x, y, z = (slice(1 + o, padded.shape[n] - 1 + o) for n, o in enumerate((a, b, c)))
        there = padded[x, y, z][graph.inside]
        total += int(graph.arcs[(here == 1) & (there == 2), k, 0].sum(dtype=np.int64))
        total += int(graph.arcs[(here == 2) & (there == 1), k, 1].sum(dtype=np.int64))
    return total
