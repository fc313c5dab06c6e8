"""How much each injection brightens each vessel, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.resample import sample
from dioscuri.model import LabelMap, ScanVolume, VesselEdge, VesselGraph

Array = NDArray[Any]

PHASES = {"cta_arterial": "arterial", "cta_venous": "venous"}
TISSUE_SAMPLES = 5000
SEEN_SD = 3.0  # a rise of fewer standard errors is not called filled
BRIGHT_PERCENT = 95  # of the vessels that a study fills: its undiluted contrast
MOST_UNEQUAL = 2.0  # doses are not corrected by more than this


@dataclass(frozen=True, eq=False)
class Enhancement:
    """One injection and phase along every edge.

    Parameters
    ----------
    hu, sd_hu : (E,) median rise along the edge's own stretch and its standard error.
    full_hu : rise of undiluted contrast in this study.
    """

    twin: str
    phase: str
    hu: Array
    sd_hu: Array
    full_hu: float


def own_stretch(edge: VesselEdge, at_ends_mm: tuple[float, float]) -> Array:
    """Points (P, 3) LPS mm of the path outside the thicker vessels at its ends; at least its middle third."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(edge.path, axis=0), axis=1))])
    first, last = np.minimum(at_ends_mm, along[-1] / 3)
    points: Array = edge.path[(along >= first) & (along <= along[-1] - last)]
    return points if len(points) else edge.path


def own_stretches(graph: VesselGraph) -> tuple[Array, Array]:
    """All own points (P, 3) and the number of the edge of each, (P,)."""
    widest = np.zeros((len(graph.nodes), 2))
    for edge in graph:
        for node, radius in ((edge.start, edge.radius_mm[0]), (edge.end, edge.radius_mm[-1])):
            widest[node] = max(widest[node, 0], float(radius)), widest[node, 1] + 1
    points = []
    for edge in graph:
        first, last = (1.5 * widest[n, 0] if widest[n, 1] > 2 else 0.0 for n in (edge.start, edge.end))
        points.append(own_stretch(edge, (first, last)))
    if not points:
        return np.zeros((0, 3)), np.zeros(0, int)
    return np.concatenate(points), np.repeat(np.arange(len(points)), [len(p) for p in points])


def per_edge(values: Array, edge: Array, count: int, what: Any = np.median) -> Array:
    """A statistic of point values for each edge, (count,)."""
    if not count:
        return np.zeros(0)
    splits = np.split(values, np.searchsorted(edge, np.arange(1, count)))
    return np.array([float(what(s)) if len(s) else 0.0 for s in splits])


def enhancements(
    graph: VesselGraph, rises: Sequence[ScanVolume], labels: LabelMap, noise_hu: float
) -> tuple[Enhancement, ...]:
    """One per injected twin and phase, castor first; several studies of one kind are averaged.

    The error of an edge's median falls with its number of independent voxels; the noise is measured in the
    tissue around, and never taken below `noise_hu`.
    """
    found: dict[tuple[str, str], list[tuple[Array, Array]]] = {}
    points, edge = own_stretches(graph)
    for rise in rises:
        phase, twin = PHASES.get(rise.scan.role), rise.scan.injected
        if phase is None or twin is None:
            continue
        hu = per_edge(sample(rise.volume.values, rise.volume.grid, points), edge, len(graph))
        voxel = float(np.mean(rise.volume.grid.spacing_mm))
        free = np.array([max(1.0, e.length_mm / (2 * voxel)) for e in graph])
        noise = max(noise_hu, noise_of(rise, labels))
        found.setdefault((twin, phase), []).append((hu, 1.25 * noise / np.sqrt(free)))
    out = []
    for (who, when), studies in sorted(found.items()):
        hu = np.mean([h for h, _ in studies], axis=0)
        sd = np.sqrt(np.sum([s**2 for _, s in studies], axis=0)) / len(studies)
        seen = hu[hu > SEEN_SD * sd]
        full = float(np.percentile(seen, BRIGHT_PERCENT)) if len(seen) else float("nan")
        out.append(Enhancement(who, when, hu, sd, full))
    return tuple(out)


def noise_of(rise: ScanVolume, labels: LabelMap) -> float:
    """Standard deviation of the rise in tissue that is no vessel, HU, from its median absolute deviation."""
    tissue = labels.tissue("brain")
    if not tissue.any():
        tissue = (labels.values > 0) & ~labels.tissue("vessel")
    where = np.flatnonzero(tissue)
    where = where[:: max(1, len(where) // TISSUE_SAMPLES)]
    if not len(where):
        return 0.0
    ijk = np.stack(np.unravel_index(where, labels.grid.shape), axis=1).astype(float)
    values = sample(rise.volume.values, rise.volume.grid, labels.grid.lps(ijk), order=0)
    return 1.4826 * float(np.median(np.abs(values - np.median(values))))


def doses(pair: tuple[Enhancement, Enhancement]) -> tuple[float, float]:
    """What each of two injections is multiplied with so that undiluted contrast is equal in both."""
    ratio = pair[1].full_hu / pair[0].full_hu
    if not np.isfinite(ratio):
        return 1.0, 1.0
    half = float(np.sqrt(np.clip(ratio, 1 / MOST_UNEQUAL, MOST_UNEQUAL)))
    return half, 1 / half
