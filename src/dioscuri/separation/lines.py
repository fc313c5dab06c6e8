"""Lines on the cut where it passes the scalp, the skull's outer table and the dura."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.geometry.mesh import clipped
from dioscuri.geometry.resample import sample
from dioscuri.model import Figure, Grid, LabelMap, Surface
from dioscuri.model.consequence import LINES, CutLine
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.polylines import Polyline, boundary, level_lines, runs, smooth_line

Array = NDArray[Any]

SOURCE = "line on the mesh of the cut, from the labels at full resolution"
CAUSES = ("position of the voxel grid", "smoothing of the line")
BLUR_VOXELS = 1.0
NO_BONE = 0.1  # share of bone in the blurred labels below which a line runs over a suture or a hole
# Of a length, one standard deviation: largest error on circles of known radius (docs/science/separation.md).
LENGTH_SD = 0.015


def cut_lines(
    surface: Surface, labels: LabelMap, recipe: SeparationRecipe
) -> dict[str, tuple[Polyline, ...]]:
    """Polylines of the scalp incision, of the skull's outer table and of the dura, by layer.

    The scalp's line is the edge of the surface. The others are level lines of blurred indicators: what lies
    outside the skull (air, skin, muscle), and what lies inside the dura (CSF, brain). A vessel counts as
    what is next to it. The bone's line is broken where no bone lies beneath it. Pieces shorter than
    `line_crumb_mm` are dropped.
    """
    if not len(surface.faces):
        return {layer: () for layer in LINES}
    near, grid = _near(surface, labels)
    step = float(grid.spacing_mm.mean())
    outside, inside = (_share(near, tissues) for tissues in (("air", "skin", "muscle"), ("csf", "brain")))
    found = {
        "scalp": boundary(surface),
        "bone": level_lines(surface, sample(outside, grid, surface.vertices) - 0.5),
        "dura": level_lines(surface, sample(inside, grid, surface.vertices) - 0.5),
    }
    smooth = {layer: [smooth_line(line, 2 * step) for line in found[layer]] for layer in LINES}
    bone = _blurred(near["bone"])
    smooth["bone"] = [part for line in smooth["bone"] for part in _over_bone(line, bone, grid, recipe)]
    return {n: tuple(p for p in smooth[n] if p.length_mm >= recipe.line_crumb_mm) for n in LINES}


def line_figures(lines: dict[str, tuple[Polyline, ...]]) -> tuple[CutLine, ...]:
    """Length and pieces of every layer's line."""
    return tuple(
        CutLine(
            layer=layer,
            length_mm=_length(sum(p.length_mm for p in lines[layer])),
            pieces=len(lines[layer]),
            closed=sum(p.closed for p in lines[layer]),
        )
        for layer in LINES
    )


def brain_plane(surface: Surface, labels: LabelMap) -> Surface:
    """The part of the surface that lies in brain."""
    if not len(surface.faces):
        return surface
    near, grid = _near(surface, labels)
    return clipped(surface, sample(_share(near, ("brain",)), grid, surface.vertices) - 0.5)


def _length(value: float) -> Figure:
    half = 1.645 * LENGTH_SD * value
    return Figure(value=value, low=value - half, high=value + half, unit="mm", source=SOURCE, causes=CAUSES)


def _near(surface: Surface, labels: LabelMap) -> tuple[dict[str, Array], Grid]:
    """Masks of the tissues and of air in the box round the surface, and its grid."""
    ijk = labels.grid.ijk(surface.vertices)
    low = np.maximum(np.floor(ijk.min(axis=0)).astype(int) - 5, 0)
    high = np.minimum(np.ceil(ijk.max(axis=0)).astype(int) + 6, labels.grid.shape)
    values = labels.values[tuple(slice(int(a), int(b)) for a, b in zip(low, high, strict=True))]
    names = {"air": [0]} | {s.tissue: list(labels.anatomy.numbers(tissue=s.tissue)) for s in labels.anatomy}
    table = np.zeros((len(names), 1 + max(s.number for s in labels.anatomy)), bool)
    for row, numbers in zip(table, names.values(), strict=True):
        row[numbers] = True
    return {name: row[values] for name, row in zip(names, table, strict=True)}, labels.grid.cropped(low, high)


def _share(near: dict[str, Array], tissues: tuple[str, ...]) -> Array:
    """Share of the tissues in the neighbourhood, of all that is not vessel."""
    wanted = _blurred(np.logical_or.reduce([near[t] for t in tissues]))
    known = _blurred(~near["vessel"])
    out: Array = (wanted + 1e-6) / (known + 2e-6)
    return out


def _blurred(mask: Array) -> Array:
    out: Array = ndimage.gaussian_filter(mask.astype(np.float32), BLUR_VOXELS)
    return out


def _over_bone(line: Polyline, bone: Array, grid: Grid, recipe: SeparationRecipe) -> list[Polyline]:
    """The parts of a line that have bone beneath them; gaps no longer than a crumb are bridged."""
    there = sample(bone, grid, line.points) >= NO_BONE
    step = line.length_mm / max(1, len(line.points))
    reach = int(recipe.line_crumb_mm / step / 2)
    ends = "wrap" if line.closed else "nearest"
    grown = ndimage.maximum_filter1d(there.astype(np.uint8), 2 * reach + 1, mode=ends)
    return runs(line, ndimage.minimum_filter1d(grown, 2 * reach + 1, mode=ends).astype(bool))
