"""Labels of joined heads against a truth made without the phantom."""

import numpy as np
import pytest

from dioscuri.errors import ScanError
from dioscuri.geometry.scores import dice
from dioscuri.labelling.baseline import plain_thresholds
from dioscuri.labelling.brain import sheet_odds, steadied
from dioscuri.labelling.ct import body, bone_edge
from dioscuri.labelling.twins import label_twins
from dioscuri.model import Scan, ScanVolume, Volume
from dioscuri.model.recipe import LabellingRecipe
from tests.labelling import tiny

SPACING = 2.5
RECIPE = LabellingRecipe(model_spacing_mm=SPACING)


@pytest.fixture(scope="module")
def truth():
    return tiny.with_vessels(tiny.truth(tiny.grid(SPACING))[0])


@pytest.fixture(scope="module")
def labelled(truth):
    return label_twins(tiny.scans(truth), RECIPE)


@pytest.mark.parametrize(
    ("structure", "least"),
    [("brain", 0.96), ("csf", 0.85), ("skull", 0.98), ("dural_sinus", 0.9), ("artery", 0.8), ("vein", 0.8)],
)
def test_structure_is_found(truth, labelled, structure, least) -> None:
    assert dice(labelled.labels.mask(structure), truth.mask(structure)) >= least


def test_plain_thresholds_do_worse(truth, labelled) -> None:
    baseline = plain_thresholds(tiny.scans(truth), RECIPE)
    for structure in ("brain", "csf", "vein"):
        ours = dice(labelled.labels.mask(structure), truth.mask(structure))
        assert ours > dice(baseline.mask(structure), truth.mask(structure)) + 0.1


def test_label_is_the_likeliest_and_doubt_is_shown(labelled) -> None:
    weights, names = labelled.probabilities.weights, labelled.probabilities.labels
    here = labelled.labels.values > 0
    assert np.array_equal(names[..., 0], labelled.labels.values)
    assert (weights[here, 0] > 0).all()
    assert (weights[here, 1] > 0).any()
    assert weights[~here].max() == 0


def test_rises_are_enhancement_over_the_unenhanced_ct(truth, labelled) -> None:
    assert [r.scan.role for r in labelled.rises].count("cta_venous") == 2
    arterial = next(r for r in labelled.rises if r.scan.role == "cta_arterial")
    assert np.median(arterial.volume.values[truth.mask("artery")]) == pytest.approx(300, abs=15)
    assert np.median(arterial.volume.values[truth.mask("brain")]) == pytest.approx(0, abs=1)


def test_without_angiograms_vessels_are_not_seen_and_it_is_said(truth) -> None:
    out = label_twins(tiny.scans(truth, only=("ct",)), RECIPE)
    assert not out.labels.tissue("vessel").any()
    assert sum("not seen" in note for note in out.notes) == 4
    assert out.rises == ()
    assert dice(out.labels.mask("brain"), truth.mask("brain")) > 0.95


def test_t1_helps_where_ct_is_noisy(truth) -> None:
    def score(t1):
        kept = ("ct", "t1") if t1 else ("ct",)
        found = label_twins(tiny.scans(truth, noise=14.0, t1=t1, only=kept), RECIPE)
        return dice(found.labels.mask("csf"), truth.mask("csf"))

    assert score(True) > score(False) + 0.02


def test_angiograms_alone_stand_in_for_the_ct_and_it_is_said(truth) -> None:
    out = label_twins(tiny.scans(truth, only=("cta_arterial", "cta_venous")), RECIPE)
    assert any("no unenhanced CT" in note for note in out.notes)
    assert dice(out.labels.mask("skull"), truth.mask("skull")) > 0.9


def test_couch_is_left_out(truth) -> None:
    out = label_twins(tiny.scans(truth, couch=True, only=("ct",)), RECIPE)
    assert dice(out.labels.values > 0, truth.values > 0) > 0.98


def test_anisotropic_ct_gives_the_isotropic_model(truth) -> None:
    thick = truth.grid.respaced((SPACING, SPACING, 2 * SPACING))
    from dioscuri.geometry.resample import resample

    values = resample(tiny.hu(truth).astype(np.float32), truth.grid, thick, fill=-1000)
    scan = ScanVolume(Scan(series="1", role="ct"), Volume(values, thick, "HU", "CT"))
    out = label_twins([scan], RECIPE)
    assert np.allclose(out.labels.grid.spacing_mm, SPACING)
    brain = resample(truth.mask("brain"), truth.grid, out.labels.grid, order=0)
    assert dice(out.labels.mask("brain"), brain) > 0.9


def test_only_mr_is_refused(truth) -> None:
    with pytest.raises(ScanError, match="found t1, expected a CT"):
        label_twins(tiny.scans(truth, t1=True, only=("t1",)), RECIPE)


def test_two_frames_are_refused(truth) -> None:
    import dataclasses

    ct, other = tiny.scans(truth)[:2]
    grid = dataclasses.replace(other.volume.grid, frame="9.9")
    moved = ScanVolume(other.scan, dataclasses.replace(other.volume, grid=grid))
    with pytest.raises(ScanError, match="2 frames of reference"):
        label_twins([ct, moved], RECIPE)


def test_ct_without_a_head_is_refused(truth) -> None:
    air = Volume(np.full(truth.grid.shape, -1000.0, np.float32), truth.grid, "HU", "CT")
    with pytest.raises(ScanError, match="found 0 ml of tissue"):
        label_twins([ScanVolume(Scan(series="1", role="ct"), air)], RECIPE)


def test_the_edge_of_bone_follows_its_density() -> None:
    grid = tiny.grid(5.0)
    for hu, edge in ((300, 167.5), (720, 377.5), (3000, 500), (35, 150)):
        ct = np.full(grid.shape, 35.0)
        ct[5:10] = hu
        assert bone_edge(ct, grid, 250, 35)[4, 0, 0] == pytest.approx(edge)


def test_neighbours_keep_a_one_voxel_sheet_and_drop_a_speck() -> None:
    odds = np.full((15, 15, 15), 3.0, np.float32)
    odds[7] = -3.0
    odds[2, 2, 2] = -1.5
    p = steadied(odds, np.ones(odds.shape, bool), RECIPE.neighbour_weight)
    assert (p[7, 2:-2, 2:-2] < 0.5).all()
    assert p[2, 2, 2] > 0.5


def test_body_keeps_air_inside() -> None:
    grid = tiny.grid(5.0)
    truth = tiny.truth(grid)[0]
    ct = tiny.hu(truth)
    index = tuple(np.rint(grid.ijk([[0, 0, -40.0]])[0]).astype(int))
    ct[index] = -1000
    assert body(ct, grid, -300)[index]


def test_a_blurred_sheet_is_found_by_its_dip_and_an_edge_is_not() -> None:
    grid = tiny.grid(1.0).cropped((0, 0, 0), (40, 12, 12))
    flat = np.ones(grid.shape, np.float32)
    flat[10] = 0.6  # a gap that blur has left no darker than grey matter
    flat[25:] = 0.6  # grey matter beside white: as dark, but dark on one side only
    odds = sheet_odds(flat, grid, RECIPE.sheet_dip)
    assert (odds[10] > 3).all()
    assert (odds[20:-4] == 0).all()
