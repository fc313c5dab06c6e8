"""What a network's blood does: pressures and flows."""

from __future__ import annotations

from dataclasses import dataclass

from dioscuri.model._checks import Array


@dataclass(frozen=True, eq=False)
class FlowState:
    """Steady pressures and flows of a network.

    Parameters
    ----------
    pressure_mmhg : (N,), NaN where a piece of vessel is cut off from everything: blood stands still there.
    flow_ml_min : (E,), positive from start to end; 0 in a clipped or cut-off edge.
    residual : largest imbalance of any free node over the blood that enters the network (Kirchhoff).
    rounds : Newton steps taken.
    """

    pressure_mmhg: Array
    flow_ml_min: Array
    residual: float
    rounds: int
