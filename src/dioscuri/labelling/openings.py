"""Where the intracranial space leaves the skull: the foramina magna, and edges that the scan has cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.distance import distance_to
from dioscuri.model import Grid

Array = NDArray[Any]
BRAIN_ML = 900.0  # of the head whose lengths are quoted below; others scale with the cube root
BALL_MM = 16.0  # rolls through the vault, not through the foramen magnum
TUBE_MM = 5.0  # half-width of what leaves through it, at least
DEEP_MM = 10.0  # an opening nearer to the skin is a fontanelle, not a foramen magnum
APART_MM = 45.0
SMALLEST_ML = 10.0
DIRECTIONS = ("left", "right", "back", "front", "top", "bottom")


@dataclass(frozen=True)
class Opening:
    """One way out of the skull: its centre (LPS mm) and where it touches what lies outside, mm2."""

    centre_lps_mm: tuple[float, float, float]
    contact_mm2: float


def openings(space: Array, bone: Array, body: Array, grid: Grid, least_mm2: float) -> tuple[Opening, ...]:
    """Foramina magna, the widest contact first.

    A ball that rolls through the vault cannot leave by the foramen magnum: what it leaves over, is wide
    enough to be no crevice, and touches soft tissue far from the skin or the edge of the scan, is the way
    out. Its centre is where the ball rests in it.
    """
    scale = (space.sum() * grid.voxel_mm3 / 2000 / BRAIN_ML) ** (1 / 3)
    depth = np.where(space, distance_to(bone, grid), 0)
    middle = _big(depth >= BALL_MM * scale, grid)
    vault = space & (distance_to(middle, grid) <= BALL_MM * scale)
    rest = space & ~vault
    tubes, count = ndimage.label(rest & (depth >= TUBE_MM * scale), np.ones((3, 3, 3)))
    outside = _outside(space, bone, body, grid)
    found = [_opening(tubes == n, rest, vault, outside, grid) for n in range(1, count + 1)]
    ranked = sorted(
        (o for o in found if o and o.contact_mm2 >= least_mm2), key=lambda o: o.contact_mm2, reverse=True
    )
    apart: list[Opening] = []
    for opening in ranked:
        centre = np.array(opening.centre_lps_mm)
        if all(np.linalg.norm(centre - o.centre_lps_mm) > APART_MM * scale for o in apart):
            apart.append(opening)
    return tuple(apart)


def _big(mask: Array, grid: Grid) -> Array:
    """Pieces of at least `SMALLEST_ML`: middles of heads, not of a spinal canal without vertebrae."""
    pieces, count = ndimage.label(mask)
    keep = np.bincount(pieces.ravel(), minlength=count + 1) * grid.voxel_mm3 / 1000 >= SMALLEST_ML
    keep[0] = False
    return np.asarray(keep[pieces])


def _outside(space: Array, bone: Array, body: Array, grid: Grid) -> Array:
    """Voxels of the space beside soft tissue deep under the skin, or at the edge of the scan."""
    padded = np.pad(body, 1, mode="edge")
    under_skin = distance_to(~padded, grid)[1:-1, 1:-1, 1:-1] if not padded.all() else np.inf
    tissue = body & ~bone & ~space & (under_skin >= DEEP_MM)
    edge = np.zeros(space.shape, bool)
    for axis in range(3):
        for end in (0, -1):
            index: list[Any] = [slice(None)] * 3
            index[axis] = end
            edge[tuple(index)] = True
    return np.asarray(space & (ndimage.binary_dilation(tissue) | edge))


def _opening(tube: Array, rest: Array, vault: Array, outside: Array, grid: Grid) -> Opening | None:
    reach = 2 * float(grid.spacing_mm.max())
    near = distance_to(tube, grid) <= reach
    contact = outside & rest & near
    rim = vault & near
    if not contact.any() or not rim.any():
        return None
    centre = grid.lps(np.argwhere(rim)).mean(axis=0)
    area = float(contact.sum() * grid.voxel_mm3 ** (2 / 3))
    return Opening((float(centre[0]), float(centre[1]), float(centre[2])), area)


def cut_edges(space: Array, grid: Grid) -> dict[str, float]:
    """Area of the largest piece of the space on each face of the scan, mm2, named by where the face looks."""
    out: dict[str, float] = {}
    spacing, towards = grid.spacing_mm, grid.directions
    for axis in range(3):
        area = float(np.prod(np.delete(spacing, axis)))
        for end, sign in ((0, -1.0), (-1, 1.0)):
            pieces, count = ndimage.label(np.take(space, end, axis=axis))
            if not count:
                continue
            look = sign * towards[:, axis]
            main = int(np.abs(look).argmax())
            name = DIRECTIONS[2 * main + (0 if look[main] > 0 else 1)]
            largest = int(np.bincount(pieces.ravel())[1:].max())
            out[name] = max(out.get(name, 0.0), largest * area)
    return out
