"""Which nodes stand for territories, and which of them a clip leaves without a way out or in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.connected.kernels import cuts_off, pieces
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
STILL = 1e-9  # of the blood that enters: less than this does not flow


@dataclass(frozen=True, eq=False)
class Ways:
    """How blood may come to each territory and leave it.

    A held node that veins reach may take blood, and one that arteries leave may give it, whichever way it
    runs today: pressures of hearts differ, and a clip may turn a jugular round. Only where all edges are of
    one kind does today's flow decide.

    Parameters
    ----------
    source : (N,) bool, held nodes that may give blood, and nodes that are fed.
    outlet : (N,) bool, held nodes that may take it. A held node may be both.
    territory : (N,) bool. A free node that an artery or a bed reaches and a vein leaves, or that is fed.
        Where no node is either (all edges of one kind), every free node that carries blood.
    supplied : (N,) bool, territories that must be reached from a source.
    drain, supply : (E,) bool, edges by which blood may leave and come.
    """

    source: Array
    outlet: Array
    territory: Array
    supplied: Array
    drain: Array
    supply: Array


def ways_of(network: FlowNetwork, flow_ml_min: Array) -> Ways:
    """The ways of blood; `flow_ml_min` (E,) is today's.

    Raises
    ------
    CirculationError : no outlet.
    """
    arterial, held, fed = network.arterial, network.held, network.inflow_ml_min > 0
    still = STILL * _entering(network, flow_ml_min)
    gives, takes = _given_and_taken(network, flow_ml_min, still)
    if arterial.any() and not arterial.all():
        source, outlet = held & _touched(network, arterial), held & _touched(network, ~arterial)
    elif fed.any():
        source, outlet = held & gives, held
    else:
        source, outlet = held & gives, held & (takes | ~gives)
    if not outlet.any():
        raise CirculationError(
            f"network: no outlet among {int(held.sum())} nodes held at a pressure, must have one that blood "
            "can leave by through a vein: give a vein's end its pressure"
        )
    supplied = ~held & _touched(network, arterial) & _touched(network, ~arterial)
    territory = supplied | fed
    drain, supply = ~arterial, arterial
    if not territory.any():
        moving = np.abs(flow_ml_min) > still
        territory = ~held & _touched(network, moving)
        supplied, drain, supply = territory, np.ones(len(arterial), bool), np.ones(len(arterial), bool)
    drain = drain & ~(source & ~outlet)[network.ends].any(axis=1)
    supply = supply & ~(outlet & ~source)[network.ends].any(axis=1)
    return Ways(source | fed, outlet, territory, supplied, drain, supply)


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
        what = f"clip of {', '.join(clips)}" if clips else "network, before any clip"
        do = "leave one of its vessels open" if clips else "give a vein's end its pressure, or join it"
        more = f" and {len(names) - 6} more" if len(names) > 6 else ""
        raise IsolatedError(
            f"{what}: isolates {', '.join(names[:6])}{more}: no vessel is left that drains or feeds it, "
            f"so there is no number; {do}",
            names,
        )


def territories_of(network: FlowNetwork) -> Array:
    """Numbers of the nodes that stand for territories, in the network without a clip."""
    from dioscuri.circulation.flow.steady import today

    return np.flatnonzero(today(network).ways.territory)


def _entering(network: FlowNetwork, flow: Array) -> float:
    """Blood that enters the network, mL/min."""
    n = len(network.nodes)
    s, t = network.ends.T
    net = np.bincount(s, flow, n) - np.bincount(t, flow, n)
    return float(np.maximum(net[network.held], 0).sum() + network.inflow_ml_min.sum())


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
