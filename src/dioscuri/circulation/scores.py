"""A vessel graph beside the truth: what was found, how thick, how many loops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.closed import closed_circles
from dioscuri.geometry.resample import sample
from dioscuri.model import Grid, VesselGraph

Array = NDArray[Any]

NEIGHBOURS, SAME_WAY = 8, 0.8  # cosine
THICKER = 1.2


@dataclass(frozen=True)
class GraphScore:
    """Figures of one graph.

    Parameters
    ----------
    loops, true_loops : first Betti numbers.
    recall, precision : share of length within the tolerance, vessels of at least `least_radius_mm`.
    off_mm : mean distance of found centrelines from the true ones.
    conductance_bias : found over true, minus 1, of the matched length of vessels of at least `wide_mm`.
    edge_bias : median over true edges of the same.
    hidden_mm : true length left out of recall and precision: it lies within a thicker vessel's lumen.
    closed : true circles that are closed along the same vessels; the other loops found are false.
    """

    loops: int
    true_loops: int
    recall: float
    precision: float
    off_mm: float
    conductance_bias: float
    edge_bias: float
    hidden_mm: float
    closed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return 2 * self.recall * self.precision / max(self.recall + self.precision, 1e-9)


def score(
    found: VesselGraph, true: VesselGraph, *, least_radius_mm: float, wide_mm: float, tolerance_mm: float
) -> GraphScore:
    """Compare a graph with the true one.

    A point of one graph is matched when the other's nearest point lies within `tolerance_mm` or half the
    true radius; a radius is read off the nearest point that runs the same way, not off a tributary that
    joins there. The last stretch of a vessel within the lumen of the thicker one that it joins is no vessel
    of its own in any mask: it is left out, in either graph. Conductance is 1 / sum(L / r^4) over matched
    points, so that one narrow place counts in full.
    """
    from scipy.spatial import cKDTree

    ours, truth = _points(found), _points(true)
    to_ours, to_truth = cKDTree(ours[0]), cKDTree(truth[0])
    alone, visible = ~_swallowed(ours), ~_swallowed(truth)
    own = np.flatnonzero(alone)
    near = own[_parallel(cKDTree(ours[0][own]), truth, tuple(part[own] for part in ours))]
    seen_own = np.linalg.norm(truth[0] - ours[0][near], axis=1) < np.maximum(tolerance_mm, truth[1] / 2)
    far = to_ours.query(truth[0])[0]
    hit = far < np.maximum(tolerance_mm, truth[1] / 2)
    off, back = to_truth.query(ours[0])
    right = off < np.maximum(tolerance_mm, truth[1][back] / 2)
    big, claimed = truth[1] >= least_radius_mm, ours[1] >= least_radius_mm
    wide = seen_own & (truth[1] >= wide_mm) & visible
    loss = [np.where(wide, truth[2] / r**4, 0) for r in (truth[1], ours[1][near])]
    edges = [np.bincount(truth[3], x, len(true)) for x in loss]
    seen = edges[0] > 0
    return GraphScore(
        found.loops,
        true.loops,
        _share(hit, truth[2] * (big & visible)),
        _share(right, ours[2] * (claimed & alone)),
        float(np.average(off[right], weights=ours[2][right])) if right.any() else np.inf,
        float(edges[0].sum() / max(edges[1].sum(), 1e-12) - 1),
        float(np.median(edges[0][seen] / edges[1][seen]) - 1) if seen.any() else np.nan,
        float(truth[2][big & ~visible].sum()),
        closed_circles(found, true),
    )


def _swallowed(points: tuple[Array, ...]) -> Array:
    """Points within the lumen of a vessel that is thicker than their own, (N,) bool."""
    from scipy.spatial import cKDTree

    place, radius, _, edge, _ = points
    pairs = cKDTree(place).query_pairs(float(radius.max(initial=0.0)), output_type="ndarray")
    out = np.zeros(len(place), bool)
    apart = np.linalg.norm(place[pairs[:, 0]] - place[pairs[:, 1]], axis=1)
    for i, j in (pairs.T, pairs.T[::-1]):
        inside = (apart < radius[j]) & (radius[j] > THICKER * radius[i]) & (edge[i] != edge[j])
        out[i[inside]] = True
    return out


def _parallel(tree: Any, points: tuple[Array, ...], others: tuple[Array, ...]) -> Array:
    """Of each point's nearest others the first that runs the same way, else the nearest, (N,)."""
    _, near = tree.query(points[0], min(NEIGHBOURS, len(others[0])))
    cosine = np.abs(np.einsum("nd,nkd->nk", points[4], others[4][near]))
    first = (cosine > SAME_WAY).argmax(axis=1)
    out: Array = near[np.arange(len(near)), first]
    return out


def _share(hit: Array, length: Array) -> float:
    return float((hit * length).sum() / max(length.sum(), 1e-9))


def _points(graph: VesselGraph) -> tuple[Array, Array, Array, Array, Array]:
    """Points (N, 3), radius (N,), length that each stands for (N,), edge's number (N,), direction (N, 3)."""
    parts = []
    for n, e in enumerate(graph):
        gap = np.linalg.norm(np.diff(e.path, axis=0), axis=1)
        half = np.concatenate([gap, [0.0]]) / 2 + np.concatenate([[0.0], gap]) / 2
        way = np.gradient(e.path, axis=0)
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)
        parts.append((e.path, e.radius_mm, half, np.full(len(half), n), way))
    out = tuple(np.concatenate([p[k] for p in parts]) for k in range(5))
    return out[0], out[1], out[2], out[3], out[4]


def inside(graph: VesselGraph, mask: Array, grid: Grid) -> float:
    """Share of the graph's length whose centre lies in a mask (I, J, K): what labels show of it at all."""
    path, _, length, *_ = _points(graph)
    return _share(sample(mask.astype(np.float32), grid, path, order=0) > 0.5, length)
