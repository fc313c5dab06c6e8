"""Flow and pressure of every vessel as it is today, with intervals, for the scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import CirculationError, SolverError
from dioscuri.model import Recipe, VesselGraph
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.model.figure import Figure

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Blood:
    """Flow (mL/min, without direction) and mean pressure (mmHg) by vessel, territories' middles, why not.

    `edges` are those of the network: a vessel that is not among them cannot be clipped. `study` is what is
    known of the vessels where somebody ruled on them after the plan; None: the plan's own.
    """

    flows: Mapping[str, Figure] = field(default_factory=dict)
    pressures: Mapping[str, Figure] = field(default_factory=dict)
    places: Mapping[str, Array] = field(default_factory=dict)
    why_not: str = ""
    edges: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    study: CirculationStudy | None = None


def blood_of(flowing: Any, graph: VesselGraph, recipe: Recipe) -> Blood:
    """What flows in a case (planning.bloodflow.rooms.Flowing); a case without figures says why."""
    if flowing is None:
        return Blood(why_not="this plan holds no circulation: run `dioscuri plan` again")
    if flowing.flow is None:
        return Blood(why_not=flowing.why_not or "this case has no circulation")
    flow = flowing.flow
    places = {t.id: np.asarray(t.at_lps_mm) for t in flow.territories.territories}
    edges = frozenset(flow.network.edges)
    try:
        flows, pressures, note = _figures(flow, graph, recipe)
    except (CirculationError, SolverError) as error:
        return Blood(places=places, why_not=str(error), edges=edges)
    return Blood(flows, pressures, places, edges=edges, notes=(note,) if note else ())


def _figures(
    flow: Any, graph: VesselGraph, recipe: Recipe
) -> tuple[dict[str, Figure], dict[str, Figure], str]:
    """Flow and pressure of each vessel, and how many samples were left out."""
    from dioscuri.circulation.figures import figure_of
    from dioscuri.circulation.flow.balanced import balanced_many
    from dioscuri.circulation.flow.steady import steady
    from dioscuri.circulation.uncertainty.draw import draws, groups_of, samples_of
    from dioscuri.circulation.uncertainty.figures import MODEL

    network, spread = flow.network, flow.spread
    causes = tuple(f"sampled: {g}" for g in groups_of(spread))
    middle = steady(network)
    z = draws(spread, recipe.circulation.stage_samples, recipe.seed)
    found = balanced_many(network, samples_of(network, spread, z), ({},))
    states = found.states[0]
    number = {e: n for n, e in enumerate(network.edges)}
    flows, pressures = {}, {}
    for edge in (e.id for e in graph if e.id in number):
        n = number[edge]
        ends = network.ends[n]
        value, drawn = abs(float(middle.flow_ml_min[n])), np.abs(states.flow_ml_min[:, n])
        flows[edge] = figure_of(drawn, "mL/min", MODEL, causes, value=value)
        value, drawn = float(middle.pressure_mmhg[ends].mean()), states.pressure_mmhg[:, ends].mean(axis=1)
        pressures[edge] = figure_of(drawn, "mmHg", MODEL, causes, value=value)
    return flows, pressures, found.note
