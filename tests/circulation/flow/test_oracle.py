"""The same networks in svZeroDSolver, where both can say them: no walls that collapse, no beds."""

import numpy as np
import pytest

from dioscuri.circulation.flow.steady import steady
from tests.circulation.flow.networks import bridge, net, one_territory, random_network

svzerod = pytest.importorskip("svzerod", reason="svzerod is not installed: make test installs it")
AGREED = 1e-8


def asked(network, flow):
    """Rows by vessel of a network without walls and beds, from svZeroDSolver.

    It wants blood to come to and to leave every junction: `flow` (E,) says only which way a vessel points.
    """
    vessels, ends, conditions = [], {n: ([], []) for n in network.nodes}, []
    for number, (name, pair) in enumerate(zip(network.edges, network.ends, strict=True)):
        s, t = pair if flow[number] >= 0 else pair[::-1]
        values = {
            "R_poiseuille": float(network.resistance[number]),
            "stenosis_coefficient": float(network.quadratic[number]),
        }
        vessels.append(
            {
                "vessel_id": number,
                "vessel_name": name,
                "vessel_length": 1.0,
                "zero_d_element_type": "BloodVessel",
                "zero_d_element_values": values,
            }
        )
        for side, node in (("inlet", s), ("outlet", t)):
            if network.held[node]:
                # A condition of its own for each end: one that two vessels share gives nonsense.
                condition = f"P{node} {number}"
                vessels[-1].setdefault("boundary_conditions", {})[side] = condition
                values = {"P": [float(network.fixed_mmhg[node])] * 2, "t": [0.0, 1.0]}
                conditions.append({"bc_name": condition, "bc_type": "PRESSURE", "bc_values": values})
            else:
                ends[network.nodes[node]][side == "inlet"].append(number)
    for node in np.flatnonzero(network.inflow_ml_min > 0):
        number = len(vessels)
        values = {"Q": [float(network.inflow_ml_min[node])] * 2, "t": [0.0, 1.0]}
        conditions.append({"bc_name": f"Q{node}", "bc_type": "FLOW", "bc_values": values})
        vessels.append(
            {
                "vessel_id": number,
                "vessel_name": f"feeds {node}",
                "vessel_length": 1.0,
                "zero_d_element_type": "BloodVessel",
                "zero_d_element_values": {"R_poiseuille": 1.0},
                "boundary_conditions": {"inlet": f"Q{node}"},
            }
        )
        ends[network.nodes[node]][0].append(number)
    junctions = [
        {
            "junction_name": f"J{n}",
            "junction_type": "NORMAL_JUNCTION",
            "inlet_vessels": into,
            "outlet_vessels": out_of,
        }
        for n, (into, out_of) in ends.items()
        if into or out_of
    ]
    result = svzerod.simulate(
        {
            "simulation_parameters": {
                "number_of_cardiac_cycles": 2,
                "number_of_time_pts_per_cardiac_cycle": 3,
                "absolute_tolerance": 1e-11,
                "maximum_nonlinear_iterations": 100,
            },
            "boundary_conditions": conditions,
            "junctions": junctions,
            "vessels": vessels,
        }
    )
    last = result.groupby("name").last()
    return last


def compared(network):
    state = steady(network)
    found = asked(network, state.flow_ml_min)
    for name, flow, pair in zip(network.edges, state.flow_ml_min, network.ends, strict=True):
        row, (s, t) = found.loc[name], pair if flow >= 0 else pair[::-1]
        scale = max(1.0, np.abs(state.flow_ml_min).max())
        assert abs(row["flow_in"] - abs(flow)) <= AGREED * scale, name
        for column, node in (("pressure_in", s), ("pressure_out", t)):
            assert row[column] == pytest.approx(state.pressure_mmhg[node], rel=AGREED), name


@pytest.mark.parametrize("network", [bridge, one_territory])
def test_known_networks(network):
    compared(network())


def test_a_stenosis():
    edges = {
        "in": ("a", "m", 0.01, {"quadratic": 2e-4}),
        "left": ("m", "b", 0.05, {"quadratic": 1e-4}),
        "right": ("m", "c", 0.02),
    }
    compared(net({"a": 40, "b": 5, "c": 8}, edges))


@pytest.mark.parametrize("seed", range(4))
def test_random_networks_with_quadratic_losses(seed):
    rng = np.random.default_rng(seed)
    plain = random_network(rng, nodes=40, loops=12)
    rows = {
        name: (plain.nodes[s], plain.nodes[t], r, {"quadratic": q})
        for name, (s, t), r, q in zip(plain.edges, plain.ends, plain.resistance, plain.quadratic, strict=True)
    }
    fed = {n: float(rng.uniform(1, 30)) for n in plain.nodes if n not in ("n0", "n1")}
    compared(net({"n0": 5.0, "n1": 7.0}, rows, fed))
