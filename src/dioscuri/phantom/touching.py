"""Vessels that would run through each other are pushed apart until only their walls touch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csc_array, diags_array
from scipy.sparse.csgraph import dijkstra
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from dioscuri.phantom.curves import pin, resampled
from dioscuri.phantom.drawing import Draft, Drawing
from dioscuri.phantom.sinuses import SHARED

Array = NDArray[Any]
WALLS_MM = 0.3  # two walls between two lumina, assumed
BESIDE_MM = 1.5  # and so much fluid and pia more between two of one kind that run the same way, assumed
JOINED_RADII, JOINED_MM = 3.0, 2.0  # nearer than this along the vessels, two samples belong to one junction
CONFLUENCE = 0.8  # that times as far for two sinuses, which leave their torcular turned apart
AHEAD_MM = 3.0  # pairs this far apart are watched until the next search
ROUNDS, STRIDE_MM = 10, 1.0
CROSSING = 0.4  # sine above which two vessels cross, rather than run beside each other
FIRM, STIFF, REST = 5.0, 8.0, 1 / 32  # of a contact, of a vessel's shape, of its place: bends fade over 4 mm
HELD = 1e6
LONGER = 1.2  # no vessel is bent until it is longer than by this factor


@dataclass(frozen=True, eq=False)
class Rods:
    """Every draft's samples, one row each, over vertices that are the nodes and the inner samples.

    `vertex`, `draft`, `radius`, `along_mm` are (S,); `ends` (D, 2) nodes and `length_mm` (D,) of the drafts;
    `between_mm` (N, N) from node to node along the vessels.
    """

    vertex: Array
    draft: Array
    radius: Array
    along_mm: Array
    ends: Array
    length_mm: Array
    between_mm: Array
    held: Array
    artery: Array
    sinus: Array

    def way_mm(self, i: Array, j: Array) -> Array:
        """How far apart pairs of samples are along the vessels, (P,) mm."""
        a, b = self.draft[i], self.draft[j]
        out = np.where(a == b, np.abs(self.along_mm[i] - self.along_mm[j]), np.inf)
        for k, mine in ((0, self.along_mm[i]), (1, self.length_mm[a] - self.along_mm[i])):
            for m, other in ((0, self.along_mm[j]), (1, self.length_mm[b] - self.along_mm[j])):
                out = np.minimum(out, mine + other + self.between_mm[self.ends[a, k], self.ends[b, m]])
        return np.asarray(out)


def push_apart(drawing: Drawing, inward: Array) -> None:
    """Bend vessels in place where they overlap away from their junctions, the thinner one more.

    Parameters
    ----------
    drawing : the shared sinus stays where it is; junctions move along with their vessels.
    inward : (D, 3) unit vectors, one per draft: where two centrelines meet, the thinner gives way there.
    """
    rods, places = _rods(drawing)
    shape = _stiffness(rods, len(places))
    pairs = _near(rods, places)
    for _ in range(ROUNDS):
        wish, firm = _wishes(rods, places, pairs, inward)
        if not firm.any():
            break
        places += splu(csc_array(shape + diags_array(firm + HELD * rods.held))).solve(firm[:, None] * wish)
    _put_back(drawing, rods, places)


def _rods(drawing: Drawing) -> tuple[Rods, Array]:
    nodes, drafts = len(drawing.nodes), drawing.drafts
    places, parts, first = [np.array(drawing.nodes)], [], nodes
    for n, d in enumerate(drafts):
        inner = len(d.path) - 2
        vertex = np.concatenate([[d.start], np.arange(first, first + inner), [d.end]])
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(d.path, axis=0), axis=1))])
        parts.append((vertex, np.full(len(vertex), n), d.radius, along))
        places.append(d.path[1:-1])
        first += inner
    vertex, draft, radius, along = (np.concatenate([p[k] for p in parts]) for k in range(4))
    ends = np.array([(d.start, d.end) for d in drafts])
    length = np.array([p[3][-1] for p in parts])
    artery, sinus = (np.array([d.line.kind == kind for d in drafts]) for kind in ("artery", "sinus"))
    held = np.zeros(first)
    held[vertex[np.isin(draft, drawing.named(SHARED))]] = 1.0
    between = _between(ends, length, nodes)
    return Rods(vertex, draft, radius, along, ends, length, between, held, artery, sinus), np.concatenate(
        places
    )


def _between(ends: Array, length: Array, nodes: int) -> Array:
    """(N, N) mm along the vessels; of two that join the same nodes the shorter counts."""
    order = np.argsort(-length, kind="stable")
    net = np.zeros((nodes, nodes))
    net[ends[order, 0], ends[order, 1]] = length[order]
    net = np.where((net == 0) | ((net.T > 0) & (net.T < net)), net.T, net)
    np.fill_diagonal(net, 0)
    return np.asarray(dijkstra(csc_array(net), directed=False, limit=60.0))


def _stiffness(rods: Rods, count: int) -> Any:
    """Of the vertices: what bends a vessel, and what moves it, costs."""
    same = rods.draft[1:] == rods.draft[:-1]
    a, b = rods.vertex[:-1][same], rods.vertex[1:][same]
    links = coo_array((np.ones(len(a)), (a, b)), shape=(count, count)).tocsc()
    links = links + links.T
    bend = diags_array(np.asarray(links.sum(axis=0)).ravel()) - links
    return STIFF * (bend @ bend) + REST * diags_array(np.ones(count))


def _near(rods: Rods, places: Array) -> Array:
    """Pairs of samples (P, 2) that may overlap soon, the thinner first, apart from junctions."""
    points = places[rods.vertex]
    thick = np.flatnonzero(rods.radius > 2.0)
    wide = float(rods.radius.max(initial=0.0))
    thin_reach = 4.0 + WALLS_MM + BESIDE_MM + AHEAD_MM
    pairs = cKDTree(points).query_pairs(thin_reach, output_type="ndarray")
    if len(thick):
        far = cKDTree(points[thick]).sparse_distance_matrix(
            cKDTree(points), 2 * wide + WALLS_MM + BESIDE_MM + AHEAD_MM, output_type="ndarray"
        )
        pairs = np.concatenate([pairs, np.column_stack([thick[far["i"]], far["j"]])])
    pairs = np.unique(np.sort(pairs, axis=1), axis=0)
    i, j = pairs.T
    sums = rods.radius[i] + rods.radius[j]
    apart = np.linalg.norm(points[i] - points[j], axis=1)
    joined = JOINED_RADII * sums + JOINED_MM
    joined *= np.where(rods.sinus[rods.draft[i]] & rods.sinus[rods.draft[j]], CONFLUENCE, 1.0)
    keep = (apart < sums + WALLS_MM + BESIDE_MM + AHEAD_MM) & (rods.way_mm(i, j) > joined)
    keep &= (rods.held[rods.vertex[i]] == 0) | (rods.held[rods.vertex[j]] == 0)
    pairs = pairs[keep]
    swap = rods.radius[pairs[:, 0]] > rods.radius[pairs[:, 1]]
    pairs[swap] = pairs[swap, ::-1]
    return np.asarray(pairs)


def _wishes(rods: Rods, places: Array, pairs: Array, inward: Array) -> tuple[Array, Array]:
    """Where each vertex should move to, (V, 3) mm, and how firmly, (V,)."""
    points = places[rods.vertex]
    offset = points[pairs[:, 0]] - points[pairs[:, 1]]
    reach = rods.radius[pairs].sum(axis=1) + _gap(rods, points, pairs)
    over = np.einsum("pc,pc->p", offset, offset) < reach**2
    pairs, offset, reach = pairs[over], offset[over], reach[over]
    wish, firm = np.zeros_like(places), np.zeros(len(places))
    if not len(pairs):
        return wish, firm
    way = _ways(rods, points, pairs, offset, inward)
    height = np.einsum("pc,pc->p", offset, way)
    rest = np.einsum("pc,pc->p", offset, offset) - height**2
    push = np.minimum(np.sqrt(np.maximum(reach**2 - rest, 0)) - height, STRIDE_MM)
    thin, thick = rods.radius[pairs].T ** 2
    share = np.column_stack([thick, -thin]) / (thin + thick)[:, None]
    still = rods.held[rods.vertex[pairs]] > 0
    share[still] = 0
    share[still[:, 1], 0], share[still[:, 0], 1] = 1, -1
    order = np.argsort(push, kind="stable")  # the deepest overlap of a vertex is written last
    for k in (0, 1):
        moved = order[share[order, k] != 0]
        wish[rods.vertex[pairs[moved, k]]] = (push * share[:, k])[moved, None] * way[moved]
        firm[rods.vertex[pairs[moved, k]]] = FIRM
    return wish, firm


def _gap(rods: Rods, points: Array, pairs: Array) -> Array:
    """Wall to wall, (P,) mm: an artery and a vein may run in touch, two veins only cross in touch."""
    tangent = _tangents(rods, points)
    same_way = np.einsum("pc,pc->p", tangent[pairs[:, 0]], tangent[pairs[:, 1]]) ** 2
    alike = rods.artery[rods.draft[pairs[:, 0]]] == rods.artery[rods.draft[pairs[:, 1]]]
    return np.asarray(WALLS_MM + BESIDE_MM * same_way * alike)


def _ways(rods: Rods, points: Array, pairs: Array, offset: Array, inward: Array) -> Array:
    """Unit vectors (P, 3) along which the first of each pair leaves the second.

    One way for all samples at which two vessels cross: across both. Vessels beside each other leave each
    other where they are.
    """
    tangent = _tangents(rods, points)
    one, two = tangent[pairs[:, 0]], tangent[pairs[:, 1]]
    depth = np.linalg.norm(offset, axis=1)
    group = np.unique(rods.draft[pairs], axis=0, return_inverse=True)[1].ravel()
    order = np.lexsort((depth, group))
    deepest = order[np.concatenate([[True], np.diff(group[order]) > 0])]
    across = np.cross(one[deepest], two[deepest])
    sine = np.linalg.norm(across, axis=1)
    away = offset[deepest] - np.einsum("pc,pc->p", offset[deepest], two[deepest])[:, None] * two[deepest]
    down = inward[rods.draft[pairs[deepest, 0]]]
    crossing = sine > CROSSING
    lead = np.where(crossing[:, None], across, away)
    side = np.einsum("pc,pc->p", lead, offset[deepest])
    unclear = np.abs(side) < 0.2 * depth[deepest] + 1e-6
    side = np.where(unclear, np.einsum("pc,pc->p", lead, down), side)
    lead = _unit(lead * np.where(side < 0, -1.0, 1.0)[:, None] + 1e-3 * down)
    local = offset - np.einsum("pc,pc->p", offset, two)[:, None] * two
    beside = _unit(_unit(local) + 0.3 * lead[group])
    return np.asarray(np.where(crossing[group][:, None], lead[group], beside))


def _tangents(rods: Rods, points: Array) -> Array:
    step = np.zeros_like(points)
    same = (rods.draft[1:] == rods.draft[:-1])[:, None]
    gap = np.where(same, np.diff(points, axis=0), 0)
    step[1:] += gap
    step[:-1] += gap
    return _unit(step)


def _unit(vectors: Array) -> Array:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def _put_back(drawing: Drawing, rods: Rods, places: Array) -> None:
    drawing.nodes[:] = list(places[: len(drawing.nodes)])
    for n, draft in enumerate(drawing.drafts):
        drawing.drafts[n] = _moved(draft, places[rods.vertex[rods.draft == n]])


def uncoil(drawing: Drawing, first: list[Array]) -> None:
    """Vessels squeezed until they coil get the paths that they had first: rather they overlap."""
    for n, (draft, path) in enumerate(zip(drawing.drafts, first, strict=True)):
        if _length(draft.path) > LONGER * _length(path) + 2 * STRIDE_MM:
            nodes = drawing.nodes[draft.start], drawing.nodes[draft.end]
            drawing.drafts[n] = _moved(draft, pin(path, *nodes))


def _length(path: Array) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _moved(draft: Draft, path: Array) -> Draft:
    path = resampled(path)
    share = np.linspace(0, 1, len(path))
    return replace(
        draft, path=path, radius=np.interp(share, np.linspace(0, 1, len(draft.radius)), draft.radius)
    )
