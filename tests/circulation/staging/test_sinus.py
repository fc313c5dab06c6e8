"""The options for a shared sinus on a network with two hearts, made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging import (
    bridging_edges,
    divisions,
    options_for,
    scored_divisions,
    shared_sinus_of,
    sinus_options,
)
from dioscuri.circulation.staging.divide import clinical_cost, clippable
from dioscuri.circulation.staging.options import pareto
from dioscuri.circulation.staging.sinus import drains_to_castor
from dioscuri.errors import CirculationError
from dioscuri.model.network import flow_network
from dioscuri.model.staging_recipe import StagingRecipe
from tests.circulation.staging.networks import two_hearts

SINUS, BRAIN = ("s01", "s12"), ("c0", "c1", "p0", "p1")
EVEN = StagingRecipe(cost_per_ml_min=0.0, cost_sinus=0.0, cost_artery=0.0, cost_territory=0.0)


def options(network=None, recipe=None, **more):
    shared = shared_sinus_of(network or two_hearts(), SINUS, recipe or StagingRecipe(), 3.5)
    found = options_for(shared, BRAIN, **more)
    return {option.kind: option for option in found}


def test_every_option_that_teams_used_is_there():
    assert set(options()) == {
        "castor keeps it",
        "pollux keeps it",
        "at a narrowing",
        "preferential drainage",
        "least clinical cost",
        "graft for pollux",
        "graft for castor",
        "endovascular occlusion",
        "none rebuilt",
    }


def test_what_is_divided_is_as_by_hand():
    found = options()
    assert set(found["castor keeps it"].clips) == {"v_p0", "v_p1", "jugular_p"}
    assert set(found["pollux keeps it"].clips) == {"v_c0", "v_c1", "jugular_c"}
    assert set(found["at a narrowing"].clips) == {"s12", "v_p0"}
    assert set(found["none rebuilt"].clips) == {
        *SINUS,
        "v_c0",
        "v_c1",
        "v_p0",
        "v_p1",
        "jugular_c",
        "jugular_p",
    }
    assert found["none rebuilt"].divided == 8


def test_numbers_are_the_nonlinear_networks_own():
    network, found = two_hearts(), options()["castor keeps it"]
    state = steady(network, dict.fromkeys(found.clips, 1.0))
    p = dict(zip(network.nodes, state.pressure_mmhg, strict=True))
    castor, pollux = found.twins
    assert castor.highest.value == pytest.approx(max(p["c0"], p["c1"]), rel=1e-5)
    assert pollux.highest.value == pytest.approx(max(p["p0"], p["p1"]), rel=1e-5)
    back = state.flow_ml_min[[network.edge(e) for e in ("o_p0", "o_p1")]].sum()
    assert pollux.drained.value == pytest.approx(back, rel=1e-5)
    assert pollux.highest_rise.value > 0 > castor.highest_rise.value - 1
    across = state.flow_ml_min[network.edge("a_cross")]
    assert found.cross_drainage.value == pytest.approx(across, rel=1e-5)  # the artery still crosses


def test_no_blood_crosses_once_arteries_do_not():
    for option in options(two_hearts(arteries_cross=False)).values():
        assert option.cross_drainage.value == pytest.approx(0, abs=1e-6)


def test_an_isolated_territory_is_named_without_a_number():
    found = options(two_hearts(own_veins=False))
    lost = found["castor keeps it"]
    assert lost.isolated == ("p0", "p1") and "isolates p0, p1" in lost.statement
    assert all(t.highest is None and t.drained is None for t in lost.twins) and lost.cross_drainage is None
    assert set(found["none rebuilt"].isolated) == set(BRAIN)
    assert set(found["at a narrowing"].isolated) == {"p0"}


def test_graft_drains_better_and_its_interval_holds_the_clot():
    found = options()
    graft, without = found["graft for pollux"].twins[1], found["castor keeps it"].twins[1]
    assert graft.highest.value < without.highest.value - 0.1
    assert graft.highest.high == pytest.approx(without.highest.value)
    assert any("may clot" in cause for cause in graft.highest.causes)
    assert found["graft for pollux"].grafts[0].ends[1] == "heart_p"
    sure = options(recipe=StagingRecipe(graft_patency=1.0))["graft for pollux"].twins[1]
    assert sure.highest.high == sure.highest.value


def test_a_territory_that_only_the_graft_drains_is_named():
    network = two_hearts(own_veins=False)
    # p1 keeps a vein of its own, p0 has the graft alone
    network = replace(
        network,
        edges=(*network.edges, "o_p1"),
        ends=np.vstack([network.ends, [network.node("p1"), network.node("heart_p")]]),
        kind=(*network.kind, "vein"),
        resistance=np.append(network.resistance, 0.3),
        quadratic=np.append(network.quadratic, 0),
        castor=np.append(network.castor, 0),
        external_mmhg=np.append(network.external_mmhg, np.nan),
        demand_ml_min=np.append(network.demand_ml_min, np.nan),
    )
    graft = options(network)["graft for pollux"]
    assert graft.grafts[0].ends == ("p0", "heart_p")
    assert graft.isolated == () and graft.isolated_if_clotted == ("p0",)
    assert "p0 is isolated: no number" in graft.statement
    assert options(network)["castor keeps it"].isolated == ("p0",)


def test_near_minimal_divisions_are_scored_too():
    network = two_hearts()
    found = scored_divisions(network, "veins", BRAIN, EVEN)
    assert [d.clinical_cost for d in found] == sorted(d.clinical_cost for d in found)
    narrow = next(d for d in found if set(d.clips) == {"s12", "v_p0"})
    assert narrow.twins == options()["at a narrowing"].twins and not narrow.isolated
    lost = scored_divisions(two_hearts(own_veins=False), "veins", BRAIN, EVEN)
    assert any(d.isolated and d.twins[0].highest is None for d in lost)
    assert [d.clips for d in scored_divisions(network, "arteries", BRAIN, EVEN)] == [("a_cross",)]


def test_occlusion_from_within_divides_fewer_and_lets_veins_grow():
    found = options()
    within, open_cut = found["endovascular occlusion"], found["at a narrowing"]
    assert within.clips == open_cut.clips and within.divided == open_cut.divided - 1
    assert within.twins[1].highest.value < open_cut.twins[1].highest.value
    assert "uncalibrated" in within.statement


def test_blood_prefers_the_nearer_heart():
    network = two_hearts()
    share = dict(zip(network.nodes, drains_to_castor(network), strict=True))
    assert share["heart_c"] == 1 and share["heart_p"] == 0
    assert share["s0"] > 0.99 and share["s2"] < 0.01 and share["c0"] > share["c1"] > 0.5
    assert set(options()["preferential drainage"].clips) == {"s12", "v_p0"}


def test_pareto_keeps_what_nothing_beats():
    assert pareto([[1, 2], [2, 1], [2, 2], [1, 2]]).tolist() == [True, True, False, True]
    marks = options(two_hearts(own_veins=False))
    assert any(o.pareto for o in marks.values()) and not marks["none rebuilt"].pareto


def test_least_division_by_number_and_the_next_ones():
    network = two_hearts()
    found = divisions(network, "veins", EVEN, many=3)
    pairs = [{network.edges[e] for e in c.edges} for c in found]
    assert {"s12", "v_p0"} in pairs[:2] and {"s01", "v_c1"} in pairs[:2]
    assert [c.cost for c in found] == sorted(c.cost for c in found)
    assert set(bridging_edges(network, EVEN)) == {"a_cross", *pairs[0]}
    flow = [abs(steady(network).flow_ml_min[network.edge(e)]) for e in bridging_edges(network, EVEN)]
    assert flow == sorted(flow, reverse=True)


def test_clinical_cost_counts_flow_kind_and_territory():
    network = two_hearts()
    flow = np.abs(steady(network).flow_ml_min)
    cost = clinical_cost(network, StagingRecipe())
    assert cost[network.edge("s12")] == pytest.approx(1 + 5 + 0.05 * flow[network.edge("s12")])
    v, o = network.edge("v_c0"), network.edge("o_c0")
    assert cost[v] == pytest.approx(1 + 0.05 * flow[v] + 5 * flow[v] / (flow[v] + flow[o]))


@pytest.mark.parametrize(
    ("sinus", "said"), [((), "no edge named"), (("a_c0",), "drains nothing"), (("s9",), "near are")]
)
def test_bad_sinus_is_refused(sinus, said):
    with pytest.raises(CirculationError, match=said):
        shared_sinus_of(two_hearts(), sinus, EVEN, 3.5)


def test_a_twin_without_a_heart_is_refused():
    network = flow_network(
        {"t": {"inflow_ml_min": 9.0, "twin": 2}, "s": {}, "h": {"fixed_mmhg": 5.0, "twin": 1}},
        {
            "v": {"ends": ("t", "s"), "kind": "vein", "resistance": 1.0},
            "s": {"ends": ("s", "h"), "kind": "sinus", "resistance": 1.0},
        },
    )
    with pytest.raises(CirculationError, match="pollux has no vein to a heart"):
        shared_sinus_of(network, ("s",), EVEN, 3.5)


def test_arteries_may_be_divided_with_it():
    found = options(also=("a_cross",))
    assert all("a_cross" in o.clips for o in found.values())
    assert found["castor keeps it"].cross_drainage.value == pytest.approx(0, abs=1e-6)


def test_unseen_veins_are_tissue_and_no_clip():
    """c1's blood also seeps to p0 and into pollux's vein: the tissue is no clip and not counted."""
    base = two_hearts()
    network = replace(
        base,
        edges=(*base.edges, "seeps"),
        ends=np.vstack([base.ends, [base.node("c1"), base.node("p0")]]),
        kind=(*base.kind, "collateral"),
        **{
            name: np.append(getattr(base, name), value)
            for name, value in (
                ("resistance", 5.0),
                ("quadratic", 0.0),
                ("castor", 0.5),
                ("external_mmhg", np.nan),
                ("demand_ml_min", np.nan),
            )
        },
    )
    found = options(network)["at a narrowing"]
    assert set(found.clips) == {"s12", "v_p0"} and found.tissue == ("seeps",) and found.divided == 2
    assert "seeps" not in bridging_edges(network)
    seen = [e for e in network.edges if e != "v_p0"]
    assert not clippable(network, seen)[network.edge("v_p0")]
    assert "v_p0" not in bridging_edges(network, EVEN, seen=seen)


def test_a_vessel_answers_for_the_territory_behind_its_tissue():
    network = flow_network(
        {
            "a": {"fixed_mmhg": 60.0, "twin": 1},
            "t": {"twin": 1},
            "m": {"twin": 1},
            "h": {"fixed_mmhg": 5.0, "twin": 1},
        },
        {
            "bed": {"ends": ("a", "t"), "kind": "bed", "resistance": 1.0},
            "venules": {"ends": ("t", "m"), "kind": "vein", "resistance": 0.1},
            "v": {"ends": ("m", "h"), "kind": "vein", "resistance": 0.1},
        },
    )
    recipe = StagingRecipe(cost_per_ml_min=0)
    cost = clinical_cost(network, recipe, ["v"])
    assert cost[network.edge("venules")] == pytest.approx(2 * 5 + 1) and cost[
        network.edge("v")
    ] == pytest.approx(6)


def test_the_short_way_gives_the_same():
    short = sinus_options(two_hearts(), SINUS, BRAIN, viscosity_mpa_s=3.5)
    assert {o.kind: o for o in short} == options()
