"""Counts over samples: where the cut passes, which vessels it divides; whole numbers, so order is free."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import CASTOR, POLLUX, Surface, VesselGraph
from dioscuri.separation.energy import Field
from dioscuri.separation.montecarlo.kernels import count_near, count_passes, pairs_near, sides_along

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Watched:
    """Where samples are looked at.

    Parameters
    ----------
    one, two : flat indices (P,) of the pairs of voxels with a face in common that the cut may part.
    near_starts, near : numbers of the pairs near each vertex of the optimum surface, one row per vertex.
    path_starts, path : body voxels along each edge's centreline, one row per edge.
    keeper : (E,) the twin that has more of each edge in the optimum, 1 castor, 2 pollux.
    """

    one: Array
    two: Array
    near_starts: Array
    near: Array
    path_starts: Array
    path: Array
    keeper: Array

    def sides(self, pollux: Array) -> tuple[Array, Array]:
        """Points of each edge on castor's and on pollux's side, (E,) each."""
        castor, there = (np.zeros(len(self.path_starts) - 1, np.int64) for _ in range(2))
        sides_along(self.path_starts, self.path, pollux, castor, there)
        return castor, there


@dataclass(eq=False)
class Tally:
    """Numbers of samples: `passes` (I, J, K), `near` (V,); of each edge (E,) `present`, `divided`, `kept`."""

    passes: Array
    near: Array
    present: Array
    divided: Array
    kept: Array
    samples: int = 0

    @classmethod
    def empty(cls, shape: tuple[int, ...], vertices: int, edges: int) -> Tally:
        """Nothing counted yet."""
        a, b, c = np.zeros((3, edges), np.int32)
        return cls(np.zeros(shape, np.int32), np.zeros(vertices, np.int32), a, b, c)

    def add(self, pollux: Array, present: Array, watched: Watched, seen: Array) -> None:
        """Count one sample; `present` (E + 1,), `seen` is scratch (I, J, K), all False."""
        cut = np.empty(len(watched.one), bool)
        count_passes(watched.one, watched.two, pollux.ravel(), cut, seen.ravel(), self.passes.ravel())
        count_near(watched.near_starts, watched.near, cut, self.near)
        castor, there = watched.sides(pollux)
        here = present[:-1]
        self.present += here
        self.divided += here & (castor > 0) & (there > 0)
        self.kept += here & (np.where(there > castor, 2, 1) == watched.keeper)
        self.samples += 1

    def join(self, other: Tally) -> Tally:
        """Both counted together."""
        return Tally(
            self.passes + other.passes,
            self.near + other.near,
            self.present + other.present,
            self.divided + other.divided,
            self.kept + other.kept,
            self.samples + other.samples,
        )


def watched(
    field: Field,
    pollux: Array,
    surface: Surface,
    vessels: VesselGraph | None,
    voxels: Array,
    within_mm: float,
) -> Watched:
    """What to look at: the vertices of the optimum `surface`, the vessels, and all `voxels`."""
    one, two, number = _pairs(field, voxels)
    near_starts, near = _near(field, surface, within_mm, number)
    starts, path = _paths(field, vessels)
    blank = Watched(one, two, near_starts, near, starts, path, np.zeros(len(starts) - 1, np.int64))
    castor, there = blank.sides(pollux)
    return dataclasses.replace(blank, keeper=np.where(there > castor, POLLUX, CASTOR))


def _pairs(field: Field, voxels: Array) -> tuple[Array, Array, Array]:
    """Pairs of body voxels with a face in common, one of them among `voxels`; their numbers, (3, I, J, K)."""
    body, asked = field.body, np.zeros(field.body.shape, bool)
    asked.ravel()[voxels] = True
    found = np.zeros((3, *body.shape), bool)
    for axis in range(3):
        here = tuple(slice(None, -1) if n == axis else slice(None) for n in range(3))
        there = tuple(slice(1, None) if n == axis else slice(None) for n in range(3))
        found[axis][here] = body[here] & body[there] & (asked[here] | asked[there])
    along, voxel = np.divmod(np.flatnonzero(found), body.size)
    step = np.array([body.shape[1] * body.shape[2], body.shape[2], 1])[along]
    number = np.full(found.shape, -1, np.int32)
    number[found] = np.arange(len(voxel))
    return voxel.astype(np.int32), (voxel + step).astype(np.int32), number


def _near(field: Field, surface: Surface, within_mm: float, number: Array) -> tuple[Array, Array]:
    points = field.grid.ijk(surface.vertices)
    reach = within_mm / float(field.grid.spacing_mm[0])
    starts = np.zeros(len(points) + 1, np.int64)
    pairs_near(points, number, reach, starts, np.zeros(0, np.int32))
    near = np.zeros(int(starts[-1]), np.int32)
    if len(near):
        pairs_near(points, number, reach, starts, near)
    return starts, near


def _paths(field: Field, vessels: VesselGraph | None) -> tuple[Array, Array]:
    rows = [_path(field, edge.path) for edge in vessels] if vessels is not None else []
    starts = np.concatenate([[0], np.cumsum([len(r) for r in rows])]).astype(np.int64)
    return starts, np.concatenate([*rows, np.zeros(0, np.int64)]).astype(np.int64)


def _path(field: Field, path: Array) -> Array:
    """Body voxels along a path, half a voxel apart or less."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    step = float(field.grid.spacing_mm[0]) / 2
    at = np.linspace(0, length[-1], 2 + int(length[-1] / step))
    points = np.column_stack([np.interp(at, length, path[:, n]) for n in range(3)])
    ijk = np.rint(field.grid.ijk(points)).astype(int)
    ijk = ijk[((ijk >= 0) & (ijk < field.grid.shape)).all(axis=1)]
    flat = np.ravel_multi_index(tuple(ijk.T), field.grid.shape)
    return np.asarray(flat[field.body.ravel()[flat]], np.int64)
