"""What-ifs on a plain network, without any scan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dioscuri.errors import IsolatedError
from dioscuri.formats.network_file import read_network
from dioscuri.formats.recipe import read_recipe
from dioscuri.model import Recipe
from dioscuri.model.bleeding import Bleeding
from dioscuri.model.exchange import ExchangeConsequences
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork
from dioscuri.model.whatif import WhatIf
from dioscuri.planning.bloodflow.exchange import exchanged
from dioscuri.planning.bloodflow.tear import Child, torn


@dataclass(frozen=True, eq=False)
class NetworkAnswer:
    """The answer about a plain network: the middle state, its samples' interval, and the what-if.

    Where territories are isolated, their names alone.
    """

    network: FlowNetwork | None
    clips: dict[str, float]
    what_if: WhatIf | None = None
    state: FlowState | None = None
    bounds: dict[str, Any] | None = None
    bleed: Bleeding | None = None
    exchange: tuple[ExchangeConsequences, ...] = ()
    isolated: tuple[str, ...] = ()
    refused: str = ""


def ask_network(
    path: Path,
    clips: dict[str, float],
    *,
    tear: tuple[str, float] | None = None,
    children: tuple[Child, Child] = (Child(), Child()),
    recipe: Path | None = None,
) -> NetworkAnswer:
    """Pressures, flows and cross-drainage of the network in a JSON file with these clips.

    Raises
    ------
    FormatError, CirculationError : not such a file, or a network that carries no blood.
    """
    from dioscuri.circulation.flow.steady import steady
    from dioscuri.circulation.whatif.ask import what_if

    chosen = read_recipe(recipe) if recipe else Recipe()
    try:
        question = network_question(path, chosen)
        net = question.network
        for edge in clips:
            net.edge(edge)
        state = steady(net, clips)
        found = what_if(question, clips)
        exchange = exchanged(question, clips, children, chosen)
        bleed = None if tear is None else torn(question, tear, clips, children, chosen)
    except IsolatedError as error:
        return NetworkAnswer(None, clips, isolated=error.territories, refused=str(error))
    return NetworkAnswer(net, clips, found, state, _bounds(question, clips), bleed, exchange)


def network_question(path: Path, recipe: Recipe) -> Any:
    """The network in a file as a circulation.whatif Question."""
    from dioscuri.circulation.caseflow.losses import tube_resistance, viscosity_at
    from dioscuri.circulation.uncertainty.plain import plain_spread
    from dioscuri.circulation.whatif.ask import Question
    from dioscuri.circulation.whatif.watched import watched_nodes

    document = read_network(path)
    blood = recipe.circulation.caseflow
    viscosity = viscosity_at(blood.haematocrit, blood.viscosity_mpa_s)
    net = document.flow_network(lambda r, length: tube_resistance(r, length, viscosity))
    return Question(
        net,
        watched_nodes(net),
        plain_spread(net, document, blood),
        recipe.circulation.samples,
        recipe.seed,
        recipe.circulation.limit_mmhg,
        known=tuple(e.id for e in document.edges if e.radius_mm is None),
    )


def _bounds(question: Any, clips: dict[str, float]) -> dict[str, Any]:
    """5 and 95 % of every pressure and flow over the samples."""
    import numpy as np

    from dioscuri.circulation.flow.balanced import balanced_many
    from dioscuri.circulation.uncertainty.draw import draws, samples_of

    net = question.network
    z = draws(question.spread, question.samples, question.seed)
    states = balanced_many(net, samples_of(net, question.spread, z), ({}, clips)).states[1]
    columns = {
        "pressures_mmHg": (net.nodes, states.pressure_mmhg),
        "flows_ml_min": (net.edges, states.flow_ml_min),
    }
    return {
        what: {
            name: [float(v) for v in np.percentile(values[:, n], [5, 95])]
            for n, name in enumerate(names)
            if np.isfinite(values[:, n]).all()
        }
        for what, (names, values) in columns.items()
    }


def network_json(answer: NetworkAnswer) -> dict[str, Any]:
    """The answer for other programs; null where there is no number.

    `pressures_mmHg` by node, `flows_ml_min` by edge (positive from start to end), `cross_drainage`,
    `isolated_territories`.
    """
    clips = dict(answer.clips)
    if answer.network is None or answer.state is None or answer.what_if is None:
        return {
            "clips": clips,
            "isolated_territories": list(answer.isolated),
            "error": answer.refused,
            "pressures_mmHg": None,
            "flows_ml_min": None,
            "cross_drainage": None,
        }
    net, state = answer.network, answer.state
    pressures = zip(net.nodes, state.pressure_mmhg.tolist(), strict=True)
    return {
        "clips": clips,
        "isolated_territories": [],
        "pressures_mmHg": {n: p if p == p else None for n, p in pressures},
        "flows_ml_min": dict(zip(net.edges, state.flow_ml_min.tolist(), strict=True)),
        "cross_drainage": answer.what_if.drainage_after.model_dump(mode="json"),
        "intervals_90": answer.bounds,
        "kirchhoff_residual": state.residual,
        "exchange": [e.model_dump(mode="json") for e in answer.exchange],
        "bleeding": None if answer.bleed is None else answer.bleed.model_dump(mode="json"),
        "what_if": answer.what_if.model_dump(mode="json"),
        "notice": "Supports a clinical team; not a cleared medical device; never decides.",
    }
