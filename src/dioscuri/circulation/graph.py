"""Labels and enhancement become a graph of vessels with radius, kind and owner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.apart import Blood, blood_of, given_back, parted_mask
from dioscuri.circulation.calibre import radius_along, sections, smooth_path
from dioscuri.circulation.enhancement import Shine, shine_of
from dioscuri.circulation.evidence import castor_share, kind_of, rises_along, sentences
from dioscuri.circulation.opening import opened
from dioscuri.circulation.segments import Segment, renumbered, size
from dioscuri.circulation.skeleton import Twig, depth_at, network
from dioscuri.model import CASTOR, POLLUX, Grid, LabelMap, ScanVolume, VesselEdge, VesselGraph
from dioscuri.model.recipe import CirculationRecipe

Array = NDArray[Any]

# Arteries and veins that touch are thinned apart, so that they do not grow together.
LAYERS = {"artery": ("artery",), "vein": ("vein", "dural_sinus")}


def vessel_graph(
    labels: LabelMap,
    rises: Sequence[ScanVolume],
    recipe: CirculationRecipe = CirculationRecipe(),  # noqa: B008 - frozen
) -> VesselGraph:
    """The vessels of a label map as a graph; a ring keeps its loop, vessels that only touch are parted.

    Parameters
    ----------
    labels : artery, vein and dural_sinus are read.
    rises : enhancement over the unenhanced scan, HU; role and injected twin say which phase of whom.
        Without them every vessel has castor probability 0.5.

    Returns
    -------
    Edges v1, v2, ... in falling order of vessel volume. Radius from the area of the cross-section, not
    from the distance to the wall at the centreline, which underestimates thin vessels (reference
    circulation, section 1); its standard deviation per edge. Flow direction is not known here: 0.
    """
    return vessel_graphs(labels, rises, recipe)[0]


def vessel_graphs(
    labels: LabelMap, rises: Sequence[ScanVolume], recipe: CirculationRecipe
) -> tuple[VesselGraph, VesselGraph]:
    """The graph, and the same before vessels that touch were parted: that has every loop of its mask."""
    parted: list[Segment] = []
    joined: list[Segment] = []
    for kind, names in LAYERS.items():
        mask, grid = labels.mask(*names), labels.grid
        blood = (
            blood_of(mask, grid, rises, kind, recipe.contrast_noise_hu) if recipe.part_by_contrast else None
        )
        shine = (
            shine_of(mask, grid, rises, kind, recipe.contrast_noise_hu) if recipe.radius_by_contrast else None
        )
        whole = segments_of(mask, grid, recipe, blood, shine)
        parted += renumbered(opened(whole, kind, grid, recipe), size(parted))
        joined += renumbered(whole, size(joined))
    return _named(parted, labels, rises, recipe), _named(joined, labels, rises, recipe)


def segments_of(
    mask: Array,
    grid: Grid,
    recipe: CirculationRecipe,
    blood: Blood | None = None,
    shine: Shine | None = None,
) -> list[Segment]:
    """Measured stretches of vessel of one mask (I, J, K); as many loops as the mask has, but for noise.

    Where `blood` is known, vessels of different twins that run beside each other are parted first.
    """
    points, twigs = _network(mask, grid, blood)
    twigs = _without_noise(twigs, grid, recipe.smallest_vessel_mm)
    return _measured(grid.lps(points) if len(points) else points, twigs, mask, grid, blood, shine)


def _network(mask: Array, grid: Grid, blood: Blood | None) -> tuple[Array, list[Twig]]:
    if blood is None:
        return network(mask, grid.spacing_mm)
    solid, taken = parted_mask(blood)
    points, twigs = network(solid, grid.spacing_mm)
    degree = np.bincount([n for t in twigs for n in (t.start, t.end)], minlength=len(points))
    solid, changed = given_back(solid, taken, points[degree == 1])
    return network(solid, grid.spacing_mm) if changed else (points, twigs)


def _named(
    found: list[Segment], labels: LabelMap, rises: Sequence[ScanVolume], recipe: CirculationRecipe
) -> VesselGraph:
    """Edges in falling order of volume, with kind and owner."""
    found = sorted(found, key=_rank)
    kept = sorted({n for s in found for n in (s.start, s.end)})
    number = {old: new for new, old in enumerate(kept)}
    nodes = np.zeros((len(kept), 3))
    for s in found:
        nodes[number[s.start]], nodes[number[s.end]] = s.path[0], s.path[-1]
    edges = [_edge(f"v{n}", s, number, labels, rises, recipe) for n, s in enumerate(found, 1)]
    return VesselGraph(nodes, tuple(edges))


def _rank(segment: Segment) -> tuple[float, ...]:
    volume = float((segment.radius**2).mean() * len(segment.path))
    return (-round(volume, 6), *np.round(segment.path.mean(axis=0), 6))


def _without_noise(twigs: list[Twig], grid: Grid, smallest_mm: float) -> list[Twig]:
    """Without connected pieces whose vessels are shorter than `smallest_mm` together."""
    if not twigs:
        return twigs
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    a, b = np.array([t.start for t in twigs]), np.array([t.end for t in twigs])
    n = int(max(a.max(), b.max())) + 1
    piece = connected_components(coo_array((np.ones(len(a)), (a, b)), shape=(n, n)))[1][a]
    length = [np.linalg.norm(np.diff(t.path, axis=0) * grid.spacing_mm, axis=1).sum() for t in twigs]
    total = np.bincount(piece, length)
    return [t for t, p in zip(twigs, piece, strict=True) if total[p] >= smallest_mm]


def _measured(
    points: Array,
    twigs: list[Twig],
    mask: Array,
    grid: Grid,
    blood: Blood | None = None,
    shine: Shine | None = None,
) -> list[Segment]:
    """Smooth centred paths with their radii; a vessel of one twin ends where the other's blood begins."""
    shares = {0: mask.astype(np.float32)}
    if blood is not None:
        shares |= {t: blood.without(3 - t).astype(np.float32) for t in (CASTOR, POLLUX)}
    voxel = float(grid.spacing_mm.min())
    degree = np.bincount([n for t in twigs for n in (t.start, t.end)], minlength=len(points))
    if not twigs:
        return []
    wall_at = depth_at(mask, np.concatenate([t.path for t in twigs]), grid.spacing_mm)
    walls = np.split(wall_at, np.cumsum([len(t.path) for t in twigs])[:-1])
    out = []
    for twig, wall in zip(twigs, walls, strict=True):
        # Near the wall of a thicker vessel the section still cuts into it.
        first, last = (
            float(w) + (1.5 * voxel if degree[n] > 2 else 0.0)
            for n, w in ((twig.start, wall[0]), (twig.end, wall[-1]))
        )
        share = shares[blood.of(twig.path) if blood else 0]
        reach = 2 * float(wall.max()) + 3 * voxel
        path, inside, radius, sd = _course(grid.lps(twig.path), (first, last), share, grid, reach, shine)
        path[0], path[-1] = points[twig.start], points[twig.end]
        out.append(Segment(twig.start, twig.end, path, radius, sd, ~inside))
    return out


def _course(
    voxels: Array, ends_mm: tuple[float, float], share: Array, grid: Grid, reach: float, shine: Shine | None
) -> tuple[Array, Array, Array, Array]:
    """Centred path (P, 3), what of it lies within other vessels at its ends, radius and deviation (P,)."""
    voxel = float(grid.spacing_mm.min())
    path = smooth_path(voxels, 0.75 * voxel, 1.5 * voxel)
    _, centre = sections(path, share, grid, reach)
    inside = _within_ends(path, *ends_mm)
    # Inside a thicker vessel at either end the section's centre is that vessel's, not this one's.
    centre[inside] = path[inside]
    path = smooth_path(centre, 0.75 * voxel, 1.5 * voxel)
    area, _ = sections(path, share, grid, reach)
    inside = _within_ends(path, *ends_mm)
    if shine is not None:
        thick = float(np.sqrt(np.median(area[~inside] if not inside.all() else area) / np.pi))
        trust = shine.trust(thick / voxel)
        area = trust * shine.area(path, share, thick, ~inside, reach) + (1 - trust) * area
    step = float(np.linalg.norm(np.diff(path, axis=0), axis=1).mean())
    return path, inside, *radius_along(area, inside, step, voxel)


def _within_ends(path: Array, first_mm: float, last_mm: float) -> Array:
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    out: Array = (along < first_mm) | (along[-1] - along < last_mm)
    return out


def _edge(
    name: str,
    vessel: Segment,
    number: dict[int, int],
    labels: LabelMap,
    rises: Sequence[ScanVolume],
    recipe: CirculationRecipe,
) -> VesselEdge:
    own = vessel.path[vessel.own] if vessel.own.any() else vessel.path
    rise = rises_along(own, rises)
    kind = kind_of(own, labels, rise, recipe.contrast_noise_hu)
    share = castor_share(kind, rise, recipe.contrast_noise_hu)
    return VesselEdge(
        name,
        number[vessel.start],
        number[vessel.end],
        vessel.path,
        vessel.radius,
        vessel.radius_sd,
        kind,
        castor=share,
        evidence=sentences(kind, rise, share),
    )
