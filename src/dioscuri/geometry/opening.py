"""The opening that a cut leaves in one head: what remains around it, and what is missing over it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import GeometryError
from dioscuri.geometry.completion import Completion, complete
from dioscuri.geometry.distance import largest
from dioscuri.geometry.resample import sample
from dioscuri.geometry.rim import Side
from dioscuri.model import Deficit, Figure, Grid, LabelMap, Ownership, Surface, owner_number
from dioscuri.model.case import Twin
from dioscuri.model.recipe import CoverRecipe

Array = NDArray[Any]
Tissue = Literal["skin", "bone"]
MAX_POINTS = 6_000


@dataclass(frozen=True, eq=False)
class Missing:
    """What one twin lacks, with the completed cap (open along the rim, LPS mm) for pictures."""

    deficit: Deficit
    cap: Surface
    completion: Completion


def outline(mask: Array, grid: Grid, *, sigma_voxels: float = 1.0) -> tuple[Array, Array, Array]:
    """Sub-voxel points on the border of a mask.

    Returns
    -------
    points (N, 3) LPS mm, outward unit normals (N, 3), and the area (N,) mm2 that each stands for.
    """
    field = ndimage.gaussian_filter(mask.astype(np.float32), sigma_voxels)
    ijk, crossed = [], []
    for axis in range(3):
        low, high = np.moveaxis(field, axis, 0)[:-1], np.moveaxis(field, axis, 0)[1:]
        at = np.argwhere((low > 0.5) != (high > 0.5))
        a, b = low[tuple(at.T)], high[tuple(at.T)]
        at = at.astype(np.float64)
        at[:, 0] += (0.5 - a) / (b - a)
        ijk.append(np.insert(at[:, 1:], axis, at[:, 0], axis=1))
        crossed.append(np.full(len(at), axis))
    where, along = np.concatenate(ijk), np.concatenate(crossed)
    slopes = [
        sample(ndimage.sobel(field, axis=a), _index_grid(grid.shape), where) / grid.spacing_mm[a]
        for a in range(3)
    ]
    normals = -np.stack(slopes, axis=1)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    # Lines along one axis cross an area in proportion to |n|; weighted by |n| they add to n·n = 1.
    pixel = grid.voxel_mm3 / grid.spacing_mm[along]
    areas = pixel * np.abs(normals[np.arange(len(along)), along])
    return grid.lps(where), normals @ grid.directions.T, areas


def _index_grid(shape: tuple[int, int, int]) -> Grid:
    return Grid.axis_aligned(shape, 1.0, origin_mm=(0, 0, 0), frame="index")


def missing(
    solid: Array, labels: LabelMap, side: Array | Ownership, cut: Surface, twin: Twin, *,
    tissue: Tissue, recipe: CoverRecipe,
) -> Missing:  # fmt: skip
    """What `twin` lacks of the outer surface of `solid` once the twins are apart.

    Parameters
    ----------
    solid : boolean (I, J, K) on the labels' grid: what lies within the surface asked for, of both twins.
    side : owner of every body voxel after the cut: uint8 on the labels' grid, or an Ownership on its own.
    cut : the cut surface, normals from castor to pollux.

    Raises
    ------
    GeometryError : nothing of this twin, or too little of its head, remains.
    """
    owner, grid = (side.owner, side.grid) if isinstance(side, Ownership) else (side, labels.grid)
    if owner.shape != grid.shape:
        raise GeometryError(f"side: shape {owner.shape}, must be the labels' {grid.shape}")
    away = cut if twin == "castor" else Surface(cut.vertices, cut.faces[:, ::-1])
    beyond = Side(away)
    points, normals, areas = outline(~largest(~solid), labels.grid)
    depth = float(labels.grid.spacing_mm.max())
    inner = points - depth * normals
    own = sample(owner == owner_number(twin), grid, inner, order=0) > 0.5
    if tissue == "bone":
        own &= sample(labels.tissue("bone"), labels.grid, inner, order=0) > 0.5
    if not own.any():
        raise GeometryError(f"{tissue} of {twin}: no surface is left after the cut, must have some")
    sparse = _thinned(own, 5 * MAX_POINTS)
    points, normals, areas = points[sparse], normals[sparse], areas[sparse]
    _refuse_swapped(beyond, points, areas, twin)
    fold_mm = recipe.fold_mm if tissue == "skin" else recipe.bone_fold_mm
    gap = beyond.gap(points)
    firm = (gap > fold_mm) & (_cranial_gap(points, labels) < recipe.vault_mm)
    weights = np.where(firm, areas * np.exp(-((gap / recipe.reach_mm) ** 2)), 0.0)
    chosen = _thinned(weights, MAX_POINTS)
    rim_mm = float(grid.spacing_mm.max())
    done = complete(points[chosen], normals[chosen], weights[chosen], beyond, rim_mm=rim_mm)
    return Missing(_deficit(done, twin, tissue, rim_mm, recipe), done.cap, done)


def _refuse_swapped(beyond: Side, points: Array, areas: Array, twin: Twin) -> None:
    share = float(areas[beyond(points) > 0].sum() / areas.sum())
    if share > 0.5:
        raise GeometryError(
            f"cut: {100 * share:.0f} % of {twin}'s skin lies on its wrong side, must be less than half: "
            "its normals must run from castor to pollux"
        )


def _cranial_gap(points: Array, labels: LabelMap) -> Array:
    """Distance (N,) mm to what lies within the skull; 0 where the labels know nothing of that."""
    from scipy.spatial import cKDTree

    within = labels.mask("dura", "csf", "brain")
    if not within.any():
        return np.zeros(len(points))
    border = labels.grid.lps(np.argwhere(within & ~ndimage.binary_erosion(within)))
    step = max(1, len(border) // 40_000)
    return np.asarray(cKDTree(border[::step]).query(points)[0])


def _thinned(weights: Array, most: int) -> Array:
    """At most `most` numbers of points that count, evenly through the list."""
    kept = np.flatnonzero(weights > 0)
    if len(kept) <= most:
        return kept
    return np.asarray(kept[np.linspace(0, len(kept) - 1, most).astype(int)])


def _deficit(done: Completion, twin: Twin, tissue: Tissue, rim_mm: float, recipe: CoverRecipe) -> Deficit:
    """Figures of a completion. The parts of the interval are taken as independent: root of summed squares."""
    model = max(abs(v - done.area_mm2) for k, v in done.areas.items() if not k.startswith("rim"))
    model = max(model, recipe.completion_error * done.area_mm2)
    rim = max(abs(v - done.area_mm2) for k, v in done.areas.items() if k.startswith("rim"))
    fit = done.perimeter_mm * done.residual_mm
    share = float(np.sqrt(model**2 + rim**2 + fit**2)) / done.area_mm2
    causes = (
        f"head extrapolated over the opening: ±{100 * model / done.area_mm2:.1f} %",
        f"rim placed to ±{rim_mm:.2g} mm: ±{100 * rim / done.area_mm2:.1f} %",
        f"misfit of the remaining head {done.residual_mm:.2g} mm: ±{100 * fit / done.area_mm2:.1f} %",
    )

    def figure(value: float, spread: float, unit: str, source: str) -> Figure:
        return Figure(
            value=value,
            low=value * max(0.0, 1 - spread),
            high=value * (1 + spread),
            unit=unit,
            source=source,
            causes=causes,
        )

    return Deficit(
        twin=twin,
        tissue=tissue,
        area_mm2=figure(done.area_mm2, share, "mm2", "head completed over the opening; area on the mesh"),
        perimeter_mm=figure(done.perimeter_mm, share / 2, "mm", "rim of the completed cap"),
        flat_mm2=figure(done.flat_mm2, share, "mm2", "what a flat disc within the same rim would have said"),
    )
