"""The steady flow of a network with any of its edges clipped: nonlinear, the answer that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.flow.connected.kernels import pieces
from dioscuri.circulation.flow.elimination import Elimination, elimination_of
from dioscuri.circulation.flow.isolation import Ways, refuse_isolation, ways_of
from dioscuri.circulation.flow.kernels import newton
from dioscuri.errors import CirculationError, SolverError
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
TOLERANCE = 1e-11
KIRCHHOFF = 1e-10  # of the blood that enters; a state farther off is never shown


@dataclass(frozen=True, eq=False)
class Today:
    """A network without a clip: its state, and the ways that blood takes."""

    state: FlowState
    ways: Ways


_known: WeakKeyDictionary[FlowNetwork, Today] = WeakKeyDictionary()


def steady(
    network: FlowNetwork, clips: Mapping[str, float] | None = None, *, start: FlowState | None = None
) -> FlowState:
    """Pressures and flows that balance at every free node.

    Parameters
    ----------
    clips : edge id -> share of its conductance that is taken away, 0 to 1; 1 closes it.
    start : a state to begin from; the answer does not depend on it.

    Raises
    ------
    IsolatedError : a clip leaves a territory without a vessel that drains it, or without one that feeds it.
    CirculationError : no outlet, blood fed into a piece that it cannot leave, an unknown edge or share.
    SolverError : no balance within 1e-10 of the blood that enters was found.

    Notes
    -----
    Newton's method on the pressures, damped. Every element passes more blood the higher the pressure before
    it and the lower the pressure behind it, so that there is one answer only.
    """
    known = today(network)
    if not clips:
        return known.state
    shares = shares_of(network, clips)
    shut = shares >= 1
    refuse_isolation(network, known.ways, shut, [c for c, s in clips.items() if s >= 1])
    return solved(network, shares, start or known.state)


def today(network: FlowNetwork) -> Today:
    """State and ways of the network without a clip; made once."""
    found = _known.get(network)
    if found is None:
        refuse_hopeless(network)
        state = solved(network, np.zeros(len(network.edges)), None)
        ways = ways_of(network, state.flow_ml_min)
        refuse_isolation(network, ways, np.zeros(len(network.edges), bool), ())
        found = Today(state, ways)
        _known[network] = found
    return found


def shares_of(network: FlowNetwork, clips: Mapping[str, float]) -> Array:
    """Share of each edge's conductance that is taken away, (E,)."""
    out = np.zeros(len(network.edges))
    for name, share in clips.items():
        if not 0 <= share <= 1:
            raise CirculationError(f"clip {name}: share {share:g}, must be 0 (open) to 1 (closed)")
        out[network.edge(name)] = share
    return out


def refuse_hopeless(network: FlowNetwork) -> None:
    """Raise CirculationError where no blood can flow: no held node, or a piece that reaches none."""
    held = network.held
    if not held.any():
        raise CirculationError(
            "network: no outlet, no node is held at a pressure; must have one: give a vein's end its pressure"
        )
    piece = pieces(len(held), network.ends, np.ones(len(network.edges), bool))
    reached = np.zeros(len(held), bool)
    reached[piece[held]] = True
    lost = ~reached[piece]
    touched = np.zeros(len(held), bool)
    touched[network.ends.ravel()] = True
    if (lost & touched).any() or (lost & (network.inflow_ml_min > 0)).any():
        names = [network.nodes[n] for n in np.flatnonzero(lost & (touched | (network.inflow_ml_min > 0)))]
        raise CirculationError(
            f"network: {', '.join(names[:5])}: connected to no node held at a pressure, must be: "
            "join it, or leave it out"
        )
    _refuse_a_lost_twin(network, piece)


def _refuse_a_lost_twin(network: FlowNetwork, piece: Array) -> None:
    for code, name in ((1, "castor"), (2, "pollux")):
        mine = network.twin == code
        sources = network.held | (network.inflow_ml_min > 0)
        if mine.any() and not np.isin(piece[mine], piece[sources]).all():
            raise CirculationError(f"network: {name} has a node that no blood reaches, must be connected")


def solved(network: FlowNetwork, shares: Array, start: FlowState | None) -> FlowState:
    plan = elimination_of(network)
    shut = shares >= 1
    pin, lost = pins(network, plan, shut)
    left = np.where(shut, 1.0, 1.0 - shares)
    a, b = network.resistance / left, network.quadratic / left**2
    p = first_guess(network, start)
    flow, residual, rounds = run(network, plan, p, (a, b, shut, pin))
    if not residual <= KIRCHHOFF:
        raise SolverError(
            f"network: blood does not balance within {KIRCHHOFF:g} after {rounds} rounds "
            f"({residual:.1e} left); check its resistances: the largest is "
            f"{network.resistance.max() / network.resistance.min():.1e} times the smallest"
        )
    p[lost] = np.nan
    return FlowState(p, flow, float(residual), int(rounds))


def run(
    network: FlowNetwork, plan: Elimination, p: Array, given: tuple[Array, Array, Array, Array]
) -> tuple[Array, float, int]:
    """Newton on `p` (N,) in place; `given` are linear and quadratic resistances, shut edges and pins."""
    a, b, shut, pin = given
    r = network.regulation
    out: tuple[Array, float, int] = newton(
        p,
        network.ends,
        a,
        b,
        network.external_mmhg,
        network.demand_ml_min,
        shut,
        np.array([r.leftover, r.least, r.most]),
        network.inflow_ml_min,
        plan.order_of,
        pin,
        plan.pattern,
        plan.lows,
        plan.ups,
        TOLERANCE,
    )
    return out


def pins(network: FlowNetwork, plan: Elimination, shut: Array) -> tuple[Array, Array]:
    """(N,) 1 at one node of each piece that no held node reaches, and (N,) bool, the nodes of such pieces."""
    piece = pieces(len(network.nodes), network.ends, ~shut)
    reached = np.zeros(len(piece), bool)
    reached[piece[network.held]] = True
    lost = ~reached[piece]
    pin = np.zeros(len(piece))
    pin[np.unique(piece[lost])] = 1.0
    return pin, lost


def first_guess(network: FlowNetwork, start: FlowState | None) -> Array:
    """Pressures to begin with, (N,): held ones as they are, others the middle or those of `start`."""
    held = network.held
    middle = float(network.fixed_mmhg[held].mean())
    guess = np.full(len(held), middle) if start is None else np.nan_to_num(start.pressure_mmhg, nan=middle)
    p = np.where(held, network.fixed_mmhg, guess)
    if start is None:
        # From above, so that a wall that collapses opens at once.
        _, t = network.ends.T
        outside = network.external_mmhg
        for ends in network.ends.T:
            np.maximum.at(p, ends, np.where(np.isnan(outside), -np.inf, outside + 1.0))
        p = np.where(held, network.fixed_mmhg, p)
    return np.ascontiguousarray(p, np.float64)
