"""Loops that a mask has and the vessels do not: opened, each with where and why."""

from __future__ import annotations

from dioscuri.circulation.contacts import parted, without_pinholes
from dioscuri.circulation.loops import (
    circles,
    wide_rings,
    without_doubles,
    without_idle_rings,
    without_resting_tips,
    without_small_loops,
)
from dioscuri.circulation.segments import Segment
from dioscuri.model import Grid
from dioscuri.model.recipe import CirculationRecipe


def opened(segments: list[Segment], kind: str, grid: Grid, recipe: CirculationRecipe) -> list[Segment]:
    """Segments of one kind without the loops of vessels that merely touch, the surest first.

    Holes no wider than the vessels round them; stretches beside their own vessel; two vessels that run on
    past each other; rings of arteries shorter than any circle of Willis, of veins that no
    blood would flow round; thin vessels that rest on another. Nothing that holds a piece together is opened.
    """
    voxel = float(grid.spacing_mm.min())
    communicating = recipe.communicating_artery_mm if kind == "artery" else 0.0

    def sure(now: list[Segment]) -> int:
        return circles(now, voxel, communicating) if kind == "artery" else wide_rings(now, voxel)

    segments = without_doubles(without_pinholes(segments, voxel), voxel, sure)
    segments = without_doubles(parted(segments, voxel, sure), voxel, sure)
    if kind == "artery":
        segments = without_small_loops(segments, voxel, recipe.smallest_artery_loop_mm)
    else:
        segments = without_idle_rings(segments, voxel)
    thin = recipe.contact_artery_voxels if kind == "artery" else recipe.contact_vein_voxels
    return without_resting_tips(segments, voxel, thin * voxel, communicating)
