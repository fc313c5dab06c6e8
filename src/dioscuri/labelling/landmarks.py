"""Landmarks of one head by plain rules on its labels. Approximate: each comes with its uncertainty.

A landmark that a person has placed is always better, is passed in `given`, and is never moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import grown, largest
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Volume

Array = NDArray[Any]

# Standard deviations of the rules below, mm: assumed; two real heads were compared by eye (docs/science).
UNCERTAINTY_MM = {
    "foramen_magnum": 6.0,
    "basion": 8.0,
    "opisthion": 8.0,
    "nasion": 5.0,
    "porion_left": 8.0,
    "porion_right": 8.0,
    "vertex": 4.0,
}
STEP_MM = 2.0
FORAMEN_MM2 = 1000.0  # a cross-section of the cavity below this is the foramen (adults 800 to 900, assumed)
CONVEX_MM = 8.0  # radius of the ball that the head is opened by: what is thinner is the ear
EAR_ML = 0.4  # smallest pinna believed
CANAL_FROM_EAR_MM = (-14.0, 6.0)  # ear canal from the centre of the pinna: y, z (assumed)
PORION_FROM_FORAMEN_MM = (-22.0, 18.0)  # ear canal from the foramen magnum where no pinna is seen: y, z
SKIN_OVER_NASION_MM = 4.0  # assumed
MIDLINE_MM = 4.0


def head_landmarks(
    volume: Volume, labels: LabelMap, given: Mapping[str, ArrayLike] | None = None
) -> dict[str, Array]:
    """Landmarks of one head that was scanned about upright, each (3,) LPS mm.

    Parameters
    ----------
    volume : the scan; only its grid is used, the rules read the labels.
    labels : from `label_head`, the face still there.
    given : landmarks that a person placed, LPS mm; they win over the rules.

    Returns
    -------
    foramen_magnum, basion, opisthion, nasion, porion_left, porion_right, vertex; standard deviations in
    `UNCERTAINTY_MM`. Left is the child's own.

    Raises
    ------
    ScanError : labels of another grid, or without brain.
    """
    if not volume.grid.same_as(labels.grid):
        raise ScanError("found labels on another grid than the scan's, expected the same: label this scan")
    placed = {name: np.asarray(point, float) for name, point in (given or {}).items()}
    unknown = sorted(set(placed) - set(UNCERTAINTY_MM))
    if unknown:
        raise ScanError(f"found landmark {unknown[0]!r}, expected one of {', '.join(UNCERTAINTY_MM)}")
    grid = _upright(labels.grid)
    head = _solid(resample(labels.values > 0, labels.grid, grid, order=0))
    cavity = largest(resample(labels.mask("csf", "brain"), labels.grid, grid, order=0))
    if not cavity.any():
        raise ScanError("found no brain in the labels, expected one: label the head first")
    found = dict(foramen(cavity, grid))
    found.update(placed)
    found.update(_porions(head, labels.mask("skull", "csf", "brain"), (labels.grid, grid), found))
    found["nasion"] = _nasion(head, cavity, grid, found["foramen_magnum"][0])
    found.update(placed)
    found["vertex"] = placed.get("vertex", _vertex(head, grid, found["foramen_magnum"]))
    return {name: found[name] for name in UNCERTAINTY_MM}


def foramen(cavity: Array, grid: Grid) -> dict[str, Array]:
    """Centre, front (basion) and back (opisthion) of the foramen magnum on an upright grid.

    It lies where the cavity, followed down, first becomes narrower than `FORAMEN_MM2`. A cavity that is
    still wider at the lower edge of the scan is followed on as it tapers.
    """
    area = cavity.sum(axis=(0, 1)) * grid.spacing_mm[0] * grid.spacing_mm[1]
    widest = int(area.argmax())
    narrow = np.flatnonzero((area < FORAMEN_MM2)[:widest])
    k = int(narrow[-1]) if len(narrow) else 0
    k_seen = k if area[k] > 0 else k + 1
    # The floor of the skull lies lopsided about its holes; the lower cavity is even.
    i = float(ndimage.center_of_mass(cavity[:, :, k_seen : k_seen + round(40 / STEP_MM)])[0])
    column = np.flatnonzero(cavity[max(0, round(i) - 2) : round(i) + 3, :, k_seen].any(axis=0))
    taper = max(float(area[k_seen + 5] - area[k_seen]) / 5, 1.0)
    below = max(0.0, float(area[k_seen]) - FORAMEN_MM2) / taper if not len(narrow) else 0.0
    z = k_seen - min(below, 15.0)
    names = ("foramen_magnum", "basion", "opisthion")
    front, back = column[0] - 0.5, column[-1] + 0.5
    points = grid.lps([(i, (front + back) / 2, z), (i, front, z), (i, back, z)])
    return dict(zip(names, points, strict=True))


def _upright(grid: Grid) -> Grid:
    """A grid along L, P, S around another one."""
    corners = grid.lps(np.stack(np.meshgrid(*[(0, n - 1) for n in grid.shape]), -1).reshape(-1, 3))
    low, high = corners.min(axis=0), corners.max(axis=0)
    shape = np.ceil((high - low) / STEP_MM).astype(int) + 1
    return Grid.axis_aligned(
        (int(shape[0]), int(shape[1]), int(shape[2])), STEP_MM, origin_mm=low, frame=grid.frame
    )


def _solid(head: Array) -> Array:
    out = largest(head)
    for k in range(out.shape[2]):
        out[:, :, k] = ndimage.binary_fill_holes(out[:, :, k])
    return out


def _porions(
    head: Array, skull: Array, grids: tuple[Grid, Grid], found: dict[str, Array]
) -> dict[str, Array]:
    """Above the ear canals: in front of and below the middle of each pinna, on the skull."""
    grid = grids[1]
    core = grown(largest(grown(head, grid, -CONVEX_MM)), grid, CONVEX_MM)
    centre, base = found["foramen_magnum"], resample(skull, grids[0], grid, order=0)
    where = grid.lps(np.argwhere(head & ~core))
    out: dict[str, Array] = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        lateral = sign * (where[:, 0] - centre[0])
        near = (np.abs(where[:, 1] - centre[1] + 15) < 35) & (np.abs(where[:, 2] - centre[2] - 20) < 45)
        ear = where[near & (lateral > 45)]
        guess = centre[1:] + PORION_FROM_FORAMEN_MM
        if len(ear) * grid.voxel_mm3 / 1000 >= EAR_ML:
            guess = np.median(ear[:, 1:], axis=0) + CANAL_FROM_EAR_MM
        out[f"porion_{side}"] = np.array([_outermost(base, grid, guess, sign, float(centre[0])), *guess])
    return out


def _outermost(skull: Array, grid: Grid, yz: Array, sign: float, middle: float) -> float:
    """x of the skull's outer face at a height and depth, within 6 mm of them."""
    where = grid.lps(np.argwhere(skull))
    close = where[
        (np.hypot(where[:, 1] - yz[0], where[:, 2] - yz[1]) < 6) & (sign * (where[:, 0] - middle) > 30)
    ]
    return float(sign * np.max(sign * close[:, 0])) if len(close) else middle + sign * 55.0


def _nasion(head: Array, cavity: Array, grid: Grid, middle: float) -> Array:
    """Deepest point of the midline profile between the tip of the nose and the forehead, on the bone."""
    i = round(float(grid.ijk([[middle, 0, 0]])[0, 0]))
    wide = round(MIDLINE_MM / STEP_MM)
    profile = head[i - wide : i + wide + 1].sum(axis=0) > wide
    front = np.where(profile.any(axis=0), profile.argmax(axis=0), profile.shape[0]).astype(float)
    floor = _frontal_floor(cavity, i)
    tip = _foremost(front, floor - 60 / STEP_MM, floor - 14 / STEP_MM)
    brow = _foremost(front, floor, floor + 40 / STEP_MM)
    rows = np.arange(tip, brow + 1)
    chord = np.interp(rows, (tip, brow), (front[tip], front[brow]))
    deepest = rows[int((front[rows] - chord).argmax())]
    point: Array = grid.lps([[i, front[deepest] + SKIN_OVER_NASION_MM / STEP_MM, float(deepest)]])[0]
    return point


def _frontal_floor(cavity: Array, i: int) -> int:
    """Level of the floor below the frontal lobes: the cavity's lowest voxel in its foremost 20 mm."""
    near: Array = np.any(cavity[max(0, i - 12) : i + 13], axis=0)
    first = int(np.flatnonzero(near.any(axis=1))[0])
    return int(np.flatnonzero(near[first : first + round(20 / STEP_MM)].any(axis=0))[0])


def _foremost(front: Array, low: float, high: float) -> int:
    start = max(0, round(low))
    return start + int(front[start : max(start + 1, round(high))].argmin())


def _vertex(head: Array, grid: Grid, foramen_magnum: Array) -> Array:
    """Uppermost skin within 10 mm of the midline."""
    where = grid.lps(np.argwhere(head))
    middle = where[np.abs(where[:, 0] - foramen_magnum[0]) < 10]
    top = middle[middle[:, 2] > middle[:, 2].max() - STEP_MM / 2]
    point: Array = np.array([foramen_magnum[0], top[:, 1].mean(), top[:, 2].max() + STEP_MM / 2])
    return point
