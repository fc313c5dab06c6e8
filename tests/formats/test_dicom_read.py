"""Real and spoilt DICOM folders: read as they lie in space, or refused by name."""

import numpy as np
import pydicom
import pytest
from pydicom.pixels.decoders.base import Decoder

from dioscuri.errors import FormatError, MissingPartError
from dioscuri.formats.dicom import read_series, write_series
from dioscuri.formats.dicom_geometry import stack
from dioscuri.model import Volume
from tests.formats.made import STUDY, ct, dicom_slices, moved, same_in_space, turned, written


def normal(volume) -> np.ndarray:
    return volume.grid.directions[:, 2]


def test_a_real_mr_is_read(shared_data) -> None:
    (series,) = read_series(shared_data / "d01_child3y_t1_dicom")
    assert series.slices == 192 and series.volume.values.shape == (256, 256, 192)
    assert np.allclose(series.volume.grid.spacing_mm, (0.859375, 0.859375, 0.9), atol=1e-6)
    assert series.volume.values.dtype == np.int16 and series.volume.unit == "arbitrary"
    assert series.hint == {"role": "t1"} and series.notes == () and not series.synthetic
    # Sagittal, turned a little: columns run to the back, rows to the feet, slices to the right.
    assert np.abs(series.volume.grid.directions).argmax(axis=0).tolist() == [1, 2, 0]


def test_a_real_thick_ct_is_read(shared_data) -> None:
    (series,) = read_series(shared_data / "d06_philips_skull_ct5mm_dicom")
    assert series.slices == 28 and series.volume.values.shape == (512, 512, 28)
    assert np.allclose(series.volume.grid.spacing_mm, (0.451171875, 0.451171875, 5.0))
    assert series.volume.unit == "HU" and series.volume.values.min() == -1024
    assert series.hint == {"role": "ct"}
    assert str(series.volume.acquired_on) == "2015-02-06"


def test_no_uid_of_a_scanner_is_passed_on(shared_data, tmp_path) -> None:
    (series,) = read_series(shared_data / "d01_child3y_t1_dicom")
    paths = write_series(series.volume, tmp_path / "t1", description="T1", study=STUDY)
    dataset = pydicom.dcmread(paths[0])
    uids = [str(e.value) for e in dataset if e.VR == "UI" and e.keyword != "SOPClassUID"]
    assert len(uids) >= 4 and all(value.startswith("2.25.") for value in uids)
    assert not any(element.tag.is_private for element in dataset.iterall())
    whole = b"".join(path.read_bytes() for path in paths)
    assert b"1.3.12.2.1107" not in whole and b"SIEMENS" not in whole and b"20130308" not in whole


def test_neither_names_nor_instance_numbers_decide_the_order(tmp_path) -> None:
    slices = dicom_slices()
    for n, dataset in enumerate(slices):
        dataset.InstanceNumber = (n * 5) % len(slices) + 1
    (series,) = read_series(written(slices, tmp_path))
    assert same_in_space(series.volume, ct())


def test_two_series_in_one_folder_are_two(tmp_path) -> None:
    one, two = ct(), ct(turned((1, 2, 3)))
    written(dicom_slices(two, description="CT b", number=2), tmp_path / "mixed")
    written(dicom_slices(one, description="CT a", number=1), tmp_path / "mixed")
    found = read_series(tmp_path)
    assert [s.description for s in found] == ["CT a", "CT b"]
    assert same_in_space(found[0].volume, one) and same_in_space(found[1].volume, two)


def test_a_missing_slice_is_refused_by_its_gap(tmp_path) -> None:
    slices = dicom_slices()
    del slices[3]
    with pytest.raises(FormatError, match=r"gap of 3\.4 mm between slices 3 and 4 of 7 .* 1 slice missing"):
        read_series(written(slices, tmp_path))


def test_a_single_slice_is_refused(tmp_path) -> None:
    with pytest.raises(FormatError, match="1 slice found, must be at least 2"):
        read_series(written(dicom_slices()[:1], tmp_path))


def test_two_slices_in_one_place_are_refused(tmp_path) -> None:
    slices = dicom_slices() + dicom_slices()
    for n, dataset in enumerate(slices):
        dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = f"2.25.{n + 1}"
    with pytest.raises(FormatError, match="share a position .* one phase or echo per series"):
        read_series(written(slices, tmp_path))


def test_mixed_orientations_are_refused(tmp_path) -> None:
    slices = dicom_slices()
    slices[2].ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
    with pytest.raises(FormatError, match="slices in 2 orientations, must be one"):
        read_series(written(slices, tmp_path))


def test_mixed_sizes_are_refused(tmp_path) -> None:
    slices = dicom_slices()
    slices[2].Rows, slices[2].PixelData = 2, slices[2].PixelData[: 2 * 2 * slices[2].Columns]
    with pytest.raises(FormatError, match="slices of 2x6, 7x6 pixels, must be one size"):
        read_series(written(slices, tmp_path))
    slices = dicom_slices()
    slices[2].PixelSpacing = [9, 9]
    with pytest.raises(FormatError, match="must be one size"):
        read_series(written(slices, tmp_path / "other"))


def ramp() -> np.ndarray:
    """HU that rise by 10 per mm along the slice normal: whatever is interpolated rightly lies on it."""
    depth = np.arange(8) * 1.7
    return np.broadcast_to(np.rint(depth * 10), (6, 7, 8)).astype(np.int16)


def ramped():
    return Volume(ramp(), turned(), "HU", "CT")


def test_slightly_uneven_slices_are_interpolated_with_a_note(tmp_path) -> None:
    volume = ramped()
    slices = dicom_slices(volume)
    moved(slices[3], normal(volume) * 0.2)
    slices[3].PixelData = (np.frombuffer(slices[3].PixelData, "<i2") + 2).astype("<i2").tobytes()
    (series,) = read_series(written(slices, tmp_path))
    assert any("0.20 mm off even spacing of 1.7 mm" in note for note in series.notes)
    assert np.abs(series.volume.values - ramp()).max() <= 1


def test_very_uneven_slices_are_refused(tmp_path) -> None:
    slices = dicom_slices()
    moved(slices[-1], normal(ct()) * 0.6)
    with pytest.raises(FormatError, match=r"2\.3 mm apart, the others 1\.7 mm, must be within 20%"):
        read_series(written(slices, tmp_path))


def test_a_tilted_gantry_is_straightened_with_a_note(tmp_path) -> None:
    """A ball scanned with the table moving aslant to the slices is a ball again, in its place."""
    grid = turned(spacing=(1, 1, 1), shape=(40, 40, 30))
    aslant = grid.directions[:, 1] * np.tan(np.radians(15))
    steps = np.arange(30)[:, None] * aslant
    centre = grid.centre_lps_mm + steps[15]
    ijk = np.indices(grid.shape).reshape(3, -1).T
    away = np.linalg.norm(grid.lps(ijk) + steps[ijk[:, 2]] - centre, axis=1).reshape(grid.shape)
    slices = dicom_slices(Volume(np.where(away < 9, 1000, -1000).astype(np.int16), grid, "HU", "CT"))
    for k, dataset in enumerate(slices):
        moved(dataset, steps[k])
    (series,) = read_series(written(slices, tmp_path))
    assert any("slanted by 15.00 degrees" in note for note in series.notes)
    found = series.volume
    ball = np.argwhere(found.values > 0)
    places = found.grid.lps(ball)
    assert np.abs(places.mean(axis=0) - centre).max() < 0.2
    assert np.linalg.norm(places - centre, axis=1).max() < 10
    assert len(ball) * found.grid.voxel_mm3 == pytest.approx(4 / 3 * np.pi * 9**3, rel=0.03)
    assert found.values.min() == -1024  # beyond the tilted box there is air


def test_slices_off_a_straight_line_are_refused(tmp_path) -> None:
    slices = dicom_slices()
    moved(slices[4], ct().grid.directions[:, 0] * 3)
    with pytest.raises(FormatError, match="off a straight line"):
        read_series(written(slices, tmp_path))


def test_decimals_that_a_header_rounds_are_no_tilt() -> None:
    grid = turned(shape=(40, 40, 60))
    positions = np.round(grid.lps([[0, 0, k] for k in range(60)]), 2)
    cosines = np.tile(np.round(np.concatenate(grid.directions.T[:2]), 5), (60, 1))
    found = stack("t", positions, cosines, np.tile([1.1, 0.8], (60, 1)))
    assert not found.sheared and found.places is None
    corner = found.lps_from_ijk @ (39, 39, 59, 1)
    assert np.abs(corner[:3] - grid.lps([[39, 39, 59]])[0]).max() < 0.02


def test_hounsfield_units_follow_slope_and_intercept(tmp_path) -> None:
    slices = dicom_slices()
    for dataset in slices:
        dataset.RescaleSlope, dataset.RescaleIntercept = "2", "-500"
    (series,) = read_series(written(slices, tmp_path / "whole"))
    assert series.volume.values.dtype == np.int16
    assert same_in_space(series.volume, Volume(ct().values * 2 - 500, ct().grid, "HU", "CT"))
    for dataset in slices:
        dataset.RescaleSlope = "0.5"
    (series,) = read_series(written(slices, tmp_path / "half"))
    assert series.volume.values.dtype == np.float32
    assert series.volume.values.max() == pytest.approx(ct().values.max() / 2 - 500)


def test_padding_is_set_to_air_with_a_note(tmp_path) -> None:
    slices = dicom_slices()
    for dataset in slices:
        dataset.RescaleIntercept = "-3000"
    (series,) = read_series(written(slices, tmp_path))
    assert series.volume.values.min() == -1024
    assert any("padding" in note for note in series.notes)


def test_localisers_and_reports_are_left_out_and_named(tmp_path) -> None:
    scout = dicom_slices(description="scout", number=9)[0]
    scout.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    report = dicom_slices(description="dose", number=8)[0]
    report.SOPClassUID = report.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.88.67"
    written([scout, report], tmp_path / "other")
    with pytest.raises(FormatError, match="2 DICOM files .*localiser.*at least one CT or MR volume"):
        read_series(tmp_path)
    (series,) = read_series(written(dicom_slices(), tmp_path / "ct").parent)
    assert "1 localiser" in series.notes[-1] and "Dose" in series.notes[-1]


def test_the_truth_is_not_entered(tmp_path) -> None:
    written(dicom_slices(), tmp_path / "truth")
    with pytest.raises(FormatError, match="no DICOM file found|DICOM"):
        read_series(tmp_path)


@pytest.mark.parametrize("lost_bytes", [5, 100, 700])
def test_a_damaged_file_is_refused_by_name(lost_bytes, tmp_path) -> None:
    folder = written(dicom_slices(), tmp_path)
    first = sorted(folder.iterdir())[0]
    first.write_bytes(first.read_bytes()[:-lost_bytes])
    with pytest.raises(FormatError, match=first.name):
        read_series(folder)


def test_a_missing_decoder_is_named(tmp_path, monkeypatch) -> None:
    slices = dicom_slices()
    for dataset in slices:
        dataset.compress("1.2.840.10008.1.2.5", generate_instance_uid=False)
    folder = written(slices, tmp_path)
    assert same_in_space(read_series(folder)[0].volume, ct())
    for file in folder.iterdir():
        dataset = pydicom.dcmread(file)
        dataset.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.70"
        dataset.save_as(file)
    with pytest.raises(FormatError, match="cannot be decoded"):
        read_series(folder)
    monkeypatch.setattr(Decoder, "is_available", property(lambda self: False))
    with pytest.raises(MissingPartError, match="JPEG Lossless.*pip install python-gdcm"):
        read_series(folder)


def test_a_multi_frame_ct_is_read(tmp_path) -> None:
    volume = ct()
    frames = dicom_slices(volume)
    (series,) = read_series(written([enhanced(frames)], tmp_path))
    assert same_in_space(series.volume, volume) and series.slices == 8


def enhanced(frames: list) -> pydicom.Dataset:
    """The frames of a series in one Enhanced CT file, last first."""
    out, frames = frames[0], frames[::-1]
    whole = b"".join(frame.PixelData for frame in frames)
    groups = []
    for frame in frames:
        item, position = pydicom.Dataset(), pydicom.Dataset()
        position.ImagePositionPatient = list(frame.ImagePositionPatient)
        item.PlanePositionSequence = [position]
        groups.append(item)
    measures, orientation, values, shared = (pydicom.Dataset() for _ in range(4))
    measures.PixelSpacing = list(out.PixelSpacing)
    orientation.ImageOrientationPatient = list(out.ImageOrientationPatient)
    values.RescaleSlope, values.RescaleIntercept = "1", "0"
    shared.PixelMeasuresSequence, shared.PlaneOrientationSequence = [measures], [orientation]
    shared.PixelValueTransformationSequence = [values]
    out.SharedFunctionalGroupsSequence, out.PerFrameFunctionalGroupsSequence = [shared], groups
    for key in ("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope"):
        delattr(out, key)
    out.SOPClassUID = out.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2.1"
    out.NumberOfFrames, out.PixelData = len(frames), whole
    return out
