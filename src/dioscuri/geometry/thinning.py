"""Triangle budgets: shared out by weight, then each surface thinned out to its share, vessels with care."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from dioscuri.geometry.mesh import decimated, face_normals
from dioscuri.model import Surface

Array = NDArray[Any]

SMALL_PIECE = 120  # triangles; a vessel's piece of so few is left as it is, or it would vanish
MOST_SHARE = 2.0  # of the way out
LEAST = 4


def shares(counts: Sequence[int], wants: Sequence[float], most: int) -> list[int]:
    """Triangles for each surface, in all at most `most`, none more than it has.

    In proportion to `wants` (> 0); what one does not need goes to the others.
    """
    have = np.asarray(counts, np.int64)
    if int(have.sum()) <= most:
        return [int(n) for n in have]
    want = np.asarray(wants, float)
    out = np.zeros(len(have))
    open_ = have > 0
    while open_.any():
        left = most - out[~open_].sum()
        out[open_] = left * want[open_] / want[open_].sum()
        full = open_ & (out >= have)
        if not full.any():
            break
        out[full] = have[full]
        open_ &= ~full
    return [int(n) for n in np.floor(out)]


def thinned(
    surface: Surface, normals: Array, triangles: int, *, vessel: bool = False
) -> tuple[Surface, Array]:
    """The surface with at most about `triangles` faces, closed where it was, and its normals (V, 3).

    The normals of the fine surface stay with the points that remain: light falls on the coarse one as it
    falls on the fine one. A `vessel` loses no piece and keeps its calibre: chords of a coarse ring lie inside
    it, so its points are moved out by as much as its faces have sunk in.
    """
    faces = surface.faces
    if len(faces) <= triangles:
        return surface, normals
    small = _small(faces, len(surface.vertices)) if vessel else np.zeros(len(faces), bool)
    left = max(triangles - int(small.sum()), LEAST)
    vertices, kept, source = simplified(surface.vertices, faces[~small], left)
    if not vessel:
        return Surface(vertices, kept), normals[source]
    kept = np.concatenate([kept, faces[small] + len(vertices)])
    vertices = np.concatenate([_at_calibre(vertices, kept, surface), surface.vertices])
    used, flat = np.unique(kept, return_inverse=True)
    found = Surface(vertices[used], flat.reshape(-1, 3).astype(np.int32))
    return found, np.concatenate([normals[source], normals])[used]


def simplified(vertices: Array, faces: Array, triangles: int) -> tuple[Array, Array, Array]:
    """Vertices and faces thinned out by edge collapse, and the vertex given that each one is or is near.

    By meshoptimizer; without that extra by fast-simplification: as closed, but coarse tubes lose more.
    """
    found = _meshoptimizer()
    if found is None:
        return _by_quadrics(vertices, faces, max(triangles, LEAST))
    flat = np.ascontiguousarray(faces, np.uint32).ravel()
    out = np.empty_like(flat)
    points = np.ascontiguousarray(vertices, np.float32)
    count = found.simplify(out, flat, points, target_index_count=3 * max(triangles, LEAST), target_error=1.0)
    used, kept = np.unique(out[:count], return_inverse=True)
    return np.asarray(vertices)[used], kept.reshape(-1, 3).astype(np.int32), used


def _by_quadrics(vertices: Array, faces: Array, triangles: int) -> tuple[Array, Array, Array]:
    from scipy.spatial import cKDTree

    used, flat = np.unique(faces, return_inverse=True)
    points = np.asarray(vertices)[used]
    thin, kept = decimated(points, flat.reshape(-1, 3).astype(np.int32), triangles)
    return thin, kept, used[cKDTree(points).query(thin)[1]]


def _meshoptimizer() -> Any:
    """The optional module, or None."""
    try:
        return import_module("meshoptimizer")
    except ImportError:
        return None


def _small(faces: Array, count: int) -> Array:
    """Faces (F,) of pieces that are too small to be thinned out."""
    start, end = faces[:, :2].T, faces[:, 1:].T
    ends = (np.concatenate([start[0], end[0]]), np.concatenate([start[1], end[1]]))
    piece = connected_components(
        sparse.coo_matrix((np.ones(len(ends[0]), np.int8), ends), shape=(count, count)), directed=False
    )[1][faces[:, 0]]
    out: Array = np.bincount(piece)[piece] <= SMALL_PIECE
    return out


def _at_calibre(vertices: Array, faces: Array, before: Surface) -> Array:
    """Points moved along their normals where the faces round them have sunk in, until the volume is back."""
    way = _sunk(vertices, faces[(faces < len(vertices)).all(axis=1)], before)
    rest, whole = before.vertices, _volume(before.vertices, before.faces)
    least = _volume(np.concatenate([vertices, rest]), faces)
    most = _volume(np.concatenate([vertices + way, rest]), faces)
    share = (whole - least) / (most - least) if most > least else 0.0
    out: Array = vertices + float(np.clip(share, 0, MOST_SHARE)) * way
    return out


def _sunk(vertices: Array, faces: Array, before: Surface) -> Array:
    """Along each point's normal, by how much the faces round it lie inside the surface before, (V, 3)."""
    from scipy.spatial import cKDTree

    across = face_normals(vertices, faces)
    middle = vertices[faces].mean(axis=1)
    near = before.vertices[cKDTree(before.vertices).query(middle)[1]]
    ends = faces.T.ravel()
    columns = [np.linalg.norm(across, axis=1), ((near - middle) * across).sum(axis=1), *across.T]
    area, sunk, *normal = (np.bincount(ends, np.tile(c, 3), len(vertices)) for c in columns)
    along = np.stack(normal, axis=1)
    out: Array = along * (sunk / np.maximum(area * np.linalg.norm(along, axis=1), 1e-12))[:, None]
    return out


def _volume(vertices: Array, faces: Array) -> float:
    a, b, c = (vertices[faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
