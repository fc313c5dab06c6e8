from functools import cache

import numpy as np
import pytest
from numpy.testing import assert_allclose

from dioscuri.errors import GeometryError
from dioscuri.model import Grid, Volume
from dioscuri.phantom.partial_volume import paint
from dioscuri.phantom.presets import PRESETS
from dioscuri.phantom.scanner import bolus, enhancement_hu, mrv_gaps, scan_twins
from dioscuri.phantom.scanning import ScannerSettings, bias_field, gaussian_noise, onto, rician
from dioscuri.phantom.tissue import supersampled, value_table
from dioscuri.phantom.tracer import trace
from dioscuri.phantom.vessels import grow
from tests.phantom.balls import CENTRE_MM, INNER, OUTER, BallScene, ball_twins

SPACING_MM = 3.0


@cache
def twins(name="total-vertical-2"):
    scene = BallScene(PRESETS[name])
    return ball_twins(scene, grow(scene, np.random.default_rng(1)), SPACING_MM)


@cache
def scans():
    return {s.scan.series: s for s in scan_twins(twins(), seed=3)}


def mean_in(edges, scan, wanted=0.6):
    """Mean rise over the unenhanced CT in voxels that the edges mostly fill."""
    painted = paint(twins().vessels, scan.volume.grid)
    numbers = [n for n, e in enumerate(twins().vessels) if any(w in e.evidence[1] for w in edges)]
    inside = (painted.fraction > wanted) & np.isin(painted.edge, numbers)
    assert inside.sum() > 3
    plain = scans()["CT head unenhanced"].volume.values
    return float((scan.volume.values[inside].astype(float) - plain[inside]).mean())


def test_seven_scans_in_one_frame_each_says_what_it_is():
    got = scans()
    assert [s.scan.role for s in got.values()] == [
        "ct",
        "cta_arterial",
        "cta_venous",
        "cta_arterial",
        "cta_venous",
        "t1",
        "mrv",
    ]
    assert "CTA arterial castor injected" in got and "CTA venous pollux injected" in got
    assert {s.scan.injected for s in got.values()} == {None, "castor", "pollux"}
    assert {s.volume.grid.frame for s in got.values()} == {"2.25.7"}
    assert all(s.volume.synthetic and s.volume.values.dtype == np.int16 for s in got.values())
    mrv = got["MRV phase contrast"].volume.grid.spacing_mm
    assert_allclose(mrv, SPACING_MM * np.array([1, 1, 1.5]))
    centres = [s.volume.grid.centre_lps_mm for s in got.values()]
    assert np.abs(np.array(centres) - centres[0]).max() < SPACING_MM


def test_ct_shows_each_tissue_at_its_value():
    volume = scans()["CT head unenhanced"].volume
    at = volume.grid.lps(np.indices(volume.grid.shape).reshape(3, -1).T)
    away = np.linalg.norm(at - (0, 0, -CENTRE_MM), axis=1)
    low = at[:, 2] < -CENTRE_MM - 20
    values = volume.values.ravel()
    brain = low & (away < 45) & (away > 15)
    assert 24 < np.median(values[brain]) < 34
    assert -1005 < np.median(values[np.abs(at[:, 0]) > 81]) < -990
    assert 2 < values[np.abs(at[:, 0]) > 81].std() < 12
    shell = low & (away > INNER) & (away < OUTER) & (np.hypot(at[:, 0], at[:, 1]) > 50)
    assert 400 < np.median(values[shell]) < 760


def test_half_a_voxel_of_bone_is_half_as_bright():
    """The mean over a shell is the shell's true volume, so no partial volume is lost or gained."""
    scene, labels = twins().scene, twins().labels
    table = value_table()
    bone = np.zeros((len(table), 1), np.float32)
    bone[labels.anatomy.number("skull")] = 1
    where = np.arange(labels.values.size)
    got = supersampled(scene, labels, where, bone)[:, 0].reshape(labels.grid.shape)
    centres = labels.grid.lps(np.indices(labels.grid.shape).reshape(3, -1).T)[:, 2].reshape(labels.grid.shape)
    below = centres < -CENTRE_MM
    true = 2 / 3 * np.pi * (OUTER**3 - INNER**3)
    assert_allclose(got[below].sum() * labels.grid.voxel_mm3, true, rtol=0.03)
    assert ((got > 0.2) & (got < 0.8)).sum() > 100


def test_the_injected_twins_arteries_are_bright_and_the_others_are_not():
    got = scans()
    arterial = got["CTA arterial castor injected"]
    own = mean_in(["castor left internal carotid", "castor right internal carotid"], arterial, 0.4)
    other = mean_in(["pollux left internal carotid", "pollux right internal carotid"], arterial, 0.4)
    assert own > 150
    assert abs(other) < 15


def test_the_shared_sinus_is_weaker_and_later_and_the_others_jugular_weaker_still():
    got = scans()
    early, late = got["CTA arterial castor injected"], got["CTA venous castor injected"]
    sinus = mean_in(["shared sinus"], late)
    assert 60 < sinus < 330
    assert mean_in(["shared sinus"], early) < 0.3 * sinus
    contrast = ScannerSettings().contrast_hu
    traced = trace(twins().vessels, twins().scene.side)
    for twin, other in (("castor", "pollux"), ("pollux", "castor")):
        rise = enhancement_hu(traced, twin, 11.5, contrast)
        veins = {
            t: [
                r for e, r in zip(twins().vessels, rise, strict=True) if f"{t} left cortical" in e.evidence[1]
            ]
            for t in (twin, other)
        }
        # A crossing vein joins a cortical vein where that one flows already, and lights it up from there on.
        assert np.mean(veins[other]) < 0.5 * np.mean(veins[twin])
        assert min(veins[other]) < 0.01 * max(veins[twin])


def test_a_crossing_arterys_branches_light_up_in_the_other_twin():
    graph = twins().vessels
    traced = trace(graph, twins().scene.side)
    rise = enhancement_hu(traced, "castor", 4.0, 380.0)
    branches = [
        r for e, r in zip(graph, rise, strict=True) if "branch of crossing artery of castor" in e.evidence[1]
    ]
    assert len(branches) == 3
    assert min(branches) > 300


def test_the_bolus_rises_holds_and_leaves_a_tail():
    assert_allclose(bolus([-5, 0, 2, 6, 12, 60, np.inf, -np.inf]), [0, 0, 1, 1, 0.3, 0.3, 0, 0])
    assert np.all(np.diff(bolus(np.linspace(0, 2, 20))) >= 0)


def test_mrv_has_a_false_gap_in_27_percent_of_the_longer_venous_segments():
    graph = twins().vessels
    seen, gaps = mrv_gaps(graph, 0.27, np.random.default_rng(5))
    long = [e for e in graph if e.kind in ("vein", "sinus") and e.length_mm >= 10]
    assert len(gaps) == round(0.27 * len(long))
    assert {e.id for e in seen} & set(gaps) == set()
    for name in gaps:
        left = sum(e.length_mm for e in seen if e.id.split(".")[0] == name)
        assert left < 0.8 * graph[name].length_mm
    kept = {e.id for e in graph} - set(gaps)
    assert kept <= {e.id for e in seen}
    mrv = scans()["MRV phase contrast"]
    assert f"{len(gaps)} venous segments" in mrv.notes[-1]


def test_a_gap_is_dark_on_the_mrv_and_the_vessel_is_still_there():
    mrv = scans()["MRV phase contrast"]
    names = mrv.notes[-1].split(": ")[1].split()
    painted = paint(twins().vessels, mrv.volume.grid)
    numbers = [n for n, e in enumerate(twins().vessels) if e.id in names and e.mean_radius_mm > 1.8]
    others = [
        n
        for n, e in enumerate(twins().vessels)
        if e.kind == "sinus" and e.id not in names and e.mean_radius_mm > 1.8
    ]
    whole = painted.fraction > 0.75
    values = mrv.volume.values
    gap, flowing = (
        values[whole & np.isin(painted.edge, numbers)],
        values[whole & np.isin(painted.edge, others)],
    )
    assert np.median(flowing) > 350
    assert np.mean(gap < 150) > 0.15
    assert np.mean(flowing < 150) < 0.03


def test_a_seed_repeats_a_scan_and_another_seed_only_changes_noise_and_gaps():
    once = scans()
    again = {s.scan.series: s for s in scan_twins(twins(), seed=3)}
    other = {s.scan.series: s for s in scan_twins(twins(), seed=4)}
    for name, scan in once.items():
        assert np.array_equal(scan.volume.values, again[name].volume.values)
        assert not np.array_equal(scan.volume.values, other[name].volume.values)
    ct = "CT head unenhanced"
    change = other[ct].volume.values.astype(float) - once[ct].volume.values
    assert abs(change.mean()) < 0.2 and change.std() < 20


def test_a_real_base_is_kept_voxel_for_voxel():
    grid = twins().labels.grid
    values = np.random.default_rng(0).integers(0, 900, grid.shape).astype(np.int16)
    got = {s.scan.role: s for s in scan_twins(twins(), base=Volume(values, grid, "arbitrary", "MR"))}
    assert np.array_equal(got["t1"].volume.values, values)
    assert not got["t1"].volume.synthetic and got["ct"].volume.synthetic
    hu = Volume((values - 500).astype(np.int16), grid, "HU", "CT")
    got = {s.scan.role: s for s in scan_twins(twins(), base=hu)}
    assert np.array_equal(got["ct"].volume.values, hu.values)
    assert not got["ct"].volume.synthetic
    assert got["cta_venous"].volume.synthetic and got["t1"].volume.synthetic


def test_a_base_on_another_grid_is_refused():
    grid = twins().labels.grid.respaced(5.0)
    with pytest.raises(GeometryError, match="the twins' own grid"):
        scan_twins(twins(), base=Volume(np.zeros(grid.shape), grid, "arbitrary", "MR"))


def test_noise_has_the_standard_deviation_asked_for():
    rng = np.random.default_rng(0)
    assert gaussian_noise((40, 40, 40), 9.0, rng).std() == pytest.approx(9.0, rel=1e-3)
    air = rician(np.zeros((60, 60, 60), np.float32), 10.0, rng)
    assert air.mean() == pytest.approx(10 * np.sqrt(np.pi / 2), rel=0.01)  # Rayleigh where there is no signal
    assert air.min() >= 0


def test_the_bias_field_is_smooth_and_bounded():
    grid = Grid.axis_aligned((40, 50, 30), 2.0, origin_mm=(0, 0, 0), frame="2.25.7")
    field = bias_field(grid, 0.18, np.random.default_rng(2))
    assert field.shape == grid.shape
    assert 0.8 < field.min() < 0.95 and 1.05 < field.max() < 1.2
    assert max(np.abs(np.diff(field, axis=a)).max() for a in range(3)) < 0.05


def test_means_over_larger_voxels_keep_the_mean():
    grid = Grid.axis_aligned((40, 40, 40), 1.0, origin_mm=(0, 0, 0), frame="2.25.7")
    ramp = np.broadcast_to(np.arange(40.0)[:, None, None], grid.shape).astype(np.float32)
    to = grid.respaced((2.0, 1.0, 1.0))
    got = onto(ramp, grid, to)
    assert_allclose(got[2:-2, 3, 3], np.arange(0.5, 39.5, 2.0)[2:-2], atol=1e-4)
