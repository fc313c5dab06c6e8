"""Every vessel that is not meant to cross is put back on its own twin's side of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.phantom.curves import pin, resampled
from dioscuri.phantom.drawing import Draft, Drawing
from dioscuri.phantom.sinuses import SHARED
from dioscuri.phantom.surfaces import HeadSurface

Array = NDArray[Any]
ROUNDS = 3
SMOOTH_MM = 2.0
SINK_MM = 2.5  # farther outside, the table of the dura is at fault: it falls off at the opening's rim
IN_DURA = ("cortical", "Labbe", "bridging", "superior sagittal")
OWN_CORTEX_MM = 5.0  # a crossing vein begins this deep in its own twin's tissue and more, assumed


def keep_own(drawing: Drawing, surfaces: dict[str, HeadSurface]) -> None:
    """Move nodes and paths in place; the shared sinus, crossing vessels and the nodes they touch stay."""
    free = [n for n, d in enumerate(drawing.drafts) if not _may_cross(d)]
    fixed = {node for d in drawing.drafts if _may_cross(d) for node in (d.start, d.end)}
    homes = {n: _home(drawing.drafts[n], surfaces) for n in free}
    for n in free:
        draft = drawing.drafts[n]
        for node in {draft.start, draft.end} - fixed:
            place = homes[n].kept(drawing.nodes[node][None], float(draft.radius.min()))
            drawing.nodes[node] = _sunk(draft, homes[n], place)[0]
    _keep_sources(drawing, surfaces)
    for n in free:
        drawing.drafts[n] = _kept(drawing, drawing.drafts[n], homes[n])


def _keep_sources(drawing: Drawing, surfaces: dict[str, HeadSurface]) -> None:
    """A crossing vein begins in the cortex of the twin whose vein it is."""
    for n, draft in enumerate(drawing.drafts):
        if _may_cross(draft) and draft.line.kind == "vein":
            home = surfaces["castor" if draft.line.castor == 1 else "pollux"]
            drawing.nodes[draft.start] = home.kept(drawing.nodes[draft.start][None], OWN_CORTEX_MM)[0]
            path = pin(draft.path, drawing.nodes[draft.start], drawing.nodes[draft.end])
            drawing.drafts[n] = replace(draft, path=path)


def _sunk(draft: Draft, home: HeadSurface, points: Array) -> Array:
    """The points (N, 3) inside the inner table, if the vessel lies on the brain or against the dura."""
    if not any(what in draft.line.name for what in IN_DURA):
        return points
    sunk = home.within_dura(points, float(draft.radius.min()))
    far = np.linalg.norm(sunk - points, axis=1, keepdims=True)
    return np.where(far < SINK_MM, sunk, points)


def _may_cross(draft: Draft) -> bool:
    return SHARED in draft.line.name or draft.line.name.startswith("crossing")


def _home(draft: Draft, surfaces: dict[str, HeadSurface]) -> HeadSurface:
    """Whose tissue a vein drains; an artery may have crossed before: where most of its path lies."""
    castor = surfaces["castor"]
    if draft.line.kind != "artery":
        return castor if draft.line.castor == 1 else surfaces["pollux"]
    return castor if np.median(castor.gap_mm(draft.path)) > 0 else surfaces["pollux"]


def beside_interface(home: HeadSurface, path: Array, radius_mm: float) -> Array:
    """The path (P, 3) on the twin's own side between its ends, without the interface's folds."""
    for _ in range(ROUNDS):
        path[1:-1] = home.kept(path[1:-1], radius_mm)
        path = _smooth(resampled(path))
    return path


def _smooth(path: Array) -> Array:
    """Without the folds of the interface that the path was pushed along; its ends stay."""
    low = ndimage.gaussian_filter1d(path, SMOOTH_MM, axis=0, mode="nearest")
    return pin(low, path[0], path[-1])


def _kept(drawing: Drawing, draft: Draft, home: HeadSurface) -> Draft:
    path = pin(draft.path, drawing.nodes[draft.start], drawing.nodes[draft.end])
    if home.gap_mm(path).min() < 0:
        path = beside_interface(home, path, float(draft.radius.min()))
    path[1:-1] = _sunk(draft, home, path[1:-1])
    share = np.linspace(0, 1, len(path))
    radius = np.interp(share, np.linspace(0, 1, len(draft.radius)), draft.radius)
    return replace(draft, path=path, radius=radius)
