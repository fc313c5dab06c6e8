"""Constraints from places: balls, tubes, vessels and masks in LPS mm, on the grid of a field."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import CASTOR, POLLUX, Grid, LabelMap, VesselGraph, owner_number
from dioscuri.separation.constraints import KeepOut, MustOwn, MustPass
from dioscuri.separation.energy import Field

Array = NDArray[Any]

Place = ArrayLike


def ball(grid: Grid, centre_lps_mm: Place, radius_mm: float) -> Array:
    """Voxels whose centres lie within `radius_mm`, at least the one that holds the centre; bool (I, J, K)."""
    return tube(grid, np.asarray(centre_lps_mm, float)[None], radius_mm)


def tube(grid: Grid, path_lps_mm: ArrayLike, radius_mm: ArrayLike) -> Array:
    """Voxels within `radius_mm` (one, or (P,)) of a polyline (P, 3), and those that hold it; bool (I, J, K).

    Raises
    ------
    GeometryError : a point that is not finite or lies outside the grid, a radius not above 0.
    """
    path, radius = _checked(grid, path_lps_mm, radius_mm)
    mask = np.zeros(grid.shape, bool)
    step = float(grid.spacing_mm.min()) / 2
    for point, r in zip(*_dense(path, radius, step), strict=True):
        low, high = _box(grid, point, r)
        window = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        offsets = np.stack(np.meshgrid(*map(np.arange, low, high), indexing="ij"), -1)
        near = np.linalg.norm(grid.lps(offsets.reshape(-1, 3)) - point, axis=1) <= r
        mask[window] |= near.reshape(mask[window].shape)
        mask[tuple(np.rint(grid.ijk([point])[0]).astype(int))] = True
    return mask


def keep_out_ball(grid: Grid, centre_lps_mm: Place, radius_mm: float, name: str) -> KeepOut:
    """The cut stays out of a ball."""
    return KeepOut(name, ball(grid, centre_lps_mm, radius_mm))


def keep_out_tube(grid: Grid, path_lps_mm: ArrayLike, radius_mm: ArrayLike, name: str) -> KeepOut:
    """The cut stays out of a tube round a polyline."""
    return KeepOut(name, tube(grid, path_lps_mm, radius_mm))


def keep_out_structure(field: Field, labels: LabelMap, structure: str, name: str) -> KeepOut:
    """The cut stays out of one named structure of the labels."""
    names = [s.name for s in labels.anatomy]
    if structure not in names:
        raise GeometryError(f"structure {structure!r}: not in the anatomy, {nearest(structure, names)}")
    return KeepOut(name, on_grid(labels.mask(structure), labels.grid, field.grid))


def own_mask(mask: Array, grid: Grid, to: Grid, twin: str, name: str) -> MustOwn:
    """`twin` gets a mask on any grid: a piece of a sinus, a region of cortex."""
    return MustOwn(name, on_grid(mask, grid, to), twin)


def own_vessel(
    field: Field, graph: VesselGraph, edge_id: str, twin: str, *, part: Array | None = None
) -> MustOwn:
    """`twin` keeps one vessel, with its wall, as far as it does not run in what is surely the other's.

    `part` bool (I, J, K) limits it to a region. Where the vessel enters the other twin's sure tissue, it has
    to be divided.

    Raises
    ------
    GeometryError : an edge that the graph does not have (the nearest names are listed), or nothing is left.
    """
    ids = [e.id for e in graph]
    if edge_id not in ids:
        raise GeometryError(f"vessel {edge_id!r}: not in the vessel graph, {nearest(edge_id, ids)}")
    other = POLLUX if owner_number(twin) == CASTOR else CASTOR
    inside = (np.abs(field.grid.ijk(graph[edge_id].path) - _middle(field.grid)) <= _middle(field.grid)).all(1)
    edge = graph[edge_id]
    mask = np.zeros(field.body.shape, bool)
    if inside.any():
        mask = tube(field.grid, edge.path[inside], edge.radius_mm[inside])
    mask &= field.body & (field.seed != other) & (True if part is None else part)
    if not mask.any():
        raise GeometryError(
            f"vessel {edge_id!r}: none of it lies outside what is surely the other twin's, some must: "
            f"give it to the other twin or lower separation.seed_depth_mm"
        )
    return MustOwn(f"{edge_id}={twin}", mask, twin)


def must_pass(
    field: Field, centre_lps_mm: Place, radius_mm: float, name: str, *, direction: ArrayLike | None = None
) -> MustPass:
    """The cut passes through a ball, roughly square to `direction` (castor to pollux, LPS).

    The outer thirds of the ball along `direction` become the caps. Without one, it is the way in which the
    distance from castor's sure tissue grows and that from pollux's shrinks.
    """
    whole = ball(field.grid, centre_lps_mm, radius_mm) & field.body
    along = towards_pollux(field, centre_lps_mm) if direction is None else np.asarray(direction, float)
    along = along / np.linalg.norm(along)
    at = np.argwhere(whole)
    height = (field.grid.lps(at) - np.asarray(centre_lps_mm, float)) @ along
    caps = [np.zeros(whole.shape, bool) for _ in range(2)]
    for cap, picked in zip(caps, (height < -radius_mm / 3, height > radius_mm / 3), strict=True):
        cap[tuple(at[picked].T)] = True
    if not (caps[0].any() and caps[1].any()):
        raise GeometryError(
            f"must-pass {name!r}: the ball of {radius_mm:g} mm has no tissue on both sides of its middle, "
            f"must have: make it larger than {3 * field.grid.spacing_mm.max():g} mm or move it into the body"
        )
    return MustPass(name, *caps)


def towards_pollux(field: Field, at_lps_mm: Place) -> Array:
    """Unit vector (3,) LPS from castor's to pollux's sure tissue round one point."""
    from scipy import ndimage

    castor, pollux = (
        ndimage.distance_transform_edt(field.seed != n, sampling=field.grid.spacing_mm)
        for n in (CASTOR, POLLUX)
    )
    i, j, k = np.clip(
        np.rint(field.grid.ijk(np.asarray(at_lps_mm, float)[None])[0]).astype(int),
        1,
        np.array(field.body.shape) - 2,
    )
    box = (castor - pollux)[i - 1 : i + 2, j - 1 : j + 2, k - 1 : k + 2]
    slope = np.array([g.mean() for g in np.gradient(box)])
    out: Array = field.grid.directions @ (slope / max(float(np.linalg.norm(slope)), 1e-12))
    return out


def on_grid(mask: Array, grid: Grid, to: Grid) -> Array:
    """Voxels of `to` that hold any of `mask`'s: nothing thin is lost; bool."""
    out = np.zeros(to.shape, bool)
    at = np.rint(to.ijk(grid.lps(np.argwhere(mask)))).astype(int)
    at = at[((at >= 0) & (at < to.shape)).all(axis=1)]
    out[tuple(at.T)] = True
    return out


def _checked(grid: Grid, path_lps_mm: ArrayLike, radius_mm: ArrayLike) -> tuple[Array, Array]:
    path = np.asarray(path_lps_mm, float)
    if path.ndim != 2 or path.shape[1:] != (3,) or not len(path) or not np.isfinite(path).all():
        raise GeometryError(f"place: {np.asarray(path_lps_mm).tolist()}, must be finite L, P, S in mm")
    radius = np.broadcast_to(np.asarray(radius_mm, float), (len(path),))
    if not ((radius > 0) & np.isfinite(radius)).all():
        raise GeometryError(f"radius: {radius.min():g} mm, must be above 0 and finite")
    middle = _middle(grid)
    outside = (np.abs(grid.ijk(path) - middle) > middle + 0.5).any(axis=1)
    if outside.any():
        corners = grid.lps(np.array([(0, 0, 0), grid.shape]) - [[0], [1]])
        raise GeometryError(
            f"place: {np.round(path[outside][0], 1).tolist()} mm, must lie in the scan, LPS "
            f"{np.round(corners.min(0)).tolist()} to {np.round(corners.max(0)).tolist()}"
        )
    return path, radius


def _middle(grid: Grid) -> Array:
    return (np.array(grid.shape) - 1) / 2


def _dense(path: Array, radius: Array, step_mm: float) -> tuple[Array, Array]:
    """Points at most `step_mm` apart along the polyline, with their radii."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, along[-1], max(1, int(np.ceil(along[-1] / step_mm)) + 1))
    return np.column_stack([np.interp(at, along, p) for p in path.T]), np.interp(at, along, radius)


def _box(grid: Grid, point: Array, radius_mm: float) -> tuple[Array, Array]:
    centre, reach = grid.ijk([point])[0], radius_mm / grid.spacing_mm
    low = np.clip(np.floor(centre - reach), 0, np.array(grid.shape) - 1).astype(int)
    high = np.clip(np.ceil(centre + reach) + 1, 1, grid.shape).astype(int)
    return low, high


def nearest(name: str, names: list[str]) -> str:
    """The names that are most like `name`, in words."""
    close = get_close_matches(name, names, n=5, cutoff=0.3) or sorted(names)[:5]
    return f"nearest are {', '.join(close)}" if close else "there are none"
