"""The steady flow: answers known in advance, conservation, walls that collapse, beds that regulate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from dioscuri.circulation.flow.steady import KIRCHHOFF, steady
from dioscuri.errors import CirculationError
from dioscuri.model.network import Regulation
from tests.circulation.flow.networks import bridge, dense_pressures, net, one_territory, random_network


def at(network, state, node):
    return state.pressure_mmhg[network.node(node)]


def through(network, state, edge):
    return state.flow_ml_min[network.edge(edge)]


def test_wheatstone_bridge():
    network = bridge()
    state = steady(network)
    assert_allclose([at(network, state, n) for n in "ab"], [26.774194, 50.967742], atol=5e-7)
    assert through(network, state, "ab") == pytest.approx(-12.096774, abs=5e-7)
    clipped = steady(network, {"ab": 1})
    assert_allclose([at(network, clipped, n) for n in "ab"], [23.75, 55], rtol=1e-12)
    assert through(network, clipped, "ab") == 0


@pytest.mark.parametrize(
    ("clips", "pressure"),
    [
        ({}, 10.0),
        ({"bridging vein": 1}, 12.173913),
        ({"bridging artery": 1}, 8.4375),
        ({"bridging vein": 1, "bridging artery": 1}, 10.0),
    ],
)
def test_arteries_and_veins_of_one_territory(clips, pressure):
    network = one_territory()
    assert at(network, steady(network, clips), "t") == pytest.approx(pressure, abs=5e-7)


@pytest.mark.parametrize(
    ("before", "around", "behind", "flow"), [(20, 10, 5, 200), (20, 10, 12, 160), (9, 10, 5, 0)]
)
def test_a_wall_that_collapses(before, around, behind, flow):
    one = {"v": ("in", "out", 0.05, {"external_mmhg": around, "kind": "vein"})}
    state = steady(net({"in": before, "out": behind}, one))
    assert state.flow_ml_min[0] == pytest.approx(flow, abs=1e-9)


def test_a_collapsed_way_out_opens_under_the_blood_that_comes():
    edges = {"v": ("t", "out", 0.05, {"external_mmhg": 12, "kind": "vein"})}
    network = net({"out": 5}, edges, {"t": 100})
    assert at(network, steady(network), "t") == pytest.approx(12 + 5)


@pytest.mark.parametrize(("ends", "resistance"), [((0, 7), 5 / 6), ((0, 3), 3 / 4), ((0, 1), 7 / 12)])
def test_cube_of_unit_resistors(ends, resistance):
    edges = {
        f"{a}-{b}": (f"n{a}", f"n{b}", 1.0) for a in range(8) for b in range(a) if bin(a ^ b).count("1") == 1
    }
    network = net({f"n{ends[0]}": 1.0, f"n{ends[1]}": 0.0}, edges)
    state = steady(network)
    entering = sum(
        state.flow_ml_min[n] * (1 if s == network.node(f"n{ends[0]}") else -1)
        for n, (s, t) in enumerate(network.ends)
        if network.node(f"n{ends[0]}") in (s, t)
    )
    assert 1 / entering == pytest.approx(resistance)


def test_series_add_and_parallels_add_conductance():
    series = {f"e{n}": (f"n{n}", f"n{n + 1}", r) for n, r in enumerate((1.0, 2.0, 4.0))}
    assert_allclose(steady(net({"n0": 14, "n3": 0}, series)).flow_ml_min, 2)
    parallel = {f"e{n}": ("a", "b", r) for n, r in enumerate((1.0, 2.0, 4.0))}
    assert steady(net({"a": 7, "b": 0}, parallel)).flow_ml_min.sum() == pytest.approx(12.25)


@pytest.mark.parametrize("levels", [1, 3, 6])
def test_a_murray_tree_shares_its_blood_equally(levels):
    """Each generation has twice the tubes at radius 2^(-1/3): its resistance is 2^(4/3) / 2 of the last."""
    edges, resistance = {}, 0.1
    for level in range(levels + 1):
        for n in range(2**level):
            parent = "root" if level == 0 else f"{level - 1}.{n // 2}"
            edges[f"e{level}.{n}"] = (parent, f"{level}.{n}", resistance * 2 ** (4 * level / 3))
    held = {"root": 60.0} | {f"{levels}.{n}": 0.0 for n in range(2**levels)}
    network = net(held, edges)
    total = sum(resistance * 2 ** (level / 3) for level in range(levels + 1))
    state = steady(network)
    assert through(network, state, "e0.0") == pytest.approx(60 / total)
    leaves = [through(network, state, f"e{levels}.{n}") for n in range(2**levels)]
    assert_allclose(leaves, 60 / total / 2**levels)


def test_a_quadratic_loss_alone_and_beside_friction():
    edges = {"e": ("a", "b", 0.01, {"quadratic": 1e-4})}
    flow = steady(net({"a": 30, "b": 5}, edges)).flow_ml_min[0]
    assert 0.01 * flow + 1e-4 * flow**2 == pytest.approx(25)
    backwards = steady(net({"a": 5, "b": 30}, edges)).flow_ml_min[0]
    assert backwards == pytest.approx(-flow)


REGULATED = Regulation(leftover=0.2, least=0.5, most=2.0)


@pytest.mark.parametrize(
    ("drop", "flow"),
    [(50, 100), (60, 100 * (1 + 0.2 * 0.2)), (20, 80), (200, 100 * 2.0), (-10, -40)],
)
def test_a_bed_holds_its_flow_between_its_limits(drop, flow):
    """Demand 100 at 50 mmHg: a plateau of slope 0.2; below, fully dilated; far above, fully constricted."""
    edges = {"bed": ("a", "v", 0.5, {"kind": "bed", "demand_ml_min": 100.0})}
    state = steady(net({"a": 5 + drop, "v": 5}, edges, regulation=REGULATED))
    assert state.flow_ml_min[0] == pytest.approx(flow)


def test_a_stub_whose_walls_have_collapsed_rests_at_the_pressure_around_it():
    edges = {
        "way": ("t", "out", 0.01, {"kind": "vein"}),
        "stub": ("t", "end", 0.01, {"external_mmhg": 20, "kind": "vein"}),
        "other stub": ("end", "out", 0.01, {"external_mmhg": 18, "kind": "vein"}),
    }
    network = net({"out": 5}, edges, {"t": 100})
    assert at(network, steady(network), "end") == 18


@settings(max_examples=80, deadline=None)
@given(st.lists(st.floats(1e-4, 10), min_size=5, max_size=5))
def test_a_stump_with_a_quadratic_loss_comes_to_rest(values):
    """Its full Newton step mirrors the drop for ever: only a smaller one brings it to zero."""
    r1, r2, r3, r4, b = values
    edges = {
        "bed": ("a", "t", r1, {"kind": "bed"}),
        "v": ("t", "s", r2, {"kind": "vein"}),
        "v2": ("t", "out", r3, {"kind": "vein"}),
        "sinus": ("s", "out", r4, {"kind": "sinus", "quadratic": b}),
    }
    network = net({"a": 60, "out": 5}, edges)
    state = steady(network, {"v": 1})
    assert at(network, state, "s") == pytest.approx(5, abs=1e-6)
    half = steady(network, {"sinus": 0.5})
    flow, drop = through(network, half, "sinus"), at(network, half, "s") - 5
    assert drop == pytest.approx(r4 / 0.5 * flow + b / 0.25 * flow**2, rel=1e-6, abs=1e-9)


def test_a_clamp_takes_part_of_the_conductance():
    edges = {"e": ("a", "b", 0.5)}
    network = net({"a": 10, "b": 0}, edges)
    assert steady(network, {"e": 0.75}).flow_ml_min[0] == pytest.approx(5)
    assert steady(network, {"e": 0}).flow_ml_min[0] == pytest.approx(20)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_blood_is_neither_made_nor_lost(seed):
    network = random_network(np.random.default_rng(seed))
    state = steady(network)
    net_out = np.zeros(len(network.nodes))
    np.add.at(net_out, network.ends[:, 0], state.flow_ml_min)
    np.add.at(net_out, network.ends[:, 1], -state.flow_ml_min)
    free = ~network.held
    entering = network.inflow_ml_min.sum() + np.maximum(net_out[network.held], 0).sum()
    assert np.abs(net_out - network.inflow_ml_min)[free].max() <= 1e-10 * entering
    assert -net_out[network.held].sum() == pytest.approx(network.inflow_ml_min.sum(), rel=1e-9)
    assert state.residual <= 1e-10


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_linear_network_is_solved_like_a_dense_one(seed):
    network = random_network(np.random.default_rng(seed), nonlinear=False)
    assert_allclose(steady(network).pressure_mmhg, dense_pressures(network), rtol=1e-10)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_answer_does_not_depend_on_where_it_begins(seed):
    rng = np.random.default_rng(seed)
    network = random_network(rng)
    clip = {f"l{rng.integers(0, 12)}": float(rng.uniform(0.1, 1))}
    cold, warm = steady(network, clip), steady(network, clip, start=steady(network, {"l0": 1}))
    assert_allclose(cold.flow_ml_min, warm.flow_ml_min, atol=1e-7 * network.inflow_ml_min.sum())


def test_what_does_not_balance_is_never_shown():
    assert KIRCHHOFF <= 1e-10


def test_a_piece_cut_off_between_two_clips_has_no_pressure():
    edges = {
        "feeds": ("t", "m", 1.0, {"kind": "vein"}),
        "leaves": ("m", "out", 1.0, {"kind": "vein"}),
        "other": ("t", "out", 1.0, {"kind": "vein"}),
    }
    network = net({"out": 5}, edges, {"t": 10})
    state = steady(network, {"feeds": 1, "leaves": 1})
    assert np.isnan(at(network, state, "m"))
    assert at(network, state, "t") == pytest.approx(15)


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (lambda: net({}, {"e": ("a", "b", 1.0)}, {"a": 10}), "no outlet"),
        (lambda: net({"a": 5, "b": 5}, {"e": ("a", "b", -1.0)}), "edge e: -1 found"),
        (lambda: net({"a": 5, "b": 9}, {"e": ("a", "b", 0.0)}), "resistance > 0"),
        (
            lambda: net({"a": 5}, {"e": ("a", "b", 1.0), "f": ("c", "d", 1.0)}, {"c": 3}),
            "c, d: connected to no",
        ),
        (lambda: net({"a": 5, "b": 9}, {"e": ("a", "b", np.nan)}), "resistance > 0"),
        (lambda: net({"a": np.inf}, {"e": ("a", "b", 1.0)}), "finite mmHg"),
        (lambda: net({"a": 5}, {"e": ("a", "b", 1.0)}, {"b": -3}), "inflow >= 0"),
    ],
)
def test_a_network_that_carries_no_blood_is_refused(network, said):
    with pytest.raises(CirculationError, match=said):
        steady(network())


def test_an_unknown_edge_is_refused_with_the_nearest_names():
    with pytest.raises(CirculationError, match=r"edge 'bridging vien'.*bridging vein"):
        steady(one_territory(), {"bridging vien": 1})
    with pytest.raises(CirculationError, match="share 1.5"):
        steady(one_territory(), {"own vein": 1.5})
