"""Whose blood flows where, steadily: upwind mixing from the inlets down to the outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.exchange.kernels import mixed
from dioscuri.errors import CirculationError
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
CASTOR, POLLUX, UNTOLD = 0, 1, 2
STILL = 1e-9  # of the blood that enters: less than this does not flow
CIRCLE = 1e-6  # of the blood that enters: more than this cannot be rounding


@dataclass(frozen=True, eq=False)
class Mixing:
    """Whose blood is where. Columns of a share: castor's, pollux's, and blood of nobody's or both's inlets.

    Parameters
    ----------
    node_share : (N, 3), rows sum to 1; NaN where blood stands still.
    edge_share : (E, 3), likewise.
    drained_ml_min : (3, 3) blood sent by the row's heart and taken back by the column's.
    """

    node_share: Array
    edge_share: Array
    drained_ml_min: Array


def mixing(network: FlowNetwork, state: FlowState) -> Mixing:
    """Composition of the blood in every node and edge, and what drains from whom to whom.

    Blood enters at held nodes whose net flow is into the network, and at fed nodes; it is the blood of the
    node's twin. Blood flows down the pressure, so that one sweep is exact (a triangular solve).

    Raises
    ------
    CirculationError : the flow runs in a circle, or does not balance: it is no steady flow of this network.
    """
    enters, leaves = boundary_flows(network, state.flow_ml_min)
    total = float(enters.sum())
    origin = _one_hot(network.twin)
    pressure = np.nan_to_num(state.pressure_mmhg, nan=-np.inf)
    share, dropped = mixed(
        network.ends, np.asarray(state.flow_ml_min, float), pressure, enters, origin, STILL * total
    )
    if dropped > CIRCLE * total:
        raise CirculationError(
            f"network: {dropped:.3g} mL/min run in a circle, must run downhill; compute the flow anew"
        )
    taken = np.where(leaves[:, None] > 0, np.nan_to_num(share) * leaves[:, None], 0.0)
    return Mixing(share, _edges(network, state, share, STILL * total), (taken.T @ origin))


def boundary_flows(network: FlowNetwork, flow_ml_min: Array) -> tuple[Array, Array]:
    """Blood that enters and that leaves at each node, both (N,) mL/min and >= 0.

    Raises
    ------
    CirculationError : no blood enters.
    """
    n, flow = len(network.nodes), np.asarray(flow_ml_min, float)
    net = np.bincount(network.ends[:, 0], flow, n) - np.bincount(network.ends[:, 1], flow, n)
    net = np.where(network.held, net, network.inflow_ml_min)
    # A held node through which as much flows in as out would else enter by its rounding.
    least = STILL * float(np.maximum(net, 0).sum())
    enters, leaves = np.where(net > least, net, 0.0), np.where(net < -least, -net, 0.0)
    if not enters.sum() > 0:
        raise CirculationError(
            "network: no blood enters, must have an inlet; whose blood is where has no answer"
        )
    return enters, leaves


def _one_hot(twin: Array) -> Array:
    out = np.zeros((len(twin), 3))
    out[np.arange(len(twin)), np.select([twin == 1, twin == 2], [CASTOR, POLLUX], UNTOLD)] = 1
    return out


def _edges(network: FlowNetwork, state: FlowState, share: Array, still: float) -> Array:
    flow = np.asarray(state.flow_ml_min)
    out: Array = share[np.where(flow > 0, network.ends[:, 0], network.ends[:, 1])].copy()
    out[np.abs(flow) <= still] = np.nan
    return out
