"""A clip that isolates a territory names it and gives no number."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.flow.isolation import territories_of
from dioscuri.circulation.flow.linear import LinearNetwork
from dioscuri.circulation.flow.steady import steady
from dioscuri.errors import IsolatedError
from tests.circulation.flow.networks import bridge, net, one_territory, random_network


@pytest.mark.parametrize(
    "clips", [("own vein", "bridging vein"), ("own artery", "bridging artery")], ids=["no vein", "no artery"]
)
def test_the_territory_is_named(clips):
    for answer in (
        lambda: steady(one_territory(), dict.fromkeys(clips, 1.0)),
        lambda: LinearNetwork(one_territory()).clip(clips),
    ):
        with pytest.raises(IsolatedError, match="isolates t") as caught:
            answer()
        assert caught.value.territories == ("t",)


def test_blood_does_not_leave_through_an_artery():
    """Both territories share an artery: without its vein one of them cannot drain through the other."""
    network = net(
        {"heart": 60, "jugular": 5},
        {
            "a": ("heart", "fork", 0.1, {"kind": "artery"}),
            "bed 1": ("fork", "t1", 1.0, {"kind": "bed"}),
            "bed 2": ("fork", "t2", 1.0, {"kind": "bed"}),
            "vein 1": ("t1", "jugular", 0.1, {"kind": "vein"}),
            "vein 2": ("t2", "jugular", 0.1, {"kind": "vein"}),
        },
    )
    with pytest.raises(IsolatedError) as caught:
        steady(network, {"vein 1": 1})
    assert caught.value.territories == ("t1",)


def two_hearts(castor=4.0, pollux=12.0):
    """A shared sinus between jugulars of different pressure: pollux's runs backwards today."""
    bed, vein = {"kind": "bed"}, {"kind": "vein"}
    return net(
        {"ha": 60, "hb": 60, "ja": castor, "jb": pollux},
        {
            "bed a": ("ha", "ta", 0.5, bed),
            "bed b": ("hb", "tb", 0.5, bed),
            "vein a": ("ta", "s", 0.01, vein),
            "vein b": ("tb", "s", 0.01, vein),
            "jugular a": ("s", "ja", 0.01, vein),
            "jugular b": ("s", "jb", 0.01, vein),
        },
    )


def test_a_jugular_that_runs_backwards_today_may_drain_after_a_clip():
    network = two_hearts()
    assert steady(network).flow_ml_min[network.edge("jugular b")] < 0
    state = steady(network, {"jugular a": 1})
    assert state.flow_ml_min[network.edge("jugular b")] > 0
    with pytest.raises(IsolatedError) as caught:
        steady(network, {"jugular a": 1, "jugular b": 1})
    assert caught.value.territories == ("ta", "tb")


def test_the_weaker_of_two_arteries_may_feed_after_a_clip():
    artery = {"kind": "artery"}
    edges = {
        "strong": ("80", "m", 0.1, artery),
        "weak": ("40", "m", 0.1, artery),
        "on": ("m", "t", 10.0, artery),
        "vein": ("t", "out", 1.0, {"kind": "vein"}),
    }
    network = net({"80": 80, "40": 40, "out": 5}, edges)
    assert steady(network, {"strong": 1}).flow_ml_min[network.edge("on")] > 0


def test_a_territory_without_a_bed_counts_beside_one_with():
    edges = {
        "a1": ("heart", "t1", 1.0, {"kind": "artery"}),
        "v1": ("t1", "out", 0.1, {"kind": "vein"}),
        "a2": ("heart", "m", 0.1, {"kind": "artery"}),
        "bed": ("m", "t2", 1.0, {"kind": "bed"}),
        "v2": ("t2", "out", 0.1, {"kind": "vein"}),
    }
    network = net({"heart": 80, "out": 5}, edges)
    assert [network.nodes[n] for n in territories_of(network)] == ["t1", "t2"]
    with pytest.raises(IsolatedError):
        steady(network, {"v1": 1})


def test_without_kinds_a_lost_feed_isolates_too():
    network = net({"a": 80, "v": 5}, {"in": ("a", "t", 1.0), "out": ("t", "v", 1.0)})
    with pytest.raises(IsolatedError):
        steady(network, {"in": 1})


def test_a_clamp_that_leaves_something_open_isolates_nothing():
    assert np.isfinite(steady(one_territory(), {"own vein": 0.999, "bridging vein": 1}).pressure_mmhg).all()


def test_a_network_of_one_kind_counts_every_node_that_carries_blood():
    network = bridge()
    assert [network.nodes[n] for n in territories_of(network)] == ["a", "b"]
    with pytest.raises(IsolatedError) as caught:
        steady(network, {"at": 1, "ab": 1})
    assert caught.value.territories == ("a",)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), count=st.integers(1, 8))
def test_every_isolation_is_found_and_no_other(seed, count):
    rng = np.random.default_rng(seed)
    network = random_network(rng, loops=5)
    clips = dict.fromkeys(rng.choice(network.edges, count, replace=False).tolist(), 1.0)
    graph = nx.MultiGraph()
    graph.add_nodes_from(network.nodes)
    for name, (s, t) in zip(network.edges, network.ends, strict=True):
        if name not in clips:
            graph.add_edge(network.nodes[s], network.nodes[t])
    out = nx.node_connected_component(graph, "n0") | nx.node_connected_component(graph, "n1")
    fed = [n for n, q in zip(network.nodes, network.inflow_ml_min, strict=True) if q > 0]
    expected = {n for n in fed if n not in out}
    try:
        steady(network, clips)
        found = set()
    except IsolatedError as error:
        found = set(error.territories)
    assert found == expected
