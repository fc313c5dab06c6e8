"""Stages: shares, growth, gates, and whether the order matters."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.staging.growth import Growth, calibrated, growth_of, through_gap
from dioscuri.circulation.staging.intervals import GROWTH
from dioscuri.circulation.staging.orders import peak
from dioscuri.circulation.staging.plan import clip_stages
from dioscuri.circulation.staging.shares import cut_into_stages, fewest, stages_needed
from dioscuri.circulation.staging.walk import walks
from dioscuri.errors import IsolatedError
from dioscuri.model.figure import Figure
from dioscuri.model.network import Regulation, flow_network
from dioscuri.model.staging_recipe import StagingRecipe
from tests.circulation.staging.networks import crossed_ring, random_pair, two_roads, veins_alone

ONE_STAGE = StagingRecipe(share=1.0)
LAW = Growth(days=60, most=1.5, least=0.8, still_ml_min=0.5)


def test_k3_artery_first_and_the_order_matters():
    plan = clip_stages(two_roads(), ["vein_bridge", "artery_bridge"], ["t"], ONE_STAGE)
    assert plan.order == ("artery_bridge", "vein_bridge")
    assert [s.highest.value for s in plan.stages[0].steps] == pytest.approx([8.4375, 10.0])
    assert plan.spread.matters and "order matters" in plan.spread.sentence
    assert (plan.spread.best.value, plan.spread.worst.value) == pytest.approx((0.0, 2.17391), abs=1e-5)
    assert plan.bound.value == pytest.approx(plan.without_growth.value) == pytest.approx(0.0, abs=1e-9)


def test_veins_alone_and_the_screen_says_that_order_barely_matters():
    names = [f"b{n}" for n in range(6)]
    plan = clip_stages(veins_alone(), names, ["t"], StagingRecipe(share=1.0))
    assert not plan.spread.matters and "barely matters" in plan.spread.sentence
    assert plan.spread.best.value == pytest.approx(plan.spread.random_worst.value)
    assert plan.stages[0].steps[-1].highest.value == pytest.approx(15.0)


def test_ring_of_veins_the_crossing_that_feeds_goes_first():
    plan = clip_stages(crossed_ring(), ["y", "x"], ["c", "p"], ONE_STAGE)
    assert plan.order == ("x", "y") and plan.spread.matters
    today, y_first = ([np.linalg.solve([[25, -5], [-5, g]], [400, 40])] for g in (35, 15))
    x_first = np.array([400 / 20, 40 / 30])
    both = np.array([400 / 20, 40 / 10])
    worst = max((y_first[0] - today[0]).max(), (both - today[0]).max())
    best = max((x_first - today[0]).max(), (both - today[0]).max())
    assert (plan.spread.worst.value, plan.spread.best.value) == pytest.approx((worst, best), rel=1e-5)
    assert worst > best + 1.5


def test_growth_makes_order_matter_where_nothing_else_does():
    """A large and a small vein, one a stage: the large one first leaves time to grow before the rest."""
    ends = {"kind": "vein", "ends": ("t", "out")}
    network = flow_network(
        {"t": {"inflow_ml_min": 300.0}, "out": {"fixed_mmhg": 5.0}},
        {
            "own": {**ends, "resistance": 0.1},
            "large": {**ends, "resistance": 0.2},
            "small": {**ends, "resistance": 1.0},
        },
    )
    plan = clip_stages(network, ["small", "large"], ["t"], StagingRecipe(share=0.5))
    assert plan.order == ("large", "small")
    assert plan.spread.worst.value - plan.spread.best.value < 1e-6
    assert plan.spread.grown_worst.value - plan.spread.grown_best.value > 0.5 and plan.spread.matters


def test_law_of_growth_keeps_the_shear():
    long = LAW.grown(np.ones(3), np.array([10.0, 10, 10]), np.array([20.0, -10, 1]), 1e6)
    assert long == pytest.approx([2 ** (1 / 3), 1, 0.8])
    once = LAW.grown(np.ones(1), np.array([10.0]), np.array([20.0]), 60)
    assert np.log(once) == pytest.approx(np.log(2) / 3 * (1 - np.exp(-1)))
    assert LAW.grown(np.ones(1), np.array([1.0]), np.array([99.0]), 1e6) == pytest.approx(1.5)


def test_growth_of_a_prior_is_faster_at_its_lower_end():
    recipe = StagingRecipe()
    assert growth_of(recipe, -1).days < growth_of(recipe).days < growth_of(recipe, 1).days


def test_conductance_goes_with_the_fourth_power():
    network = calibrated(two_roads(), np.array([1, 1, 2.0, 1]))
    assert two_roads().resistance[2] / network.resistance[2] == pytest.approx(16)


def test_what_stays_open_grows_and_pressure_falls():
    network = veins_alone(2)
    clips = {"b0": 1.0}
    calibre = through_gap(network, clips, np.ones((1, 3)), days=98, growths=[LAW])[0]
    assert calibre[1] == 1.0 and calibre[0] > 1.0 and calibre[2] > 1.0
    node = network.node("t")
    after = steady(calibrated(network, calibre), clips).pressure_mmhg[node]
    assert after < steady(network, clips).pressure_mmhg[node]


def test_growth_between_stages_lowers_the_peak_and_makes_order_matter():
    network = veins_alone(4)
    names = ["b0", "b1", "b2", "b3"]
    grown, rigid = walks(network, [names[:2], names[2:]], ["t"], gap_days=200, growths=[LAW, None])
    assert grown.peak < rigid.peak - 0.1
    assert rigid.peak == pytest.approx(10.0 + 5.0 - rigid.today[0])
    second = grown.stages[1]
    alone = steady(calibrated(network, second.calibre), dict.fromkeys(names, 1.0))
    assert second.during[-1] == pytest.approx(alone.pressure_mmhg[[network.node("t")]])


@pytest.mark.parametrize(("share", "stages"), [(0.25, [2, 2, 2, 2]), (0.4, [3, 3, 2]), (0.05, [1] * 8)])
def test_no_stage_clips_more_than_its_share(share, stages):
    network, names, watched = random_pair(3, bridges=8)
    plan = clip_stages(network, names, watched, StagingRecipe(share=share, beam_width=2, orders_checked=1))
    assert len(plan.stages) == len(stages)
    assert max(len(s.steps) for s in plan.stages) <= max(stages)
    assert sorted(plan.order) == sorted(names)
    assert all(s.share <= max(share, 1 / 8) + 1e-9 for s in plan.stages)
    assert all(s.over_share == (share < 1 / 8) for s in plan.stages)
    assert [s.day for s in plan.stages] == [98.0 * n for n in range(len(stages))]


def test_share_by_flow_gives_the_large_vessel_its_own_stage():
    network = veins_alone(4)
    recipe = StagingRecipe(share=0.35, share_by_flow=True)
    plan = clip_stages(network, ["own", "b0", "b1", "b2"], ["t"], recipe)
    alone = next(s for s in plan.stages if s.steps[0].edge == "own")
    assert len(alone.steps) == 1 and alone.over_share
    assert len(plan.stages) == 2 and not next(s for s in plan.stages if s is not alone).over_share


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), k=st.integers(1, 6), share=st.floats(0.2, 1))
def test_fewest_stages_equals_brute_force(seed, k, share):
    from itertools import permutations

    rng = np.random.default_rng(seed)
    cost, loads = np.round(rng.random(1 << k), 1), rng.dirichlet(np.ones(k))
    orders = [o for o in permutations(range(k))]
    least = min(peak(cost, o) for o in orders)
    want = min(len(cut_into_stages(o, loads, share)) for o in orders if peak(cost, o) == least)
    found = fewest(cost, loads, share)
    assert peak(cost, tuple(j for s in found for j in s)) == least
    assert len(found) == want
    assert stages_needed(loads, share)[-1] == min(len(cut_into_stages(o, loads, share)) for o in orders)


def test_every_clip_has_its_gate_and_every_stage_an_end():
    network, names, watched = random_pair(1, bridges=4)
    plan = clip_stages(network, names, watched, StagingRecipe(share=0.5, clamp_minutes=15))
    for stage in plan.stages:
        assert stage.stop.startswith(("stop and close", "after stage"))
        assert [s.gate.edge for s in stage.steps] == [s.edge for s in stage.steps]
        assert all(s.gate.minutes == 15 and s.gate.watch == ("EEG", "Doppler") for s in stage.steps)
        assert {t.territory for t in stage.territories} == set(watched)
    assert plan.stages[-1].open_after == () and "release" in plan.stages[0].steps[0].gate.on_fail
    assert any("none is calibrated" in s for s in plan.statements)
    assert plan.stages[0].territories[0].later == plan.stages[1].territories[0].before


def test_intervals_are_the_callers_widened_by_growth():
    network = veins_alone(4)
    asked = []

    def figures(net, clips):
        asked.append(dict(clips))
        p = float(steady(net, clips).pressure_mmhg[net.node("t")])
        return {
            "t": Figure(value=p, low=p - 1, high=p + 0.01, unit="mmHg", source="sampled", causes=("radius",))
        }

    plan = clip_stages(network, ["b0", "b1", "b2", "b3"], ["t"], StagingRecipe(share=0.5), figures=figures)
    first, second = (s.territories[0].after for s in plan.stages)
    assert first.low == pytest.approx(first.value - 1) and first.causes == ("radius",)
    assert second.causes == ("radius", GROWTH) and second.high > second.value + 0.1
    assert {"b0", "b1", "b2", "b3"} in [set(c) for c in asked]
    assert plan.peak_rise.low < plan.peak_rise.value < plan.peak_rise.high


def test_beam_is_never_better_than_the_bound_when_nothing_grows():
    network, names, watched = random_pair(8, bridges=6)
    rigid = StagingRecipe(growth_most=1.0, growth_least=1.0, share=0.34)
    plan = clip_stages(network, names, watched, rigid)
    assert plan.without_growth.value >= plan.bound.value - 1e-9
    assert plan.peak_rise.value == pytest.approx(plan.bound.value, abs=1e-6)


def test_all_that_isolates_is_refused_by_name():
    with pytest.raises(IsolatedError, match="isolates t") as error:
        clip_stages(two_roads(), ["vein", "vein_bridge"], ["t"])
    assert error.value.territories == ("t",)


def curved():
    """Walls that collapse, sinuses that lose by the square, beds that regulate, and two bridges."""
    return flow_network(
        {
            "in": {"fixed_mmhg": 65.0, "twin": 1},
            "a": {"twin": 1},
            "b": {"twin": 2},
            "out": {"fixed_mmhg": 4.0, "twin": 1},
        },
        {
            "bed_a": {"ends": ("in", "a"), "kind": "bed", "resistance": 0.5, "demand_ml_min": 110.0},
            "bed_b": {"ends": ("in", "b"), "kind": "bed", "resistance": 0.5, "demand_ml_min": 110.0},
            "own_a": {"ends": ("a", "out"), "kind": "vein", "resistance": 0.1, "external_mmhg": 8.0},
            "own_b": {"ends": ("b", "out"), "kind": "sinus", "resistance": 0.02, "quadratic": 2e-4},
            "x": {"ends": ("a", "b"), "kind": "vein", "resistance": 0.02},
            "y": {"ends": ("a", "out"), "kind": "sinus", "resistance": 0.05, "quadratic": 3e-4},
        },
        Regulation(0.2),
    )


def test_what_is_shown_is_nonlinear_and_the_preview_is_called_one():
    network = curved()
    plan = clip_stages(network, ["x", "y"], ["a", "b"], ONE_STAGE)
    for n, step in enumerate(plan.stages[0].steps):
        p = steady(network, dict.fromkeys(plan.order[: n + 1], 1.0)).pressure_mmhg
        assert step.highest.value == pytest.approx(max(p[1], p[2]), rel=1e-5)
        assert "nonlinear" in step.highest.source
    assert all("linear preview" in f.source for f in (plan.bound, plan.without_growth, plan.spread.final))
    assert abs(plan.spread.final.value - plan.spread.full_best.value) > 0.05  # and they do differ here
    assert plan.spread.full_best.value <= plan.spread.full_worst.value


def test_the_worst_is_told_with_its_territory():
    plan = clip_stages(two_roads(), ["vein_bridge", "artery_bridge"], ["t"], ONE_STAGE)
    assert plan.peak_at == "t, when vein_bridge is clipped in stage 1"
    assert plan.peak.value == pytest.approx(10.0)
