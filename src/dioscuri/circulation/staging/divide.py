"""Which vessels part the twins' hearts, layer by layer, at the least clinical cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.steady import today
from dioscuri.circulation.staging.cuts import EdgeCut, cuts
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Array = NDArray[Any]
LAYERS = ("arteries", "veins")
CASTOR, POLLUX = 1, 2


@dataclass(frozen=True, eq=False)
class VascularLayer:
    """The vessels of one layer, and what in it is surely one twin's: hearts and territories.

    Parameters
    ----------
    edges : (L,) edge numbers. castor, pollux : (N,) bool.
    """

    edges: Array
    castor: Array
    pollux: Array


def layer(network: FlowNetwork, name: str) -> VascularLayer:
    """Arteries from hearts to territories, or veins and sinuses from territories to hearts."""
    ways = today(network).ways
    through = ways.supply if name == "arteries" else ways.drain
    hearts = (ways.source & network.held) if name == "arteries" else ways.outlet
    sure = hearts | ways.territory
    return VascularLayer(
        np.flatnonzero(through), sure & (network.twin == CASTOR), sure & (network.twin == POLLUX)
    )


def clinical_cost(network: FlowNetwork, recipe: StagingRecipe) -> Array:
    """What dividing each edge costs, (E,): for itself, its kind, its flow today, the territory it serves."""
    known = today(network)
    kinds = np.array(network.kind)
    flow = np.abs(known.state.flow_ml_min)
    cost = np.full(len(flow), recipe.cost_vessel) + recipe.cost_per_ml_min * flow
    cost += recipe.cost_artery * np.isin(kinds, ("artery", "bed")) + recipe.cost_sinus * (kinds == "sinus")
    for through in (known.ways.drain, known.ways.supply):
        cost += recipe.cost_territory * _share_of_territory(network, flow, through, known.ways.territory)
    return np.maximum(cost, 1e-3)


def _share_of_territory(network: FlowNetwork, flow: Array, through: Array, territory: Array) -> Array:
    """Largest part of a territory's flow in one direction that an edge carries, (E,)."""
    carried = np.where(through, flow, 0.0)
    n = len(network.nodes)
    total = np.bincount(network.ends.T.ravel(), np.tile(carried, 2), n)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = [
            np.where(territory[node] & (total[node] > 0), carried / total[node], 0.0)
            for node in network.ends.T
        ]
    return np.asarray(np.maximum(*part))


def divisions(
    network: FlowNetwork,
    name: str,
    recipe: StagingRecipe,
    *,
    cost: Array | None = None,
    many: int | None = None,
) -> list[EdgeCut]:
    """Near-minimal divisions of one layer by clinical cost (or another, (E,)), cheapest first."""
    price = clinical_cost(network, recipe) if cost is None else cost
    return divided(network, layer(network, name), price, recipe, recipe.cuts_shown if many is None else many)


def divided(
    network: FlowNetwork, of: VascularLayer, cost: Array, recipe: StagingRecipe, many: int = 1
) -> list[EdgeCut]:
    """Near-minimal divisions of a layer; edges as numbers in the network."""
    if not of.castor.any() or not of.pollux.any():
        return []
    found = cuts(
        network.ends[of.edges], cost[of.edges], of.castor, of.pollux, many=many, factor=recipe.cuts_factor
    )
    return [EdgeCut(tuple(int(of.edges[e]) for e in cut.edges), cut.cost) for cut in found]


def bridging_edges(network: FlowNetwork, recipe: StagingRecipe | None = None) -> tuple[str, ...]:
    """Ids of the vessels whose division parts the twins at the least clinical cost: arteries, then veins."""
    recipe = recipe or StagingRecipe()
    out: list[str] = []
    for name in LAYERS:
        for cut in divisions(network, name, recipe, many=1):
            out += [network.edges[e] for e in cut.edges]
    return tuple(out)
