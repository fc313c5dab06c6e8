"""Distances, areas and loops measured along a triangle mesh.

Exact distances: Mitchell, Mount, Papadimitriou, SIAM J Comput 1987;16:647 (pygeodesic). Heat method: Crane,
Weischedel, Wardetzky, ACM TOG 2013;32:152 (potpourri3d), quick and about 1 % off.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import Surface

Array = NDArray[Any]
METHODS = ("exact", "heat")


def geodesic_distances(surface: Surface, sources: ArrayLike, *, method: str = "exact") -> Array:
    """Distance of every vertex to the nearest of the source vertices along the surface, (V,) mm.

    Parameters
    ----------
    surface : the mesh; vertices that no path reaches get inf.
    sources : vertex numbers, at least one.
    method : "exact" (polyhedral distance, for reports) or "heat" (smoothed, for previews).

    Raises
    ------
    GeometryError : no source, a source that the mesh does not have, an unknown method.
    """
    starts = np.unique(np.atleast_1d(np.asarray(sources, dtype=np.int64)))
    if not starts.size or starts[0] < 0 or starts[-1] >= len(surface.vertices):
        raise GeometryError(
            f"sources: {starts.tolist()[:3]}, must be vertex numbers 0 to {len(surface.vertices) - 1}"
        )
    if method not in METHODS:
        raise GeometryError(f"method: {method!r}, must be one of {', '.join(METHODS)}")
    pieces = components(surface)
    out = np.full(len(surface.vertices), np.inf)
    for piece in np.unique(pieces[starts]):
        members = np.flatnonzero(pieces == piece)
        local = np.full(len(surface.vertices), -1)
        local[members] = np.arange(len(members))
        faces = local[surface.faces[pieces[surface.faces[:, 0]] == piece]]
        inside = local[starts[pieces[starts] == piece]]
        if len(faces):
            out[members] = _DISTANCES[method](surface.vertices[members], faces, inside)
        else:
            out[members] = 0.0
    return out


def _exact(vertices: Array, faces: Array, sources: Array) -> Array:
    import pygeodesic.geodesic as mmp

    solver = mmp.PyGeodesicAlgorithmExact(np.ascontiguousarray(vertices), faces.astype(np.int32))
    return np.asarray(solver.geodesicDistances(sources.astype(np.int32), None)[0])


def _heat(vertices: Array, faces: Array, sources: Array) -> Array:
    import potpourri3d

    solver = potpourri3d.MeshHeatMethodDistanceSolver(np.array(vertices), faces.astype(np.int32))
    return np.asarray(solver.compute_distance_multisource(sources.tolist()))


_DISTANCES = {"exact": _exact, "heat": _heat}


def components(surface: Surface) -> Array:
    """Number of the connected piece that each vertex belongs to, (V,) int."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = len(surface.vertices)
    a, b = surface.faces[:, [0, 1, 1]].ravel(), surface.faces[:, [1, 2, 2]].ravel()
    links = coo_array((np.ones(len(a), np.int8), (a, b)), shape=(n, n))
    return np.asarray(connected_components(links, directed=False)[1])


def clip(surface: Surface, values: ArrayLike, level: float = 0.0) -> Surface:
    """The part of the surface where a field is at or below `level`, cut straight through the triangles.

    Parameters
    ----------
    values : (V,) field at the vertices, linear within each triangle; not finite counts as above.

    Returns
    -------
    Surface : open along the level line; vertices that nothing uses are dropped.
    """
    field = np.asarray(values, dtype=np.float64) - level
    if field.shape != (len(surface.vertices),):
        raise GeometryError(f"values: shape {field.shape}, must be ({len(surface.vertices)},)")
    # A finite stand-in keeps the crossing of an edge to an unreachable vertex at its reachable end.
    field = np.where(np.isfinite(field), field, 1e30)
    keep = field <= 0
    inside = keep[surface.faces].sum(axis=1)
    cut = _Crossings(surface.vertices, field)
    faces = [surface.faces[inside == 3].astype(np.int64)]
    one = _turned(surface.faces[inside == 1], keep, first=True)
    faces.append(np.stack([one[:, 0], cut.on(one[:, [0, 1]]), cut.on(one[:, [0, 2]])], axis=1))
    two = _turned(surface.faces[inside == 2], keep, first=False)
    ab, ac = cut.on(two[:, [1, 0]]), cut.on(two[:, [2, 0]])
    faces += [np.stack([ab, two[:, 1], two[:, 2]], axis=1), np.stack([ab, two[:, 2], ac], axis=1)]
    return _compact(np.concatenate([surface.vertices, *cut.points]), np.concatenate(faces))


class _Crossings:
    """Points where edges cross the level, one per edge however many faces ask for it."""

    def __init__(self, vertices: Array, field: Array) -> None:
        self.vertices, self.field = vertices, field
        self.points: list[Array] = []
        self.keys = np.zeros(0, np.int64)
        self.numbers = np.zeros(0, np.int64)

    def on(self, edges: Array) -> Array:
        """Numbers of the crossing points of edges (N, 2) from below to above the level."""
        n = len(self.vertices)
        keys = edges[:, 0].astype(np.int64) * n + edges[:, 1]
        fresh = np.setdiff1d(keys, self.keys)
        low, high = fresh // n, fresh % n
        share = self.field[low] / (self.field[low] - self.field[high])
        self.points.append(self.vertices[low] + share[:, None] * (self.vertices[high] - self.vertices[low]))
        self.numbers = np.concatenate([self.numbers, n + len(self.keys) + np.arange(len(fresh))])
        self.keys = np.concatenate([self.keys, fresh])
        order = np.argsort(self.keys)
        made = self.numbers[order[np.searchsorted(self.keys, keys, sorter=order)]]
        # A corner on the level is its own crossing: a twin of it would tear the mesh.
        return np.where(self.field[edges[:, 0]] == 0, edges[:, 0], made)


def _turned(faces: Array, keep: Array, *, first: bool) -> Array:
    """Faces turned (winding kept) so that the lone kept (or lone lost) corner comes first."""
    lone = keep[faces] if first else ~keep[faces]
    start = lone.argmax(axis=1)
    columns = (start[:, None] + np.arange(3)) % 3
    return np.take_along_axis(faces.astype(np.int64), columns, axis=1)


def _compact(vertices: Array, faces: Array) -> Surface:
    a, b, c = faces.T
    faces = faces[(a != b) & (b != c) & (c != a)]
    used, numbers = np.unique(faces, return_inverse=True)
    return Surface(vertices[used], numbers.reshape(-1, 3).astype(np.int32))


def submesh(surface: Surface, faces: ArrayLike) -> Surface:
    """The faces named (boolean (F,) or numbers), with only the vertices they use."""
    return _compact(surface.vertices, surface.faces[np.asarray(faces)].astype(np.int64))


def _free_edges(surface: Surface) -> Array:
    """Edges (E, 2) with a face on one side only, in the faces' direction."""
    edges = np.concatenate([surface.faces[:, [0, 1]], surface.faces[:, [1, 2]], surface.faces[:, [2, 0]]])
    n = len(surface.vertices)
    there = edges[:, 0].astype(np.int64) * n + edges[:, 1]
    back = edges[:, 1].astype(np.int64) * n + edges[:, 0]
    return np.asarray(edges[~np.isin(there, back)])


def longest_border(surface: Surface) -> Array:
    """Vertices (N,) of the longest connected border, in no order; empty for a closed surface."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    free = _free_edges(surface)
    if not len(free):
        return np.zeros(0, dtype=np.int64)
    n = len(surface.vertices)
    links = coo_array((np.ones(len(free), np.int8), tuple(free.T)), shape=(n, n))
    piece = connected_components(links, directed=False)[1]
    lengths = np.linalg.norm(surface.vertices[free[:, 0]] - surface.vertices[free[:, 1]], axis=1)
    longest = np.bincount(piece[free[:, 0]], weights=lengths).argmax()
    return np.unique(free[piece[free[:, 0]] == longest])


def boundary_loops(surface: Surface) -> tuple[Array, ...]:
    """Closed loops of boundary vertices, longest first, each (N,) int in the faces' direction.

    Raises
    ------
    GeometryError : the boundary touches itself at one vertex, so that its loops cannot be told apart.
    """
    free = _free_edges(surface)
    after = dict(free.tolist())
    if len(after) != len(free):
        raise GeometryError(f"boundary: {len(free) - len(after)} vertices where it touches itself, must be 0")
    loops = []
    while after:
        start = next(iter(after))
        loop = [start]
        while (step := after.pop(loop[-1])) != start:
            loop.append(step)
        loops.append(np.array(loop))
    return tuple(sorted(loops, key=lambda x: -loop_length(surface.vertices[x])))


def loop_length(points: ArrayLike) -> float:
    """Length of the closed polyline through points (N, 3), mm."""
    loop = np.asarray(points, dtype=np.float64)
    return float(np.linalg.norm(loop - np.roll(loop, -1, axis=0), axis=1).sum())


def flat_area(points: ArrayLike) -> float:
    """Area that a closed polyline (N, 3) encloses, seen along its own mean normal, mm2."""
    loop = np.asarray(points, dtype=np.float64)
    spokes = loop - loop.mean(axis=0)
    return float(np.linalg.norm(np.cross(spokes, np.roll(spokes, -1, axis=0)).sum(axis=0)) / 2)


def geodesic_disc(
    surface: Surface, sources: ArrayLike, radius_mm: float, *, method: str = "exact"
) -> Surface:
    """The part of the surface within `radius_mm` of the source vertices along it."""
    if not radius_mm > 0:
        raise GeometryError(f"radius: {radius_mm} mm, must be > 0")
    return clip(surface, geodesic_distances(surface, sources, method=method), radius_mm)


def geodesic_disc_area(
    surface: Surface, sources: ArrayLike, radius_mm: float, *, method: str = "exact"
) -> tuple[float, float]:
    """Area (mm2) and perimeter (mm) of the geodesic disc around the source vertices."""
    disc = geodesic_disc(surface, sources, radius_mm, method=method)
    return disc.area_mm2, sum(loop_length(disc.vertices[x]) for x in boundary_loops(disc))
