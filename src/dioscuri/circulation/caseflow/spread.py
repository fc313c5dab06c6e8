"""How far each part of a case's network may be from what was assumed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dioscuri.circulation.caseflow.hearts import HeartEnds
from dioscuri.circulation.caseflow.losses import log_radius_sd
from dioscuri.circulation.caseflow.parts import Parts, node_id
from dioscuri.circulation.territories.build import Drainage
from dioscuri.model import TWINS, VesselGraph
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.flowspread import FlowSpread, Loading
from dioscuri.model.network import FlowNetwork

MATTERS = ("log_resistance", "log_quadratic", "log_demand", "fixed_mmhg", "external_mmhg")


@dataclass(eq=False)
class _Causes:
    """Causes as they are listed."""

    group: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    rows: dict[str, list[tuple[int, int, float]]] = field(default_factory=lambda: {m: [] for m in MATTERS})

    def add(self, group: str, name: str, **moved: Iterable[tuple[int, float]]) -> None:
        """A cause, and (row, sd) of everything that it moves."""
        for matter, rows in moved.items():
            self.rows[matter] += [(row, len(self.group), sd) for row, sd in rows if sd]
        self.group.append(group)
        self.name.append(name)

    def spread(self) -> FlowSpread:
        """All of them as arrays."""
        loading: dict[str, Any] = {}
        for matter, rows in self.rows.items():
            table = np.array(rows, float).reshape(-1, 3)
            loading[matter] = Loading(table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2])
        return FlowSpread(tuple(self.group), tuple(self.name), **loading)


def spread_of(
    network: FlowNetwork,
    parts: Parts,
    graph: VesselGraph,
    ends: HeartEnds,
    drainage: Drainage,
    recipe: CaseFlowRecipe,
) -> FlowSpread:
    """Every cause of doubt: one per radius, bed, unseen vein and territory, and the global ones.

    Viscosity, sinus losses and the brain's demand are one cause for both twins; arterial, venous, brain and
    neck pressure one per twin.
    """
    causes = _Causes()
    of = {
        origin: [network.edge(e) for e, o in parts.origin.items() if o == origin]
        for origin in ("vessel", "bed", "venules", "collateral")
    }
    _vessels(causes, network, graph, of["vessel"], recipe)
    _held(causes, network, ends, recipe)
    _walls(causes, network, parts, recipe)
    beds, cbf = of["bed"], recipe.cbf_log_sd
    causes.add("demand", "", log_demand=[(e, cbf) for e in beds], log_resistance=[(e, -cbf) for e in beds])
    for origin, group, sd in (
        ("bed", "beds", recipe.bed_log_sd),
        ("venules", "venules", recipe.venule_log_sd),
    ):
        for e in of[origin]:
            causes.add(group, network.edges[e], log_resistance=[(e, sd)])
    _collaterals(causes, network, of["collateral"], recipe)
    _borders(causes, network, beds, drainage)
    return causes.spread()


def _vessels(
    causes: _Causes, network: FlowNetwork, graph: VesselGraph, vessels: list[int], recipe: CaseFlowRecipe
) -> None:
    sinuses = [e for e in vessels if network.quadratic[e] > 0]
    causes.add("viscosity", "", log_resistance=[(e, recipe.viscosity_log_sd) for e in vessels])
    causes.add("sinus loss", "", log_quadratic=[(e, recipe.sinus_heads_log_sd) for e in sinuses])
    for edge in graph:
        e = network.edge(edge.id)
        sd = -4 * log_radius_sd(edge, recipe.radius_log_sd_least, recipe.radius_log_sd_most)
        quadratic = [(e, sd)] if network.quadratic[e] > 0 else []
        causes.add("radius", edge.id, log_resistance=[(e, sd)], log_quadratic=quadratic)


def _held(causes: _Causes, network: FlowNetwork, ends: HeartEnds, recipe: CaseFlowRecipe) -> None:
    for group, held, sd in (
        ("arterial pressure", ends.inlets, recipe.arterial_sd_mmhg),
        ("venous pressure", ends.outlets, recipe.venous_sd_mmhg),
    ):
        for twin in TWINS:
            names = [node_id(n) for n, t in held.items() if t == twin]
            rows = [(network.node(n), sd) for n in names if n in network.nodes]
            causes.add(group, twin, fixed_mmhg=rows)


def _walls(causes: _Causes, network: FlowNetwork, parts: Parts, recipe: CaseFlowRecipe) -> None:
    for place, sd in (("brain", recipe.icp_sd_mmhg), ("neck", recipe.neck_sd_mmhg)):
        for twin in TWINS:
            walls = [network.edge(e) for e, w in parts.wall.items() if w == f"{twin} {place}"]
            causes.add("tissue pressure", f"{twin} {place}", external_mmhg=[(e, sd) for e in walls])


def _collaterals(causes: _Causes, network: FlowNetwork, edges: list[int], recipe: CaseFlowRecipe) -> None:
    """Half of the variance is common to all (how children are), half is each one's own."""
    sd = recipe.collateral_log_sd / np.sqrt(2)
    if edges:
        causes.add("collaterals", "", log_resistance=[(e, sd) for e in edges])
    for e in edges:
        causes.add("collaterals", network.edges[e], log_resistance=[(e, sd)])


def _borders(causes: _Causes, network: FlowNetwork, beds: list[int], drainage: Drainage) -> None:
    """A territory whose border is not sure may be larger or smaller, and its beds' demand with it."""
    for n, territory in enumerate(drainage.map.territories):
        if territory.node in network.nodes:
            node, sd = network.node(territory.node), float(drainage.doubtful_share[n])
            mine = [e for e in beds if network.ends[e, 1] == node]
            causes.add(
                "territories",
                territory.id,
                log_demand=[(e, sd) for e in mine],
                log_resistance=[(e, -sd) for e in mine],
            )
