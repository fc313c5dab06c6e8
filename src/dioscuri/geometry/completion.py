"""Complete a head over an opening: the curved area that a flat disc underestimates.

What remains of a head's outer surface is fitted as a radius over direction, r(d), and read off over the
opening: an ellipsoid with a smoothing spline on its residual (bending energy of spherical harmonics; Wahba,
SIAM J Sci Stat Comput 1981;2:5). A sphere with such a spline, and a stiffer spline, show how much the answer
hangs on that choice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.geometry.geodesic import (
    boundary_loops,
    clip,
    components,
    flat_area,
    loop_length,
    submesh,
)
from dioscuri.geometry.rim import Side
from dioscuri.geometry.sphere import sphere_mesh
from dioscuri.model import Surface

Array = NDArray[Any]
Radius = Callable[[Array], Array]

MIN_POINTS = 50
DEGREE = 10
STIFFNESS = 3e-6  # measured: docs/science/closure.md
STIFFER = 3e-5
BEST = "ellipsoid and spline"
ROUNDS = 8
FACING = 0.8  # cosine of outward normal and direction from the centre
ROBUST_SIGMAS = 3.0


@dataclass(frozen=True, eq=False)
class Completion:
    """A completed cap and how sure its area is.

    Parameters
    ----------
    cap : the missing part of the head's own surface, open along the rim, LPS mm.
    area_mm2, perimeter_mm, flat_mm2 : curved area, length of the rim, area a flat disc would have said.
    areas : area by each extrapolation, and with the rim moved either way.
    residual_mm : weighted root mean square misfit where the head is still there.
    """

    cap: Surface
    area_mm2: float
    perimeter_mm: float
    flat_mm2: float
    areas: dict[str, float]
    residual_mm: float


def complete(
    points: Array, normals: Array, weights: Array, side: Side, *, rim_mm: float, subdivisions: int = 5
) -> Completion:
    """Complete the surface through `points` beyond the cut.

    Parameters
    ----------
    points : (N, 3) LPS mm, what remains of the outer surface; they lie where `side` is negative.
    normals : (N, 3) outward; what does not face away from the head's centre (the brow, an ear) is left out.
    weights : (N,) how much each counts.
    side : the cut, its normals away from this head.
    rim_mm : how far the rim may lie from where the cut says, mm; widens the interval only.

    Raises
    ------
    GeometryError : too little remains to fit, or the completed head does not reach the cut.
    """
    centre, points, weights = _vault(points, normals, weights)
    models = _models(points - centre, weights)
    axis = _axis(side, centre)
    shapes = {name: _shape(radius, centre, subdivisions) for name, (radius, _) in models.items()}
    areas = {name: _cap(shape, side, axis, centre, 0.0).area_mm2 for name, shape in shapes.items()}
    best = shapes[BEST]
    for name, shift in (("rim nearer", -rim_mm), ("rim farther", rim_mm)):
        areas[name] = _cap(best, side, axis, centre, shift).area_mm2
    cap = _cap(best, side, axis, centre, 0.0)
    rim = cap.vertices[boundary_loops(cap)[0]]
    return Completion(cap, cap.area_mm2, loop_length(rim), flat_area(rim), areas, models[BEST][1])


def _models(points: Array, weights: Array) -> dict[str, tuple[Radius, float]]:
    """Extrapolations r(d) with their misfit, mm."""
    radii = np.linalg.norm(points, axis=1)
    directions = points / radii[:, None]
    size = float(np.average(radii, weights=weights))
    quadric, firm = _robust(lambda w: _quadric(points / size, w), directions, radii / size, weights)
    bases: dict[str, tuple[Radius, float]] = {
        BEST: (lambda d: size * quadric(d), STIFFNESS),
        "sphere and spline": (lambda d: np.full(len(d), size), STIFFNESS),
        "ellipsoid and stiffer spline": (lambda d: size * quadric(d), STIFFER),
    }
    out = {}
    for name, (base, stiffness) in bases.items():
        spline = _spline(directions, radii - base(directions), firm, stiffness)
        out[name] = _fitted(_sum(base, spline), directions, radii, firm)
    return out


def _sum(a: Radius, b: Radius) -> Radius:
    return lambda d: np.asarray(a(d) + b(d))


def _fitted(radius: Radius, directions: Array, radii: Array, weights: Array) -> tuple[Radius, float]:
    return radius, float(np.sqrt(np.average((radius(directions) - radii) ** 2, weights=weights)))


def _robust(
    fit: Callable[[Array], Radius], directions: Array, radii: Array, weights: Array
) -> tuple[Radius, Array]:
    """Tukey's biweight: what stands out (ears, a fold towards the other twin) loses its weight."""
    firm = weights
    for _ in range(ROUNDS):
        radius = fit(firm)
        off = radius(directions) - radii
        spread = 1.4826 * _median(np.abs(off), weights) + 1e-6
        firm = weights * np.clip(1 - (off / (ROBUST_SIGMAS * spread)) ** 2, 1e-6, None) ** 2
    return fit(firm), firm


def _median(values: Array, weights: Array) -> float:
    order = np.argsort(values)
    share = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(share, share[-1] / 2)])


def _vault(points: Array, normals: Array, weights: Array) -> tuple[Array, Array, Array]:
    """The head's centre, and the points and weights of what faces away from it."""
    for _ in range(ROUNDS):
        kept = weights > 0
        if kept.sum() < MIN_POINTS:
            raise GeometryError(
                f"completion: {kept.sum()} surface points remain, must be at least {MIN_POINTS}"
            )
        points, normals, weights = points[kept], normals[kept], weights[kept] / weights.max()
        centre = _sphere_centre(points, weights)
        rays = points - centre
        facing = (rays * normals).sum(axis=1) > FACING * np.linalg.norm(rays, axis=1)
        if facing.all():
            break
        weights = np.where(facing, weights, 0.0)
    return centre, points, weights


def _sphere_centre(points: Array, weights: Array) -> Array:
    """Centre (3,) of the sphere that fits best (algebraic least squares)."""
    origin = np.average(points, axis=0, weights=weights)
    p = points - origin
    root = np.sqrt(weights)[:, None]
    rows = np.concatenate([2 * p, np.ones((len(p), 1))], axis=1)
    solution = np.linalg.lstsq(rows * root, (p**2).sum(axis=1) * root[:, 0], rcond=None)[0]
    return np.asarray(origin + solution[:3])


def _quadric(p: Array, weights: Array, ridge: float = 1e-3) -> Radius:
    """r(d) of the quadric pᵀAp + b·p = 1 nearest to the points, drawn slightly to the unit sphere."""

    def rows(q: Array) -> Array:
        x, y, z = q.T
        return np.stack([x * x, y * y, z * z, y * z, x * z, x * y, x, y, z], axis=1)

    sphere = np.array([1, 1, 1, 0, 0, 0, 0, 0, 0.0])
    root = np.sqrt(weights / weights.sum())[:, None]
    design = rows(p)
    matrix = np.concatenate([design * root, np.sqrt(ridge) * np.eye(9)])
    target = np.concatenate([(1 - design @ sphere) * root[:, 0], np.zeros(9)])
    c = sphere + np.linalg.lstsq(matrix, target, rcond=None)[0]

    def radius(d: Array) -> Array:
        square, linear = rows(d)[:, :6] @ c[:6], d @ c[6:]
        square = np.maximum(square, 0.05)  # an open quadric would run to infinity over the opening
        return np.asarray((np.sqrt(linear**2 + 4 * square) - linear) / (2 * square))

    return radius


def _harmonics(d: Array) -> tuple[Array, Array]:
    """Real spherical harmonics up to DEGREE at directions (N, 3), and the degree of each column."""
    from scipy.special import sph_harm_y

    polar, azimuth = np.arccos(np.clip(d[:, 2], -1, 1)), np.arctan2(d[:, 1], d[:, 0])
    columns, degrees = [], []
    for n in range(DEGREE + 1):
        for m in range(n + 1):
            values = sph_harm_y(n, m, polar, azimuth)
            parts = [values.real] if m == 0 else [2**0.5 * values.real, 2**0.5 * values.imag]
            columns += parts
            degrees += [n] * len(parts)
    return np.stack(columns, axis=1), np.array(degrees)


def _spline(directions: Array, values: Array, weights: Array, stiffness: float) -> Radius:
    """Smoothing spline on the sphere through `values`: least bending where nothing is known."""
    basis, degrees = _harmonics(directions)
    root = np.sqrt(weights / weights.sum())[:, None]
    bending = np.sqrt(stiffness) * np.maximum(degrees * (degrees + 1.0), 1e-2)
    matrix = np.concatenate([basis * root, np.diag(bending)])
    target = np.concatenate([values * root[:, 0], np.zeros(len(bending))])
    c = np.linalg.lstsq(matrix, target, rcond=None)[0]
    return lambda d: np.asarray(_harmonics(d)[0] @ c)


def _axis(side: Side, centre: Array) -> Array:
    """Direction (3,) from the head's centre to the middle of the cut."""
    centroids, _, areas = side.samples()
    axis = np.average(centroids, axis=0, weights=areas) - centre
    return np.asarray(axis / np.linalg.norm(axis))


def _shape(radius: Radius, centre: Array, subdivisions: int) -> Surface:
    sphere = sphere_mesh(subdivisions)
    r = radius(np.asarray(sphere.vertices))
    if not (r > 0).all():
        raise GeometryError(f"completion: radius {float(r.min()):.1f} mm over the opening, must be > 0")
    return Surface(centre + r[:, None] * sphere.vertices, sphere.faces)


def _cap(shape: Surface, side: Side, axis: Array, centre: Array, shift_mm: float) -> Surface:
    """The piece beyond the cut that lies along the axis, its rim moved by `shift_mm` along the normal."""
    near = (shape.vertices - centre) @ axis > 0  # the far half of the head is never part of the cap
    field = np.full(len(shape.vertices), np.inf)
    field[near] = shift_mm - side(shape.vertices[near])
    beyond = clip(shape, field)
    if not len(beyond.faces):
        raise GeometryError("completion: 0 mm2 of the completed head lies beyond the cut, must be some")
    pieces = components(beyond)
    rays = beyond.vertices - centre
    tip = int(((rays @ axis) / np.linalg.norm(rays, axis=1)).argmax())
    return submesh(beyond, pieces[beyond.faces[:, 0]] == pieces[tip])
