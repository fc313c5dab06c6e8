"""A folder of scans: what is read, what is refused and how, and what a series is taken for."""

import pytest

from dioscuri.errors import ScanError
from dioscuri.formats.folder import read_scans
from dioscuri.formats.nifti import write_volume
from dioscuri.formats.roles import guess
from tests.formats.made import ct, dicom_slices, same_in_space, turned, written


def refusal(folder) -> str:
    with pytest.raises(ScanError) as error:
        read_scans(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_dicom_is_read_before_nifti_and_the_truth_never(tmp_path) -> None:
    write_volume(ct(turned((1, 2, 3))), tmp_path / "scans" / "nifti" / "ct.nii.gz")
    written(dicom_slices(description="answers"), tmp_path / "truth")
    (series,) = read_scans(tmp_path)
    assert series.uid == "ct"
    written(dicom_slices(), tmp_path / "scans" / "dicom")
    (series,) = read_scans(tmp_path)
    assert series.description == "brain" and same_in_space(series.volume, ct())


def test_a_truth_beside_loose_scans_is_not_read(tmp_path) -> None:
    write_volume(ct(), tmp_path / "truth" / "labels.nii.gz")
    write_volume(ct(), tmp_path / "ct.nii.gz")
    assert [series.uid for series in read_scans(tmp_path)] == ["ct"]


def test_an_empty_folder_is_refused(tmp_path) -> None:
    assert "no file; no DICOM or NIfTI found, must hold the scans" in refusal(tmp_path)


def test_a_folder_without_scans_is_refused_by_what_it_holds(tmp_path) -> None:
    for name in ("notes.txt", "a.pdf", "b.pdf", "z.txt"):
        (tmp_path / name).write_text("x")
    assert "4 files: a.pdf, b.pdf, notes.txt, ...; no DICOM or NIfTI" in refusal(tmp_path)


def test_what_is_no_folder_is_refused(tmp_path) -> None:
    assert "nothing found, must be a folder" in refusal(tmp_path / "absent")
    (tmp_path / "file").write_text("x")
    assert "a file found, must be a folder" in refusal(tmp_path / "file")


def test_a_single_slice_is_refused(tmp_path) -> None:
    assert "1 slice found, must be at least 2" in refusal(written(dicom_slices()[:1], tmp_path))


def test_two_niftis_of_one_name_are_refused(tmp_path) -> None:
    for folder in ("a", "b"):
        write_volume(ct(), tmp_path / folder / "ct.nii.gz")
    assert "2 NIfTI files called ct" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("modality", "texts", "agent", "hint"),
    [
        ("CT", ("Head 1.0 H30s",), "", {"role": "ct"}),
        ("CT", ("CT brain without contrast",), "", {"role": "ct"}),
        ("CT", ("unenhanced head", "CT angiography"), "", None),
        ("CT", ("CTA arterial castor",), "iodine", {"role": "cta_arterial", "injected": "castor"}),
        (
            "CT",
            ("venous phase", "CT angiography, pollux injected"),
            "",
            {"role": "cta_venous", "injected": "pollux"},
        ),
        ("CT", ("CTV",), "Omnipaque into castor", {"role": "cta_venous", "injected": "castor"}),
        ("CT", ("CTA",), "", {"role": "cta_arterial"}),
        ("CT", ("arterial and venous",), "iodine", None),
        ("CT", ("Head",), "Omnipaque", None),
        ("CT", ("CTA castor and pollux",), "iodine", {"role": "cta_arterial"}),
        ("MR", ("SAG MPRAGE 220 FOV",), "", {"role": "t1"}),
        ("MR", ("MRV 2D TOF", "MR brain T1"), "", {"role": "mrv"}),
        ("MR", ("T2 FLAIR",), "", None),
        ("MR", ("castorama",), "", None),
    ],
)
def test_a_role_is_guessed_by_the_written_rule(modality, texts, agent, hint) -> None:
    assert guess(modality, texts, agent) == hint
