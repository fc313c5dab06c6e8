"""Tears as figures, blood volumes, and air."""

from dataclasses import replace

import numpy as np
import pytest

from dioscuri.circulation.bleeding.air import (
    air_risk,
    heart_distance_samples_mm,
    height_mm,
    hydrostatic_mmhg,
    level_head_up_deg,
)
from dioscuri.circulation.bleeding.report import bleeding, tear_of, tear_samples
from dioscuri.circulation.bleeding.tear import Tear
from dioscuri.circulation.bleeding.volume import blood_volume_ml
from dioscuri.errors import CirculationError
from dioscuri.model.bleeding_recipe import BleedingRecipe
from dioscuri.model.network import flow_network

RECIPE = BleedingRecipe()


def network(resistance=0.5):
    return flow_network(
        {
            "heart": {"twin": 1, "fixed_mmhg": 60},
            "cortex": {"twin": 1},
            "jugular": {"twin": 1, "fixed_mmhg": 5},
            "sister": {"twin": 2, "fixed_mmhg": 5},
        },
        {
            "bed": {"ends": ("heart", "cortex"), "kind": "bed", "resistance": resistance},
            "v1": {"ends": ("cortex", "jugular"), "kind": "vein", "resistance": 0.1},
            "v2": {"ends": ("cortex", "sister"), "kind": "vein", "resistance": 0.1},
        },
    )


def report(count=60, outside=0.0, networks=None, **more):
    rng = np.random.default_rng(1)
    tear = tear_of("v2", 3, RECIPE, outside_mmhg=outside)
    volumes = np.stack([blood_volume_ml(9.0, 300, RECIPE, count, rng)[0] for _ in range(2)])
    samples = tear_samples(tear, RECIPE, count, rng, **more)
    return bleeding(networks or [network()], tear, samples, volumes, causes=["blood volume"])


def test_a_tear_has_figures_with_intervals_and_causes():
    found = report()
    assert found.flow_ml_min.low < found.flow_ml_min.value < found.flow_ml_min.high
    assert found.flow_ml_min.causes[:2] == ("size of the hole", "discharge coefficient")
    assert "the network itself was held fixed" in found.flow_ml_min.causes
    castor, pollux = found.losses
    assert castor.volume_ml.value == 9 * 75
    tenth, fifth = castor.minutes_to["10%"], castor.minutes_to["20%"]
    assert tenth.value == pytest.approx(67.5 / castor.loss_ml_min.value, rel=1e-5)
    assert fifth.value == pytest.approx(2 * tenth.value, rel=1e-5) and "40%" in castor.minutes_to
    assert castor.loss_ml_min.value + pollux.loss_ml_min.value == pytest.approx(
        found.flow_ml_min.value, rel=1e-5
    )
    assert found.territory_mmhg["cortex"].value < found.territory_before_mmhg["cortex"].value
    assert any("tenth of its blood" in s for s in found.statements)


def test_the_spread_of_the_network_counts():
    alone, spread = report(), report(networks=[network(r) for r in (0.5, 0.3, 0.9, 1.5)])
    assert spread.before_mmhg.high > spread.before_mmhg.low == pytest.approx(5, abs=3)
    assert alone.before_mmhg.high == alone.before_mmhg.low
    assert not any("held fixed" in c for c in spread.flow_ml_min.causes)
    ruled = report(networks=[network(r) for r in (0.5, 0.05, 5.0, 50.0)])
    assert alone.flow_ml_min.causes[0] == "size of the hole" and ruled.flow_ml_min.causes[0] == "blood volume"


def test_a_tear_that_does_not_bleed_has_no_times():
    dry = report(outside=50.0)
    assert dry.flow_ml_min.value == 0 and dry.castor_percent is None
    assert set(dry.losses[0].minutes_to.values()) == {None} and "does not bleed" in dry.statements[0]
    partly = report(outside=9.0, outside_sd_mmhg=5.0)
    assert partly.losses[0].minutes_to["10%"] is None and "part of the samples" in partly.statements[1]


def test_a_torn_vein_tells_of_air_by_position_and_an_artery_does_not():
    rng = np.random.default_rng(1)
    place = (heart_distance_samples_mm(RECIPE, 8, rng), np.zeros(8))
    found = {}
    for edge in ("v1", "v2"):
        tear = tear_of(edge, 2, RECIPE)
        mixed = replace(network(), kind=("bed", "artery", "vein"))
        samples = tear_samples(tear, RECIPE, 8, rng)
        found[edge] = bleeding([mixed], tear, samples, np.full((2, 8), 700.0), place_mm=place).air
    assert found["v1"] == () and len(found["v2"]) == 6
    flat, up = found["v2"][0], found["v2"][2]
    assert flat.state == "blood flows out" and up.over_air_mmhg.value < flat.over_air_mmhg.value
    assert up.position == "supine, head up 30 degrees" and "place of the heart" in up.over_air_mmhg.causes


def test_wrong_shapes_are_refused():
    tear = Tear("v2", 3, 0.6)
    samples = tear_samples(tear, RECIPE, 4, np.random.default_rng(1))
    for networks, volumes in (([], np.ones((2, 4))), ([network()], np.ones((2, 5)))):
        with pytest.raises(CirculationError, match=r"must be at least one and \(2, 4\)"):
            bleeding(networks, tear, samples, volumes)


def test_blood_volume_by_age_and_weight():
    rng = np.random.default_rng(1)
    for age, per_kg in ((3, 85), (27, 85), (28, 75), (365, 75), (366, 72.5), (4000, 72.5)):
        assert blood_volume_ml(10, age, RECIPE, 5, rng)[0][0] == 10 * per_kg
    known, causes = blood_volume_ml(10, 300, RECIPE, 4000, rng)
    assert known.std() == pytest.approx(60, rel=0.1) and causes == ("blood volume per kg",)
    unknown, causes = blood_volume_ml(None, None, RECIPE, 4000, rng)
    low, high = np.percentile(unknown, [5, 95])
    assert unknown[0] == 750 and low < 400 and high > 1500
    assert causes == ("weight not known", "blood volume per kg", "age not known")
    with pytest.raises(CirculationError, match="weight 0, must be > 0"):
        blood_volume_ml(0, 3, RECIPE, 4, rng)
    with pytest.raises(CirculationError, match="age -1"):
        blood_volume_ml(3, -1, RECIPE, 4, rng)


def test_a_column_of_blood():
    assert hydrostatic_mmhg(100) == pytest.approx(7.797, abs=1e-3)
    assert height_mm(200, 30, "supine") == pytest.approx(30)
    assert height_mm(200, 30, "prone") == pytest.approx(-30)
    assert height_mm(200, 30, "supine", 90) == pytest.approx(200)
    assert height_mm(200, 30, "prone", -90) == pytest.approx(-200)
    with pytest.raises(CirculationError, match="must be supine or prone"):
        height_mm(1, 1, "sitting")


@pytest.mark.parametrize(("cranial", "forward"), [(220, 0), (220, 40), (150, -60)])
def test_the_tilt_at_which_the_vein_is_level_with_the_air(cranial, forward):
    angle = float(level_head_up_deg(6, cranial, forward))
    high = height_mm(cranial, forward, "supine", angle)
    assert hydrostatic_mmhg(high) == pytest.approx(6)
    assert np.isnan(level_head_up_deg(60, cranial, forward))


def test_air_is_a_statement_not_a_probability():
    place = (220.0, 0.0)
    assert air_risk(8, place, "supine").state == "blood flows out"
    up = air_risk(8, place, "supine", 30)
    assert up.over_air_mmhg.value == pytest.approx(8 - 7.797 * 1.1, abs=1e-2)
    assert (
        up.state == "air can be drawn in"
        and "Faberowski" in up.statement
        and "supine, head up 30" in up.position
    )
    far = heart_distance_samples_mm(RECIPE, 500, np.random.default_rng(1))
    unsure = air_risk(np.full(500, 8.0), (far, 0.0), "prone", 30, ["place of the heart"])
    assert unsure.state == "air may be drawn in" and unsure.over_air_mmhg.causes == ("place of the heart",)
    assert air_risk(8, place, "supine", -10).position == "supine, head down 10 degrees"
