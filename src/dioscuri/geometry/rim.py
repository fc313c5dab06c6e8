"""The rim of a cut on a head: what of the scalp or the skull lies beyond it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.errors import GeometryError
from dioscuri.geometry.geodesic import longest_border
from dioscuri.model import Surface

Array = NDArray[Any]
ORDER = 5
FILM_EDGE = 1.25  # of the rim's mean radius


@dataclass(frozen=True, eq=False)
class Side:
    """Which side of a cut a point of the head's outer surface lies on, in mm along the cut's mean normal.

    Only the band of the cut within `band_mm` of its rim counts: how the surface between the brains waves does
    not change what the scalp lacks. Within the rim the band is continued harmonically (as a soap film).
    """

    cut: Surface
    band_mm: float = 12.0
    origin: Array = field(init=False)
    axes: Array = field(init=False)
    radius_mm: float = field(init=False)
    heights: Array = field(init=False)

    def __post_init__(self) -> None:
        if not len(self.cut.faces):
            raise GeometryError("cut surface: 0 faces, must have at least one")
        centroids, normals, areas = self.samples()
        rim = self.cut.vertices[longest_border(self.cut)]
        band = cKDTree(rim).query(centroids)[0] <= self.band_mm if len(rim) else np.ones(len(areas), bool)
        band = band if band.any() else np.ones(len(areas), bool)
        origin = rim.mean(axis=0) if len(rim) else np.average(centroids, axis=0, weights=areas)
        up = np.average(normals, axis=0, weights=areas)
        up /= np.linalg.norm(up)
        axes = np.vstack([np.linalg.svd(up[None])[2][1:], up])
        local = (centroids[band] - origin) @ axes.T
        radius = float(np.average(np.hypot(local[:, 0], local[:, 1]), weights=areas[band]))
        basis, stiff = _film(local[:, :2] / radius), 1e-3 * np.repeat(np.arange(ORDER + 1.0), 2)[1:] ** 2
        root = np.sqrt(areas[band] / areas[band].sum())[:, None]
        matrix = np.concatenate([basis * root, np.diag(stiff)])
        target = np.concatenate([local[:, 2] * root[:, 0], np.zeros(len(stiff))])
        fitted = {"origin": origin, "axes": axes, "radius_mm": radius}
        fitted["heights"] = np.linalg.lstsq(matrix, target, rcond=None)[0]
        for name, value in fitted.items():
            object.__setattr__(self, name, value)

    def samples(self) -> tuple[Array, Array, Array]:
        """Centroids (F, 3), unit normals (F, 3) and areas (F,) of the cut's faces."""
        a, b, c = (self.cut.vertices[self.cut.faces[:, n]] for n in range(3))
        normals = np.cross(b - a, c - a)
        double = np.linalg.norm(normals, axis=1)
        real = double > 0
        return ((a + b + c) / 3)[real], normals[real] / double[real, None], double[real] / 2

    def gap(self, points: Array) -> Array:
        """Distance (N,) mm from points (N, 3) to the cut."""
        return np.asarray(cKDTree(self.samples()[0]).query(points)[0])

    def __call__(self, points: Array) -> Array:
        """Signed offset (N,) mm of points (N, 3) from the film, positive along the cut's normals."""
        local = (points - self.origin) @ self.axes.T
        return np.asarray(local[:, 2] - _film(local[:, :2] / self.radius_mm) @ self.heights)


def _film(xy: Array) -> Array:
    """Harmonic polynomials (N, 2 ORDER + 1) of the disc; beyond its edge they keep the edge's height."""
    z = xy[:, 0] + 1j * xy[:, 1]
    z = z / np.maximum(1.0, np.abs(z) / FILM_EDGE)
    powers = [z**n for n in range(1, ORDER + 1)]
    return np.stack([np.ones(len(xy)), *(part for p in powers for part in (p.real, p.imag))], axis=1)
