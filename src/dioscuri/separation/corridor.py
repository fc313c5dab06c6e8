"""What can be reached from one opening: along every line of sight the labels change once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, owner_number
from dioscuri.separation.constraints import Corridor, constrained
from dioscuri.separation.crofton import NEIGHBOURS
from dioscuri.separation.energy import Field

Array = NDArray[Any]

# Number of the neighbour at offset (a, b, c), at [a + 1, b + 1, c + 1]; -1 for none.
_NUMBER = np.full((3, 3, 3), -1, np.int8)
_NUMBER[tuple((NEIGHBOURS + 1).T)] = np.arange(26)


def with_corridor(
    field: Field, opened: str, mask: Array, *, apex_lps_mm: ArrayLike | None = None, direction: ArrayLike = ()
) -> Field:
    """`field` whose cuts can be reached from `opened`'s side within `mask` (see `corridor`)."""
    return constrained(
        field, [corridor(field, opened, mask, "", apex_lps_mm=apex_lps_mm, direction=direction)]
    )


def corridor(
    field: Field,
    opened: str,
    mask: Array,
    name: str,
    *,
    apex_lps_mm: ArrayLike | None = None,
    direction: ArrayLike = (),
) -> Corridor:
    """Lines of sight through `mask`: what `opened` ("castor" or "pollux") keeps is never behind the other's.

    Parameters
    ----------
    field : its grid is cubic.
    mask : bool (I, J, K), the stage's sector.
    apex_lps_mm : where the surgeons look from, outside the body; moved to the nearest voxel centre.
    direction : towards them, LPS, where they are far away (parallel lines); used without an apex.

    Notes
    -----
    Each voxel needs one of its 26 neighbours, the next on its line to the apex: a digital star shape. Lines
    merge on their way to an apex, and one that is re-aimed at every step drifts by up to 24 voxels, so each
    voxel carries the hull of the true lines that run through it and steps to the middle of that hull: 1 voxel
    on average, below 3 at worst. No tree of lines stays within a bound at every size (Chun et al. 2009,
    Consistent digital rays: at least of the order of log n). Parallel lines stay within 1 along each axis.
    Lines end where they leave `mask` or the body: what lies beyond air is not seen.

    Raises
    ------
    GeometryError : an apex in the body, or neither an apex nor a direction.
    """
    owner_number(opened)
    cells = np.argwhere(mask & field.body)
    if apex_lps_mm is not None:
        steps = _towards(cells, _apex(field, apex_lps_mm), mask & field.body)
    else:
        steps = _along(cells, _direction(field.grid, direction))
    needs = np.full(field.body.shape, -1, np.int8)
    needs[tuple(cells.T)] = _NUMBER[tuple((steps + 1).T)]
    return Corridor(name, opened, needs)


def _apex(field: Field, apex_lps_mm: ArrayLike) -> Array:
    place = np.asarray(apex_lps_mm, float)
    if place.shape != (3,) or not np.isfinite(place).all():
        raise GeometryError(f"apex: {place.tolist()}, must be finite L, P, S in mm")
    apex: Array = np.rint(field.grid.ijk(place[None])[0]).astype(int)
    inside = ((apex >= 0) & (apex < field.body.shape)).all()
    if inside and field.body[tuple(apex)]:
        raise GeometryError(
            f"apex: {np.round(place, 1).tolist()} mm lies in the body, must lie outside: move it outward"
        )
    return apex


def _direction(grid: Grid, direction: ArrayLike) -> Array:
    """Towards the surgeons in voxels, longest component 1."""
    wanted = np.asarray(direction, float)
    if wanted.shape != (3,) or not np.isfinite(wanted).all() or not wanted.any():
        raise GeometryError(
            f"corridor: direction {wanted.tolist()}, must be L, P, S other than 0, or give an apex"
        )
    steps = (wanted @ grid.directions) / grid.spacing_mm
    out: Array = steps / np.abs(steps).max()
    return out


def _along(cells: Array, slope: Array) -> Array:
    """Steps (N, 3) on parallel lines: their rounding depends on the depth alone, so no line drifts."""
    axis = int(np.abs(slope).argmax())
    depth = cells[:, axis, None] * np.sign(slope[axis])
    out: Array = (np.floor(slope * (depth + 1) + 0.5) - np.floor(slope * depth + 0.5)).astype(int)
    return out


def _towards(cells: Array, apex: Array, mask: Array) -> Array:
    """Steps (N, 3) on lines that meet in a voxel, which none of `cells` is, layer by layer from afar."""
    at = cells - apex
    layer = np.abs(at).max(axis=1)
    row = np.full(mask.shape, -1)
    row[tuple(cells.T)] = np.arange(len(cells))
    low, high, steps = at.astype(float), at.astype(float), np.zeros_like(at)
    order = np.argsort(-layer, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(layer[order])) + 1):
        t = float(layer[rows[0]])
        low[rows] *= (t - 1) / t
        high[rows] *= (t - 1) / t
        here = at[rows]
        wanted = np.floor((low[rows] + high[rows]) / 2 + 0.5).astype(int)
        wanted = np.where(np.abs(here) == t, here - np.sign(here), np.clip(wanted, here - 1, here + 1))
        wanted = np.clip(wanted, 1 - int(t), int(t) - 1)
        steps[rows] = wanted - here
        _carry(wanted + apex, rows, row, low, high)
    return steps


def _carry(there: Array, rows: Array, row: Array, low: Array, high: Array) -> None:
    """Hand the hulls of `rows` on to the voxels they step to."""
    ok = ((there >= 0) & (there < row.shape)).all(axis=1)
    to = np.where(ok, row[tuple(np.clip(there, 0, np.array(row.shape) - 1).T)], -1)
    ok = to >= 0
    np.minimum.at(low, to[ok], low[rows[ok]])
    np.maximum.at(high, to[ok], high[rows[ok]])
