"""Which vessels part the twins' hearts, layer by layer, at the least clinical cost."""

from __future__ import annotations

from collections.abc import Collection
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
TISSUE = ("bed", "collateral")
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


def clippable(network: FlowNetwork, seen: Collection[str] | None = None) -> Array:
    """Edges that a clip can be put on, (E,) bool: those named, else all but beds and assumed collaterals.

    The others are tissue: unseen veins within the brain, divided with its surface and never clipped.
    """
    if seen is None:
        return np.array([kind not in TISSUE for kind in network.kind])
    return np.array([name in seen for name in network.edges])


def clinical_cost(network: FlowNetwork, recipe: StagingRecipe, seen: Collection[str] | None = None) -> Array:
    """What dividing each edge costs, (E,): for itself, its kind, its flow today, the territory it serves.

    Tissue that carries most of a territory's blood is dearer than the vein behind it, so that the vein is
    clipped; tissue that carries little is cheaper, so that it does not decide where vessels are divided.
    """
    known = today(network)
    kinds, vessel = np.array(network.kind), clippable(network, seen)
    flow = np.abs(known.state.flow_ml_min)
    cost = recipe.cost_vessel * vessel + recipe.cost_per_ml_min * flow
    cost += recipe.cost_artery * np.isin(kinds, ("artery", "bed")) * vessel
    cost += recipe.cost_sinus * ((kinds == "sinus") & vessel)
    lost = np.where(vessel, 1.0, 2.0) * recipe.cost_territory + np.where(vessel, 0.0, recipe.cost_vessel)
    for through in (known.ways.drain, known.ways.supply):
        carried = np.where(through, flow, 0.0)
        cost += lost * _share_of_territory(network, carried, known.ways.territory, vessel)
    return np.asarray(np.maximum(cost, 1e-3))


def _share_of_territory(network: FlowNetwork, flow: Array, territory: Array, vessel: Array) -> Array:
    """Largest part of a territory's flow in one direction that an edge carries, (E,).

    Where tissue lies between the territory and a vessel, the vessel answers for what comes through it.
    """
    share = _parts(network, flow, territory.astype(float))
    reached = np.zeros(len(network.nodes))
    tissue = ~vessel & territory[network.ends].any(axis=1)
    for node in network.ends[tissue].T:
        np.maximum.at(reached, node, share[tissue])
    reached[territory] = 0.0
    onward = _parts(network, np.where(vessel, flow, 0.0), reached)
    return np.asarray(np.maximum(share, onward))


def _parts(network: FlowNetwork, flow: Array, weight: Array) -> Array:
    """Part of its node's flow that each edge carries, times the node's weight; the larger of both ends'."""
    total = np.bincount(network.ends.T.ravel(), np.tile(flow, 2), len(network.nodes))
    with np.errstate(divide="ignore", invalid="ignore"):
        part = [np.where(total[node] > 0, weight[node] * flow / total[node], 0.0) for node in network.ends.T]
    return np.asarray(np.maximum(*part))


def divisions(
    network: FlowNetwork,
    name: str,
    recipe: StagingRecipe,
    *,
    seen: Collection[str] | None = None,
    many: int | None = None,
) -> list[EdgeCut]:
    """Near-minimal divisions of one layer by clinical cost, cheapest first (`seen`: see `clippable`)."""
    price = clinical_cost(network, recipe, seen)
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


def bridging_edges(
    network: FlowNetwork, recipe: StagingRecipe | None = None, *, seen: Collection[str] | None = None
) -> tuple[str, ...]:
    """Ids of the vessels whose division parts the twins at the least clinical cost, most flow first."""
    recipe = recipe or StagingRecipe()
    vessel, flow = clippable(network, seen), np.abs(today(network).state.flow_ml_min)
    found = {
        e for name in LAYERS for cut in divisions(network, name, recipe, seen=seen, many=1) for e in cut.edges
    }
    order = sorted((e for e in found if vessel[e]), key=lambda e: (-float(flow[e]), e))
    return tuple(network.edges[e] for e in order)
