"""VMTK's centrelines as a vessel graph: copies of one branch become one edge.

VMTK traces a line from the source to each target, so that a trunk is there once per target. Lines split by
vmtkbranchextractor carry GroupIds (one per branch, whichever line it lies on), CenterlineIds, TractIds (order
on a line) and Blanking (1 within a bifurcation): then each branch is one edge and each bifurcation one node.
Lines that are not split are merged where they run within a share of the radius of one another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats.frames import Frame, checked, flipped
from dioscuri.formats.links import graph_of_links
from dioscuri.formats.polylines import Polylines, read_polylines
from dioscuri.formats.vmtk_groups import graph_of_groups
from dioscuri.model import VesselGraph

Array = NDArray[Any]
RADIUS = "MaximumInscribedSphereRadius"
NEAR_SHARE = 0.5  # of the radius: centrelines of vessels that touch are two radii apart
EVIDENCE = (
    "VMTK: radius of the greatest sphere inside, less than that of an equal area; its spread is not given",
)


def read_vmtk(path: Path, frame: Frame, radius: str = RADIUS) -> VesselGraph:
    """The graph of VMTK's centrelines, LPS mm; kinds and owners are unknown.

    Parameters
    ----------
    frame : of the file. VMTK writes what it read: LPS from ITK's reader, RAS from 3D Slicer.
    radius : name of the points' radius array; vmtknetworkextraction calls it Radius.

    Raises
    ------
    FormatError : VTK cannot read it, no such radius, or one that is not positive.
    """
    path = Path(path)
    checked(frame)
    found = read_polylines(path)
    values = found.point.get(radius)
    if not isinstance(values, np.ndarray) or values.shape != (len(found.points),):
        names = ", ".join(found.point) or "none"
        raise FormatError(f"{path}: no array {radius} on its points, only {names}; must have a radius")
    r, points = np.asarray(values, float), flipped(found.points, frame)
    if not (r > 0).all() or not np.isfinite(r).all():
        bad = int(np.flatnonzero(~(r > 0) | ~np.isfinite(r))[0])
        raise FormatError(f"{path}: point {bad}: radius {r[bad]:g}, must be > 0 mm and finite")
    try:
        if "GroupIds" in found.cell:
            return graph_of_groups(found, points, r, EVIDENCE)
        return _merged(found, points, r)
    except DioscuriError as error:
        raise FormatError(f"{path}: {error}") from None


def _merged(found: Polylines, points: Array, radius: Array) -> VesselGraph:
    """The graph of lines that overlap: a later line adds only the stretches that no earlier one covers."""
    kept: list[int] = []
    links: set[tuple[int, int]] = set()
    for line in found.lines:
        near = _nearest(points, radius, kept, line)
        for first, last in _runs(near < 0):
            if not _longer_than_its_radius(points, radius, line[first:last]) and kept:
                continue
            way = [int(n) for n in line[first:last]]
            before = [int(near[first - 1])] if first else []
            after = [int(near[last])] if last < len(line) else []
            whole = [*before, *way, *after]
            links |= {(a, b) for a, b in zip(whole[:-1], whole[1:], strict=True) if a != b}
            kept += way
    number = {p: n for n, p in enumerate(dict.fromkeys(kept))}
    order = list(number)
    joined = [(number[a], number[b]) for a, b in sorted(links)]
    return graph_of_links(points[order], radius[order], joined, evidence=EVIDENCE)


def _nearest(points: Array, radius: Array, kept: list[int], line: Array) -> Array:
    """The kept point that each of a line's points runs along, -1 where none does, (L,)."""
    if not kept:
        return np.full(len(line), -1)
    from scipy.spatial import cKDTree

    distance, which = cKDTree(points[kept]).query(points[line])
    return np.where(distance < NEAR_SHARE * radius[line], np.array(kept)[which], -1)


def _runs(mask: Array) -> list[tuple[int, int]]:
    """First and one past the last of each stretch where `mask` holds."""
    steps = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return [(int(a), int(b)) for a, b in steps.reshape(-1, 2)]


def _longer_than_its_radius(points: Array, radius: Array, rows: Array) -> bool:
    length = np.linalg.norm(np.diff(points[rows], axis=0), axis=1).sum()
    return bool(length > radius[rows].mean())
