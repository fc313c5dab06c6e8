"""From the labels of a real head to a head of the phantom: its own frame, no face, smooth distances.

What lies more than 10 mm before the porions and below the supraorbital rims is cut away from skin and bone;
the case of the brain and the neck stay. The nasion is recorded before.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy import ndimage

from dioscuri.errors import GeometryError, ScanError
from dioscuri.geometry.distance import largest, signed_distance
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Transform
from dioscuri.phantom.head import LANDMARKS
from dioscuri.phantom.sampled import FACE_MM, SAMPLED, UNIT_MM, SampledHead
from dioscuri.phantom.shapes import Array

FINE_MM = 1.25  # grid of the sampled distances, unless the labels are coarser
SOFT_MM = 0.7  # smoothing of masks and of their distances: voxels leave no steps
BASE_MM = 5.0  # bone of the face that is farther from the brain's cavity than this goes with the face
BROW_MM = 12.0  # brow above the nasion, where no orbit's roof is seen (assumed)
VENTRICLE_MM = 14.0  # CSF deeper than this below the bone is ventricle
BELOW_MM = 70.0  # how much neck is kept below the foramen magnum, where the scan shows it
AROUND_MM = 8.0


def sampled_head(labels: LabelMap, landmarks: Mapping[str, ArrayLike]) -> SampledHead:
    """A head of the phantom from the labels of a real one, its face removed.

    Parameters
    ----------
    labels : scalp, soft tissue, skull, CSF and brain of one head.
    landmarks : foramen_magnum, basion, opisthion, nasion, porion_left, porion_right, vertex; (3,) LPS mm.

    Raises
    ------
    ScanError : a landmark is missing, or the labels hold no brain.
    """
    missing = sorted(set(LANDMARKS) - set(landmarks))
    if missing:
        raise ScanError(f"found no landmark {missing[0]!r}, expected {', '.join(LANDMARKS)}: place it")
    if not labels.mask("brain").any():
        raise ScanError("found no brain in the labels, expected one: label the head first")
    frame = head_frame(landmarks)
    marks = {name: frame(np.asarray(landmarks[name], float)[None])[0] for name in LANDMARKS}
    grid = _box(labels, frame, marks)
    masks = _masks(labels, grid, frame)
    lowest, notes = _lowest(labels.grid, grid, frame, masks["skin"])
    ears = float(min(marks["porion_left"][1], marks["porion_right"][1]))
    rims = _rims(masks["skull_inner"], grid, marks)
    table = _table(masks, grid, ears - FACE_MM, rims)
    return SampledHead(table, grid, marks, lowest, frame, rims, ears, notes=notes)


def head_frame(landmarks: Mapping[str, ArrayLike]) -> Transform:
    """head_from_lps: origin at the foramen magnum, z to the vertex, x to the child's left (porions)."""
    magnum, vertex, left, right = (
        np.asarray(landmarks[n], float) for n in ("foramen_magnum", "vertex", "porion_left", "porion_right")
    )
    z = vertex - magnum
    z = z / np.linalg.norm(z)
    x = left - right
    x = x - (x @ z) * z
    if np.linalg.norm(x) < 20:
        raise GeometryError(
            "landmarks: porions less than 20 mm apart across the head, must be left and right"
        )
    x = x / np.linalg.norm(x)
    matrix = np.eye(4)
    matrix[:3, :3] = np.stack([x, np.cross(z, x), z])
    matrix[:3, 3] = -matrix[:3, :3] @ magnum
    return Transform(matrix, "head", "lps")


def _box(labels: LabelMap, frame: Transform, marks: Mapping[str, Array]) -> Grid:
    """Axis-aligned grid of the head frame around the head, down to the neck that is kept."""
    found = frame(labels.grid.lps(np.argwhere(labels.values[::3, ::3, ::3] > 0) * 3))
    found = found[found[:, 2] > -BELOW_MM]
    # The face goes: nothing is needed farther forward than the forehead.
    front = found[found[:, 2] > marks["nasion"][2], 1].min()
    low, high = found.min(axis=0), found.max(axis=0)
    low[1] = max(low[1], front)
    low, high = low - AROUND_MM, high + AROUND_MM
    shape = np.ceil((high - low) / FINE_MM).astype(int) + 1
    return Grid.axis_aligned(
        (int(shape[0]), int(shape[1]), int(shape[2])), FINE_MM, origin_mm=low, frame="head"
    )


def _masks(labels: LabelMap, grid: Grid, frame: Transform) -> dict[str, Array]:
    """Bodies of `SAMPLED` on the head's grid; skull_outer is the brain's case without face and spine."""
    to = Grid(frame.inverse().matrix @ grid.lps_from_ijk, grid.shape, labels.grid.frame)
    cavity = _moved(labels.mask("csf", "brain"), labels.grid, to)
    brain = _moved(labels.mask("brain"), labels.grid, to)
    bone = _moved(labels.mask("skull"), labels.grid, to)
    skin = _solid(_moved(labels.values > 0, labels.grid, to) | bone | cavity)
    return {"skin": skin, "bone": bone, "skull_inner": cavity, "brain": brain}


def _moved(mask: Array, grid: Grid, to: Grid) -> Array:
    soft = ndimage.gaussian_filter(mask.astype(np.float32), SOFT_MM / grid.spacing_mm)
    return np.asarray(resample(soft, grid, to) > 0.5)


def _solid(mask: Array) -> Array:
    out = largest(mask)
    for k in range(out.shape[2]):
        out[:, :, k] = ndimage.binary_fill_holes(out[:, :, k])
    return out


def _lowest(scan: Grid, grid: Grid, frame: Transform, skin: Array) -> tuple[float, tuple[str, ...]]:
    """Lowest z at which the scan shows a whole section of the back of the head, and what to say of it."""
    k0 = round(float(grid.ijk([[0, 0, 4.0]])[0, 2]))
    around = ndimage.binary_dilation(skin[:, :, max(k0, 0)], iterations=3)
    around[:, : round(float(grid.ijk([[0, -40.0, 0]])[0, 1]))] = False
    spots = np.argwhere(around)[::5]
    lps = frame.inverse()
    level = k0
    for k in range(k0, -1, -1):
        ijk = scan.ijk(lps(grid.lps(np.column_stack([spots, np.full(len(spots), k)]))))
        if not ((ijk >= 1) & (ijk <= np.array(scan.shape) - 2)).all():
            break
        level = k
    z = float(grid.lps([[0, 0, level]])[0, 2])
    note = f"the scan shows the neck down to {-z:.0f} mm below the foramen magnum; below that it is drawn"
    return z, (note,)


def _rims(cavity: Array, grid: Grid, marks: Mapping[str, Array]) -> float:
    """z of the supraorbital rims: the roof of the orbits, which is the floor of the frontal lobes."""
    x = np.abs(grid.lps(np.column_stack([np.arange(grid.shape[0])] + [np.zeros(grid.shape[0])] * 2))[:, 0])
    over: Array = np.any(cavity[(x > 12) & (x < 36)], axis=0)
    rows = np.flatnonzero(np.any(over, axis=1))
    usual = float(marks["nasion"][2]) + BROW_MM
    if not len(rows):
        return usual
    floor = np.flatnonzero(np.any(over[rows[0] : rows[0] + 25], axis=0))[0]
    return max(usual, float(grid.lps([[0, 0, floor]])[0, 2]))


def _table(masks: dict[str, Array], grid: Grid, front_mm: float, rims_mm: float) -> Array:
    """int16 (I, J, K, 5) distances of `SAMPLED`, the face cut away from skin and bone."""
    y = grid.lps([[0, j, 0] for j in range(grid.shape[1])])[:, 1].astype(np.float32)
    z = grid.lps([[0, 0, k] for k in range(grid.shape[2])])[:, 2].astype(np.float32)
    keep = -np.maximum(y[:, None] - front_mm, z[None, :] - rims_mm)[None]  # below 0 outside the face
    inner = _smooth_distance(masks["skull_inner"], grid)
    bone = masks["bone"] | masks["skull_inner"]
    case = bone & ((inner < BASE_MM) | np.broadcast_to(keep < 0, inner.shape))
    outer = _smooth_distance(_solid(case), grid)
    outer = np.minimum(outer, inner - 1.0)
    skin = np.minimum(np.maximum(_smooth_distance(masks["skin"], grid), keep), outer)
    found = {"skin": skin, "skull_outer": outer, "skull_inner": inner}
    ventricles = ndimage.binary_opening(masks["skull_inner"] & ~masks["brain"] & (inner < -VENTRICLE_MM))
    found["brain"] = _smooth_distance(masks["brain"], grid)
    found["ventricles"] = _smooth_distance(ventricles, grid)
    table = np.empty((*grid.shape, len(SAMPLED)), np.int16)
    for n, name in enumerate(SAMPLED):
        table[..., n] = np.clip(found[name] / UNIT_MM, -32000, 32000)
    return table


def _smooth_distance(mask: Array, grid: Grid) -> Array:
    if not mask.any():
        return np.full(mask.shape, 300.0, np.float32)
    out: Array = ndimage.gaussian_filter(signed_distance(mask, grid), SOFT_MM / grid.spacing_mm)
    return out
