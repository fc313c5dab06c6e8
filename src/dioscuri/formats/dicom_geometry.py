"""Where the slices of one series lie: checked, sorted along their normal, made one affine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError

Array = NDArray[Any]

SAME_PLACE_MM = 1e-3
SAME_COSINE = 1e-4  # direction cosines of two slices of one series; headers round them to 5 or 6 digits
EVEN = 0.02  # of the slice step: below this, positions are rounding
UNEVEN = 0.2  # of the slice step: up to this, slices are interpolated
MISSING = 1.5  # of the slice step: from this on, a slice is missing
SNAP = 0.05  # of a pixel: sideways drift below this is rounding, above it a tilted gantry
WANDER = 0.5  # of a pixel: slices that leave their straight line by more are refused


@dataclass(frozen=True, eq=False)
class Stack:
    """How slices make a volume.

    `order` (K,) sorts them; `lps_from_ijk` (4, 4) may still be sheared (`sheared`); `places` (K,) are the
    fractional slice numbers of the even positions, or None when the slices are even already.
    """

    order: Array
    lps_from_ijk: Array
    sheared: bool
    places: Array | None
    notes: tuple[str, ...]


def stack(name: str, positions: Array, orientations: Array, pixel_mm: Array) -> Stack:
    """Sort slices by their position along the normal and find their affine.

    Parameters
    ----------
    name : the series, for messages.
    positions : (K, 3) LPS mm of the first pixel of each slice, any order.
    orientations : (K, 6) direction cosines of rows and columns.
    pixel_mm : (K, 2) distance between rows, and between columns.

    Raises
    ------
    FormatError : one slice, mixed orientations or pixel sizes, two slices in one place, a gap.
    """
    if len(positions) < 2:
        raise FormatError(
            f"{name}: 1 slice found, must be at least 2 to make a volume; export the whole series"
        )
    row, column = _axes(name, orientations)
    if np.ptp(pixel_mm, axis=0).max() > SAME_PLACE_MM:
        low, high = pixel_mm.min(), pixel_mm.max()
        raise FormatError(
            f"{name}: pixels of {low:g} to {high:g} mm, must be one size; split it into one series per size"
        )
    normal = np.cross(row, column)
    depth = positions @ normal
    order = np.argsort(depth, kind="stable")
    step, places, notes = _spacing(name, depth[order])
    drift, start = _drift(name, positions[order], depth[order], float(pixel_mm.min()), normal)
    affine = np.eye(4)
    affine[:3, 0] = row * pixel_mm[0, 1]
    affine[:3, 1] = column * pixel_mm[0, 0]
    affine[:3, 2] = normal * step + drift * step
    affine[:3, 3] = start
    sheared = bool(drift.any())
    if sheared:
        degrees = np.degrees(np.arctan(np.linalg.norm(drift)))
        notes += (f"slices slanted by {degrees:.2f} degrees (gantry tilt): resampled to a right angle",)
    return Stack(order, affine, sheared, places, notes)


def _axes(name: str, orientations: Array) -> tuple[Array, Array]:
    first = orientations[0]
    ways = np.unique(np.round(orientations / (10 * SAME_COSINE)), axis=0)
    if np.abs(orientations - first).max() > SAME_COSINE * 10:
        raise FormatError(
            f"{name}: slices in {len(ways)} orientations, must be one; "
            "take the localiser out, or split it into one series per orientation"
        )
    row, column = first[:3], first[3:]
    lengths = np.linalg.norm(row), np.linalg.norm(column)
    if not np.allclose(lengths, 1, atol=1e-2) or abs(row @ column) > 1e-3:
        raise FormatError(
            f"{name}: direction cosines {first.round(4).tolist()}, must be two unit vectors at a right angle"
        )
    row = row / lengths[0]
    column = column - row * (row @ column)
    return row, column / np.linalg.norm(column)


def _spacing(name: str, depth: Array) -> tuple[float, Array | None, tuple[str, ...]]:
    """Mean step, mm; fractional slice numbers of even positions, or None; notes."""
    gaps = np.diff(depth)
    same = int(gaps.argmin())
    if gaps[same] < SAME_PLACE_MM:
        twice = int((gaps < SAME_PLACE_MM).sum())
        raise FormatError(
            f"{name}: {twice + 1} of {len(depth)} slices share a position (first at {depth[same]:.2f} mm "
            "along the normal), each position must occur once; export one phase or echo per series"
        )
    usual = float(np.median(gaps))
    wide = int(np.abs(gaps - usual).argmax())
    gap = float(gaps[wide])
    if gap >= MISSING * usual:
        count = max(1, round(gap / usual) - 1)
        raise FormatError(
            f"{name}: gap of {gap:.3g} mm between slices {wide + 1} and {wide + 2} of {len(depth)} "
            f"(at {depth[wide]:.2f} and {depth[wide + 1]:.2f} mm along the normal), must be {usual:.3g} mm: "
            f"{count} slice{'s' * (count > 1)} missing; export the series again"
        )
    if abs(gap - usual) > UNEVEN * usual:
        raise FormatError(
            f"{name}: slices {wide + 1} and {wide + 2} are {gap:.3g} mm apart, the others {usual:.3g} mm, "
            f"must be within {UNEVEN:.0%}; reconstruct the series at one spacing"
        )
    even = np.linspace(depth[0], depth[-1], len(depth))
    worst = float(np.abs(depth - even).max())
    step = float(even[1] - even[0])
    if worst <= EVEN * step:
        return step, None, ()
    note = f"slices up to {worst:.2f} mm off even spacing of {step:.3g} mm: interpolated to it"
    return step, np.interp(even, depth, np.arange(len(depth))), (note,)


def _drift(name: str, positions: Array, depth: Array, pixel_mm: float, normal: Array) -> tuple[Array, Array]:
    """Sideways drift per mm of depth, (3,), zero when straight; position of the first slice, (3,)."""
    line = (positions[-1] - positions[0]) / (depth[-1] - depth[0])
    away = positions - (positions[0] + (depth - depth[0])[:, None] * line)
    wander = float(np.linalg.norm(away, axis=1).max())
    if wander > WANDER * pixel_mm:
        raise FormatError(
            f"{name}: slices lie up to {wander:.2f} mm off a straight line, must be within half a pixel "
            f"({WANDER * pixel_mm:.2f} mm); export the series again as it was acquired"
        )
    drift = line - normal
    whole = drift * (depth[-1] - depth[0])
    if float(np.linalg.norm(whole)) <= SNAP * pixel_mm:
        return np.zeros(3), positions[0] + whole / 2
    return drift, positions[0]
