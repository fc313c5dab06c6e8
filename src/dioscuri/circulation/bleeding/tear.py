"""A tear coupled with the network: one more outlet, whose loss is the hole's, in one nonlinear solve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.bleeding.coupled import flowing
from dioscuri.circulation.bleeding.orifice import circle_mm2, orifice_quadratic
from dioscuri.circulation.exchange.mixing import mixing
from dioscuri.circulation.flow.steady import shares_of, solved, steady
from dioscuri.errors import CirculationError
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
LINEAR_SHARE = 1e-7  # of sqrt(quadratic): the solver wants some linear loss; 2e-8 of the flow at 10 mmHg


@dataclass(frozen=True)
class Tear:
    """A hole in the wall of one edge.

    Parameters
    ----------
    edge : id. diameter_mm : of a round hole of its area.
    at_share : where along the edge, 0 (start) to 1 (end), exclusive.
    coefficient : share of the frictionless outflow that passes.
    outside_mmhg : pressure outside the hole, on the network's scale (0 is air at the height of the heart).
    """

    edge: str
    diameter_mm: float
    coefficient: float
    at_share: float = 0.5
    outside_mmhg: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.at_share < 1:
            raise CirculationError(
                f"tear of {self.edge}: at share {self.at_share:g} of its length, must be between 0 and 1"
            )
        if not self.diameter_mm > 0 or not np.isfinite(self.diameter_mm):
            raise CirculationError(
                f"tear of {self.edge}: diameter {self.diameter_mm:g} mm, must be > 0 and finite"
            )
        if not np.isfinite(self.outside_mmhg):
            raise CirculationError(
                f"tear of {self.edge}: outside pressure {self.outside_mmhg}, must be finite"
            )

    @property
    def quadratic(self) -> float:
        """Loss of the hole, mmHg min2/mL2."""
        return float(orifice_quadratic(self.coefficient, circle_mm2(self.diameter_mm)))


@dataclass(frozen=True, eq=False)
class Bleed:
    """What one tear does.

    Parameters
    ----------
    flow_ml_min : blood lost. before_mmhg, at_tear_mmhg : pressure there without and with the hole.
    share : (3,) whose blood is lost: castor's, pollux's, untold; NaN where nothing is lost.
    pressure_mmhg : (N,) of the network's own nodes while it bleeds. intact_mmhg : (N,) without the hole.
    """

    flow_ml_min: float
    before_mmhg: float
    at_tear_mmhg: float
    share: Array
    pressure_mmhg: Array
    intact_mmhg: Array


def bleed(
    network: FlowNetwork, tear: Tear, clips: Mapping[str, float] | None = None, *, judged: bool = False
) -> Bleed:
    """Solve network and hole together; the pressure at the tear falls as it bleeds.

    Parameters
    ----------
    judged : that nothing is isolated is known, from the network that this one is a sample of.

    Raises
    ------
    IsolatedError : a clip leaves a territory without a way out, whether or not it bleeds.
    CirculationError : an unknown edge, a tear in a bed, or in a clipped edge.
    """
    if tear.edge in (clips or {}):
        raise CirculationError(f"tear of {tear.edge}: it is clipped as well, must be torn or clipped")
    intact = solved(network, shares_of(network, clips or {}), None) if judged else steady(network, clips)
    before = _pressure_within(network, intact, tear)
    if not before > tear.outside_mmhg:  # a hole that blood would have to enter by: no loss
        return Bleed(0.0, before, before, np.full(3, np.nan), intact.pressure_mmhg, intact.pressure_mmhg)
    open_network = torn(network, tear)
    state = flowing(open_network, intact, before, clips or {})
    n, e = len(network.nodes), len(network.edges)
    lost = float(state.flow_ml_min[e + 1])
    return Bleed(
        lost,
        before,
        float(state.pressure_mmhg[n]),
        mixing(open_network, state).node_share[n],
        state.pressure_mmhg[:n],
        intact.pressure_mmhg,
    )


def torn(network: FlowNetwork, tear: Tear) -> FlowNetwork:
    """The network with the edge split at the tear, and the hole as an edge to the outside.

    Node N is the tear, N + 1 the outside. The edge keeps its number for its first part; edge E is its second
    part, E + 1 the hole, a quadratic loss.
    """
    k = network.edge(tear.edge)
    _refuse_a_bed(network, k)
    n, s, b = len(network.nodes), tear.at_share, tear.quadratic
    ends = np.vstack([network.ends, [[n, network.ends[k, 1]], [n, n + 1]]])
    ends[k, 1] = n
    grown: dict[str, Any] = {
        "resistance": _grown(network.resistance, k, s, LINEAR_SHARE * np.sqrt(b)),
        "quadratic": _grown(network.quadratic, k, s, b),
        "external_mmhg": np.append(network.external_mmhg, [network.external_mmhg[k], np.nan]),
        "castor": np.append(network.castor, [network.castor[k]] * 2),
        "demand_ml_min": np.append(network.demand_ml_min, [np.nan, np.nan]),
    }
    return replace(
        network,
        nodes=(*network.nodes, f"tear of {tear.edge}", f"outside {tear.edge}"),
        twin=np.append(network.twin, [0, 0]),
        fixed_mmhg=np.append(network.fixed_mmhg, [np.nan, tear.outside_mmhg]),
        inflow_ml_min=np.append(network.inflow_ml_min, [0, 0]),
        edges=(*network.edges, f"{tear.edge} after its tear", f"hole in {tear.edge}"),
        ends=ends,
        kind=(*network.kind, network.kind[k], network.kind[k]),
        **grown,
    )


def _grown(values: Array, k: int, share: float, hole: float) -> Array:
    out = np.append(values, [values[k] * (1 - share), hole])
    out[k] *= share
    return out


def _refuse_a_bed(network: FlowNetwork, k: int) -> None:
    if network.kind[k] == "bed" or not np.isnan(network.demand_ml_min[k]):
        raise CirculationError(
            f"tear of {network.edges[k]}: it is a bed, that is many small vessels; must be one vessel"
        )


def _pressure_within(network: FlowNetwork, state: FlowState, tear: Tear) -> float:
    """Pressure at the tear's place in the intact edge: losses are spread evenly along it."""
    k = network.edge(tear.edge)
    outside = network.external_mmhg[k]
    ends = state.pressure_mmhg[network.ends[k]]
    p = ends if np.isnan(outside) else np.maximum(ends, outside)
    return float(p[0] + (p[1] - p[0]) * tear.at_share)
