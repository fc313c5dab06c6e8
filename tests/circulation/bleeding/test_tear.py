"""A hole coupled with a network: known answers, limits, and what is refused."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.bleeding import coupled
from dioscuri.circulation.bleeding.orifice import circle_mm2, orifice_ml_min, orifice_quadratic
from dioscuri.circulation.bleeding.tear import Tear, bleed, torn
from dioscuri.circulation.flow.steady import steady
from dioscuri.errors import CirculationError, IsolatedError, SolverError
from dioscuri.model.network import flow_network


def vein(resistance=0.05, start=15.0, end=5.0, **more):
    return flow_network(
        {"in": {"twin": 1, "fixed_mmhg": start}, "out": {"twin": 2, "fixed_mmhg": end}},
        {"v": {"ends": ("in", "out"), "kind": "vein", "resistance": resistance, **more}},
    )


def test_k6():
    assert orifice_ml_min(0.6, circle_mm2(3), 10) == pytest.approx(403.597, rel=1e-6)
    assert 0.1 * 700 / orifice_ml_min(0.6, circle_mm2(3), 10) * 60 == pytest.approx(10.4, abs=0.01)
    found = bleed(vein(1e-5, 10, 9.9999999), Tear("v", 3, 0.6))
    assert found.flow_ml_min == pytest.approx(403.597, rel=1e-4)


@given(st.floats(1e-3, 5), st.floats(0.02, 0.98), st.floats(0.1, 20), st.floats(6, 60), st.floats(-10, 5))
@settings(max_examples=40, deadline=None)
def test_a_tear_in_a_tube_is_the_quadratic_of_its_thevenin_curve(r, s, diameter, start, outside):
    found = bleed(vein(r, start), Tear("v", diameter, 0.6, s, outside))
    p0, inner = start + (5 - start) * s, r * s * (1 - s)
    b = orifice_quadratic(0.6, circle_mm2(diameter))
    flow = (np.sqrt(inner**2 + 4 * b * (p0 - outside)) - inner) / (2 * b)
    assert found.flow_ml_min == pytest.approx(flow, rel=1e-5)
    assert found.before_mmhg == pytest.approx(p0)
    assert found.at_tear_mmhg == pytest.approx(p0 - inner * flow, rel=1e-5, abs=1e-5)


def test_whose_blood_it_is_when_both_ends_feed_it():
    # A wide hole half-way: 15 mmHg of castor's come by half the vein, 5 mmHg of pollux's by the other half.
    found = bleed(vein(), Tear("v", 50, 0.6))
    assert found.flow_ml_min == pytest.approx(800, rel=1e-2)
    np.testing.assert_allclose(found.share, [0.75, 0.25, 0], atol=2e-3)
    small = bleed(vein(), Tear("v", 1, 0.6))
    np.testing.assert_allclose(small.share, [1, 0, 0])


def test_what_is_lost_is_what_the_hole_passes_and_nothing_else_is():
    network = vein(quadratic=1e-4, external_mmhg=4.0)
    tear = Tear("v", 4, 0.6, 0.3)
    state = steady(torn(network, tear))
    found = bleed(network, tear)
    assert state.flow_ml_min[0] == pytest.approx(state.flow_ml_min[1:].sum(), rel=1e-9)
    assert found.flow_ml_min == pytest.approx(
        float(orifice_ml_min(0.6, circle_mm2(4), found.at_tear_mmhg)), rel=1e-5
    )


def test_a_tear_behind_a_collapsed_wall_gets_what_passes_the_collapse():
    # Starling: whatever the hole, no more than (20 - 10) / half the resistance comes from above.
    found = bleed(vein(0.1, 20, 0, external_mmhg=10), Tear("v", 30, 0.6))
    assert found.flow_ml_min == pytest.approx((20 - 10) / 0.05, rel=1e-6) and found.at_tear_mmhg < 10
    assert found.before_mmhg == pytest.approx(15)


def test_no_blood_comes_against_the_pressure_outside():
    found = bleed(vein(), Tear("v", 3, 0.6, outside_mmhg=10.1))
    assert found.flow_ml_min == 0 and found.at_tear_mmhg == found.before_mmhg == pytest.approx(10)
    assert np.isnan(found.share).all()
    assert bleed(vein(), Tear("v", 3, 0.6, outside_mmhg=9.9)).flow_ml_min > 0


def test_without_a_tear_the_split_changes_nothing():
    network = vein(quadratic=1e-4)
    tiny = steady(torn(network, Tear("v", 1e-4, 0.6, 0.2)))
    np.testing.assert_allclose(tiny.flow_ml_min[:2], steady(network).flow_ml_min[0], rtol=1e-5)


def test_newton_and_the_balanced_pressure_agree(monkeypatch):
    network = vein(quadratic=1e-4, external_mmhg=4.0)
    expected = bleed(network, Tear("v", 4, 0.6, 0.3))
    real, calls = coupled.solved, []

    def fails_once(*args):
        calls.append(1)
        if len(calls) == 1:
            raise SolverError("no balance")
        return real(*args)

    monkeypatch.setattr(coupled, "solved", fails_once)
    found = bleed(network, Tear("v", 4, 0.6, 0.3))
    assert len(calls) > 2
    assert found.flow_ml_min == pytest.approx(expected.flow_ml_min, rel=1e-8)
    np.testing.assert_allclose(found.pressure_mmhg, expected.pressure_mmhg)
    np.testing.assert_allclose(found.share, expected.share, atol=1e-9)


def territory():
    return flow_network(
        {
            "heart": {"twin": 1, "fixed_mmhg": 60},
            "cortex": {"twin": 1},
            "jugular": {"twin": 1, "fixed_mmhg": 5},
        },
        {
            "bed": {"ends": ("heart", "cortex"), "kind": "bed", "resistance": 1},
            "v1": {"ends": ("cortex", "jugular"), "kind": "vein", "resistance": 0.1},
            "v2": {"ends": ("cortex", "jugular"), "kind": "vein", "resistance": 0.1},
        },
    )


def test_a_tear_may_turn_a_jugular_round():
    found = bleed(territory(), Tear("v1", 20, 0.6, outside_mmhg=-3))
    assert found.flow_ml_min > 60  # more than comes by the bed
    np.testing.assert_allclose(found.share, [1, 0, 0])
    assert found.pressure_mmhg[1] < found.intact_mmhg[1]


def test_a_clip_that_isolates_is_still_an_error_while_it_bleeds():
    network = territory()
    clipped = bleed(network, Tear("v1", 1, 0.6), {"v2": 1})
    assert clipped.before_mmhg > bleed(network, Tear("v1", 1, 0.6)).before_mmhg
    with pytest.raises(IsolatedError, match="cortex"):
        bleed(replace(network, kind=("bed", "vein", "bed")), Tear("v2", 1, 0.6), {"v1": 1})
    with pytest.raises(CirculationError, match="clipped as well"):
        bleed(network, Tear("v1", 1, 0.6), {"v1": 1})


@pytest.mark.parametrize(
    ("make", "match"),
    [
        (lambda: bleed(territory(), Tear("bed", 1, 0.6)), "it is a bed"),
        (lambda: bleed(territory(), Tear("v9", 1, 0.6)), "edge 'v9'.*near are v"),
        (lambda: Tear("v", 0, 0.6), "diameter 0 mm, must be > 0"),
        (lambda: Tear("v", np.inf, 0.6), "diameter inf"),
        (lambda: Tear("v", 1, 0.6, 1.0), "at share 1"),
        (lambda: Tear("v", 1, 0.6, 0.5, np.nan), "outside pressure nan"),
        (lambda: Tear("v", 1, 1.5).quadratic, "discharge coefficient 1.5"),
        (lambda: orifice_quadratic(0.6, -1), "area -1 mm2"),
    ],
)
def test_bad_tears_are_refused(make, match):
    with pytest.raises(CirculationError, match=match):
        make()
