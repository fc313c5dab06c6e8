"""Vessels that pass from one twin to the other, and whether a dural sinus is shared."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.circulation.passages import Change, fewest, one_per_vessel, pieces_of
from dioscuri.geometry.distance import signed_distance
from dioscuri.geometry.resample import sample
from dioscuri.model import (
    CASTOR,
    POLLUX,
    CrossingVessel,
    Figure,
    LabelMap,
    Ownership,
    Presence,
    Seen,
    VesselEdge,
    VesselGraph,
)
from dioscuri.model.recipe import CirculationRecipe

Array = NDArray[Any]

SOURCE = "area of the vessel's cross-section where it passes the interface"
MIXED = 0.3  # a vessel may carry a twin's blood when that twin's share of the enhancement is above this
SHARED_SHARE = 0.15  # of the smaller giver of a shared sinus
SAME_MM = 3.0
RADIUS_OVER_MM = 6.0
SHORT_MM = 5.0  # a shorter piece shows the contrast of the vessels that it joins, not its own
ON_MM = 3.0
LONG_ENOUGH_MM = 8.0  # a mixed stretch shorter than this may be two sinuses that touch
ALONG_MM = 8.0  # a sinus nearer than this to the interface runs along it
MIN_SHARED_MM = 25.0  # along the interface; more than a sinus that only passes through


def crossing_vessels(
    graph: VesselGraph,
    ownership: Ownership,
    labels: LabelMap,
    recipe: CirculationRecipe = CirculationRecipe(),  # noqa: B008 - frozen
) -> tuple[CrossingVessel, ...]:
    """Vessels other than the shared sinus that reach `crossing_depth_mm` deep into both twins.

    The depth of a point is its signed distance to the interface. The graph
    without the shared sinus is cut into pieces where that depth changes sign; between pieces that get deep
    on castor's side and pieces that get deep on pollux's, the fewest changes that part them are the
    crossings: a vessel that wavers about the interface counts once, a tributary of the shared sinus never.
    This is done among the vessels that may carry castor's blood and again among those that may carry
    pollux's: two veins of different twins that touch at the interface look joined, but neither's blood
    goes deep on the other side. Changes joined by stretches that never leave the interface by 8 mm are one
    vessel, and count once.

    Returns
    -------
    One per vessel, thickest first; `at_lps_mm` is where it passes the interface.
    """
    depth = _depth(ownership, labels)
    shared = {e.id for e in _shared(graph, depth, ownership)}
    found: list[CrossingVessel] = []
    for low, high in ((MIXED, 1.0), (0.0, 1 - MIXED)):
        giver = [
            e for e in graph if e.id not in shared and (low <= e.castor <= high or e.length_mm < SHORT_MM)
        ]
        pieces, changes = pieces_of(giver, graph, shared, depth, ownership)
        passing = fewest(pieces, changes, recipe.crossing_depth_mm)
        for change in one_per_vessel(pieces, passing):
            crossing = _crossing(change)
            if not any(_same(crossing, other) for other in found):
                found.append(crossing)
    return tuple(sorted(found, key=lambda c: (-c.radius_mm.value, c.id)))


def shared_sinus(graph: VesselGraph, ownership: Ownership, labels: LabelMap) -> Presence:
    """Whether a dural sinus runs along the interface of the twins: seen, with its evidence, or not seen.

    Never absent: no scan here proves that there is none.
    """
    depth = _depth(ownership, labels)
    along = _shared(graph, depth, ownership)
    length = sum(e.length_mm for e in along)
    if length < MIN_SHARED_MM:
        return Presence(state=Seen.NOT_SEEN)
    weights = [e.length_mm for e in along]
    share = float(np.average([e.castor for e in along], weights=weights))
    names = ", ".join(e.id for e in along[:6]) + (" and more" if len(along) > 6 else "")
    return Presence(
        state=Seen.SEEN,
        shown_by=f"dural sinus {names}: {length:.0f} mm along the interface, "
        f"castor's share of the enhancement {share:.0%}",
    )


def shared_sinus_edges(graph: VesselGraph, ownership: Ownership, labels: LabelMap) -> tuple[str, ...]:
    """Ids of the edges that make the shared sinus; none where none was seen."""
    along = _shared(graph, _depth(ownership, labels), ownership)
    return tuple(e.id for e in along) if sum(e.length_mm for e in along) >= MIN_SHARED_MM else ()


def _depth(ownership: Ownership, labels: LabelMap) -> Array:
    """Distance to the interface, float32 (I, J, K) mm: negative on castor's side, positive on pollux's.

    The interface lies half-way between the tissues that are surely castor's and surely pollux's.
    """
    tissue = (labels.values > 0) & ~labels.tissue("vessel")
    sure = tissue & ((ownership.owner == CASTOR) | (ownership.owner == POLLUX))
    if not sure.any():
        return np.zeros(sure.shape, np.float32)
    nearest = ndimage.distance_transform_edt(
        ~sure, sampling=ownership.grid.spacing_mm, return_distances=False, return_indices=True
    )
    return np.nan_to_num(signed_distance(ownership.owner[tuple(nearest)] == CASTOR, ownership.grid))


def _same(one: CrossingVessel, other: CrossingVessel) -> bool:
    apart = float(np.linalg.norm(np.subtract(one.at_lps_mm, other.at_lps_mm)))
    return apart < SAME_MM or (one.id == other.id and apart < 2 * SAME_MM)


def _shared(graph: VesselGraph, depth: Array, ownership: Ownership) -> list[VesselEdge]:
    """Sinuses along the interface that both injections fill, or that no pair of injections tells apart.

    A stretch of such a sinus may carry one twin's blood alone: what joins on and lies on the interface itself
    belongs to it.
    """
    off = {
        e.id: float(np.median(np.abs(sample(depth, ownership.grid, e.path))))
        for e in graph
        if e.kind == "sinus"
    }
    along = [e for e in graph if off.get(e.id, np.inf) < ALONG_MM]
    shared = [e for e in along if SHARED_SHARE <= e.castor <= 1 - SHARED_SHARE]
    nodes = {n for e in shared if e.length_mm >= LONG_ENOUGH_MM for n in (e.start, e.end)}
    waiting = [e for e in along if e not in shared and off[e.id] < ON_MM]
    while joining := [e for e in waiting if e.start in nodes or e.end in nodes]:
        shared += joining
        waiting = [e for e in waiting if e not in joining]
        nodes |= {n for e in joining for n in (e.start, e.end)}
    return shared


def _crossing(change: Change) -> CrossingVessel:
    edge, n = change.edge, change.sample
    at = edge.path[n - 1] * (1 - change.share) + edge.path[n] * change.share
    step = edge.length_mm / (len(edge.path) - 1)
    # Wide enough that a vessel touched at the interface is judged by its own calibre on either side.
    reach = max(3, round(RADIUS_OVER_MM / step))
    near = edge.radius_mm[max(0, n - reach) : n + reach]
    radius = float(np.median(near))
    sd = float(np.hypot(np.median(edge.radius_sd_mm), np.median(np.abs(near - radius))))
    figure = Figure(
        value=radius,
        low=max(0.05, radius - 1.645 * sd),
        high=radius + 1.645 * sd,
        unit="mm",
        source=SOURCE,
        causes=("voxel size", "scatter of the sections"),
    )
    return CrossingVessel(
        id=edge.id,
        kind=edge.kind,
        radius_mm=figure,
        at_lps_mm=(float(at[0]), float(at[1]), float(at[2])),
        castor_probability=edge.castor,
        evidence=edge.evidence,
    )
