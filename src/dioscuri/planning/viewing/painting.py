"""The labels as they are edited: what each edit did is kept, so that taking one back is quick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import LabelMap, Volume
from dioscuri.model.operation import Args, Operation
from dioscuri.planning.viewing.edits import Box, changed_box, footprint
from dioscuri.planning.viewing.kept import kept

Array = NDArray[Any]
NOWHERE: Box = (slice(0, 0), slice(0, 0), slice(0, 0))
Corners = tuple[tuple[int, ...], tuple[int, ...]]


def apply(
    labels: LabelMap, operations: Sequence[Operation], scan: Volume | None = None
) -> tuple[LabelMap, tuple[str, ...]]:
    """The labels after these operations, and what is to be told; `labels` stay as they are."""
    painting = Painting(labels, scan)
    painting.follow(operations)
    return LabelMap(painting.values, labels.grid, labels.anatomy), tuple(painting.notes)


@dataclass(frozen=True, eq=False)
class _Done:
    """One edit that stands: its place, and what was there before it."""

    operation: Operation
    box: Box
    before: Array


class Painting:
    """Labels that follow a log of operations; `plain` are the labels before every edit."""

    def __init__(self, plain: LabelMap, scan: Volume | None) -> None:
        self.grid, self.anatomy, self.scan = plain.grid, plain.anatomy, scan
        self.values: Array = plain.values.copy()
        self.notes: list[str] = []
        self._done: list[_Done] = []

    def refuse(self, args: Args) -> None:
        """Raise GeometryError for an edit that cannot be done to the labels as they are now."""
        footprint(self._labels(), args, self.scan)

    def follow(self, operations: Sequence[Operation]) -> Corners | None:
        """Become the labels after these operations; the box that has changed, None where nothing has.

        Edits after the first that differs are taken back in turn and done again. An edit that cannot be done
        to these labels (the scans have changed) does nothing, and the notes say so.
        """
        edits = kept(operations).edits
        same = 0
        for done, wanted in zip(self._done, edits, strict=False):
            if done.operation.n != wanted.n:
                break
            same += 1
        touched: list[tuple[Box, Array]] = []
        while len(self._done) > same:
            last = self._done.pop()
            touched.append((last.box, self.values[last.box].copy()))
            self.values[last.box] = last.before
        for operation in edits[same:]:
            touched.append(self._do(operation))
        return self._changed(touched)

    def _do(self, operation: Operation) -> tuple[Box, Array]:
        try:
            box, mask, label = footprint(self._labels(), operation.args, self.scan)
        except GeometryError as error:
            note = f"edit o{operation.n} by {operation.by} cannot be done to these labels ({error}): left out"
            if note not in self.notes:
                self.notes.append(note)
            box, mask, label = NOWHERE, np.zeros((0, 0, 0), bool), 0
        before = self.values[box].copy()
        self._done.append(_Done(operation, box, before))
        self.values[box][mask] = label
        return box, before

    def _labels(self) -> LabelMap:
        """The labels as they are, not checked again voxel by voxel."""
        labels = object.__new__(LabelMap)
        for name, value in (("values", self.values), ("grid", self.grid), ("anatomy", self.anatomy)):
            object.__setattr__(labels, name, value)
        return labels

    def _changed(self, touched: list[tuple[Box, Array]]) -> Corners | None:
        touched = [(box, was) for box, was in touched if was.size]
        if not touched:
            return None
        start = [min(box[n].start for box, _ in touched) for n in range(3)]
        stop = [max(box[n].stop for box, _ in touched) for n in range(3)]
        whole = tuple(slice(a, b) for a, b in zip(start, stop, strict=True))
        before = self.values[whole].copy()
        for box, was in reversed(touched):  # the first that touched a voxel knows what it was at the start
            before[tuple(slice(b.start - a, b.stop - a) for b, a in zip(box, start, strict=True))] = was
        box_found = changed_box(before, self.values[whole])
        if box_found is None:
            return None
        low, high = box_found
        at = np.array(start)
        return tuple(int(x) for x in at + low), tuple(int(x) for x in at + high)
