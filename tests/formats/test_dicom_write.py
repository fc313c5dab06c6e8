"""Written series and segmentations: valid, anonymous, the same bytes for the same content."""

import shutil
import subprocess

import numpy as np
import pydicom
import pytest

from dioscuri.errors import FormatError
from dioscuri.formats.dicom import Study, read_series, write_series
from dioscuri.formats.seg import read_seg, write_seg
from dioscuri.formats.seg_parts import segments_of
from dioscuri.formats.uids import frame_uid, uid
from dioscuri.model import LabelMap, Ownership, Volume, standard_anatomy
from tests.formats.made import FRAME, STUDY, ct, dicom_slices, turned, written


def mr(values: np.ndarray, **more) -> Volume:
    return Volume(values, turned(), "arbitrary", "MR", **more)


def labelled(grid=None) -> tuple[LabelMap, Ownership]:
    """Every structure, each with castor, pollux and shared voxels."""
    grid = grid or turned(shape=(9, 9, 8))
    numbers = np.resize(np.arange(0, 10), grid.shape).astype(np.uint16)
    owner = np.where(numbers > 0, np.random.default_rng(1).integers(1, 4, grid.shape), 0).astype(np.uint8)
    return LabelMap(numbers, grid), Ownership(owner, owner, grid)


def complaints(path) -> list[str]:
    """What Debian's dciodvfy calls an error, and warnings but for the known ones."""
    if shutil.which("dciodvfy") is None:
        pytest.skip("dciodvfy is absent: apt-get install dicom3tools")
    said = subprocess.run(["dciodvfy", str(path)], capture_output=True, text=True, check=False)
    # A slope on an MR is how real values keep their size; the private scheme is declared in the file.
    known = ("DICOMDIR", "<99DIOSCURI>", "Rescale", "Standard Extended")
    lines = (said.stderr + said.stdout).splitlines()
    warnings = [line for line in lines if line.startswith("Warning") and not any(k in line for k in known)]
    return [line for line in lines if line.startswith("Error")] + warnings


@pytest.mark.parametrize("kind", ["CT", "CTA", "MR", "real MR"])
def test_series_pass_the_checker(kind, tmp_path) -> None:
    volume = ct(synthetic=True) if kind.startswith("CT") else mr(ct().values, synthetic=True)
    if kind == "real MR":
        volume = mr(np.random.default_rng(0).random(volume.grid.shape, np.float32))
    contrast = "iodine, injected into castor" if kind == "CTA" else ""
    paths = write_series(volume, tmp_path / "s", description=kind, study=STUDY, contrast=contrast)
    assert complaints(paths[0]) == []


def test_the_segmentation_passes_the_checker(tmp_path) -> None:
    labels, owned = labelled()
    write_seg(labels, owned, tmp_path / "labels.dcm", source=ct(labels.grid))
    assert complaints(tmp_path / "labels.dcm") == []


def test_a_broken_file_fails_the_checker(tmp_path) -> None:
    dataset = dicom_slices()[0]
    del dataset.PixelSpacing
    dataset.save_as(tmp_path / "broken.dcm", enforce_file_format=True)
    assert complaints(tmp_path / "broken.dcm") != []


def test_a_synthetic_contrast_series_says_so(tmp_path) -> None:
    volume = ct(synthetic=True)
    study = Study("CT angiography, castor injected", key="case 1")
    write_series(volume, tmp_path / "s", description="CTA arterial castor", study=study, contrast="iodine")
    (series,) = read_series(tmp_path / "s")
    assert series.synthetic and series.volume.synthetic
    assert series.hint == {"role": "cta_arterial", "injected": "castor"}
    dataset = pydicom.dcmread(tmp_path / "s" / "0001.dcm")
    assert dataset.PatientName == "PHANTOM^CASTOR-POLLUX" and dataset.BurnedInAnnotation == "NO"
    assert dataset.ImageType[:2] == ["DERIVED", "SECONDARY"] and "SYNTHETIC" in dataset.ImageComments


def test_a_real_scan_is_not_called_synthetic(tmp_path) -> None:
    write_series(ct(), tmp_path / "s", description="CT", study=STUDY)
    (series,) = read_series(tmp_path / "s")
    assert not series.synthetic


def test_the_same_content_gives_the_same_bytes_and_other_content_other_uids(tmp_path) -> None:
    def names(folder: str, volume: Volume, study: Study) -> tuple[bytes, str, str]:
        first = write_series(volume, tmp_path / folder, description="CT", study=study)[0]
        dataset = pydicom.dcmread(first)
        return first.read_bytes(), dataset.SeriesInstanceUID, dataset.StudyInstanceUID

    one = names("a", ct(), STUDY)
    assert one == names("b", ct(), STUDY)
    changed = ct().values.copy()
    changed[0, 0, 7] += 1
    assert names("c", Volume(changed, ct().grid, "HU", "CT"), STUDY)[1] != one[1]
    other = names("d", ct(), Study("head", key="another injection"))
    assert other[1] != one[1] and other[2] != one[2]


def test_a_series_never_mixes_with_other_files(tmp_path) -> None:
    (tmp_path / "old.dcm").write_text("x")
    with pytest.raises(FormatError, match="not empty"):
        write_series(ct(), tmp_path, description="CT", study=STUDY)


def test_real_values_come_back_to_a_thirty_thousandth(tmp_path) -> None:
    values = np.random.default_rng(0).random(turned().shape, np.float32)
    write_series(mr(values), tmp_path / "s", description="T1", study=STUDY)
    (series,) = read_series(tmp_path / "s")
    assert np.allclose(series.volume.values, values, atol=values.max() / 30000)


def test_a_frame_is_replaced_once() -> None:
    assert frame_uid("1.3.12.2.1107.5.2.19") == frame_uid(frame_uid("1.3.12.2.1107.5.2.19"))
    assert frame_uid(FRAME) == FRAME and len(uid("a")) <= 64
    assert uid("ab", "c") != uid("a", "bc")


def test_each_segment_says_what_and_whose(tmp_path) -> None:
    labels, owned = labelled()
    path = tmp_path / "labels.dcm"
    write_seg(labels, owned, path, source=ct(labels.grid))
    dataset = pydicom.dcmread(path)
    assert dataset.SegmentationType == "BINARY"
    assert [p.PatientID for p in dataset.GroupOfPatientsIdentificationSequence] == ["CASTOR", "POLLUX"]
    segments = {s.TrackingID: s for s in dataset.SegmentSequence}
    assert len(segments) == 27 and len({s.TrackingUID for s in segments.values()}) == 27
    brain = segments["castor/brain"].SegmentedPropertyTypeCodeSequence[0]
    assert (brain.CodingSchemeDesignator, brain.CodeValue) == ("SCT", "12738006")
    sinus = segments["shared/dural_sinus"].SegmentedPropertyTypeCodeSequence[0]
    assert (sinus.CodingSchemeDesignator, sinus.CodeValue) == ("99DIOSCURI", "SINUS")


def test_segments_are_counted_once_per_structure_and_owner() -> None:
    labels, owned = labelled()
    numbers, segments = segments_of(labels, owned)
    brain = standard_anatomy()["brain"]
    at = segments.index((brain, "pollux")) + 1
    assert ((numbers == at) == ((labels.values == brain.number) & (owned.owner == 2))).all()
    assert ((numbers == 0) == (labels.values == 0)).all()


def test_the_segmentation_refers_to_the_scan_in_its_frame(tmp_path) -> None:
    volume = ct(turned(shape=(9, 9, 8)))
    write_series(volume, tmp_path / "scans" / "ct", description="CT", study=STUDY)
    other = Volume(
        volume.values, type(volume.grid)(volume.grid.lps_from_ijk, volume.grid.shape, "2.25.7"), "HU", "CT"
    )
    write_series(other, tmp_path / "scans" / "else", description="CT", study=STUDY)
    labels, owned = labelled(volume.grid)
    path = tmp_path / "labels.dcm"
    write_seg(labels, owned, path, source=tmp_path / "scans")
    seg, scan = pydicom.dcmread(path), pydicom.dcmread(tmp_path / "scans" / "ct" / "0001.dcm")
    assert seg.FrameOfReferenceUID == FRAME and seg.StudyInstanceUID == scan.StudyInstanceUID
    assert seg.ReferencedSeriesSequence[0].SeriesInstanceUID == scan.SeriesInstanceUID
    first = path.read_bytes()
    write_seg(labels, owned, path, source=tmp_path / "scans")
    assert path.read_bytes() == first
    with pytest.raises(FormatError, match="no CT or MR in the labels' frame"):
        write_seg(labels, owned, path, source=tmp_path / "scans" / "else")


def test_what_is_no_segmentation_of_ours_is_refused(tmp_path) -> None:
    folder = written(dicom_slices(), tmp_path / "ct")
    with pytest.raises(FormatError, match="no readable DICOM segmentation"):
        read_seg(next(folder.iterdir()))
    labels, owned = labelled()
    path = tmp_path / "labels.dcm"
    write_seg(labels, owned, path, source=ct(labels.grid))
    dataset = pydicom.dcmread(path)
    dataset.SegmentSequence[0].TrackingID = "someone/brain"
    dataset.save_as(path)
    with pytest.raises(FormatError, match="segment 1 has tracking id 'someone/brain'"):
        read_seg(path)


def test_a_segmentation_is_not_moved_onto_another_grid(tmp_path) -> None:
    labels, owned = labelled()
    path = tmp_path / "labels.dcm"
    write_seg(labels, owned, path, source=ct(labels.grid))
    shifted = labels.grid.lps_from_ijk.copy()
    shifted[:3, 3] += labels.grid.directions[:, 0] * 0.3
    with pytest.raises(FormatError, match="must coincide"):
        read_seg(path, like=type(labels.grid)(shifted, labels.grid.shape, FRAME))
    with pytest.raises(FormatError, match="reaches beyond"):
        read_seg(path, like=labels.grid.cropped((0, 0, 0), (9, 9, 7)))
