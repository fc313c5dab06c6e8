"""Counts over samples: where the cut passes, which vessels it divides; whole numbers, so order is free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import POLLUX, Surface, VesselGraph
from dioscuri.separation.energy import Field
from dioscuri.separation.montecarlo.kernels import count_near, count_passes, faces_near, sides_along

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Watched:
    """Where samples are looked at.

    Parameters
    ----------
    voxels : flat indices of the voxels beside which the cut may pass.
    face_starts, faces : faces (3 * voxel + axis) near each vertex of the optimum surface, one row per vertex.
    path_starts, path : body voxels along each edge's centreline, one row per edge.
    keeper : (E,) the twin that has more of each edge in the optimum, 1 castor, 2 pollux.
    """

    voxels: Array
    face_starts: Array
    faces: Array
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

    def add(self, body: Array, pollux: Array, present: Array, watched: Watched, seen: Array) -> None:
        """Count one sample; `present` (E + 1,), `seen` is scratch (I, J, K), all False."""
        count_passes(watched.voxels, body, pollux, seen, self.passes)
        count_near(watched.face_starts, watched.faces, pollux, self.near)
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
    starts, path = _paths(field, vessels)
    face_starts, faces = _faces(field, surface, within_mm)
    blank = Watched(voxels, face_starts, faces, starts, path, np.zeros(len(starts) - 1, np.int64))
    castor, there = blank.sides(pollux)
    return Watched(voxels, face_starts, faces, starts, path, np.where(there > castor, POLLUX, 1))


def _faces(field: Field, surface: Surface, within_mm: float) -> tuple[Array, Array]:
    points = field.grid.ijk(surface.vertices)
    reach = within_mm / float(field.grid.spacing_mm[0])
    starts = np.zeros(len(points) + 1, np.int64)
    faces_near(points, field.body, reach, starts, np.zeros(0, np.int64))
    faces = np.zeros(int(starts[-1]), np.int64)
    if len(faces):
        faces_near(points, field.body, reach, starts, faces)
    return starts, faces


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
