"""Flow of a torn network: Newton from the intact state, else the one pressure at the tear that balances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from dioscuri.circulation.flow.steady import shares_of, solved
from dioscuri.errors import SolverError
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork

PRESSURE_MMHG = 1e-12  # to which the pressure at the tear is found


def flowing(
    network: FlowNetwork, intact: FlowState, before_mmhg: float, clips: Mapping[str, float]
) -> FlowState:
    """Steady state of a torn network, whose last two nodes are the tear and the outside.

    Not `steady`: a tear may turn a jugular round, and what then drains only through the hole is no isolation.

    Parameters
    ----------
    intact : state without the tear. before_mmhg : its pressure at the tear, above that outside.
    """
    shares, outside = shares_of(network, clips), float(network.fixed_mmhg[-1])
    guess = np.append(intact.pressure_mmhg, [(before_mmhg + outside) / 2, outside])
    start = FlowState(guess, np.zeros(len(network.edges)), 0.0, 0)
    try:
        return solved(network, shares, start)
    except SolverError:
        return _balanced(network, shares, start, before_mmhg)


def _balanced(network: FlowNetwork, shares: np.ndarray, start: FlowState, before_mmhg: float) -> FlowState:
    """The state at the one pressure of the tear at which as much comes as leaves by the hole.

    What the tear gives to its edges rises with its pressure: below 0 at the outside's pressure, where the
    network feeds it and the hole takes nothing, above 0 at the intact one, where it is the other way round.
    """
    from scipy.optimize import brentq

    tear = len(network.nodes) - 2

    def held(mmhg: float) -> FlowState:
        fixed = network.fixed_mmhg.copy()
        fixed[tear] = mmhg
        return solved(replace(network, fixed_mmhg=fixed), shares, start)

    def given(mmhg: float) -> float:
        flow = held(mmhg).flow_ml_min
        return float(flow[network.ends[:, 0] == tear].sum() - flow[network.ends[:, 1] == tear].sum())

    outside = float(network.fixed_mmhg[-1])
    return held(float(brentq(given, outside, before_mmhg, xtol=PRESSURE_MMHG, rtol=1e-15)))
