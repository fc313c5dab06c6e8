"""Two bodies that exchange blood: known answers, conservation, dosing in words, calibration."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.circulation.exchange.calibration import exchange_from_indicator
from dioscuri.circulation.exchange.compartments import (
    amounts,
    bodies,
    calibrated_exchange_ml_min,
    concentrations,
    diluted,
    equalisation_per_min,
    exposure_ratio,
    haemoglobin,
    half_time_min,
    minutes_until_moved,
    net_ml_min,
    transfused,
)
from dioscuri.circulation.exchange.consequences import exchange_consequences
from dioscuri.errors import CirculationError

K4 = bodies((700, 600), (30, 30))


def test_k4():
    assert equalisation_per_min(K4) == pytest.approx(0.0928571, rel=1e-6)
    assert half_time_min(K4) == pytest.approx(7.46466, rel=1e-6)
    found = concentrations(K4, (100, 0), [10, 1e5])
    np.testing.assert_allclose(found[:, 0], [0.1029748, 0.0465294], rtol=1e-6)
    np.testing.assert_allclose(found[:, 1], 0.0769231, rtol=1e-6)


rates = st.floats(0, 5) | st.floats(1e-9, 1e-6)


@settings(deadline=None)
@given(st.floats(50, 2000), st.floats(50, 2000), rates, rates, rates, rates, st.floats(0, 60))
def test_the_closed_form_is_the_matrix_exponential(v_a, v_b, q, r, k_a, k_b, t):
    from scipy.linalg import expm

    of = bodies((v_a, v_b), (50 * q, 50 * r), (k_a, k_b))
    m = np.array([[-50 * q / v_a - k_a, 50 * r / v_b], [50 * q / v_a, -50 * r / v_b - k_b]])
    np.testing.assert_allclose(amounts(of, (2, 5), [t])[:, 0], expm(m * t) @ [2, 5], rtol=1e-8, atol=1e-11)


@settings(deadline=None)
@given(st.floats(50, 2000), st.floats(50, 2000), st.floats(0, 300), st.floats(0, 1e4))
def test_nothing_is_lost_without_elimination(v_a, v_b, q, t):
    assert amounts(bodies((v_a, v_b), (q, 2 * q)), (3, 4), [t]).sum() == pytest.approx(7, rel=1e-9)


def test_equal_eigenvalues_and_no_exchange():
    alone = bodies((500, 500), (0, 0), (0.1, 0.1))
    np.testing.assert_allclose(amounts(alone, (1, 0), [10]), [[np.exp(-1)], [0]], atol=1e-15)
    oneway = bodies((500, 500), (50, 0), (0.1, 0.2))
    np.testing.assert_allclose(amounts(oneway, (1, 0), [10])[:, 0], [np.exp(-2), np.exp(-2)], rtol=1e-12)
    assert np.isinf(half_time_min(alone))


@pytest.mark.parametrize("first", [0, 1])
def test_exposure_is_the_area_under_the_curve(first):
    of = bodies((700, 600), (30, 50), (0.05, 0.11))
    t = np.linspace(0, 800, 400_001)
    area = np.trapezoid(concentrations(of, np.eye(2)[first], t), t, axis=1)
    assert exposure_ratio(of, first) == pytest.approx(area[1 - first] / area[first], rel=1e-6)
    assert exposure_ratio(bodies((700, 600), (30, 30))) == pytest.approx(1)


def test_samples_pass_together():
    of = bodies([[700, 800], [600, 500]], [[30, 40], [30, 20]])
    found = concentrations(of, (100, 0), [0, 10, 20])
    assert found.shape == (2, 3, 2)
    np.testing.assert_allclose(found[:, 1, 0], [0.1029748, 0.0465294], rtol=1e-6)


def test_net_transfusion():
    of = bodies((700, 600), (30, 50))
    assert net_ml_min(of) == -20 and minutes_until_moved(of) == pytest.approx(3)
    assert minutes_until_moved(bodies((700, 600), (50, 30))) == pytest.approx(3.5)
    assert np.isinf(minutes_until_moved(K4))


def test_haemoglobin():
    assert diluted(12, 100, 500) == pytest.approx(12 * np.exp(-0.2))
    assert transfused(8, 500, 20, 100) == pytest.approx(10)
    found = haemoglobin(K4, (8, 12), [0, 1e5])
    np.testing.assert_allclose(found[:, 0], [8, 12])
    np.testing.assert_allclose(found[:, 1], (8 * 700 + 12 * 600) / 1300)
    many = haemoglobin(bodies([[700, 700], [600, 600]], [[30, 0], [30, 0]]), (8, 12), [10.0])
    assert many[0, 0, 0] > 8 and many[0, 0, 1] == pytest.approx(8)


def test_calibration_by_an_indicator():
    assert calibrated_exchange_ml_min((200, 200), 0.95, 7.5) == pytest.approx(39.943, rel=1e-4)
    q = calibrated_exchange_ml_min([[700], [600]], 0.95, [5.0, 10.0])
    of = bodies([[700, 700], [600, 600]], [q, q])
    c = concentrations(of, (1, 0), [5.0, 10.0])
    first = 1 / 700
    assert (c[0] - c[1])[0, 0] == pytest.approx(0.05 * first)
    for bad in (((200, 200), 1.0, 5), ((200, 200), 0.5, 0), ((0, 200), 0.5, 5)):
        with pytest.raises(CirculationError, match="indicator"):
            calibrated_exchange_ml_min(*bad)


def test_the_published_time_of_an_indicator_has_an_interval():
    rng = np.random.default_rng(1)
    samples, figure = exchange_from_indicator((200, 200), (0.95, 0.95), (7.5, 7.5), rng)
    assert figure.low == figure.high == pytest.approx(39.943, rel=1e-4) and figure.causes == ()
    samples, figure = exchange_from_indicator((200, 200), (0.90, 0.99), (5, 10), rng)
    assert figure.low < 30 < figure.value < 60 < figure.high
    assert figure.causes == ("how far it had become equal", "when") and samples.shape == (2000,)
    with pytest.raises(CirculationError, match="must begin with the least"):
        exchange_from_indicator((200, 200), (0.9, 0.8), (5, 10), rng)
    with pytest.raises(CirculationError, match="3 volumes, must be 1 or 2000"):
        exchange_from_indicator(np.ones((2, 3)), (0.8, 0.9), (5, 10), rng)


@pytest.mark.parametrize(
    ("args", "match"),
    [
        (((0, 600), (30, 30)), "volume_ml: 0 found, must be > 0"),
        (((700, 600), (-1, 30)), "exchange_ml_min: -1 found, must be >= 0"),
        (((700, 600), (1, 30), (np.nan, 0)), "elimination_per_min: nan found"),
        ((700, (1, 30)), r"must be \(2, \.\.\.\)"),
    ],
)
def test_bad_bodies_are_refused(args, match):
    with pytest.raises(CirculationError, match=match):
        bodies(*args)
    with pytest.raises(CirculationError, match="times >= 0"):
        amounts(K4, (1, 0), [-1])


def test_consequences_in_words_never_a_dose():
    found = exchange_consequences(K4, "castor")
    assert found.half_time_min.value == pytest.approx(7.46466, rel=1e-5)
    assert found.equal_min.value == pytest.approx(np.log(20) / 0.0928571, rel=1e-5)
    assert found.share_in_other_percent["10 min"].value == pytest.approx(27.9176, rel=1e-5)
    text = " ".join(found.statements)
    assert "of it is in pollux" in text and "No net transfusion" in text and found.tenth_moved_min is None
    assert "recommend" not in text and "does not say which dose" in found.limits
    assert any("suxamethonium" in p.text and p.source for p in found.precedents)


def test_unequal_exchange_warns():
    rng = np.random.default_rng(1)
    q = np.stack([rng.normal(50, 3, 200), rng.normal(30, 3, 200)])
    found = exchange_consequences(bodies([[700], [600]], q, [[0.1], [0.1]]), "pollux", causes=["exchange"])
    text = " ".join(found.statements)
    assert "castor loses blood to pollux" in text and "constant-volume law no longer holds" in text
    assert found.tenth_moved_min.low < 3.5 < found.tenth_moved_min.high
    assert found.half_time_min.causes == ("exchange",)
    with pytest.raises(CirculationError, match="must be castor or pollux"):
        exchange_consequences(K4, "helen")


def test_no_exchange_has_no_time():
    found = exchange_consequences(bodies((700, 600), (0, 0)), "castor")
    assert found.half_time_min is None and found.equal_min is None and found.exposure_ratio is None
    assert "may never become equal" in " ".join(found.statements)
