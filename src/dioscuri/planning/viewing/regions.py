"""Structure x side of the cut as shells: tissues as fine as time allows, vessels always at every voxel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.shells import Shells, shells
from dioscuri.model import Grid, Surface
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.viewing.sides import pollux_side

Array = NDArray[Any]

MANY_VOXELS = 40_000_000  # above which tissues are meshed at every second voxel


@dataclass(frozen=True, eq=False)
class Regions:
    """Shells by structure and side.

    Region 2 k + 1 is the structure `numbers[k]` on castor's side, 2 k + 2 on pollux's. `fine` are the
    vessels' shells where the tissues' are coarser, and `note` says so.
    """

    shells: Shells
    numbers: tuple[int, ...]
    fine: Shells | None = None
    note: str = ""

    def surface(self, regions: Sequence[int], *, vessel: bool = False) -> Surface:
        """The outward boundary of some regions, LPS mm."""
        found = self.fine if vessel and self.fine is not None else self.shells
        return found.surface(regions)


def regions_of(content: Content) -> Regions:
    """The shells of a plan's labels, parted by its cut; several million faces are nothing unusual."""
    labels = content.labels
    seen = np.zeros(1 << 16, bool)
    seen[labels.values.ravel()] = True
    numbers = tuple(int(n) for n in np.flatnonzero(seen) if n)
    table = np.zeros(1 << 16, np.uint16)
    table[list(numbers)] = 2 * np.arange(len(numbers)) + 1
    codes = np.take(table, labels.values)
    codes += (codes > 0) & pollux_side(content.side, labels.grid)
    vessels = labels.anatomy.numbers(tissue="vessel")
    thin = [2 * k + n for k, number in enumerate(numbers) if number in vessels for n in (1, 2)]
    if codes.size <= MANY_VOXELS:
        return Regions(shells(codes, labels.grid, thin=thin), numbers)
    coarse = _every_second(labels.grid)
    own = np.zeros(2 * len(numbers) + 1, np.uint16)
    own[thin] = thin
    note = (
        f"Tissues are meshed at every second voxel ({coarse.spacing_mm.max():.2g} mm), vessels at every "
        "voxel: a vessel's wall and the hole that it lies in may differ by a voxel."
    )
    tissues = shells(np.ascontiguousarray(codes[::2, ::2, ::2]), coarse, thin=thin)
    return Regions(tissues, numbers, shells(np.take(own, codes), labels.grid, thin=thin), note)


def _every_second(grid: Grid) -> Grid:
    affine = grid.lps_from_ijk.copy()
    affine[:3, :3] *= 2
    i, j, k = ((n + 1) // 2 for n in grid.shape)
    return Grid(affine, (i, j, k), grid.frame)
