"""A head whose distances are sampled: from the labels of a real head, in the head's own frame."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field

import numpy as np
from numba import njit

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, Transform
from dioscuri.phantom.head_shape import canal, spine
from dioscuri.phantom.shapes import Array, capsule, smooth_min, wave_table

# What a sampled head answers, in this order.
SAMPLED = ("skin", "skull_outer", "skull_inner", "brain", "ventricles")
FACE_MM = 10.0  # what lies farther than this before the porions, and below the brow, is the face
UNIT_MM = 0.01  # of the stored distances: int16, so up to 327 mm
TAPER = 0.35  # how fast the section at the lower edge of the scan narrows into a neck, mm per mm (assumed)
NECK_MM = 36.0  # radius of that neck for a head 120 mm high (assumed)
WARP_LENGTH_MM = (90.0, 190.0)
STEEPEST = 0.4  # of the warp: below 1 it has an inverse


@dataclass(frozen=True, eq=False)
class SampledHead:
    """A head of signed distances on a grid of its own frame; smooth, warped and scaled if asked.

    Parameters
    ----------
    table : int16 (I, J, K, 5), distances of `SAMPLED` in units of `UNIT_MM`.
    grid : where they lie, head frame mm (axes along x, y, z).
    marks : landmarks (3,) mm in that frame, before warp and scale.
    lowest_mm : z below which the scan showed no whole section: the neck is drawn on from there.
    head_from_lps : from the scan to the head frame.
    rims_mm : z of the supraorbital rims; ears_mm : y of the porions (face: below one, before the other).
    warp : (W, 7) wave vectors, phases and amplitudes; scale : of the whole head.
    notes : what was drawn and not seen.
    """

    table: Array
    grid: Grid
    marks: dict[str, Array]
    lowest_mm: float
    head_from_lps: Transform
    rims_mm: float
    ears_mm: float
    warp: Array = field(default_factory=lambda: np.zeros((0, 7)))
    scale: float = 1.0
    notes: tuple[str, ...] = ()

    @property
    def landmarks(self) -> dict[str, Array]:
        """Landmarks (3,) mm of this head, warped and scaled with it."""
        return {name: self.warped_from_source(point[None])[0] for name, point in self.marks.items()}

    def source_points(self, points_mm: Array) -> Array:
        """Where points (N, 3) of this head lie in the head that was scanned, mm of its own frame."""
        points = np.asarray(points_mm, float) / self.scale
        out: Array = points + _displacement(points, self.warp)
        return out

    def warped_from_source(self, points_mm: Array) -> Array:
        """Inverse of `source_points`, to 1e-6 mm."""
        wanted = np.asarray(points_mm, float)
        points = wanted.copy()
        for _ in range(60):
            points = wanted - _displacement(points, self.warp)
        out: Array = points * self.scale
        return out

    def distances(self, points_mm: Array) -> dict[str, Array]:
        """Signed distances (N,) float32 mm at points (N, 3) of the head frame; see `Head`."""
        source = np.ascontiguousarray(self.source_points(points_mm))
        inverse = self.grid.ijk_from_lps
        start, step = inverse[:3, 3], np.diag(inverse)[:3]
        k = float(self.marks["vertex"][2]) / 120.0
        index = np.concatenate([start, step])
        found = _sampled(source, self.table, index, self.lowest_mm, self.ears_mm - FACE_MM, k)
        return {name: found[:, n] * np.float32(self.scale) for n, name in enumerate(SAMPLED)}

    def in_face(self, points_mm: Array) -> Array:
        """Whether points (N, 3) lie where the face was: before the ears and below the brow, off the skull."""
        source = self.source_points(points_mm)
        region = (source[:, 1] < self.ears_mm - FACE_MM) & (source[:, 2] < self.rims_mm)
        return np.asarray(region & (self.distances(points_mm)["skull_outer"] >= 0))


def warped(head: SampledHead, seed: int, *, amplitude_mm: float = 2.0) -> SampledHead:
    """The same head, not identical: a smooth random warp of a few mm, zero at the foramen magnum.

    `amplitude_mm` is the root mean square of the displacement, roughly; the steepest slope is kept at most
    `STEEPEST`, so that the warp has an inverse.

    Raises
    ------
    GeometryError : an amplitude below 0 or above 6 mm.
    """
    if not 0 <= amplitude_mm <= 6:
        raise GeometryError(f"amplitude: {amplitude_mm:g} mm, must be 0 to 6")
    rng = np.random.default_rng([seed, 41])
    count = 6
    waves = wave_table(rng, count, WARP_LENGTH_MM)
    size = rng.normal(size=(count, 3)) * amplitude_mm * math.sqrt(2 / (3 * count))
    steepest = float((np.linalg.norm(waves[:, :3], axis=1) * np.linalg.norm(size, axis=1)).sum())
    size *= min(1.0, STEEPEST / max(steepest, 1e-9))
    return dataclasses.replace(head, warp=np.column_stack([waves, size]))


def _displacement(points: Array, warp: Array) -> Array:
    if not len(warp):
        return np.zeros_like(points)
    out: Array = (np.sin(points @ warp[:, :3].T + warp[:, 3]) - np.sin(warp[:, 3])) @ warp[:, 4:]
    return out


@njit(cache=True, nogil=True)
def _trilinear(table: Array, x: float, y: float, z: float, n: int) -> float:
    i = min(max(int(x), 0), table.shape[0] - 2)
    j = min(max(int(y), 0), table.shape[1] - 2)
    k = min(max(int(z), 0), table.shape[2] - 2)
    fx, fy, fz = x - i, y - j, z - k
    total = 0.0
    for a in range(2):
        for b in range(2):
            for c in range(2):
                w = (fx if a else 1 - fx) * (fy if b else 1 - fy) * (fz if c else 1 - fz)
                total += w * table[i + a, j + b, k + c, n]
    return float(total * UNIT_MM)


@njit(cache=True, nogil=True)
def _sampled(points: Array, table: Array, index: Array, lowest: float, front: float, k: float) -> Array:
    """Distances (N, 5) float32: the table inside its box, farther by the way to it outside; neck and cord."""
    out = np.empty((points.shape[0], 5), np.float32)
    for n in range(points.shape[0]):
        x, y, z = points[n, 0], points[n, 1], points[n, 2]
        down = max(lowest - z, 0.0)
        u = index[0] + index[3] * x
        v = index[1] + index[4] * y
        w = index[2] + index[5] * max(z, lowest)
        cu = min(max(u, 0.0), table.shape[0] - 1.0)
        cv = min(max(v, 0.0), table.shape[1] - 1.0)
        cw = min(max(w, 0.0), table.shape[2] - 1.0)
        beside = math.sqrt(
            ((u - cu) / index[3]) ** 2 + ((v - cv) / index[4]) ** 2 + ((w - cw) / index[5]) ** 2
        )
        for part in range(5):
            d = _trilinear(table, cu, cv, cw, part)
            if beside > 0.0:
                d = math.hypot(max(d, 0.0), beside)
            if down > 0.0 and part > 0:
                d = math.hypot(max(d, 0.0), down)
            out[n, part] = d
        if down > 0.0:
            neck = math.hypot(x, 0.9 * (y + 8.0 * k)) - NECK_MM * k
            out[n, 0] = min(out[n, 0] + TAPER * down, max(neck, front - y))
        if z < 2.0 * k:
            out[n, 1] = min(out[n, 1], max(spine(x, y, z, k), front + 3.0 - y))
        # Where the face was cut to the foramen's edge, the drawn canal would show outside the skin.
        out[n, 2] = max(smooth_min(out[n, 2], canal(x, y, z, k), 4.0 * k), out[n, 0] + 1.0)
        cord = capsule((x, y, z), (0.0, 0.0, 6.0 * k), (0.0, 0.0, -900.0), 5.5 * k)
        out[n, 3] = smooth_min(out[n, 3], cord, 4.0 * k)
    return out
