"""The linear preview: equal to a solve from scratch, also where almost nothing is left open."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from dioscuri.circulation.flow.linear import LinearNetwork
from dioscuri.circulation.flow.steady import steady
from dioscuri.errors import CirculationError, IsolatedError, SolverError
from tests.circulation.flow.networks import bridge, dense_pressures, net, one_territory, random_network


def test_known_answers():
    linear = LinearNetwork(bridge())
    assert_allclose(linear.pressures()[1:3], [26.774194, 50.967742], atol=5e-7)
    assert_allclose(linear.clip(["ab"])[1:3], [23.75, 55], rtol=1e-12)
    territory = LinearNetwork(one_territory())
    node = territory.network.node("t")
    found = [territory.clip(c)[node] for c in (["bridging vein"], ["bridging artery"])]
    assert_allclose(found, [12.173913, 8.4375], atol=5e-7)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 5))
def test_a_clip_equals_a_solve_from_scratch(seed, count):
    rng = np.random.default_rng(seed)
    network = random_network(rng, nonlinear=False)
    clips = rng.choice(network.edges, count, replace=False).tolist()
    try:
        found = LinearNetwork(network).clip(clips)
    except (IsolatedError, SolverError):
        return
    expected = dense_pressures(network, clips)
    assert np.abs(found - expected).max() <= 1e-8 * max(1, np.abs(expected).max())


def test_a_clip_that_nearly_isolates_keeps_its_digits():
    """40 wide edges in parallel are clipped; one a million times tighter is left."""
    edges = {f"w{n}": ("t", "out", 1e-4 * (1 + n)) for n in range(40)} | {"thin": ("t", "out", 100.0)}
    network = net({"out": 5}, edges, {"t": 0.1})
    found = LinearNetwork(network).clip([f"w{n}" for n in range(40)])
    assert found[network.node("t")] == pytest.approx(15, abs=1e-8)


def test_part_of_a_clip_and_nothing_at_all():
    network = one_territory()
    linear = LinearNetwork(network)
    expected = steady(network, {"bridging vein": 0.5}).pressure_mmhg
    assert_allclose(linear.clip(["bridging vein"], 0.5), expected, rtol=1e-10)
    assert_allclose(linear.clip([]), linear.pressures())


def test_today_is_the_nonlinear_state():
    network = random_network(np.random.default_rng(4))
    assert_allclose(LinearNetwork(network).pressures(), steady(network).pressure_mmhg, atol=1e-7)


def test_plans_of_candidates_equal_clips_one_by_one():
    network = random_network(np.random.default_rng(7), nonlinear=False)
    linear = LinearNetwork(network)
    names = [f"l{n}" for n in range(6)]
    watched = np.arange(2, 20)
    sets = [[n in chosen for n in range(6)] for k in range(7) for chosen in combinations(range(6), k)]
    found = linear.reduced(names, watched).plans(sets)
    for row, chosen in zip(found, sets, strict=True):
        expected = linear.clip([n for n, c in zip(names, chosen, strict=True) if c])[watched]
        assert_allclose(row, expected, rtol=1e-9)


def test_a_plan_that_cuts_off_has_no_number():
    linear = LinearNetwork(net({"out": 5}, {"a": ("t", "out", 1.0), "b": ("t", "out", 1.0)}, {"t": 1}))
    reduced = linear.reduced(["a", "b"], [linear.network.node("t")])
    assert np.isnan(reduced.plans([[True, True]])).all()
    assert np.isfinite(reduced.plans([[True, False]])).all()


def test_an_unknown_edge_is_refused():
    with pytest.raises(CirculationError, match="edge 'x'"):
        LinearNetwork(bridge()).clip(["x"])
