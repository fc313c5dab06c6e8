"""From a mask of vessels to nodes and voxel paths. Loops are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Array = NDArray[Any]

SPUR_RADII = 1.2  # a twig must stick out of its vessel by this many radii
SPUR_VOXELS = 1.5
HALF_VOXEL = 0.5
RING_VOXELS = 4  # the smallest ring of voxels round a hole


@dataclass(eq=False)
class Twig:
    """A path of voxel indices (P, 3) from node `start` to node `end`."""

    start: int
    end: int
    path: Array


def network(mask: Array, spacing_mm: Array) -> tuple[Array, list[Twig]]:
    """Nodes (N, 3) in voxel indices and the paths between them, of a boolean mask (I, J, K).

    Cavities are filled, holes (loops) are kept. The medial axis is Lee's thinning (1994), which keeps the
    number of loops; skan walks it; junction voxels that touch become one node; twigs that do not stick out
    of their vessel are pruned; nodes with two ends are passed through.
    """
    if not mask.any():
        return np.zeros((0, 3)), []
    spans = [np.flatnonzero(mask.any(axis=tuple(b for b in range(3) if b != axis))) for axis in range(3)]
    low = np.array([s[0] for s in spans])
    box = np.pad(mask[tuple(slice(s[0], s[-1] + 1) for s in spans)], 1)
    solid = _filled(box)
    nodes, twigs = _walk(_thin(solid))
    twigs = _pruned(nodes, twigs, depth_at(solid, nodes, spacing_mm), spacing_mm)
    for twig in twigs:
        twig.path = twig.path + (low - 1)
    return nodes + (low - 1), twigs


def _filled(box: Array) -> Array:
    """Without cavities; the box has an empty border."""
    outside, count = ndimage.label(~box)
    return box if count == 1 else np.asarray(outside != outside[0, 0, 0])


def _thin(solid: Array) -> Array:
    from skimage.morphology import skeletonize

    out: Array = skeletonize(solid, method="lee") > 0  # type: ignore[no-untyped-call]
    return out


def _walk(thin: Array) -> tuple[Array, list[Twig]]:
    """Nodes and paths of a skeleton; junction voxels that touch are one node."""
    from skan import Skeleton

    voxels = np.argwhere(thin)
    if len(voxels) < 2:
        return voxels.astype(float), []
    clusters, middle = _clusters(thin, voxels)
    skeleton = Skeleton(thin)
    node_of: dict[tuple[int, ...], int] = {}
    points: list[Array] = []
    twigs = []
    for n in range(skeleton.n_paths):
        path = np.rint(skeleton.path_coordinates(n)).astype(int)
        numbers = clusters[tuple(path.T)]
        if numbers[0] and numbers[0] == numbers[-1] and not _leaves(path, numbers == numbers[0]):
            continue  # inside one junction, round no hole
        ends = []
        for voxel, cluster in ((path[0], numbers[0]), (path[-1], numbers[-1])):
            key = (int(cluster),) if cluster else tuple(int(v) for v in voxel)
            if key not in node_of:
                node_of[key] = len(points)
                points.append(middle[cluster - 1] if cluster else voxel.astype(float))
            ends.append(node_of[key])
        twigs.append(Twig(ends[0], ends[1], _joined(points[ends[0]], path, points[ends[1]])))
    for cluster, beside, holes in _holes(clusters, middle):
        node = node_of.get((cluster,))
        if node is None:
            node = node_of[cluster,] = len(points)
            points.append(middle[cluster - 1])
        ring = np.stack([points[node], beside, points[node]])
        twigs += [Twig(node, node, ring) for _ in range(holes)]
    return np.array(points).reshape(-1, 3), twigs


def _clusters(thin: Array, voxels: Array) -> tuple[Array, Array]:
    """Numbers (I, J, K) of the junctions from 1, 0 elsewhere, and their middles (J, 3)."""
    from scipy.spatial import cKDTree

    around = np.stack(np.meshgrid(*[[-1, 0, 1]] * 3), -1).reshape(-1, 3)
    links = sum(thin[tuple((voxels + step).T)].astype(int) for step in around) - 1
    junction = voxels[links > 2]
    clusters = np.zeros(thin.shape, np.int32)
    if not len(junction):
        return clusters, np.zeros((0, 3))
    pairs = cKDTree(junction).query_pairs(1.8, output_type="ndarray")
    net = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(junction),) * 2)
    number = connected_components(net, directed=False)[1]
    clusters[tuple(junction.T)] = number + 1
    middle = np.stack([np.bincount(number, x) for x in junction.T], 1) / np.bincount(number)[:, None]
    return clusters, middle


def _leaves(path: Array, inside: Array) -> bool:
    """Whether a path from a junction to itself runs round a hole: not by one voxel between two that touch."""
    outside = np.flatnonzero(~inside)
    if len(outside) != 1:
        return len(outside) > 1
    n = outside[0]
    return bool(np.abs(path[n - 1] - path[n + 1]).max() > 1)


def _holes(clusters: Array, middle: Array) -> Iterator[tuple[int, Array, int]]:
    """Junctions round holes of their own: number, a voxel beside their middle, number of holes."""
    every = np.argwhere(clusters)
    numbers = clusters[tuple(every.T)]
    for n in np.flatnonzero(np.bincount(numbers) >= RING_VOXELS):
        voxels = every[numbers == n]
        inside = np.zeros(np.ptp(voxels, axis=0) + 1, bool)
        inside[tuple((voxels - voxels.min(axis=0)).T)] = True
        holes = loops_of(inside)
        if holes:
            far = np.linalg.norm(voxels - middle[n - 1], axis=1)
            far[far < HALF_VOXEL] = np.inf
            yield int(n), voxels[far.argmin()].astype(float), holes


def loops_of(mask: Array) -> int:
    """Independent loops (first Betti number) of a mask (I, J, K); voxels touch by faces, edges or corners."""
    from skimage.measure import euler_number

    solid = np.pad(mask, 1)
    pieces = ndimage.label(solid, np.ones((3, 3, 3)))[1]
    cavities = ndimage.label(~solid)[1] - 1
    euler = euler_number(solid, connectivity=3)  # type: ignore[no-untyped-call]
    return int(pieces + cavities - euler)


def _joined(first: Array, path: Array, last: Array) -> Array:
    """The path with its end voxels replaced by its nodes."""
    inner = path[1:-1].astype(float)
    return np.concatenate([first[None], inner, last[None]])


def depth_at(mask: Array, ijk: Array, spacing_mm: Array) -> Array:
    """Distance from voxel indices (N, 3) to the nearest voxel outside the mask, (N,) mm.

    Only the layer of voxels around the mask is searched: far cheaper than a distance transform of the box.
    """
    from scipy.spatial import cKDTree

    solid = np.pad(mask, 1)
    grown = solid.copy()
    for axis in range(3):  # a cube is three strokes
        low, high = (np.moveaxis(grown, axis, 0)[part] for part in (slice(0, -1), slice(1, None)))
        before = low.copy()
        low |= high
        high |= before
    layer = np.argwhere(grown & ~solid) - 1
    out: Array = cKDTree(layer * spacing_mm).query(np.asarray(ijk) * spacing_mm)[0]
    return out


def _pruned(nodes: Array, twigs: list[Twig], radius: Array, spacing_mm: Array) -> list[Twig]:
    """Without twigs that stay inside their vessel; shortest first, so that a fork loses one arm at most."""
    while True:
        twigs = _passed_through(twigs)
        degree = np.bincount([n for t in twigs for n in (t.start, t.end)], minlength=len(nodes))
        spurs = []
        for n, twig in enumerate(twigs):
            tips = (degree[twig.start] == 1, degree[twig.end] == 1)
            if tips[0] == tips[1]:
                continue
            within = SPUR_RADII * radius[twig.end if tips[0] else twig.start]
            length = float(np.linalg.norm(np.diff(twig.path, axis=0) * spacing_mm, axis=1).sum())
            if length < within + SPUR_VOXELS * float(spacing_mm.min()):
                spurs.append((length, n))
        if not spurs:
            return twigs
        gone = _one_per_junction(sorted(spurs), twigs, degree)
        twigs = [t for n, t in enumerate(twigs) if n not in gone]


def _one_per_junction(spurs: list[tuple[float, int]], twigs: list[Twig], degree: Array) -> set[int]:
    gone, used = set(), set()
    for _, n in spurs:
        root = twigs[n].end if degree[twigs[n].start] == 1 else twigs[n].start
        if root not in used:
            used.add(root)
            gone.add(n)
    return gone


def _passed_through(twigs: list[Twig]) -> list[Twig]:
    """Twigs joined where exactly two ends meet; a closed ring keeps one node."""
    ends: dict[int, list[Twig]] = {}
    for twig in twigs:
        ends.setdefault(twig.start, []).append(twig)
        ends.setdefault(twig.end, []).append(twig)
    alive = {id(t): t for t in twigs}
    for node in list(ends):
        pair = ends[node]
        if len(pair) != 2 or pair[0] is pair[1]:
            continue
        one, two = pair
        first = one.path if one.end == node else one.path[::-1]
        start = one.start if one.end == node else one.end
        second = two.path if two.start == node else two.path[::-1]
        end = two.end if two.start == node else two.start
        joined = Twig(start, end, np.concatenate([first, second[1:]]))
        for old in pair:
            alive.pop(id(old), None)
        alive[id(joined)] = joined
        ends[node] = []
        for tip in (start, end):
            ends[tip] = [t for t in ends[tip] if t is not one and t is not two]
        ends[start].append(joined)
        ends[end].append(joined)
    return list(alive.values())
