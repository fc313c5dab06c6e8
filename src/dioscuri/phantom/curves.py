"""Smooth tortuous paths, sampled about every millimetre."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.interpolate import CubicSpline

Array = NDArray[Any]
STEP_MM = 1.0
FADE_MM = 9.0


def pin(path: Array, start: Array, end: Array) -> Array:
    """The path moved smoothly so that it begins and ends exactly at two points."""
    out = path.astype(float).copy()
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(out, axis=0), axis=1))])
    fade = min(FADE_MM, run[-1] / 2) or 1.0
    near_start = _ease(run / fade)
    near_end = _ease((run[-1] - run) / fade)
    out += near_start[:, None] * (start - path[0]) + near_end[:, None] * (end - path[-1])
    out[0], out[-1] = start, end
    return out


def _ease(share: Array) -> Array:
    t = np.clip(share, 0, 1)
    return np.asarray(1 - t * t * (3 - 2 * t))


def resampled(path: Array, step_mm: float = STEP_MM) -> Array:
    """The polyline with samples about `step_mm` apart, ends kept."""
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    n = max(2, int(round(run[-1] / step_mm)) + 1)
    at = np.linspace(0, run[-1], n)
    return np.stack([np.interp(at, run, path[:, c]) for c in range(3)], 1)


def through(points: ArrayLike, rng: np.random.Generator, *, tortuosity_mm: float = 0.8) -> Array:
    """A smooth path through LPS points (K, 3), sampled about every millimetre, slightly tortuous."""
    stops = np.asarray(points, float)
    apart = np.linalg.norm(np.diff(stops, axis=0), axis=1)
    stops = stops[np.concatenate([[True], apart > 0.05])]
    run = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(stops, axis=0), axis=1) ** 0.5)])
    spline = CubicSpline(run, stops, bc_type="natural") if len(stops) > 2 else None
    if spline is None:
        dense = stops[0] + np.linspace(0, 1, 50)[:, None] * (stops[1] - stops[0])
    else:
        dense = spline(np.linspace(0, run[-1], 50 * len(stops)))
    return wavy(resampled(dense), rng, tortuosity_mm)


def wavy(path: Array, rng: np.random.Generator, amplitude_mm: float) -> Array:
    """Side-ways waves of 12-30 mm length; none at the ends."""
    run = np.arange(len(path)) * STEP_MM
    window = np.minimum(1, np.minimum(run, run[::-1]) / FADE_MM)
    tangent = np.gradient(path, axis=0)
    tangent /= np.maximum(np.linalg.norm(tangent, axis=1, keepdims=True), 1e-9)
    helper = np.where(np.abs(tangent[:, :1]) < 0.8, [[1.0, 0, 0]], [[0.0, 1, 0]])
    one = np.cross(tangent, helper)
    one /= np.linalg.norm(one, axis=1, keepdims=True)
    waves = []
    for _ in range(2):
        length, phase = rng.uniform(12, 30), rng.uniform(0, 2 * np.pi)
        waves.append(window * np.sin(2 * np.pi * run / length + phase) * amplitude_mm / np.sqrt(2))
    return np.asarray(path + one * waves[0][:, None] + np.cross(tangent, one) * waves[1][:, None])


def arc(start: Array, end: Array, radius_mm: float) -> Array:
    """Unit vectors (P, 3) along the great circle between two, about a millimetre apart at that radius."""
    angle = float(np.arccos(np.clip(start @ end, -1, 1)))
    n = max(3, int(np.ceil(angle * radius_mm / STEP_MM)) + 1)
    t = np.linspace(0, 1, n)[:, None]
    if angle < 1e-6:
        return np.repeat(start[None], n, axis=0)
    out: Array = (np.sin((1 - t) * angle) * start + np.sin(t * angle) * end) / np.sin(angle)
    return out
