"""A vessel that was named in an earlier plan, found again by a place on it, as rulings are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.model.operation import Args, BookmarkAdd, Change, ConstraintAdd

Array = NDArray[Any]
Point = tuple[float, float, float]
REACH_MM = 3.0  # as far as a vessel may lie from where it was; rulings: ownership.vessels.ruling_reach_mm


def place_on(path: ArrayLike) -> Point:
    """The middle of a vessel's path, LPS mm."""
    points = np.asarray(path, float)
    x, y, z = (round(float(v), 3) for v in points[len(points) // 2])
    return x, y, z


def found_again(
    vessel: str, at: Sequence[float], paths: Mapping[str, ArrayLike], reach_mm: float = REACH_MM
) -> str:
    """Its name today: its own where that vessel still passes `at`, else that of the nearest; "" if lost."""
    if vessel in paths and _away(paths[vessel], at) <= reach_mm:
        return vessel
    away = {name: _away(path, at) for name, path in paths.items()}
    nearest = min(away, key=lambda name: away[name], default="")
    return nearest if nearest and away[nearest] <= reach_mm else ""


def placed(change: Change, paths: Mapping[str, ArrayLike]) -> Change:
    """The change with a point on each vessel that it names, where it brought none."""
    args, more = change.args, dict[str, Any]()
    if isinstance(args, ConstraintAdd):
        if args.vessel and args.vessel in paths and args.at_lps_mm is None:
            more = {"at_lps_mm": place_on(paths[args.vessel])}
    elif isinstance(args, BookmarkAdd):
        missing = [v for v in _viewed(args.view) if v in paths and v not in args.places]
        more = {"places": {**args.places, **{v: place_on(paths[v]) for v in missing}}} if missing else {}
    given = {**args.model_dump(exclude_unset=True), **more}
    return Change(**{**change.model_dump(exclude_unset=True), "args": given}) if more else change


def renamed(args: Args, paths: Mapping[str, ArrayLike]) -> dict[str, str | None]:
    """Vessels whose name today is another, and that name; None where the vessel is lost."""
    places: dict[str, Any] = {}
    if isinstance(args, ConstraintAdd) and args.vessel and args.at_lps_mm:
        places = {args.vessel: args.at_lps_mm}
    elif isinstance(args, BookmarkAdd):
        places = dict(args.places)
    now = {vessel: found_again(vessel, at, paths) for vessel, at in places.items()}
    return {vessel: name or None for vessel, name in now.items() if name != vessel}


def _viewed(view: Mapping[str, Any]) -> list[str]:
    """Ids of the vessels that a view clips or selects."""
    clips, selected = view.get("clips"), view.get("selected")
    found = list(clips) if isinstance(clips, dict) else []
    return [*found, *([selected] if isinstance(selected, str) and selected not in found else [])]


def _away(path: ArrayLike, point: Sequence[float]) -> float:
    """From a point to a polyline, mm."""
    points, at = np.asarray(path, float), np.asarray(point, float)
    if len(points) == 1:
        return float(np.linalg.norm(points[0] - at))
    a, step = points[:-1], np.diff(points, axis=0)
    size = np.maximum((step**2).sum(axis=1), 1e-12)
    share = np.clip(((at - a) * step).sum(axis=1) / size, 0, 1)
    return float(np.linalg.norm(a + share[:, None] * step - at, axis=1).min())
