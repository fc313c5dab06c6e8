"""Near-minimal cuts against all cuts, enumerated."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.staging.cuts import cuts
from dioscuri.errors import CirculationError


def all_minimal_cuts(ends, cost, source, sink):
    """Every cut without a smaller one in it, by trying every side of every free node."""
    free = np.flatnonzero(~source & ~sink)
    found = set()
    for sides in product((False, True), repeat=len(free)):
        side = source.copy()
        side[free] = sides
        found.add(frozenset(np.flatnonzero(side[ends[:, 0]] != side[ends[:, 1]]).tolist()))
    return sorted(cost[list(c)].sum() for c in found if not any(other < c for other in found))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(4, 7))
def test_cuts_equal_brute_force_in_order_and_number(seed, n):
    rng = np.random.default_rng(seed)
    pairs = np.array([(a, b) for a in range(n) for b in range(a + 1, n)])
    ends = pairs[rng.random(len(pairs)) < 0.5]
    if not len(ends):
        return
    cost = np.round(rng.uniform(0.1, 3, len(ends)), 3)
    source, sink = np.arange(n) == 0, np.arange(n) == n - 1
    want = all_minimal_cuts(ends, cost, source, sink)
    found = cuts(ends, cost, source, sink, many=10**4, factor=1e9)
    if want == [0.0]:
        assert [c.edges for c in found] == [()]
        return
    assert [c.cost for c in found] == pytest.approx(want)
    assert len({c.edges for c in found}) == len(found)


def test_factor_and_number_stop_it():
    ends = np.array([[0, 1], [1, 2], [2, 3]])
    ends_of = (np.array([1, 0, 0, 0], bool), np.array([0, 0, 0, 1], bool))
    cost = np.array([1.0, 1.4, 3.0])
    assert [c.edges for c in cuts(ends, cost, *ends_of, many=9, factor=1.5)] == [(0,), (1,)]
    assert [c.edges for c in cuts(ends, cost, *ends_of, many=1, factor=9)] == [(0,)]


def test_two_vessels_between_the_same_nodes_are_cut_together():
    ends = np.array([[0, 1], [0, 1]])
    found = cuts(ends, np.ones(2), np.array([1, 0], bool), np.array([0, 1], bool), many=9, factor=9)
    assert [c.edges for c in found] == [(0, 1)] and found[0].cost == 2


def test_bad_input_is_refused():
    ends, side = np.array([[0, 1]]), np.array([True, False])
    with pytest.raises(CirculationError, match="both sides"):
        cuts(ends, np.ones(1), side, side, many=1, factor=1)
    with pytest.raises(CirculationError, match="must be > 0"):
        cuts(ends, np.zeros(1), side, ~side, many=1, factor=1)
    with pytest.raises(CirculationError, match="must be below"):
        cuts(ends, np.full(1, 1e9), side, ~side, many=1, factor=1)
