"""The state of one maximum flow: made from capacities, run, and asked for its cut and its proof."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.separation.crofton import NEIGHBOURS
from dioscuri.separation.flow import kernels
from dioscuri.separation.voxels import Box

Array = NDArray[Any]

SHALLOW = 32_000  # deepest tree whose levels fit in int16
# Fewer voxels are not worth two threads; both halves need a fair share of both twins' excess.
LEAST_VOXELS = 20_000
LEAST_SHARE = 0.2


class Trees:
    """Queues of a pair of growing trees over n voxels, as the kernels want them."""

    def __init__(self, n: int, deepest: int | None = None) -> None:
        deepest = SHALLOW if deepest is None else deepest
        self.queue = np.empty((2, max(n, 1)), np.int32)
        self.orphans = np.empty(max(n, 1), np.int32)
        self.path = np.empty((4, deepest + 1), np.int64)
        self.meta = np.zeros(kernels.META, np.int64)


class Flow:
    """A flow on the undecided voxels of a box, sent step by step; it can be continued after edits.

    Parameters
    ----------
    box : where the N undecided voxels lie.
    arcs : int32 (N, 13, 2), capacities as in `VoxelGraph`; taken over as the residual capacities.
    lean : int64 (N,), as in `VoxelGraph`; taken over as the excess.
    masks : int32 (N, 4) as `Prices.rows` gives them; without, they are found.

    Raises
    ------
    GeometryError : a capacity towards a voxel that is not undecided.
    """

    def __init__(self, box: Box, arcs: Array, lean: Array, masks: Array | None = None) -> None:
        n = len(lean)
        self.shape, self.strides = box.shape, box.strides
        self.offsets, self.place = box.offsets, box.place
        self.slot = np.zeros(int(np.prod(box.shape)), np.int32)
        self.slot[self.place] = np.arange(n, dtype=np.int32)
        self.level = np.zeros(self.slot.shape, np.int16)
        self.res = arcs.reshape(-1)
        self.excess = lean
        self.waits = np.zeros(n, np.uint8)
        self.node = np.zeros((n, 4), np.int32) if masks is None else masks
        if masks is None:
            stray = kernels.fill_masks(self.place, self.slot, self.res, self.offsets, self.node)
            if stray:
                raise GeometryError(
                    f"voxel graph: {stray} pairs with a capacity lead to no undecided voxel, must be 0 there"
                )

    @property
    def pollux(self) -> Array:
        """Which voxels go to pollux, (N,) bool: all that castor's remaining excess cannot reach."""
        return np.asarray(self.level[self.place] <= 0)

    def run(self, *, alone: bool = False) -> None:
        """Send flow until no more fits; `alone` without a second thread."""
        plane = None if alone else self._plane()
        self.trees = self._planted(self._all()) if plane is None else self._joined(*plane)
        self._finish()

    def change(self, members: Array, more: Array, lean: Array) -> None:
        """Add to capacities (M, 13, 2) int64 and leans (M,) int64 of rows `members`, and send flow again."""
        trees = self.trees
        kernels.patch(
            members,
            more,
            lean,
            self.place,
            self.level,
            self.slot,
            self.res,
            self.excess,
            self.node,
            self.offsets,
            self.waits,
            trees.queue,
            trees.orphans,
            trees.meta,
        )
        self._finish()

    def _finish(self) -> None:
        """Grow until nothing more fits, with wider levels where paths are longer than int16 counts."""
        self._grow(self.trees)
        if self.trees.meta[kernels.FAULT]:
            self.level = np.zeros(self.slot.shape, np.int32)
            self.trees = self._planted(self._all(), len(self.place) + 1)
            self._grow(self.trees)

    def _all(self) -> Array:
        return np.arange(len(self.place), dtype=np.int32)

    def _planted(self, members: Array, deepest: int | None = None) -> Trees:
        trees = Trees(len(members), deepest)
        kernels.plant(
            members, self.place, self.level, self.excess, self.node, self.waits, trees.queue, trees.meta
        )
        return trees

    def _joined(self, axis: int, plane: int) -> Trees:
        """Trees of the whole, from those of the halves before and after a plane, each grown by a thread."""
        at = self.place // self.strides[axis] % self.shape[axis]
        edge = np.flatnonzero(at == plane - 1).astype(np.int32)
        shared = (edge, self.place, self.slot, self.res, self.offsets, self.node, NEIGHBOURS[:, axis].copy())
        kernels.part_masks(*shared, False)
        halves = [self._planted(np.flatnonzero(side).astype(np.int32)) for side in (at < plane, at >= plane)]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(self._grow, halves))
        kernels.part_masks(*shared, True)
        near = np.flatnonzero((at == plane - 1) | (at == plane)).astype(np.int32)
        whole = Trees(len(at))
        whole.meta[kernels.FAULT] = max(half.meta[kernels.FAULT] for half in halves)
        queues, metas = (halves[0].queue, halves[1].queue), (halves[0].meta, halves[1].meta)
        kernels.join(near, self.place, self.level, self.waits, queues, metas, whole.queue, whole.meta)
        return whole

    def _plane(self) -> tuple[int, int] | None:
        """Axis and place of a plane with enough of both twins' excess on either side; None without one."""
        if len(self.place) < LEAST_VOXELS:
            return None
        best, out = LEAST_SHARE, None
        for axis in range(3):
            at = self.place // self.strides[axis] % self.shape[axis]
            plane = int(np.median(at[:: 1 + len(at) // 5000])) + 1
            ends = [at[self.excess > 0] < plane, at[self.excess < 0] < plane]
            share = min((min(e.mean(), 1 - e.mean()) if len(e) else 0.0) for e in ends)
            if share > best:
                best, out = share, (axis, plane)
        return out

    def _grow(self, trees: Trees) -> None:
        kernels.run(
            self.place,
            self.level,
            self.slot,
            self.res,
            self.excess,
            self.node,
            self.offsets,
            self.waits,
            trees.queue,
            trees.orphans,
            trees.path,
            trees.meta,
            trees.path.shape[1] - 1,
        )
