"""The exact order of clips."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging.orders import (
    best_orders,
    greedy_order,
    masks_of,
    peak,
    refuse_isolating,
    spread_of,
)
from dioscuri.circulation.staging.preview import preview_of
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model.network import flow_network
from tests.circulation.staging.networks import random_pair, two_roads


def nonlinear(network, candidates, watched, mask):
    state = steady(network, {c: 1.0 for j, c in enumerate(candidates) if mask >> j & 1})
    return state.pressure_mmhg[[network.node(w) for w in watched]]


def test_k3_vein_first_is_worse_than_artery_first():
    preview = preview_of(two_roads(), ["vein_bridge", "artery_bridge"], ["t"])
    assert preview.pressures(np.arange(4))[:, 0] == pytest.approx([10.0, 12.173913043, 8.4375, 10.0])
    cost = preview.highest()
    assert cost == pytest.approx([10.0, 12.173913043, 8.4375, 10.0])
    assert best_orders(cost) == [(1, 0)]
    spread = spread_of(cost)
    assert (spread.best, spread.worst, spread.final) == pytest.approx((10.0, 12.173913043, 10.0))


@pytest.mark.parametrize("seed", range(4))
def test_every_set_of_clips_is_as_the_whole_network_solved_again(seed):
    network, candidates, watched = random_pair(seed)
    preview = preview_of(network, candidates, watched)
    masks = np.arange(64)
    want = np.array([nonlinear(network, candidates, watched, m) for m in masks])
    np.testing.assert_allclose(preview.pressures(masks), want, rtol=1e-9)
    np.testing.assert_allclose(preview.highest(), want.max(axis=1), rtol=1e-9)
    np.testing.assert_allclose(preview.highest(rise=True), (want - want[0]).max(axis=1), atol=1e-8)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), k=st.integers(1, 7))
def test_dynamic_programme_equals_all_permutations(seed, k):
    cost = np.round(np.random.default_rng(seed).random(1 << k), 1)  # ties are common
    orders = list(permutations(range(k)))
    ranked = sorted((peak(cost, o), cost[masks_of(o)].sum()) for o in orders)
    found = best_orders(cost, 5)
    assert [(peak(cost, o), pytest.approx(cost[masks_of(o)].sum())) for o in found] == [
        pair for pair in ranked[:5] if pair[0] == ranked[0][0]
    ]
    spread = spread_of(cost)
    assert spread.worst == max(pair[0] for pair in ranked)
    assert spread.best <= spread.greedy <= spread.worst


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_order_of_eight_clips_equals_brute_force_on_a_network(seed):
    network, candidates, watched = random_pair(seed, bridges=8)
    cost = preview_of(network, candidates, watched).highest()
    every = np.array(list(permutations(range(8))))
    peaks = cost[np.cumsum(1 << every, axis=1)].max(axis=1)
    assert peak(cost, best_orders(cost)[0]) == peaks.min()


def test_a_forbidden_set_is_never_passed():
    cost = np.array([0.0, np.inf, 3.0, 2.0, 5.0, 1.0, 4.0, 1.0])
    assert best_orders(cost, 9) == [(1, 0, 2)]
    with pytest.raises(IsolatedError, match="every order"):
        best_orders(np.array([0.0, np.inf, np.inf, 1.0]))


def test_greedy_takes_the_least_bad_next():
    assert greedy_order(np.array([0.0, 1.0, 2.0, 9.0, 3.0, 4.0, 5.0, 9.0])) == (0, 2, 1)


def chain():
    return flow_network(
        {"in": {"fixed_mmhg": 60.0}, "t": {}, "m": {}, "out": {"fixed_mmhg": 5.0}},
        {
            "a": {"ends": ("in", "t"), "kind": "artery", "resistance": 1.0},
            "v": {"ends": ("t", "out"), "kind": "vein", "resistance": 0.1},
            "x": {"ends": ("t", "m"), "kind": "vein", "resistance": 0.1},
            "y": {"ends": ("m", "out"), "kind": "vein", "resistance": 0.2},
        },
    )


def test_a_stump_between_two_clips_is_no_isolation():
    network = chain()
    preview = preview_of(network, ["x", "y"], ["t"])
    assert preview.pressures(np.arange(4))[:, 0] == pytest.approx(
        [nonlinear(network, ["x", "y"], ["t"], m)[0] for m in range(4)]
    )
    assert preview.highest()[3] == pytest.approx(10.0)


def test_a_set_that_isolates_has_no_number_and_is_named():
    network = chain()
    preview = preview_of(network, ["v", "y", "x"], ["t"])
    assert np.isnan(preview.pressures(np.array([3, 5, 7]))).all()
    assert np.isfinite(preview.highest()).tolist() == [True, True, True, False, True, False, True, False]
    with pytest.raises(
        IsolatedError, match="isolates t, in every order; must leave each a way: leave open v"
    ) as e:
        refuse_isolating(network, ("v", "y", "x"), preview)
    assert e.value.territories == ("t",)


def test_an_artery_that_alone_feeds_isolates_too():
    preview = preview_of(chain(), ["a"], ["t"])
    assert preview.isolating(np.array([0, 1])).tolist() == [False, True]


def test_largest_leaves_larger_sets_out():
    network, candidates, watched = random_pair(5)
    preview = preview_of(network, candidates, watched)
    few, every = preview.highest(largest=2), preview.highest()
    small = np.array([bin(m).count("1") <= 2 for m in range(64)])
    assert (few[small] == every[small]).all() and np.isinf(few[~small]).all()


@pytest.mark.parametrize(
    ("candidates", "watched", "said"),
    [
        ([], ["t"], "0 candidates, must be 1 to 20"),
        (["vein", "vein"], ["t"], "named twice"),
        (["vein"], [], "no territory"),
        (["vein"], ["in"], "held at a pressure"),
        (["vain"], ["t"], "near are vein"),
    ],
)
def test_bad_input_is_refused(candidates, watched, said):
    with pytest.raises(CirculationError, match=said):
        preview_of(two_roads(), candidates, watched)
