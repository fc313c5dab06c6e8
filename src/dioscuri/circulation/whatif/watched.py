"""The territories of a network, and how much blood each one gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.isolation import isolated
from dioscuri.circulation.flow.steady import today
from dioscuri.model.network import FlowNetwork
from dioscuri.model.territory import Territory

Array = NDArray[Any]
TWIN_NAMES = ("nobody", "castor", "pollux", "shared")


@dataclass(frozen=True)
class Watched:
    """A territory and the node of the network that stands for it. `vein` is empty where none is named."""

    id: str
    name: str
    twin: str
    vein: str
    node: int


def watched_nodes(network: FlowNetwork) -> tuple[Watched, ...]:
    """Every node that counts as a territory, in a network that comes without any."""
    return tuple(
        Watched(network.nodes[n], network.nodes[n], TWIN_NAMES[int(network.twin[n])], "", int(n))
        for n in np.flatnonzero(today(network).ways.territory)
    )


def watched_territories(network: FlowNetwork, territories: Sequence[Territory]) -> tuple[Watched, ...]:
    """The territories of a case that the network has a node for."""
    known = set(network.nodes)
    return tuple(
        Watched(t.id, f"{t.twin} {t.side}, {t.vein}", t.twin, t.vein, network.node(t.node))
        for t in territories
        if t.node in known
    )


def perfusion(network: FlowNetwork, flow_ml_min: Array, watched: Sequence[Watched]) -> Array:
    """Blood that each territory gets from its arteries and beds, or that is fed to it, (S, W) mL/min.

    Where a network has neither, half of what passes through the node.
    """
    flow = np.atleast_2d(flow_ml_min)
    ways = today(network).ways
    s, t = network.ends.T
    arterial = network.arterial
    out = np.empty((len(flow), len(watched)))
    for n, w in enumerate(watched):
        to, by = t == w.node, s == w.node
        if ways.supplied[w.node] or network.inflow_ml_min[w.node] > 0:
            got = flow[:, to & arterial].sum(axis=1) - flow[:, by & arterial].sum(axis=1)
            out[:, n] = got + network.inflow_ml_min[w.node]
        else:
            out[:, n] = np.abs(flow[:, to | by]).sum(axis=1) / 2
    return out


def without_seen_drain(network: FlowNetwork, shut: Array) -> set[str]:
    """Node ids that only veins which no scan shows would drain, with the edges in `shut` (E,) closed."""
    unseen = np.array([kind == "collateral" for kind in network.kind])
    return set(isolated(network, today(network).ways, shut | unseen))
