"""Sinuses leave their torcular so that they part: each turned away from the others, as real ones are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.phantom.curves import resampled
from dioscuri.phantom.drawing import Draft, Drawing
from dioscuri.phantom.surfaces import HeadSurface

Array = NDArray[Any]
AIM_MM = 8.0  # over which a sinus's direction at the torcular is measured
FADE_MM = 22.0  # over which a turned sinus comes back to its course
BESIDE_MM = 10.0  # a torcular this close to the interface sends nothing across
ROUNDS, STEP, PULL = 200, 0.02, 1.0
FREE = ("transverse", "straight")  # the others were there first


def spread(drawing: Drawing, node: int, surface: HeadSurface) -> None:
    """Turn the twin's transverse and straight sinuses, in place, where they leave a node together."""
    arms = [
        (n, d.end == node)
        for n, d in enumerate(drawing.drafts)
        if node in (d.start, d.end) and d.line.kind == "sinus"
    ]
    paths = [_from(drawing.drafts[n].path, at_end) for n, at_end in arms]
    ways = np.array([_way(path) for path in paths])
    names = [drawing.drafts[n].line.name for n, _ in arms]
    free = np.array([any(what in name for what in FREE) for name in names])
    flat = np.array(["transverse" in name for name in names])
    outward = surface.towards(drawing.nodes[node])[0]
    ways[[n for n, name in enumerate(names) if "straight" in name]] = -outward  # from the front, as real ones
    walls = [outward]
    if surface.gap_mm(drawing.nodes[node][None])[0] < BESIDE_MM:
        walls.append(_across(surface, drawing.nodes[node]))
    turned = apart(ways, free, np.array(walls), np.where(flat[:, None], outward, 0.0))
    for (n, at_end), path, way, is_free, in_dura in zip(arms, paths, turned, free, flat, strict=True):
        if is_free:
            bent = _bent(path, way)
            if in_dura:
                r = float(drawing.drafts[n].radius.mean())
                bent[1:-1] = surface.within_dura(bent[1:-1], r)
            drawing.drafts[n] = _along_new(drawing.drafts[n], _from(resampled(bent), at_end))


def _along_new(draft: Draft, path: Array) -> Draft:
    share, old = np.linspace(0, 1, len(path)), np.linspace(0, 1, len(draft.radius))
    return replace(draft, path=path, radius=np.interp(share, old, draft.radius))


def apart(ways: Array, free: Array, walls: Array, normals: Array) -> Array:
    """Unit vectors (N, 3) of which the free ones (N,) are turned away from the others and the walls (W, 3).

    Each repels the others as charges on a ball do, and is held by its first direction; one with a normal
    (N, 3, else zeros) stays across it.
    """
    out = ways.copy()
    for _ in range(ROUNDS):
        for k in np.flatnonzero(free):
            others = np.concatenate([np.delete(out, k, axis=0), walls])
            gap = out[k] - others
            push = (gap / np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 0.1) ** 4).sum(axis=0)
            moved = out[k] + STEP * (push + PULL * (ways[k] - out[k]))
            moved -= (moved @ normals[k]) * normals[k]
            out[k] = moved / np.linalg.norm(moved)
    return out


def _from(path: Array, at_end: bool) -> Array:
    return path[::-1] if at_end else path


def _along(path: Array) -> Array:
    return np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])


def _way(path: Array) -> Array:
    way = path[min(int(np.searchsorted(_along(path), AIM_MM)), len(path) - 1)] - path[0]
    return np.asarray(way / np.linalg.norm(way))


def _across(surface: HeadSurface, point: Array) -> Array:
    """Unit vector from the twin's own side across the interface."""
    steps = np.concatenate([np.eye(3), -np.eye(3)]) * 1.5
    gap = surface.gap_mm(point + steps)
    slope = gap[3:] - gap[:3]
    return np.asarray(slope / max(float(np.linalg.norm(slope)), 1e-9))


def _bent(path: Array, way: Array) -> Array:
    """The path beginning along `way` and coming back to its course."""
    run = _along(path)
    t = np.clip(run / min(FADE_MM, run[-1] / 2), 0, 1)
    near = (1 - t * t * (3 - 2 * t))[:, None]
    return np.asarray(path + near * (path[0] + run[:, None] * way - path))
