"""Every vessel that is not meant to cross is put back on its own twin's side of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.phantom.drawing import Draft, Drawing, pin, resampled
from dioscuri.phantom.sinuses import SHARED
from dioscuri.phantom.surfaces import HeadSurface

Array = NDArray[Any]
ROUNDS = 3


def keep_own(drawing: Drawing, surfaces: dict[str, HeadSurface]) -> None:
    """Move nodes and paths in place; the shared sinus, crossing vessels and the nodes they touch stay."""
    free = [n for n, d in enumerate(drawing.drafts) if not _may_cross(d)]
    fixed = {node for d in drawing.drafts if _may_cross(d) for node in (d.start, d.end)}
    homes = {n: _home(drawing.drafts[n], surfaces) for n in free}
    for n in free:
        draft = drawing.drafts[n]
        for node in {draft.start, draft.end} - fixed:
            drawing.nodes[node] = homes[n].kept(drawing.nodes[node][None], float(draft.radius.min()))[0]
    for n in free:
        drawing.drafts[n] = _kept(drawing, drawing.drafts[n], homes[n])


def _may_cross(draft: Draft) -> bool:
    return SHARED in draft.line.name or draft.line.name.startswith("crossing")


def _home(draft: Draft, surfaces: dict[str, HeadSurface]) -> HeadSurface:
    """Whose tissue a vein drains; an artery may have crossed before: where most of its path lies."""
    castor = surfaces["castor"]
    if draft.line.kind != "artery":
        return castor if draft.line.castor == 1 else surfaces["pollux"]
    return castor if np.median(castor.gap_mm(draft.path)) > 0 else surfaces["pollux"]


def _kept(drawing: Drawing, draft: Draft, home: HeadSurface) -> Draft:
    path = pin(draft.path, drawing.nodes[draft.start], drawing.nodes[draft.end])
    if home.gap_mm(path).min() < 0:
        for _ in range(ROUNDS):
            path[1:-1] = home.kept(path[1:-1], float(draft.radius.min()))
        path = resampled(path)
    share = np.linspace(0, 1, len(path))
    radius = np.interp(share, np.linspace(0, 1, len(draft.radius)), draft.radius)
    return replace(draft, path=path, radius=radius)
