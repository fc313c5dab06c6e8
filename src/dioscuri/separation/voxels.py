"""The cut as a graph of undecided voxels: 26 neighbours, integer capacities."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import CASTOR, POLLUX
from dioscuri.separation.crofton import NEIGHBOURS, crofton_weights
from dioscuri.separation.energy import Field
from dioscuri.separation.kernels import AIR, MOST, fill_rows, parted_value, value_of

Array = NDArray[Any]

UNITS_PER_COST = 10_000  # integer capacity of one cost unit; rounding stays below 0.1 % of a face of CSF
BAN = 2**40  # of a whole voxel: more than any cut that avoids it
NO_NEEDS = np.full(1, -1, np.int8)
THREADED = 20_000  # voxels from which two threads pay


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


class Box:
    """The smallest box around the undecided voxels with one voxel of margin, its arrays flat.

    `place` int32 (N,): where each undecided voxel lies in the box; `offsets` (26,) steps to the neighbours.
    """

    def __init__(self, inside: Array) -> None:
        self._from = [_span(inside.any(axis=tuple(a for a in range(3) if a != axis))) for axis in range(3)]
        padded = self.of(inside, False)
        self.shape = tuple(stop - start + 2 for start, stop in self._from)
        self.strides = (self.shape[1] * self.shape[2], self.shape[2], 1)
        self.place = np.flatnonzero(padded).astype(np.int32)
        self.offsets = (NEIGHBOURS @ self.strides).astype(np.int64)

    def of(self, values: Array, outside: Any) -> Array:
        """The box of an array (I, J, K), flat; `outside` where the margin leaves the array."""
        out = np.full([stop - start + 2 for start, stop in self._from], outside, values.dtype)
        there, here = [], []
        for (start, stop), n in zip(self._from, values.shape, strict=True):
            low, high = max(start - 1, 0), min(stop + 1, n)
            there.append(slice(low, high))
            here.append(slice(low - start + 1, high - start + 1))
        out[tuple(here)] = values[tuple(there)]
        return out.ravel()

    def rows_near(self, voxels: Array) -> Array:
        """Rows of the undecided voxels that are, or touch, any of `voxels` (M, 3), ascending int32."""
        start = np.array([low for low, _ in self._from])
        near = np.zeros(self.shape, bool)
        for step in product((-1, 0, 1), repeat=3):
            at = voxels - start + 1 + step
            kept = at[((at >= 0) & (at < self.shape)).all(axis=1)]
            near[tuple(kept.T)] = True
        return np.flatnonzero(near.ravel()[self.place]).astype(np.int32)


class Prices:
    """What a field asks for, on the box of its undecided voxels: rows of arcs, and values of labellings."""

    def __init__(self, field: Field, box: Box, before: Prices | None = None, *, alone: bool = False) -> None:
        """`before` lends what has not changed: the same arrays are not copied again.

        `alone`: no threads of its own, for a caller who has them already.
        """
        self.field, self.box, self.alone = field, box, alone
        self.half: Array = before.half if before else _half_weights(field)
        seeds = np.where(field.body, field.seed, np.uint8(AIR))
        self.state: Array = before.state if before else box.of(seeds, AIR)
        same_cost = before is not None and before.field.cost is field.cost
        self.cost: Array = before.cost if before and same_cost else box.of(field.cost, 0)
        self.needs = tuple(
            NO_NEEDS if n is None else box.of(n, -1) for n in (field.castor_needs, field.pollux_needs)
        )
        same = before is not None and before.field.misplaced is field.misplaced
        self.misplaced: Array = before.misplaced if before and same else _units(field, box)

    def rows(self, members: Array | slice = slice(None)) -> tuple[Array, Array, Array]:
        """Arcs int32 (M, 13, 2), `ends` int64 (M, 2) paid at pollux's and castor's, masks int32 (M, 4)."""
        places, misplaced = self.box.place[members], self.misplaced[members]
        arcs = np.empty((len(places), 13, 2), np.int32)
        masks = np.empty((len(places), 4), np.int32)
        ends = np.empty((len(places), 2), np.int64)
        in_halves(
            len(places),
            lambda p: fill_rows(places[p], misplaced[p], arcs[p], ends[p], masks[p], *self._arrays),
            self.alone,
        )
        return arcs, ends, masks

    def value(self, pollux: Array) -> int:
        """What a labelling (N,) bool of the undecided voxels costs, from the labels and the prices alone."""
        side = np.where(self.state == AIR, np.uint8(0), self.state)
        side[self.box.place] = np.where(pollux, np.uint8(POLLUX), np.uint8(CASTOR))
        given = self.misplaced
        paid = int(given[pollux & (given > 0)].sum() - given[~pollux & (given < 0)].sum())
        return paid + int(value_of(side, *self._arrays))

    @property
    def _arrays(self) -> tuple[Any, ...]:
        return self.state, self.cost, *self.needs, self.box.offsets, self.half


def in_halves(n: int, work: Callable[[slice], Any], alone: bool = False) -> list[Any]:
    """`work` on both halves of n rows, each by a thread, where there are enough of them and not `alone`."""
    if n < THREADED or alone:
        return [work(slice(None))]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(work, (slice(None, n // 2), slice(n // 2, None))))


def graph_of(field: Field) -> VoxelGraph:
    """The whole field as a graph. Seeds are contracted into their twin: a pair of an undecided voxel and a
    seed becomes a price of the voxel, so the minimum is that of the whole body with these seeds."""
    inside = undecided(field)
    arcs, ends, _ = Prices(field, Box(inside)).rows()
    return VoxelGraph(inside, arcs, ends[:, 0] - ends[:, 1], int(ends.min(axis=1).sum()))


def undecided(field: Field) -> Array:
    """Body voxels without a seed, bool (I, J, K)."""
    return np.asarray(field.body & (field.seed == 0))


def cut_value(graph: VoxelGraph, pollux: Array) -> int:
    """What a labelling (N,) bool costs, recomputed from the labels alone."""
    box = Box(graph.inside)
    slot = np.zeros(int(np.prod(box.shape)), np.int32)
    slot[box.place] = np.arange(len(box.place), dtype=np.int32)
    total = graph.constant + int(graph.lean[pollux & (graph.lean > 0)].sum())
    total -= int(graph.lean[~pollux & (graph.lean < 0)].sum())
    return total + int(parted_value(box.place, slot, graph.arcs, np.asarray(pollux, bool), box.offsets))


def _half_weights(field: Field) -> Array:
    """Half of the units per cost of each of the 26 neighbours, (26,)."""
    spacing = tuple(round(float(s), 9) for s in field.grid.spacing_mm)
    half = crofton_weights((spacing[0], spacing[1], spacing[2])) * UNITS_PER_COST / 2
    return np.concatenate([half, half[::-1]])


def _units(field: Field, box: Box) -> Array:
    """Price of each undecided voxel's being misplaced, int64 (N,) units."""
    out: Array = np.rint(box.of(field.misplaced, 0)[box.place].astype(np.float64) * UNITS_PER_COST)
    return out.astype(np.int64)


def _span(held: Any) -> tuple[int, int]:
    where = np.flatnonzero(held)
    return (int(where[0]), int(where[-1]) + 1) if len(where) else (0, 1)
