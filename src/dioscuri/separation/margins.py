"""How near the cut comes to what must not be touched."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Figure, LabelMap, Surface, VesselGraph
from dioscuri.model.consequence import Margin
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.energy import checked_eloquence

Array = NDArray[Any]

SOURCE = "nearest point of the cut's mesh"


def margins(
    surface: Surface,
    labels: LabelMap,
    recipe: SeparationRecipe,
    *,
    vessels: VesselGraph | None = None,
    divided: Collection[str] = (),
    eloquence: Array | None = None,
) -> tuple[Margin, Margin]:
    """Margin to eloquent cortex and to the walls of big vessels other than the `divided` ones."""
    return _to_cortex(surface, labels, recipe, eloquence), _to_vessels(
        surface, labels, recipe, vessels, divided
    )


def _to_cortex(
    surface: Surface, labels: LabelMap, recipe: SeparationRecipe, eloquence: Array | None
) -> Margin:
    what = "eloquent cortex"
    if eloquence is None:
        return Margin(what=what, nearest_mm=None, statement="not given: no map of eloquent cortex")
    found = labels.tissue("brain") & (checked_eloquence(eloquence, labels) >= recipe.eloquent_from)
    if not found.any() or not len(surface.faces):
        return Margin(what=what, nearest_mm=None, statement="the map has no eloquent cortex in this brain")
    points = labels.grid.lps(np.argwhere(found))
    half = float(labels.grid.spacing_mm.mean()) / 2
    far, at = _nearest(surface, points, np.full(len(points), half))
    figure = _figure(far, half, ("half a voxel", "position of the eloquence map"))
    return Margin(what=what, nearest_mm=figure, at_lps_mm=at, statement=_said(far))


def _to_vessels(
    surface: Surface,
    labels: LabelMap,
    recipe: SeparationRecipe,
    vessels: VesselGraph | None,
    divided: Collection[str],
) -> Margin:
    what = "big vessel"
    if vessels is None:
        return Margin(what=what, nearest_mm=None, statement="not given: no vessel graph")
    rows = [
        (point, radius, sd, edge.id)
        for edge in vessels
        if edge.id not in divided
        for point, radius, sd in zip(edge.path, edge.radius_mm, edge.radius_sd_mm, strict=True)
        if radius >= recipe.big_vessel_mm
    ]
    if not rows or not len(surface.faces):
        return Margin(what=what, nearest_mm=None, statement="no other vessel is that big")
    points, radius = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    far, at = _nearest(surface, points, radius)
    here = rows[int(np.linalg.norm(points - at, axis=1).argmin())]
    half = float(np.hypot(1.645 * here[2], labels.grid.spacing_mm.mean() / 2))
    figure = _figure(far, half, ("radius of the vessel", "half a voxel"))
    return Margin(what=what, nearest_mm=figure, at_lps_mm=at, vessel=here[3], statement=_said(far))


def _nearest(surface: Surface, points: Array, radius: Array) -> tuple[float, tuple[float, float, float]]:
    """Least distance from the mesh to balls about `points`, mm, and the centre of that ball."""
    from scipy.spatial import cKDTree

    centres = surface.vertices[surface.faces].mean(axis=1)
    far = cKDTree(np.concatenate([surface.vertices, centres])).query(points)[0] - radius
    x, y, z = points[int(far.argmin())]
    return max(0.0, float(far.min())), (float(x), float(y), float(z))


def _figure(value: float, half: float, causes: tuple[str, ...]) -> Figure:
    return Figure(
        value=value, low=max(0.0, value - half), high=value + half, unit="mm", source=SOURCE, causes=causes
    )


def _said(far: float) -> str:
    return "the cut passes through or touches it" if far == 0 else "clear of the cut"
