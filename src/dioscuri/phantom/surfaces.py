"""One twin's brain surface and inner table as functions of direction, for vessels to run along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.model import Grid

Array = NDArray[Any]
STEP_DEG = 5.0
RAY_MM = np.arange(10.0, 125.0, 2.5)
CLEAR_MM = 0.3  # CSF kept between a vessel's wall and the pia
AWAY_MM = 1.0  # a twin's own vessel keeps this far from the interface, wall to surface, assumed


class HeadLike(Protocol):
    """What vessels need of one head: its landmarks, in its own frame."""

    @property
    def landmarks(self) -> Any: ...


class SceneLike(Protocol):
    """What vessels need of a scene; no parametric shape, so that a real head serves as well."""

    @property
    def heads(self) -> Any: ...
    @property
    def world_from_head(self) -> Any: ...
    @property
    def preset(self) -> Any: ...
    def distances(self, points: Array) -> Any: ...
    def side(self, points: Array) -> Array: ...
    def rim(self, count: int) -> Array: ...
    def grid(self, spacing_mm: float) -> Grid: ...


@dataclass(frozen=True, eq=False)
class HeadSurface:
    """Pia and dura of one twin around its brain's centre; closed by the interface where the heads join.

    Directions are written as two angles in the twin's own frame, degrees: `along` the midline (0 in front,
    90 at the vertex, 180 behind, -90 below) and `aside` (positive to the child's left).

    Parameters
    ----------
    twin : castor or pollux. sign : +1 castor, -1 pollux; `sign * side` is negative on the twin's own side.
    centre_mm : (3,) LPS. axes : (3, 3), columns the child's left, posterior and superior in LPS.
    pia_mm, dura_mm : (A, B) distance from the centre along each direction of the table.
    """

    twin: str
    sign: float
    centre_mm: Array
    axes: Array
    pia_mm: Array
    dura_mm: Array
    side: Callable[[Array], Array]

    def direction(self, along_deg: ArrayLike, aside_deg: ArrayLike) -> Array:
        """Unit vectors (N, 3) in LPS."""
        out: Array = _head_directions(np.radians(along_deg), np.radians(aside_deg)) @ self.axes.T
        return out

    def towards(self, points: ArrayLike) -> Array:
        """Unit vectors (N, 3) from the centre to LPS points."""
        rays = np.atleast_2d(np.asarray(points, float)) - self.centre_mm
        out: Array = rays / np.linalg.norm(rays, axis=1, keepdims=True)
        return out

    def angles(self, directions: Array) -> Array:
        """(N, 2) degrees: along the midline and aside, of unit vectors (N, 3)."""
        x, y, z = (directions @ self.axes).T
        out: Array = np.degrees(np.stack([np.arctan2(z, -y), np.arcsin(np.clip(x, -1, 1))], 1))
        return out

    def depths(self, table: Array, directions: Array) -> Array:
        """A table's distance from the centre along unit vectors (N, 3), (N,) mm."""
        along, aside = self.angles(directions).T
        place = np.stack([np.mod(along, 360) / STEP_DEG, (aside + 90) / STEP_DEG])
        wrapped = np.concatenate([table, table[:1]])
        out: Array = ndimage.map_coordinates(wrapped, place, order=1, mode="nearest")
        return out

    def on_pia(self, directions: Array, radius_mm: ArrayLike, fraction: ArrayLike = 1.0) -> Array:
        """Centres (N, 3) LPS of vessels of that radius lying on the brain, never outside the dura.

        `fraction` < 1 sinks them towards the brain's centre, as in a fissure.
        """
        pia, dura = self.depths(self.pia_mm, directions), self.depths(self.dura_mm, directions)
        r = np.asarray(radius_mm, float)
        depth = np.minimum(pia + r + CLEAR_MM, dura - r - CLEAR_MM) * np.asarray(fraction, float)
        out: Array = self.centre_mm + directions * depth[:, None]
        return out

    def under_dura(self, directions: Array, radius_mm: ArrayLike) -> Array:
        """Centres (N, 3) LPS of sinuses of that radius lying against the inner table."""
        depth = self.depths(self.dura_mm, directions) - np.asarray(radius_mm, float)
        out: Array = self.centre_mm + directions * depth[:, None]
        return out

    def within_dura(self, points: Array, radius_mm: ArrayLike) -> Array:
        """Points (N, 3) LPS sunk so far that vessels of that radius lie inside the inner table."""
        rays, far = self.towards(points), np.linalg.norm(points - self.centre_mm, axis=1)
        depth = np.minimum(far, self.depths(self.dura_mm, rays) - np.asarray(radius_mm, float))
        out: Array = self.centre_mm + rays * depth[:, None]
        return out

    def gap_mm(self, points: Array) -> Array:
        """Distance of points (N, 3) from the interface, (N,) mm, positive on the twin's own side."""
        return np.asarray(-self.sign * self.side(np.asarray(points, float)), float)

    def kept(self, points: Array, radius_mm: ArrayLike) -> Array:
        """Points (N, 3) moved so that vessels of that radius stay on the twin's own side of the interface."""
        out = np.asarray(points, float).copy()
        wanted = np.broadcast_to(np.asarray(radius_mm, float) + AWAY_MM, (len(out),))
        for _ in range(8):
            short = wanted - self.gap_mm(out)
            near = np.flatnonzero(short > 0)
            if not len(near):
                break
            out[near] -= self.sign * normals(self.side, out[near]) * short[near, None]
        for _ in range(40):  # where the interface folds, normals mislead; the centre is surely its own
            beyond = np.flatnonzero(self.gap_mm(out) < 0)
            if not len(beyond):
                break
            out[beyond] -= self.towards(out[beyond])
        return out


def normals(side: Callable[[Array], Array], points: Array) -> Array:
    """Unit vectors (N, 3) across the interface, from castor to pollux, at points (N, 3)."""
    steps = np.concatenate([np.eye(3), -np.eye(3)]) * 1.5
    around = np.asarray(side((points[:, None] + steps).reshape(-1, 3)), float).reshape(-1, 6)
    slope = around[:, :3] - around[:, 3:]
    out: Array = slope / np.maximum(np.linalg.norm(slope, axis=1, keepdims=True), 1e-9)
    return out


def onto_interface(side: Callable[[Array], Array], points: Array) -> Array:
    """The points (N, 3) moved across it onto the interface."""
    out = np.asarray(points, float).copy()
    for _ in range(5):
        out -= normals(side, out) * np.asarray(side(out), float)[:, None]
    return out


def head_surface(scene: SceneLike, twin: str) -> HeadSurface:
    """Tables of one twin of the scene, by rays from the centre of its own side of the brain."""
    sign = 1.0 if twin == "castor" else -1.0
    world = scene.world_from_head[twin]
    axes = world.matrix[:3, :3] / np.cbrt(np.linalg.det(world.matrix[:3, :3]))
    centre = _brain_centre(scene, world, sign)
    along, aside = np.meshgrid(
        np.radians(np.arange(0, 360, STEP_DEG)),
        np.radians(np.arange(-90, 90 + STEP_DEG / 2, STEP_DEG)),
        indexing="ij",
    )
    rays = _head_directions(along.ravel(), aside.ravel()) @ axes.T
    points = (centre + rays[:, None] * RAY_MM[None, :, None]).reshape(-1, 3)
    fields = scene.distances(points)
    own = sign * np.asarray(scene.side(points), float)
    tables = []
    for name in ("brain", "skull_inner"):
        inside = np.maximum(np.asarray(fields[name], float), own).reshape(len(rays), -1)
        tables.append(_smooth(_last_exit(inside).reshape(along.shape)))
    pia, dura = tables
    dura = np.clip(dura, pia, pia + 12.0)  # the spinal canal is not dura for vessels of the head
    return HeadSurface(twin, sign, centre, axes, pia, dura, scene.side)


def _head_directions(along: Array, aside: Array) -> Array:
    flat = np.cos(aside)
    return np.stack([np.sin(aside), -flat * np.cos(along), flat * np.sin(along)], -1)


def _brain_centre(scene: SceneLike, world: Any, sign: float) -> Array:
    """Centre of the twin's own side of the brain, moved onto its midline, (3,) LPS mm."""
    axis = np.arange(-120.0, 220.0, 8.0)
    head = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3)
    head = head[(np.abs(head[:, 0]) < 100) & (np.abs(head[:, 1]) < 120) & (head[:, 2] > -20)]
    points = world(head)
    mine = (np.asarray(scene.distances(points)["brain"]) < 0) & (sign * np.asarray(scene.side(points)) < 0)
    middle = head[mine].mean(axis=0)
    middle[0] = 0.0
    out: Array = world(middle[None])[0]
    return out


def _last_exit(inside: Array) -> Array:
    """Where each ray (row of signed distances) leaves for good, (N,) mm."""
    negative = inside < 0
    last = inside.shape[1] - 1 - np.argmax(negative[:, ::-1], axis=1)
    last = np.where(negative.any(axis=1), np.minimum(last, inside.shape[1] - 2), 0)
    row = np.arange(len(inside))
    here, beyond = inside[row, last], inside[row, last + 1]
    share = np.clip(here / np.where(here == beyond, 1.0, here - beyond), 0, 1)
    out: Array = RAY_MM[last] + share * (RAY_MM[1] - RAY_MM[0])
    return out


def _smooth(table: Array) -> Array:
    """Gyri smoothed away (about 5 mm), so that vessels bridge sulci as they do."""
    out: Array = ndimage.gaussian_filter(table, 0.8, mode=("wrap", "nearest"))
    out[:, 0], out[:, -1] = out[:, 0].mean(), out[:, -1].mean()
    return out
