"""Vessels as tubes of their own calibre, whole or in dashes, with a value at each ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Surface, VesselEdge
from dioscuri.planning.pages.solids import joined

Array = NDArray[Any]
Stretch = tuple[Array, Array, Array]  # path (P, 3), radius (P,), how far along the vessel (P,) 0 to 1

SIDES = 10
LEAST_MM = 0.55  # thinner vessels are drawn as thick as this, or they would not be seen


def tubes_of(stretches: Sequence[Stretch]) -> tuple[Surface, Array]:
    """One surface, and for each vertex (V,) how far along its vessel it lies."""
    found = [_tube(*s) for s in stretches]
    along = np.concatenate([a for _, a in found]) if found else np.zeros(0)
    return joined([s for s, _ in found]), along


def whole(edge: VesselEdge) -> list[Stretch]:
    """A vessel in one piece."""
    path, radius, along, _ = _measured(edge)
    return [(path, radius, along)] if len(path) > 1 else []


def dashes(edge: VesselEdge, dash_mm: float, gap_mm: float) -> tuple[list[Stretch], list[Stretch]]:
    """The dashes of a vessel and what lies between them; a short vessel keeps a dash of half its length."""
    path, radius, _, at = _measured(edge)
    if len(path) < 2:
        return [], []
    share = min(1.0, at[-1] / (2 * (dash_mm + gap_mm)))
    dash, gap = dash_mm * share, gap_mm * share
    ends = [(s, s + dash) for s in np.arange(0, at[-1], dash + gap)]
    between = [(b, b + gap) for _, b in ends if b < at[-1]]
    return list(_pieces(path, radius, at, ends)), list(_pieces(path, radius, at, between))


def middle(edge: VesselEdge) -> tuple[float, float, float]:
    """The point halfway along a vessel, LPS mm."""
    path, _, _, at = _measured(edge)
    x, y, z = (float(np.interp(at[-1] / 2, at, path[:, n])) for n in range(3))
    return x, y, z


def _measured(edge: VesselEdge) -> tuple[Array, Array, Array, Array]:
    """Path without doubled points, drawn radius, share and mm along it."""
    keep = np.append(True, np.linalg.norm(np.diff(edge.path, axis=0), axis=1) > 1e-6)
    path, radius = edge.path[keep], np.maximum(edge.radius_mm[keep], LEAST_MM)
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    return path, radius, at / max(at[-1], 1e-9), at


def _pieces(path: Array, radius: Array, at: Array, ends: Sequence[tuple[float, float]]) -> Iterator[Stretch]:
    for a, b in ends:
        s = np.linspace(a, min(b, at[-1]), 5)
        if s[-1] - s[0] > 0.05:
            line = np.column_stack([np.interp(s, at, path[:, n]) for n in range(3)])
            yield line, np.interp(s, at, radius), s / at[-1]


def _tube(path: Array, radius: Array, along: Array) -> tuple[Surface, Array]:
    side, other = _frames(path)
    turn = np.linspace(0, 2 * np.pi, SIDES, endpoint=False)
    ring = np.cos(turn)[None, :, None] * side[:, None] + np.sin(turn)[None, :, None] * other[:, None]
    wall = (path[:, None] + radius[:, None, None] * ring).reshape(-1, 3)
    k, n = np.arange(SIDES), len(path)
    a = (np.arange(n - 1)[:, None] * SIDES + k).ravel()
    b = (np.arange(n - 1)[:, None] * SIDES + (k + 1) % SIDES).ravel()
    faces = np.concatenate([np.column_stack([a, b, a + SIDES]), np.column_stack([b, b + SIDES, a + SIDES])])
    first, last = n * SIDES, n * SIDES + 1
    end = (n - 1) * SIDES
    caps = np.concatenate(
        [
            np.column_stack([(k + 1) % SIDES, k, np.full(SIDES, first)]),
            np.column_stack([end + k, end + (k + 1) % SIDES, np.full(SIDES, last)]),
        ]
    )
    points = np.concatenate([wall, path[:1], path[-1:]])
    return Surface(points, np.concatenate([faces, caps])), np.append(np.repeat(along, SIDES), along[[0, -1]])


def _frames(path: Array) -> tuple[Array, Array]:
    """Two directions (P, 3) across the path at each point, carried along it without twist."""
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.empty_like(path)
    side[0] = _across(way[0], np.eye(3)[np.abs(way[0]).argmin()])
    for n in range(1, len(path)):
        side[n] = _across(way[n], side[n - 1])
    return side, np.cross(way, side)


def _across(way: Array, near: Array) -> Array:
    flat = near - (near @ way) * way
    if np.linalg.norm(flat) < 1e-6:
        flat = np.cross(way, np.eye(3)[np.abs(way).argmin()])
    out: Array = flat / np.linalg.norm(flat)
    return out
