"""The parts of a case's network: vessels, beds, unseen veins and collaterals, as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dioscuri.circulation.caseflow.hearts import HeartEnds
from dioscuri.circulation.caseflow.losses import friction, velocity_heads, viscosity_at
from dioscuri.circulation.territories.build import Drainage
from dioscuri.circulation.territories.necks import Necks
from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.network import FlowNetwork, Regulation, flow_network

Rows = dict[str, dict[str, Any]]
CODES = {"castor": 1, "pollux": 2}
SURE = 0.6  # a vessel above this is counted as one twin's, below 1 - this as the other's


@dataclass(frozen=True, eq=False)
class Parts:
    """Rows of nodes and edges; `origin` says of each edge where it comes from.

    Parameters
    ----------
    origin : edge id -> vessel, venules, bed or collateral. wall : edge id -> brain or neck, where a wall may
        collapse; with the twin: "castor brain".
    """

    nodes: Rows = field(default_factory=dict)
    edges: Rows = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    wall: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, origin: str, **row: Any) -> None:
        """Add an edge."""
        self.edges[name] = row
        self.origin[name] = origin

    def network(self, recipe: CaseFlowRecipe) -> FlowNetwork:
        """The parts as a network."""
        rule = Regulation(recipe.regulation_leftover, recipe.dilated, recipe.constricted)
        return flow_network(self.nodes, self.edges, rule)


def node_id(node: int) -> str:
    """Id of a node of the graph."""
    return f"n{node}"


def add_vessels(
    parts: Parts,
    graph: VesselGraph,
    ends: HeartEnds,
    necks: Necks,
    bridging: tuple[str, ...],
    recipe: CaseFlowRecipe,
) -> None:
    """Every vessel as a resistance, and the hearts' ends held at their pressures."""
    _add_nodes(parts, graph, ends, recipe)
    viscosity = viscosity_at(recipe.haematocrit, recipe.viscosity_mpa_s)
    outside = {"brain": recipe.icp_mmhg, "neck": recipe.neck_mmhg}
    for edge in graph:
        row: dict[str, Any] = {
            "ends": (node_id(edge.start), node_id(edge.end)),
            "kind": edge.kind,
            "resistance": friction(edge.path, edge.radius_mm, viscosity),
            "castor": edge.castor,
        }
        if edge.kind == "sinus":
            row["quadratic"] = velocity_heads(edge.path, edge.radius_mm, recipe.sinus_heads_per_100mm)
        where = _around(edge, necks, bridging)
        if where:
            parts.wall[edge.id] = where
            row["external_mmhg"] = outside[where.split()[1]]
        parts.add(edge.id, "vessel", **row)


def _add_nodes(parts: Parts, graph: VesselGraph, ends: HeartEnds, recipe: CaseFlowRecipe) -> None:
    shares: dict[int, list[float]] = {}
    for edge in graph:
        for node in (edge.start, edge.end):
            shares.setdefault(node, []).append(edge.castor)
    for node, share in sorted(shares.items()):
        mean = float(np.mean(share))
        parts.nodes[node_id(node)] = {"twin": 1 if mean > SURE else 2 if mean < 1 - SURE else 3}
    for held, pressure in ((ends.inlets, recipe.arterial_mmhg), (ends.outlets, recipe.venous_mmhg)):
        for node, twin in held.items():
            if node in shares:
                parts.nodes[node_id(node)] = {"twin": CODES[twin], "fixed_mmhg": pressure}


def _around(edge: VesselEdge, necks: Necks, bridging: tuple[str, ...]) -> str:
    """What presses on a vein's wall: "castor brain" (its pressure), "pollux neck", or nothing that counts."""
    if edge.kind not in ("vein", "sinus"):
        return ""
    middle = edge.path[[len(edge.path) // 2]]
    neck = int(np.linalg.norm(necks.foramina - middle, axis=1).argmin())
    twin = tuple(CODES)[neck]
    if necks.beyond_mm(middle)[0, neck] > 0:
        return f"{twin} neck"
    return f"{twin} brain" if edge.id in bridging else ""


def add_territories(
    parts: Parts, drainage: Drainage, demand: dict[tuple[int, int], float], recipe: CaseFlowRecipe
) -> None:
    """A node for every territory, its beds, and the unseen veins that join it to those that are seen."""
    total: dict[int, float] = {}
    for (_, n), flow in demand.items():
        total[n] = total.get(n, 0.0) + flow
    for n, territory in enumerate(drainage.map.territories):
        if n not in total:
            continue
        castor = 1.0 if territory.twin == "castor" else 0.0
        parts.nodes[territory.node] = {"twin": CODES[territory.twin]}
        for node, share in drainage.entries[n].items():
            parts.add(
                f"venules-{territory.id}-{node_id(node)}",
                "venules",
                ends=(territory.node, node_id(node)),
                kind="vein",
                resistance=recipe.venule_mmhg / (share * total[n]),
                castor=castor,
            )
    gradient = recipe.arterial_mmhg - recipe.venous_mmhg
    for (node, n), flow in sorted(demand.items(), key=lambda row: (row[0][1], row[0][0])):
        territory = drainage.map.territories[n]
        parts.add(
            f"bed-{territory.id}-{node_id(node)}",
            "bed",
            ends=(node_id(node), territory.node),
            kind="bed",
            resistance=max(gradient, recipe.least_bed_mmhg) / flow,
            castor=1.0 if territory.twin == "castor" else 0.0,
            demand_ml_min=flow,
        )


def add_collaterals(parts: Parts, drainage: Drainage, recipe: CaseFlowRecipe) -> None:
    """Unseen veins between neighbouring territories of one hemisphere, by the length of their border."""
    made = drainage.map.territories
    for (a, b), border in drainage.borders_mm.items():
        conductance = recipe.collateral_share * recipe.collateral_ml_min_mmhg_mm * border
        if conductance > 0 and made[a].node in parts.nodes and made[b].node in parts.nodes:
            parts.add(
                f"collateral-{made[a].id}-{made[b].id}",
                "collateral",
                ends=(made[a].node, made[b].node),
                kind="collateral",
                resistance=1 / conductance,
                castor=1.0 if made[a].twin == "castor" else 0.0,
            )
