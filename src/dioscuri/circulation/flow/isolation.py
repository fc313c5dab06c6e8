"""Which nodes stand for territories, and which of them a clip leaves without a way out or in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.kernels import cuts_off, pieces
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
STILL = 1e-9  # of the blood that enters: less than this does not flow


@dataclass(frozen=True, eq=False)
class Ways:
    """How blood comes to each territory and leaves it, in the network as it is today.

    Parameters
    ----------
    source : (N,) bool, held nodes that blood enters the network by, and nodes that are fed.
    outlet : (N,) bool, held nodes that blood comes to, or that stand still. A held node may be both.
    territory : (N,) bool. A free node that a bed reaches (an artery, where the network has no bed) and a
        vein leaves, or that is fed. Where no node is either (all edges of one kind), every free node that
        carries blood.
    supplied : (N,) bool, territories that get their blood through arteries or beds.
    drain, supply : (E,) bool, edges by which blood may leave and come.
    """

    source: Array
    outlet: Array
    territory: Array
    supplied: Array
    drain: Array
    supply: Array


def ways_of(network: FlowNetwork, flow_ml_min: Array) -> Ways:
    """The ways of blood, from the flows (E,) of the network without a clip.

    Raises
    ------
    CirculationError : no outlet.
    """
    net = _net(network, flow_ml_min)
    enters = float(np.maximum(net[network.held], 0).sum() + network.inflow_ml_min.sum())
    gives, takes = _given_and_taken(network, flow_ml_min, STILL * enters)
    outlet = network.held & (takes | ~gives)
    if not outlet.any():
        raise CirculationError(
            f"network: no outlet among {int(network.held.sum())} nodes held at a pressure, must have one "
            "that blood can leave by: give a vein's end its pressure"
        )
    arterial, ends = network.arterial, network.ends
    bed = np.array([kind == "bed" for kind in network.kind])
    reached = _touched(network, bed if bed.any() else arterial)
    left = _touched(network, ~arterial)
    supplied = ~network.held & reached & left
    territory = supplied | (network.inflow_ml_min > 0)
    drain = ~arterial
    if not territory.any():
        carried = np.zeros(len(network.nodes), bool)
        moving = np.abs(flow_ml_min) > STILL * enters
        carried[ends[moving].ravel()] = True
        territory = carried & ~network.held
        drain = np.ones(len(arterial), bool)
    source = network.held & gives
    drain = drain & ~(source & ~outlet)[ends].any(axis=1)
    supply = arterial & ~(outlet & ~source)[ends].any(axis=1)
    return Ways(source | (network.inflow_ml_min > 0), outlet, territory, supplied, drain, supply)


def isolated(network: FlowNetwork, ways: Ways, shut: Array) -> tuple[str, ...]:
    """Ids of the territories that the edges in `shut` (E,) bool leave without a vein or without an artery."""
    out = _cut_off(network.ends, ways.drain & ~shut, ways.outlet, ways.territory)
    if ways.supplied.any():
        out |= _cut_off(network.ends, ways.supply & ~shut, ways.source, ways.supplied)
    return tuple(network.nodes[n] for n in np.flatnonzero(out))


def anything_isolated(network: FlowNetwork, ways: Ways, shut: Array) -> bool:
    """Whether the edges in `shut` (E,) bool isolate any territory: compiled, for thousands of plans."""
    if cuts_off(network.ends, ways.drain, shut, ways.outlet, ways.territory):
        return True
    return bool(ways.supplied.any() and cuts_off(network.ends, ways.supply, shut, ways.source, ways.supplied))


def refuse_isolation(network: FlowNetwork, ways: Ways, shut: Array, clips: Sequence[str]) -> None:
    """Raise IsolatedError, naming the territories, where a clip isolates any."""
    if anything_isolated(network, ways, shut):
        names = isolated(network, ways, shut)
        what = f"clip of {', '.join(clips)}" if clips else "this network"
        more = f" and {len(names) - 6} more" if len(names) > 6 else ""
        raise IsolatedError(
            f"{what}: isolates {', '.join(names[:6])}{more}: no vessel is left that drains or feeds it, "
            "so there is no number; leave one of its vessels open",
            names,
        )


def territories_of(network: FlowNetwork) -> Array:
    """Numbers of the nodes that stand for territories, in the network without a clip."""
    from dioscuri.circulation.flow.steady import today

    return np.flatnonzero(today(network).ways.territory)


def _net(network: FlowNetwork, flow: Array) -> Array:
    """Blood that each node gives to its edges, (N,) mL/min."""
    n = len(network.nodes)
    s, t = network.ends.T
    return np.bincount(s, flow, n) - np.bincount(t, flow, n)


def _given_and_taken(network: FlowNetwork, flow: Array, still: float) -> tuple[Array, Array]:
    """Nodes that some edge takes blood from, and that some edge brings blood to, both (N,) bool."""
    s, t = network.ends.T
    gives, takes = np.zeros((2, len(network.nodes)), bool)
    forward, backward = flow > still, flow < -still
    gives[s[forward]] = gives[t[backward]] = True
    takes[t[forward]] = takes[s[backward]] = True
    return gives, takes


def _touched(network: FlowNetwork, edges: Array) -> Array:
    out = np.zeros(len(network.nodes), bool)
    out[network.ends[edges].ravel()] = True
    return out


def _cut_off(ends: Array, through: Array, goal: Array, asked: Array) -> Array:
    """Nodes in `asked` from which no node of `goal` is reached, (N,) bool."""
    piece = pieces(len(goal), ends, through)
    reached = np.zeros(len(goal), bool)
    reached[piece[goal]] = True
    out: Array = asked & ~reached[piece]
    return out
