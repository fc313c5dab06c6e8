"""The surface as a ring, divided into sectors that are each reached in one operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError, SolverError
from dioscuri.geometry.mesh import face_areas, face_normals
from dioscuri.model import Grid, Surface
from dioscuri.model.recipe import SeparationRecipe

Array = NDArray[Any]

BINS = 180  # places of a border round the ring: every 2 degrees
MOST_STAGES = 12
# A share over the limit weighs more than a border through a vessel, and that more than uneven areas.
OVER_LIMIT, THROUGH_VESSEL = 100.0, 10.0


class Crossing(NamedTuple):
    """A vessel where it passes the surface."""

    id: str
    at_lps_mm: Sequence[float]
    radius_mm: float


@dataclass(frozen=True, eq=False)
class Ring:
    """The axis that the stages turn round: `axis` from castor to pollux, `zero` where angles begin, LPS."""

    centre: Array
    axis: Array
    zero: Array

    def angles(self, lps_mm: Array) -> Array:
        """Angle of points (N, 3) round the axis, (N,) rad, 0 to below 2 pi."""
        away = np.asarray(lps_mm, float) - self.centre
        out: Array = np.mod(np.arctan2(away @ np.cross(self.axis, self.zero), away @ self.zero), 2 * np.pi)
        return np.where(out >= 2 * np.pi, 0.0, out)

    def outward(self, angle: float) -> Array:
        """Unit vector (3,) LPS away from the axis at an angle, rad."""
        out: Array = np.cos(angle) * self.zero + np.sin(angle) * np.cross(self.axis, self.zero)
        return out


def ring_of(surface: Surface) -> Ring:
    """Mean normal of the surface through its centre; angles begin at L, or at P where L is nearest the axis.

    Raises
    ------
    SolverError : a surface without faces.
    """
    if not len(surface.faces):
        raise SolverError("stages: the cut has no surface, must have one: check the seeds")
    area = face_areas(surface.vertices, surface.faces)
    centre = (surface.vertices[surface.faces].mean(axis=1) * area[:, None]).sum(axis=0) / area.sum()
    axis = face_normals(surface.vertices, surface.faces).sum(axis=0)
    axis /= np.linalg.norm(axis)
    zero = np.eye(3)[0 if abs(axis[0]) < 0.9 else 1]
    zero = zero - (zero @ axis) * axis
    return Ring(centre, axis, zero / np.linalg.norm(zero))


def borders(
    ring: Ring, surface: Surface, crossings: Sequence[Crossing], n: int, recipe: SeparationRecipe
) -> Array:
    """Angles (n,) rad at which the sectors begin, rising; the last ends where the first begins.

    Every choice of `n` borders on a 2 degree raster is weighed (dynamic programming, exact): first no sector
    over `recipe.stage_vessel_share` of the vessels' calibre, then borders through as little of it as can be,
    then equal areas. No sector is wider than half the ring, so that each can be seen from one place, or
    narrower than `recipe.stage_least_share` of an equal one, which would be no operation.

    Raises
    ------
    GeometryError : fewer than 1 or more than 12 stages.
    """
    if not 1 <= n <= MOST_STAGES:
        raise GeometryError(f"stages: {n} found, must be 1 to {MOST_STAGES}")
    if n == 1:
        return np.zeros(1)
    width = _price(ring, surface, crossings, n, recipe)
    best, chosen = np.inf, np.zeros(n, int)
    for first in range(BINS):
        total, places = _cheapest(width, first, n)
        if total < best - 1e-9:
            best, chosen = total, places
    return np.sort(chosen) * (2 * np.pi / BINS)


def sector_of(ring: Ring, starts: Array, lps_mm: Array) -> Array:
    """Number of the sector of each point (N, 3), (N,) int8."""
    place = np.searchsorted(starts, ring.angles(lps_mm), side="right") - 1
    out: Array = np.where(place < 0, len(starts) - 1, place).astype(np.int8)
    return out


def sector_map(ring: Ring, starts: Array, body: Array, grid: Grid) -> Array:
    """Number of the sector of each body voxel, int8 (I, J, K); -1 outside."""
    out = np.full(body.shape, -1, np.int8)
    at = np.argwhere(body)
    out[tuple(at.T)] = sector_of(ring, starts, grid.lps(at))
    return out


def calibre(crossings: Sequence[Crossing]) -> Array:
    """Share of each vessel in the sum of cubed radii, (C,); flow goes with it (Murray)."""
    cubes = np.array([c.radius_mm for c in crossings], float) ** 3
    out: Array = cubes / cubes.sum() if len(cubes) else cubes
    return out


def _price(
    ring: Ring, surface: Surface, crossings: Sequence[Crossing], n: int, recipe: SeparationRecipe
) -> Array:
    """What a sector from border a to border a + w costs, (BINS, BINS + 1) at [a, w]; inf if not allowed."""
    faces = surface.vertices[surface.faces].mean(axis=1)
    area = face_areas(surface.vertices, surface.faces)
    places = np.array([c.at_lps_mm for c in crossings], float).reshape(-1, 3)
    share = calibre(crossings)
    in_area, in_share = (
        _between(ring.angles(p), w) for p, w in ((faces, area / area.sum()), (places, share))
    )
    through = _through(ring, places, np.array([c.radius_mm for c in crossings], float), share, recipe)
    over = np.maximum(in_share - recipe.stage_vessel_share, 0)
    out = OVER_LIMIT * over + THROUGH_VESSEL * through[:, None] + (in_area - 1 / n) ** 2
    out[:, BINS // 2 + 1 :] = np.inf
    out[:, : max(1, round(recipe.stage_least_share * BINS / n))] = np.inf
    return out


def _between(angle: Array, weight: Array) -> Array:
    """Weight between border a and border a + w, (BINS, BINS + 1) at [a, w]."""
    bins = np.bincount((angle / (2 * np.pi) * BINS).astype(int) % BINS, weight, minlength=BINS)
    sums = np.concatenate([[0], np.cumsum(np.tile(bins, 2))])
    start = np.arange(BINS)[:, None]
    out: Array = sums[start + np.arange(BINS + 1)] - sums[start]
    return out


def _through(ring: Ring, places: Array, radius: Array, share: Array, recipe: SeparationRecipe) -> Array:
    """Share of the calibre that each border comes too near to, (BINS,)."""
    border = np.arange(BINS) * (2 * np.pi / BINS)
    turn = ring.angles(places)[None] - border[:, None]
    flat = (places - ring.centre) - ((places - ring.centre) @ ring.axis)[:, None] * ring.axis
    far = np.linalg.norm(flat, axis=1)
    gap = np.where(np.cos(turn) > 0, far * np.abs(np.sin(turn)), far)
    out: Array = ((gap < radius + recipe.stage_border_clear_mm) * share).sum(axis=1)
    return out


def _cheapest(price: Array, first: int, n: int) -> tuple[float, Array]:
    """Cheapest `n` sectors round the ring of which one begins at border `first`; total, and all borders."""
    places = np.arange(BINS)
    width = places[None] - places[:, None]
    step = np.where(width > 0, price[(first + places) % BINS][:, :BINS][places[:, None], width], np.inf)
    total, came = step[0], []
    for _ in range(n - 2):
        sums = total[:, None] + step
        came.append(sums.argmin(axis=0))
        total = sums.min(axis=0)
    closing = total + price[(first + places) % BINS, BINS - places]
    at = int(closing.argmin())
    chosen = [at]
    for back in came[::-1]:
        chosen.append(int(back[chosen[-1]]))
    return float(closing.min()), (first + np.array([0, *chosen])) % BINS
