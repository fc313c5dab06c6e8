"""NIfTI: what the sidecar, the name or the values say; what is refused."""

import json
from datetime import date

import nibabel
import numpy as np
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.nifti import (
    read_labels,
    read_owner,
    read_volume,
    write_labels,
    write_owner,
    write_volume,
)
from dioscuri.model import LabelMap, Ownership, Volume
from tests.formats.made import FRAME, ct, turned


def image(path, affine=None, values=None, *, codes=(1, 1)) -> None:
    """A NIfTI file that dioscuri did not write; `affine` is RAS."""
    made = nibabel.Nifti1Image(ct().values if values is None else values, np.eye(4))
    affine = np.eye(4) if affine is None else affine
    made.set_sform(affine, codes[0])
    if np.allclose(affine[:3, :3].T @ affine[:3, :3], np.diag(np.diag(affine[:3, :3].T @ affine[:3, :3]))):
        made.set_qform(affine, codes[1])
    nibabel.save(made, path)


def test_everything_that_a_volume_says_comes_back(tmp_path) -> None:
    volume = ct(acquired_on=date(2026, 3, 4), synthetic=True)
    path = tmp_path / "a.nii.gz"
    write_volume(volume, path, description="CTA of castor", role="cta_arterial", injected="castor")
    series = read_volume(path)
    assert series.hint == {"role": "cta_arterial", "injected": "castor"}
    assert (series.uid, series.description, series.synthetic) == ("a", "CTA of castor", True)
    back = series.volume
    assert (back.acquired_on, back.modality, back.unit, back.synthetic) == (
        date(2026, 3, 4),
        "CT",
        "HU",
        True,
    )
    assert back.grid.frame == FRAME and series.notes == ()


def test_sform_and_qform_are_equal_and_bytes_repeat(tmp_path) -> None:
    for name in ("one/ct.nii.gz", "two/ct.nii.gz"):
        write_volume(ct(), tmp_path / name)
    assert (tmp_path / "one/ct.nii.gz").read_bytes() == (tmp_path / "two/ct.nii.gz").read_bytes()
    header = nibabel.load(tmp_path / "one/ct.nii.gz").header
    assert header["sform_code"] == header["qform_code"] == 1
    assert np.allclose(header.get_sform(), header.get_qform(), atol=1e-3)


@pytest.mark.parametrize(
    ("name", "modality", "hint"),
    [
        ("ct", "CT", {"role": "ct"}),
        ("CTA_arterial_castor", "CT", {"role": "cta_arterial", "injected": "castor"}),
        ("cta-venous-pollux", "CT", {"role": "cta_venous", "injected": "pollux"}),
        ("t1", "MR", {"role": "t1"}),
        ("sub-01_mprage", "MR", {"role": "t1"}),
        ("mrv", "MR", {"role": "mrv"}),
    ],
)
def test_the_name_says_what_a_scan_is(name, modality, hint, tmp_path) -> None:
    image(tmp_path / f"{name}.nii.gz")
    series = read_volume(tmp_path / f"{name}.nii.gz")
    assert (series.volume.modality, series.hint) == (modality, hint)


@pytest.mark.parametrize(("low", "modality"), [(-1000, "CT"), (0, "MR")])
def test_values_tell_ct_from_mr_with_a_note(low, modality, tmp_path) -> None:
    image(tmp_path / "scan.nii", values=np.maximum(ct().values * 10, low).astype(np.int16))
    series = read_volume(tmp_path / "scan.nii")
    assert series.volume.modality == modality
    assert any(f"taken for {modality} by its lowest value" in note for note in series.notes)


def test_ras_files_turn_to_lps(tmp_path) -> None:
    image(tmp_path / "ct.nii", np.diag([2.0, 3.0, 4.0, 1.0]))
    grid = read_volume(tmp_path / "ct.nii").volume.grid
    assert np.allclose(grid.lps_from_ijk, np.diag([-2.0, -3.0, 4.0, 1.0]))


def test_a_real_ct_is_read(shared_data) -> None:
    series = read_volume(shared_data / "d04_cranium_ct" / "cranium_ct.nii.gz")
    assert series.volume.values.shape == (256, 256, 108) and series.volume.values.dtype == np.int16
    assert np.allclose(series.volume.grid.spacing_mm, (0.95703, 0.95703, 1.5), atol=1e-4)
    assert (series.volume.modality, series.volume.values.min()) == ("CT", -1024)


def test_a_file_without_orientation_is_refused(tmp_path) -> None:
    image(tmp_path / "ct.nii", codes=(0, 0))
    with pytest.raises(FormatError, match="no orientation .* left and right would be a guess"):
        read_volume(tmp_path / "ct.nii")


def test_forms_that_disagree_are_noted(tmp_path) -> None:
    image(tmp_path / "ct.nii")
    made = nibabel.load(tmp_path / "ct.nii")
    made.set_sform(np.diag([1.0, 1.0, 2.0, 1.0]), 1)
    nibabel.save(made, tmp_path / "ct2.nii")
    series = read_volume(tmp_path / "ct2.nii")
    assert any("disagree by up to 7.0 mm" in note for note in series.notes)
    assert np.allclose(series.volume.grid.spacing_mm, (1, 1, 2))


def test_a_sheared_file_is_resampled_with_a_note(tmp_path) -> None:
    affine = np.eye(4)
    affine[0, 2] = 0.5
    values = np.zeros((30, 20, 20), np.int16)
    values[12:15, 9:12, 9:12] = 900
    image(tmp_path / "ct.nii", affine, values)
    series = read_volume(tmp_path / "ct.nii")
    assert any("slanted by" in note and "resampled" in note for note in series.notes)
    found = series.volume
    middle = found.grid.lps(np.argwhere(found.values > 450)).mean(axis=0)
    assert np.allclose(middle, (-(13 + 5), -10, 10), atol=0.3)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (np.zeros((4, 4, 4, 3), np.int16), "must be one 3D volume"),
        (np.zeros((4, 4, 1), np.int16), "1 slice found"),
        (np.full((4, 4, 4), np.nan, np.float32), "not finite"),
    ],
)
def test_what_is_no_scan_is_refused(values, message, tmp_path) -> None:
    image(tmp_path / "ct.nii", values=values)
    with pytest.raises(FormatError, match=message):
        read_volume(tmp_path / "ct.nii")


def test_a_file_that_is_no_nifti_is_refused(tmp_path) -> None:
    (tmp_path / "ct.nii").write_text("hello")
    with pytest.raises(FormatError, match="not a readable NIfTI file"):
        read_volume(tmp_path / "ct.nii")


@pytest.mark.parametrize(
    ("key", "value"), [("Modality", "PET"), ("role", "ctx"), ("injected", "anna"), ("acquired_on", "soon")]
)
def test_a_sidecar_value_out_of_its_set_is_refused(key, value, tmp_path) -> None:
    write_volume(ct(), tmp_path / "ct.nii", role="cta_arterial", injected="castor")
    said = json.loads((tmp_path / "ct.json").read_text())
    (tmp_path / "ct.json").write_text(json.dumps(said | {key: value}))
    with pytest.raises(FormatError, match=f"ct.json: {key} is '{value}', must be"):
        read_volume(tmp_path / "ct.nii")


def test_unsigned_whole_numbers_do_not_wrap(tmp_path) -> None:
    image(tmp_path / "t1.nii", values=np.full((4, 4, 4), 40000, np.uint16))
    values = read_volume(tmp_path / "t1.nii").volume.values
    assert values.dtype == np.float32 and values.max() == 40000


def test_labels_by_another_scheme_are_refused(tmp_path) -> None:
    grid = turned()
    write_labels(LabelMap(np.full(grid.shape, 6, np.uint16), grid), tmp_path / "labels.nii.gz")
    said = json.loads((tmp_path / "labels.json").read_text())
    assert said["names"]["6"] == "brain" and said["frame"] == FRAME
    said["names"]["6"] = "liver"
    (tmp_path / "labels.json").write_text(json.dumps(said))
    with pytest.raises(FormatError, match="label 6 is 'liver', must be 'brain'"):
        read_labels(tmp_path / "labels.nii.gz")


def test_values_that_are_no_labels_are_refused(tmp_path) -> None:
    image(tmp_path / "labels.nii", values=np.full((4, 4, 4), 777, np.int16))
    with pytest.raises(FormatError, match="labels.nii: .*label 777"):
        read_labels(tmp_path / "labels.nii")
    image(tmp_path / "half.nii", values=np.full((4, 4, 4), 0.5, np.float32))
    with pytest.raises(FormatError, match="must be whole numbers"):
        read_labels(tmp_path / "half.nii")
    image(tmp_path / "owner.nii", values=np.full((4, 4, 4), 9, np.uint8))
    with pytest.raises(FormatError, match="owner.nii: owner: value 9"):
        read_owner(tmp_path / "owner.nii")


def test_owners_without_probability_are_sure(tmp_path) -> None:
    grid = turned()
    owner = np.resize(np.arange(4), grid.shape).astype(np.uint8)
    write_owner(Ownership(owner, owner, grid), tmp_path / "owner.nii.gz")
    (tmp_path / "owner_castor.nii.gz").unlink()
    back = read_owner(tmp_path / "owner.nii.gz")
    assert np.array_equal(back.castor, np.array([0, 255, 0, 128])[owner])


def test_a_voxel_type_is_kept_lean(tmp_path) -> None:
    write_volume(Volume(ct().values.astype(np.float64) / 3, turned(), "HU", "CT"), tmp_path / "ct.nii")
    assert read_volume(tmp_path / "ct.nii").volume.values.dtype == np.float32
