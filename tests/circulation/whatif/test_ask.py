"""What-ifs: known answers inside their intervals, changes of paired samples, causes, and what is said."""

import numpy as np
import pytest

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.uncertainty.causes import named, shares_by_group
from dioscuri.circulation.uncertainty.draw import draws, only, samples_of
from dioscuri.circulation.uncertainty.figures import pressure_figures
from dioscuri.circulation.whatif.alone import clipped_alone
from dioscuri.circulation.whatif.ask import Question, what_if
from dioscuri.circulation.whatif.watched import perfusion, watched_nodes
from dioscuri.errors import CirculationError, IsolatedError
from dioscuri.model.flowspread import FlowSpread, Loading
from tests.circulation.flow.networks import net, one_territory

NOTHING = Loading(np.zeros(0), np.zeros(0), np.zeros(0))


def spread(network, resistance=0.2, held=1.0):
    """Each edge's resistance and each held node's pressure has a cause of its own."""
    edges, nodes = len(network.edges), np.flatnonzero(network.held)
    groups = ("radius",) * edges + ("venous pressure",) * len(nodes)
    names = (*network.edges, *(network.nodes[n] for n in nodes))
    return FlowSpread(
        groups,
        names,
        Loading(np.arange(edges), np.arange(edges), np.full(edges, resistance)),
        NOTHING,
        NOTHING,
        Loading(nodes, edges + np.arange(len(nodes)), np.full(len(nodes), held)),
        NOTHING,
    )


def question(network, **more):
    return Question(network, watched_nodes(network), spread(network), samples=120, **more)


def test_the_value_is_the_middle_networks_and_lies_in_its_interval():
    found = what_if(question(one_territory()), {"bridging vein": 1.0})
    (t,) = found.territories
    assert (t.before_mmhg.value, t.after_mmhg.value) == (10, pytest.approx(12.173913, abs=5e-5))
    assert t.after_mmhg.low < t.after_mmhg.value < t.after_mmhg.high
    assert found.worst == "t"
    assert found.residual <= 1e-10


def test_a_change_is_of_the_same_samples_so_it_is_surer_than_its_ends():
    network = one_territory()
    (t,) = what_if(question(network), {"bridging vein": 1.0}).territories
    width = t.change_mmhg.high - t.change_mmhg.low
    apart = np.hypot(t.before_mmhg.high - t.before_mmhg.low, t.after_mmhg.high - t.after_mmhg.low)
    assert width < 0.7 * apart
    nothing = what_if(question(network), {})
    assert nothing.territories[0].change_mmhg.low == nothing.territories[0].change_mmhg.high == 0


def test_the_interval_of_a_linear_case_is_the_normal_one():
    """One held pressure of sd 1 mmHg and a fed node behind a fixed resistance: 90 % is +- 1.645."""
    network = net({"out": 5}, {"v": ("t", "out", 0.1, {"kind": "vein"})}, {"t": 100})
    asked = Question(network, watched_nodes(network), spread(network, 0.0, 1.0), samples=4000)
    (t,) = what_if(asked, {}).territories
    assert t.before_mmhg.value == pytest.approx(15)
    assert (t.before_mmhg.high - t.before_mmhg.low) / 2 == pytest.approx(1.645, rel=0.05)


def test_the_dominant_cause_is_the_one_that_moves_most():
    network = net({"out": 5}, {"v": ("t", "out", 0.1, {"kind": "vein"})}, {"t": 100})
    for resistance, held, cause in ((0.3, 0.1, "radius"), (0.001, 3.0, "venous pressure")):
        asked = Question(network, watched_nodes(network), spread(network, resistance, held), samples=80)
        found = what_if(asked, {})
        assert found.dominant_cause.startswith(cause)
        assert found.territories[0].before_mmhg.causes[0].startswith(cause)


def test_each_figure_has_the_causes_of_its_own():
    """The vein's end moves the territory's pressure, the heart its perfusion, and the vein its change."""
    edges = {
        "bed": ("heart", "t", 1.0, {"kind": "bed"}),
        "vein": ("t", "out", 0.1, {"kind": "vein"}),
        "other": ("t", "out", 0.1, {"kind": "vein"}),
    }
    network = net({"heart": 60, "out": 5}, edges)
    heart, out = network.node("heart"), network.node("out")
    causes = FlowSpread(
        ("radius", "arterial pressure", "venous pressure"),
        ("vein", "", ""),
        Loading([network.edge("vein")], [0], [0.3]),
        NOTHING,
        NOTHING,
        Loading([heart, out], [1, 2], [5.0, 1.5]),
        NOTHING,
    )
    asked = Question(network, watched_nodes(network), causes, samples=200)
    (t,) = what_if(asked, {"other": 1.0}).territories
    assert t.before_mmhg.causes[0].startswith("venous pressure")
    assert t.before_ml_min.causes[0].startswith("arterial pressure")
    assert t.change_mmhg.causes[0].startswith("radius")


def test_shares_of_causes_are_those_of_a_sum():
    network = one_territory()
    s = spread(network)
    z = draws(s, 400, 3)
    shares = shares_by_group(
        s, z, lambda part: (part[:, :4] @ [3, 0, 0, 0] + part[:, 4:] @ [1, 0, 0, 0])[:, None]
    )
    assert shares["radius"][0] == pytest.approx(0.9, abs=0.06)
    assert named(shares, 0)[0].startswith("radius (")
    assert (only(s, z, "radius")[:, 4:] == 0).all()


def test_more_samples_leave_the_first_as_they_were():
    s = spread(one_territory())
    assert (draws(s, 50, 9)[:20] == draws(s, 20, 9)).all()
    assert (draws(s, 20, 9) != draws(s, 20, 10)).any()


def test_what_is_drawn_is_what_was_asked_for():
    network = one_territory()
    drawn = samples_of(network, spread(network), draws(spread(network), 4000, 1))
    logs = np.log(drawn.resistance / network.resistance)
    assert logs.std(axis=0) == pytest.approx(0.2, rel=0.06)
    held = network.held
    assert (drawn.fixed_mmhg - network.fixed_mmhg)[:, held].std(axis=0) == pytest.approx(1, rel=0.06)
    assert np.isnan(drawn.fixed_mmhg[:, ~held]).all()


def test_it_names_what_carries_the_load_and_what_would_be_worse_next():
    found = what_if(question(one_territory()), {"bridging vein": 1.0})
    assert found.carriers[0].edge == "own vein"
    assert found.carriers[0].after_ml_min.value > found.carriers[0].before_ml_min.value
    first = found.next_clips[0]
    assert (first.edge, first.isolates, first.preview) == ("own vein", ("t",), True)
    assert first.pressure_mmhg is None


def test_perfusion_is_what_arteries_bring():
    network = one_territory()
    state = steady(network)
    got = perfusion(network, state.flow_ml_min, watched_nodes(network))
    assert got[0, 0] == pytest.approx(state.flow_ml_min[:2].sum())


def test_no_limit_no_alarm_and_a_limit_marks_what_may_reach_it():
    network = one_territory()
    assert what_if(question(network), {}).territories[0].above_limit is None
    (low,) = what_if(question(network, limit_mmhg=40), {}).territories
    (high,) = what_if(question(network, limit_mmhg=10.5), {}).territories
    assert (low.above_limit, high.above_limit) == (False, True)


def test_a_territory_that_only_unseen_veins_drain_is_named():
    edges = {
        "bed 1": ("heart", "t1", 1.0, {"kind": "bed"}),
        "bed 2": ("heart", "t2", 1.0, {"kind": "bed"}),
        "vein 1": ("t1", "out", 0.1, {"kind": "vein"}),
        "vein 2": ("t2", "out", 0.1, {"kind": "vein"}),
        "unseen": ("t1", "t2", 5.0, {"kind": "collateral"}),
    }
    network = net({"heart": 60, "out": 5}, edges)
    found = what_if(question(network), {"vein 1": 1.0})
    assert {t.territory: t.seen_drain for t in found.territories} == {"t1": False, "t2": True}
    assert any("t1: drained only by veins that no scan shows" in note for note in found.notes)


def test_isolation_gives_no_number_and_a_network_without_territories_is_refused():
    network = one_territory()
    with pytest.raises(IsolatedError) as caught:
        what_if(question(network), {"own vein": 1.0, "bridging vein": 1.0})
    assert caught.value.territories == ("t",)
    with pytest.raises(CirculationError, match="no territory"):
        what_if(Question(network, (), spread(network)), {})


def test_each_clip_alone():
    network = one_territory()
    edges = {"a": ("heart", "u", 1.0, {"kind": "artery"}), "v": ("u", "out", 0.2, {"kind": "vein"})}
    single = net({"heart": 60, "out": 5}, edges)
    assert str(clipped_alone(question(single), ["v"])["v"]) == "isolates u"
    rise = clipped_alone(question(network), ["bridging vein"])["bridging vein"]
    assert rise.territory == "t"
    assert rise.rise_mmhg.value == pytest.approx(2.173913, abs=1e-5)


def test_a_clip_alone_tells_who_rises_most_and_who_is_fed_least():
    edges = {
        "a1": ("heart", "t1", 1.0, {"kind": "artery"}),
        "a2": ("heart", "t2", 0.5, {"kind": "artery"}),
        "across": ("t1", "t2", 5.0, {"kind": "artery"}),
        "v1": ("t1", "out", 0.1, {"kind": "vein"}),
        "v2": ("t2", "out", 0.1, {"kind": "vein"}),
    }
    found = clipped_alone(question(net({"heart": 60, "out": 5}, edges)), ["a1"])["a1"]
    assert (found.territory, found.poorest) == ("t2", "t1")
    assert found.perfusion_percent.value < -50
    assert "perfusion of t1 -" in str(found)


def test_what_follows_after_a_piece_is_cut_off_is_still_told():
    edges = {
        "bed": ("heart", "t", 1.0, {"kind": "bed"}),
        "c1": ("t", "m", 0.1, {"kind": "vein"}),
        "c2": ("m", "out", 0.1, {"kind": "vein"}),
        "v1": ("t", "out", 0.1, {"kind": "vein"}),
        "v2": ("t", "out", 0.2, {"kind": "vein"}),
    }
    network = net({"heart": 60, "out": 5}, edges)
    found = what_if(question(network), {"c1": 1.0, "c2": 1.0})
    assert found.cut_off == ("m",)
    assert {n.edge for n in found.next_clips} == {"v1", "v2"}


def test_figures_for_others_are_those_of_the_what_if():
    network = one_territory()
    asked = question(network)
    figures = pressure_figures(["t"], asked.spread, asked.samples, asked.seed)
    (t,) = what_if(asked, {"bridging vein": 1.0}).territories
    found = figures(network, {"bridging vein": 1.0})["t"]
    assert (found.value, found.low, found.high) == (
        t.after_mmhg.value,
        t.after_mmhg.low,
        t.after_mmhg.high,
    )
