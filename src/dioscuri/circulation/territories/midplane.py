"""Which hemisphere a point lies in: the child's own mid-plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

Array = NDArray[Any]
LIKE = 0.85  # share of a brain that its mirror image must cover
APART = 0.015  # and by how much more than any plane that is not nearly the same
POINTS = 3000
TURNS_DEG = np.arange(0, 180, 5.0)


@dataclass(frozen=True, eq=False)
class MidPlane:
    """A plane through `at` with unit `normal`, towards the child's left where `left_known`.

    Parameters
    ----------
    normal : (3,) or None: the hemispheres cannot be told apart. source : in plain words.
    """

    at: Array
    normal: Array | None
    left_known: bool
    source: str

    def half(self, lps_mm: Array) -> Array:
        """0 on the side of the normal, 1 on the other, (V,); all 0 without a plane."""
        if self.normal is None:
            return np.zeros(len(lps_mm), np.int64)
        return ((lps_mm - self.at) @ self.normal < 0).astype(np.int64)

    def side(self, half: int) -> str:
        """left, right or unknown."""
        return ("left", "right")[half] if self.left_known else "unknown"


def from_landmarks(nasion: ArrayLike | None, left: ArrayLike, right: ArrayLike) -> MidPlane:
    """The plane half-way between the porions (LPS mm), turned so that the nasion lies in it."""
    a, b = np.asarray(left, float), np.asarray(right, float)
    middle, normal = (a + b) / 2, (a - b) / np.linalg.norm(a - b)
    if nasion is not None:
        ahead = np.asarray(nasion, float) - middle
        ahead /= np.linalg.norm(ahead)
        normal = normal - (normal @ ahead) * ahead
        normal /= np.linalg.norm(normal)
    return MidPlane(middle, normal, True, "porions" + ("" if nasion is None else " and nasion"))


def from_symmetry(brain_lps_mm: Array, axis: Array, spacing_mm: float) -> MidPlane:
    """The plane along the child's long axis that mirrors its brain best; which half is left stays open.

    Parameters
    ----------
    brain_lps_mm : (V, 3) voxels of one brain. axis : (3,) towards the neck.
    """
    points = brain_lps_mm[:: max(1, len(brain_lps_mm) // POINTS)]
    tree, centre = cKDTree(brain_lps_mm), brain_lps_mm.mean(axis=0)
    across = np.cross(axis, np.eye(3)[np.abs(axis).argmin()])
    across /= np.linalg.norm(across)
    other = np.cross(axis / np.linalg.norm(axis), across)
    normals = np.array([np.cos(t) * across + np.sin(t) * other for t in np.radians(TURNS_DEG)])
    score = np.array([_covered(tree, points, centre, n, spacing_mm) for n in normals])
    best = int(score.argmax())
    turn = np.abs((TURNS_DEG - TURNS_DEG[best] + 90) % 180 - 90)
    if score[best] < LIKE or score[best] - score[turn > 30].max() < APART:
        return MidPlane(
            centre, None, False, "no mid-plane: the brain has no plane of symmetry, give landmarks"
        )
    return MidPlane(centre, normals[best], False, "plane of symmetry; give porions to tell left from right")


def _covered(tree: Any, points: Array, centre: Array, normal: Array, spacing_mm: float) -> float:
    mirrored = points - 2 * ((points - centre) @ normal)[:, None] * normal
    return float(np.mean(tree.query(mirrored, distance_upper_bound=spacing_mm)[0] < np.inf))
