"""Whose blood drains where: known answers, conservation, and what has no answer."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.exchange.drainage import cross_drainage, heart_flows, heart_loads
from dioscuri.circulation.exchange.mixing import boundary_flows, mixing
from dioscuri.circulation.flow.steady import steady
from dioscuri.errors import CirculationError
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import flow_network


def pair(bridge=1.0):
    """Two arteries, two cortices, two jugulars, and a vein that joins the cortices."""
    return flow_network(
        {
            "heart a": {"twin": 1, "fixed_mmhg": 60},
            "heart b": {"twin": 2, "fixed_mmhg": 40},
            "cortex a": {"twin": 1},
            "cortex b": {"twin": 2},
            "jugular a": {"twin": 1, "fixed_mmhg": 5},
            "jugular b": {"twin": 2, "fixed_mmhg": 5},
        },
        {
            "bed a": {"ends": ("heart a", "cortex a"), "kind": "bed", "resistance": 1},
            "bed b": {"ends": ("heart b", "cortex b"), "kind": "bed", "resistance": 1},
            "vein a": {"ends": ("cortex a", "jugular a"), "kind": "vein", "resistance": 1},
            "vein b": {"ends": ("cortex b", "jugular b"), "kind": "vein", "resistance": 1},
            "bridge": {"ends": ("cortex b", "cortex a"), "kind": "vein", "resistance": bridge},
        },
    )


def test_the_bridge_carries_castors_blood_to_pollux():
    # By symmetry about the mean: sum 110/2... solved by hand: 3pa - pb = 65, 3pb - pa = 45.
    network = pair()
    state = steady(network)
    np.testing.assert_allclose(state.pressure_mmhg[2:4], [30, 25], rtol=1e-12)
    found = mixing(network, state)
    # 30 mL/min leave castor's heart, 5 pass the bridge (b to a is its own direction), 15 enter from pollux.
    castor = found.node_share[:, 0]
    np.testing.assert_allclose(castor, [1, 0, 1, 0.25, 1, 0.25], atol=1e-12)
    np.testing.assert_allclose(found.edge_share[:, 0], [1, 0, 1, 0.25, 1], atol=1e-12)
    np.testing.assert_allclose(found.drained_ml_min, [[25, 5, 0], [0, 15, 0], [0, 0, 0]], atol=1e-9)


def test_the_shares_are_figures_and_sentences():
    drained = mixing(pair(), steady(pair())).drained_ml_min
    found = cross_drainage(drained)
    assert found.castor_to_pollux_ml_min.value == pytest.approx(5)
    assert found.castor_to_pollux_percent.value == pytest.approx(100 * 5 / 30, rel=1e-5)
    assert found.pollux_to_castor_percent.value == 0 and found.net_to_pollux_ml_min.value == pytest.approx(5)
    assert "castor loses blood to pollux, 5 mL/min" in found.statements[2]
    many = cross_drainage(np.array([drained, drained * 2, drained * 3]), ["radius"])
    assert many.castor_to_pollux_ml_min.low < 10 < many.castor_to_pollux_ml_min.high
    assert many.castor_to_pollux_ml_min.causes == ("radius",)
    either = cross_drainage(np.array([drained, drained.T]), ["radius"])
    assert "Which twin gains blood is not certain" in either.statements[2]


def test_a_twin_that_sends_nothing_has_no_share():
    found = cross_drainage([[3.0, 1, 0], [0, 0, 0], [0, 0, 2]])
    assert found.pollux_to_castor_percent is None and found.untold_ml_min.value == 2
    assert "no answer" in found.statements[1]
    with pytest.raises(CirculationError, match="shape"):
        cross_drainage(np.ones((2, 2)))


def test_a_clip_of_the_bridge_unloads_the_other_heart():
    network = pair()
    before, after = (
        heart_flows(network, steady(network)),
        heart_flows(network, steady(network, {"bridge": 1})),
    )
    np.testing.assert_allclose(before, [[30, 25], [15, 20]], atol=1e-9)
    np.testing.assert_allclose(after, [[27.5, 27.5], [17.5, 17.5]], atol=1e-9)
    castor, pollux = heart_loads(before, after)
    assert castor.return_change_ml_min.value == pytest.approx(2.5)
    assert pollux.return_change_ml_min.value == pytest.approx(-2.5) and pollux.twin == "pollux"
    assert castor.surplus_after_ml_min.value == pytest.approx(0, abs=1e-9)
    with pytest.raises(CirculationError, match="must be the same"):
        heart_loads(before, np.stack([after, after]))


def test_blood_that_stands_still_is_nobodys():
    network = flow_network(
        {"a": {"twin": 1, "fixed_mmhg": 9}, "m": {}, "stump": {}, "b": {"twin": 2, "fixed_mmhg": 0}},
        {
            "e1": {"ends": ("a", "m"), "resistance": 1},
            "e2": {"ends": ("b", "m"), "resistance": 1},
            "dead": {"ends": ("m", "stump"), "resistance": 1},
        },
    )
    found = mixing(network, FlowState(np.array([9, 4.5, 4.5, 0]), np.array([4.5, -4.5, 1e-15]), 0.0, 1))
    assert np.isnan(found.edge_share[2]).all() and np.isnan(found.node_share[2]).all()
    np.testing.assert_allclose(found.drained_ml_min, [[0, 4.5, 0], [0, 0, 0], [0, 0, 0]])


def test_nobodys_inlet_is_told_apart_and_no_inlet_is_refused():
    network = pair()
    strange = replace(network, twin=np.array([0, 3, 0, 0, 1, 2], np.uint8))
    found = mixing(strange, steady(strange))
    np.testing.assert_allclose(found.drained_ml_min.sum(axis=1), [0, 0, 45], atol=1e-9)
    np.testing.assert_allclose(found.edge_share[:, 2], 1)
    with pytest.raises(CirculationError, match="no blood enters"):
        boundary_flows(network, np.zeros(5))


def test_flow_in_a_circle_is_refused_and_rounding_is_not():
    network = flow_network(
        {"in": {"twin": 1, "fixed_mmhg": 9}, "a": {}, "b": {}, "c": {}, "out": {"twin": 1, "fixed_mmhg": 0}},
        {
            "e1": {"ends": ("in", "a"), "resistance": 1},
            "ab": {"ends": ("a", "b"), "resistance": 1},
            "bc": {"ends": ("b", "c"), "resistance": 1},
            "ca": {"ends": ("c", "a"), "resistance": 1},
            "e2": {"ends": ("a", "out"), "resistance": 1},
        },
    )
    p = np.array([9, 5, 5, 5, 0.0])
    with pytest.raises(CirculationError, match="in a circle"):
        mixing(network, FlowState(p, np.array([4, 1, 1, 1, 4.0]), 0.0, 1))
    found = mixing(network, FlowState(p, np.array([4, 1e-8, 1e-8, 1e-8, 4.0]), 0.0, 1))
    np.testing.assert_allclose(found.drained_ml_min[0, 0], 4)


@st.composite
def networks(draw):
    """A random connected network with both hearts, fed nodes and loops."""
    n = draw(st.integers(4, 14))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    nodes = {f"n{k}": {"twin": int(rng.integers(0, 4))} for k in range(n)}
    for k, p in ((0, 80.0), (1, 70.0), (2, 5.0), (3, 5.0)):
        nodes[f"n{k}"] = {"twin": k % 2 + 1, "fixed_mmhg": p}
    for k in range(4, n, 3):
        nodes[f"n{k}"]["inflow_ml_min"] = float(rng.uniform(0, 30))
    ends = [(k, int(rng.integers(0, k))) for k in range(1, n)]
    ends += [(k, 2) for k in range(4, n, 3)]  # what is fed has a way out
    ends += [tuple(map(int, rng.choice(n, 2, replace=False))) for _ in range(n)]
    size = 10 ** rng.uniform(-3, 2, len(ends))
    return flow_network(
        nodes,
        {f"e{j}": {"ends": (f"n{a}", f"n{b}"), "resistance": size[j]} for j, (a, b) in enumerate(ends)},
    )


@settings(max_examples=60, deadline=None)
@given(networks())
def test_no_blood_is_made_or_lost(network):
    state = steady(network)
    found, (enters, leaves) = mixing(network, state), boundary_flows(network, state.flow_ml_min)
    sent = [enters[network.twin == 1].sum(), enters[network.twin == 2].sum()]
    total = enters.sum()
    np.testing.assert_allclose(found.drained_ml_min.sum(axis=1)[:2], sent, atol=1e-7 * total)
    np.testing.assert_allclose(found.drained_ml_min.sum(), leaves.sum(), rtol=1e-7)
    share = found.node_share[~np.isnan(found.node_share[:, 0])]
    assert (share >= -1e-12).all()
    np.testing.assert_allclose(share.sum(axis=1), 1, rtol=1e-9)


@settings(max_examples=30, deadline=None)
@given(networks())
def test_the_sweep_solves_the_mixing_equations(network):
    state = steady(network)
    enters, _ = boundary_flows(network, state.flow_ml_min)
    n, flow = len(network.nodes), state.flow_ml_min
    up = np.where(flow > 0, network.ends[:, 0], network.ends[:, 1])
    down = network.ends.sum(axis=1) - up
    A, b = np.zeros((n, n)), enters * (network.twin == 1)
    np.add.at(A, (down, up), -np.abs(flow))
    A[np.diag_indices(n)] = enters + np.bincount(down, np.abs(flow), n)
    live = A.diagonal() > 1e-8 * enters.sum()
    expected = np.linalg.solve(A[np.ix_(live, live)], b[live])
    wide = A.diagonal()[live] > 1e-4 * enters.sum()  # below 1e-9 of the blood an edge counts as still
    found = mixing(network, state).node_share[live, 0]
    np.testing.assert_allclose(found[wide], expected[wide], atol=3e-4)
