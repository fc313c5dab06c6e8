"""The vessels that the cut divides: what, where, how wide, whose, and who keeps them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import TWINS, Figure, VesselEdge, VesselGraph
from dioscuri.model.consequence import CutCrossing
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.sides import Courses

Array = NDArray[Any]

SOURCE = "radius of the vessel graph where the cut passes"
CAUSES = ("radius of the vessel", "its change within the length that wavering is undone over")
UNSURE = "shared or uncertain"


def divided_vessels(
    vessels: VesselGraph, course: Courses, recipe: SeparationRecipe
) -> tuple[CutCrossing, ...]:
    """One row for every passage of an edge from one side of the cut to the other, widest first.

    Who keeps a vessel is decided by the lumen of its whole unbranched course: its own edge and those that
    continue it through nodes where only two edges meet.
    """
    edges = tuple(vessels)
    change = np.flatnonzero((np.diff(course.pollux.astype(np.int8)) != 0) & (np.diff(course.edge) == 0))
    whole = _unbranched(vessels)
    found = []
    for n in change:
        edge = edges[course.edge[n]]
        own = np.isin(course.edge, np.flatnonzero(whole == whole[course.edge[n]]))
        lumen = course.lumen_mm3[own]
        pollux = float(lumen[course.pollux[own]].sum() / lumen.sum())
        found.append(_crossing(edge, course, int(n), pollux, recipe))
    return tuple(sorted(found, key=lambda c: (-c.radius_mm.value, c.id, c.at_lps_mm)))


def owner_of(castor: float, recipe: SeparationRecipe) -> str:
    """Castor, pollux, or shared or uncertain, from the probability of castor."""
    if castor >= recipe.sure_owner:
        return TWINS[0]
    return TWINS[1] if castor <= 1 - recipe.sure_owner else UNSURE


def _crossing(
    edge: VesselEdge, course: Courses, n: int, pollux: float, recipe: SeparationRecipe
) -> CutCrossing:
    at = (course.at[n] + course.at[n + 1]) / 2
    owner, keeper = owner_of(edge.castor, recipe), TWINS[int(pollux > 0.5)]
    return CutCrossing(
        id=edge.id,
        kind=edge.kind,
        at_lps_mm=(float(at[0]), float(at[1]), float(at[2])),
        radius_mm=_radius(edge, at, recipe.waver_mm),
        castor_probability=edge.castor,
        owner=owner,
        keeper=keeper,
        keeper_share=max(pollux, 1 - pollux),
        against_owner=None if owner == UNSURE else owner != keeper,
    )


def _radius(edge: VesselEdge, at: Array, within_mm: float) -> Figure:
    """Radius nearest to a point, with the graph's own error and the change round it."""
    far = np.linalg.norm(edge.path - at, axis=1)
    here = int(far.argmin())
    near = edge.radius_mm[far <= max(within_mm, far[here])]
    half = 1.645 * float(edge.radius_sd_mm[here])
    value = float(edge.radius_mm[here])
    return Figure(
        value=value,
        low=max(0.0, min(value - half, float(near.min()))),
        high=max(value + half, float(near.max())),
        unit="mm",
        source=SOURCE,
        causes=CAUSES,
    )


def _unbranched(vessels: VesselGraph) -> Array:
    """Number of the unbranched vessel that each edge belongs to, (E,)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ends: dict[int, list[int]] = {}
    for n, edge in enumerate(vessels):
        ends.setdefault(edge.start, []).append(n)
        ends.setdefault(edge.end, []).append(n)
    pairs = np.array([p for p in ends.values() if len(p) == 2]).reshape(-1, 2)
    n = len(vessels)
    joined = coo_array((np.ones(len(pairs), np.int8), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    return np.asarray(connected_components(joined, directed=False)[1])
