"""The vessels of a scene: what is known of each, and which of them each point of a wall belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.model.circulation_study import CirculationStudy, VesselRecord
from dioscuri.model.figure import Figure
from dioscuri.model.scene import SceneFigure, SceneTerritory, SceneVessel
from dioscuri.planning.bloodflow.table import radius_figure
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.viewing.blood import Blood

Array = NDArray[Any]

NONE = 65_535
FAR_MM, FAR_RADII = 2.0, 1.0  # a wall farther than this from every centreline belongs to none
NEIGHBOURS = 8
ALIKE, THINNEST_MM = 1.5, 0.05  # radii within this factor are alike
STEP_MM = 0.5
DIGITS = 3


def scene_vessels(content: Content, blood: Blood, study: CirculationStudy | None) -> tuple[SceneVessel, ...]:
    """Every vessel of the graph in its order, which is what `_EDGE` counts."""
    records = {v.id: v for v in study.vessels} if study else {}
    crossing = {c.id for c in content.plan.crossings}
    named = {c.edge: c for c in study.conflicts} if study else {}
    out = []
    for index, edge in enumerate(content.vessels):
        record: VesselRecord | None = records.get(edge.id)
        out.append(
            SceneVessel(
                index=index,
                id=edge.id,
                kind=edge.kind,
                owner=record.owner if record else _owner(edge.castor),
                castor=round(edge.castor, 4),
                name=record.name if record else "",
                conflict=edge.id in named or bool(record and record.contested),
                crosses=edge.id in crossing or bool(record and record.crossing),
                in_flow=edge.id in blood.edges,
                radius_mm=SceneFigure.of(radius_figure(edge)),
                evidence=edge.evidence,
                flow_ml_min=_figure(blood.flows.get(edge.id)),
                pressure_mmhg=_figure(blood.pressures.get(edge.id)),
                path=tuple(map(tuple, np.round(edge.path, DIGITS).tolist())),
            )
        )
    return tuple(out)


def _owner(castor: float) -> str:
    """Without a study: whose it is where the probability is high, else uncertain."""
    return "castor" if castor >= 0.8 else "pollux" if castor <= 0.2 else "uncertain"


def _figure(figure: Figure | None) -> SceneFigure | None:
    return None if figure is None else SceneFigure.of(figure)


def scene_territories(
    study: CirculationStudy | None, places: Mapping[str, Array]
) -> tuple[SceneTerritory, ...]:
    """Territories of the study that lie somewhere."""
    if study is None:
        return ()
    return tuple(
        SceneTerritory(
            id=t.id,
            name=f"{t.twin}'s {t.side} brain drained by {t.vein or 'no vein seen'}",
            twin=t.twin,
            vein=t.vein,
            at=tuple(round(float(x), 2) for x in places[t.id]),
            pressure_mmhg=SceneFigure.of(t.pressure_mmhg),
        )
        for t in study.territories
        if t.id in places
    )


class Centrelines:
    """Which vessel each point of a wall belongs to: that whose own wall is nearest.

    Points of like radius share a tree: beside a thick vessel the nearest centreline may be a thin one's.
    """

    def __init__(self, graph: VesselGraph) -> None:
        from scipy.spatial import cKDTree

        parts = [_stepped(e.path, e.radius_mm) for e in graph]
        points = np.concatenate([p for p, _ in parts]) if parts else np.zeros((0, 3))
        radius = np.concatenate([r for _, r in parts]) if parts else np.zeros(0)
        edge = np.repeat(np.arange(len(parts)), [len(r) for _, r in parts]).astype(np.uint16)
        alike = np.floor(np.log(np.maximum(radius, THINNEST_MM)) / np.log(ALIKE)).astype(int)
        self.classes = [
            (cKDTree(points[mine]), radius[mine], edge[mine])
            for mine in (alike == c for c in np.unique(alike))
        ]

    def edges(self, points: Array) -> Array:
        """Index of the vessel at each point (N, 3) LPS mm, uint16; 65535 where there is none near."""
        nearest = np.full(len(points), np.inf)
        found = np.full(len(points), NONE, np.uint16)
        for tree, radius, edge in self.classes if len(points) else ():
            beyond, at = _nearest_wall(tree, radius, points)
            closer = beyond < nearest
            nearest[closer], found[closer] = beyond[closer], edge[at[closer]]
        return found


def _nearest_wall(tree: Any, radius: Array, points: Array) -> tuple[Array, Array]:
    """How far each point lies outside the nearest wall in reach, mm, and its centreline point's number."""
    widest = float(radius.max())
    far = FAR_MM + (1 + FAR_RADII) * widest
    sizes = np.append(radius, 0.0)  # of "no neighbour within reach", which is infinitely far
    beyond, at = np.full(len(points), np.inf), np.zeros(len(points), int)
    rows, k = np.arange(len(points)), min(NEIGHBOURS, tree.n)
    while len(rows):
        away, near = tree.query(points[rows], k=[*range(1, k + 1)], distance_upper_bound=far)
        walls = away - sizes[near]
        walls[walls > FAR_MM + FAR_RADII * sizes[near]] = np.inf
        best = walls.argmin(axis=1)
        beyond[rows], at[rows] = walls[np.arange(len(rows)), best], near[np.arange(len(rows)), best]
        # A centreline point farther than the last one seen may still have the nearer wall.
        rows = rows[(away[:, -1] - widest < beyond[rows]) & (k < tree.n)]
        k = min(4 * k, tree.n)
    return beyond, at


def _stepped(path: Array, radius: Array) -> tuple[Array, Array]:
    """Points along a path no farther apart than half a millimetre, and the radius there."""
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    at = np.linspace(0, along[-1], max(2, int(np.ceil(along[-1] / STEP_MM)) + 1))
    points = np.stack([np.interp(at, along, path[:, axis]) for axis in range(3)], axis=1)
    return points, np.interp(at, along, radius)
