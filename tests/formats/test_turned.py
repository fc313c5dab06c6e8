"""Turned grids come back to a thousandth of a millimetre through DICOM, NIfTI and SEG; left stays left."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from dioscuri.formats import nifti_file
from dioscuri.formats.dicom import read_series, write_series
from dioscuri.formats.nifti import (
    read_labels,
    read_owner,
    read_volume,
    write_labels,
    write_owner,
    write_volume,
)
from dioscuri.formats.seg import read_seg, write_seg
from dioscuri.model import Grid, LabelMap, Ownership, Volume
from tests.formats.made import FRAME, STUDY, ct, grids, same_in_space, turned

FEW = settings(max_examples=15, deadline=None)


def through_dicom(volume: Volume, folder: Path) -> Volume:
    write_series(volume, folder / "dicom", description="CT head", study=STUDY)
    (series,) = read_series(folder / "dicom")
    return series.volume


def through_nifti(volume: Volume, folder: Path) -> Volume:
    write_volume(volume, folder / "ct.nii.gz")
    return read_volume(folder / "ct.nii.gz").volume


def through_seg(volume: Volume, folder: Path) -> Volume:
    """The brightest tenth as brain, there and back, as a CT again."""
    bright = volume.values >= np.quantile(volume.values, 0.9)
    labels = LabelMap((bright * 6).astype(np.uint16), volume.grid)
    owner = bright.astype(np.uint8)
    write_seg(labels, Ownership(owner, owner, volume.grid), folder / "labels.dcm", source=volume)
    back, _ = read_seg(folder / "labels.dcm", like=volume.grid)
    return Volume(np.where(back.values == 6, volume.values, -1000).astype(np.int16), back.grid, "HU", "CT")


WAYS = {"DICOM": through_dicom, "NIfTI": through_nifti, "SEG": through_seg}


@pytest.mark.parametrize("way", [through_dicom, through_nifti])
@given(grid=grids())
@FEW
def test_a_turned_scan_comes_back(way, grid) -> None:
    volume = ct(grid)
    with tempfile.TemporaryDirectory() as folder:
        back = way(volume, Path(folder))
    assert back.values.dtype == np.int16
    assert back.grid.frame == grid.frame
    assert same_in_space(back, volume)


@given(grid=grids())
@settings(max_examples=5, deadline=None)
def test_a_turned_segmentation_comes_back(grid) -> None:
    labels = LabelMap((ct(grid).values % 4).astype(np.uint16), grid)
    owner = (np.where(labels.values > 0, ct(grid).values % 3 + 1, 0)).astype(np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "labels.dcm"
        write_seg(labels, Ownership(owner, owner, grid), path, source=ct(grid))
        back, owned = read_seg(path)
        again, again_owned = read_seg(path, like=grid)
    found = Volume(back.values.astype(np.int16), back.grid, "arbitrary", "MR")
    assert same_in_space(found, Volume(labels.values.astype(np.int16), grid, "arbitrary", "MR"))
    found = Volume(owned.owner.astype(np.int16), back.grid, "arbitrary", "MR")
    assert same_in_space(found, Volume(owner.astype(np.int16), grid, "arbitrary", "MR"))
    assert np.array_equal(again.values, labels.values) and np.array_equal(again_owned.owner, owner)
    assert back.grid.frame == grid.frame


@given(grid=grids())
@FEW
def test_turned_labels_and_owners_come_back_as_nifti(grid) -> None:
    labels = LabelMap((ct(grid).values % 10).astype(np.uint16), grid)
    owned = Ownership((labels.values % 4).astype(np.uint8), (labels.values * 20).astype(np.uint8), grid)
    with tempfile.TemporaryDirectory() as folder:
        write_labels(labels, Path(folder) / "labels.nii.gz")
        write_owner(owned, Path(folder) / "owner.nii.gz")
        back, owner = read_labels(Path(folder) / "labels.nii.gz"), read_owner(Path(folder) / "owner.nii.gz")
    assert np.array_equal(back.values, labels.values) and np.array_equal(owner.owner, owned.owner)
    assert np.array_equal(owner.castor, owned.castor)
    assert back.grid.same_as(grid) and owner.grid.same_as(grid)


def marked() -> tuple[Volume, np.ndarray]:
    """An obliquely lying head with one bright voxel 40 mm to the child's left of its middle."""
    grid = turned((5, 10, -15), (2, 2, 2), (-50, -40, -30), (50, 40, 30))
    left = grid.centre_lps_mm + (40, 0, 0)
    values = np.full(grid.shape, -1000, np.int16)
    values[tuple(np.rint(grid.ijk([left])[0]).astype(int))] = 1000
    return Volume(values, grid, "HU", "CT"), left


@pytest.mark.parametrize("way", WAYS)
def test_a_mark_on_the_childs_left_stays_there(way, tmp_path) -> None:
    volume, left = marked()
    back = WAYS[way](volume, tmp_path)
    (bright,) = np.argwhere(back.values == 1000)
    assert np.abs(back.grid.lps([bright])[0] - left).max() <= 1.0 + 1e-3
    assert back.grid.lps([bright])[0][0] > volume.grid.centre_lps_mm[0] + 38


def test_a_flip_of_x_would_be_seen(tmp_path, monkeypatch) -> None:
    volume, _ = marked()
    write_volume(volume, tmp_path / "ct.nii.gz")
    monkeypatch.setattr(nifti_file, "LPS_FROM_RAS", np.diag([1.0, -1.0, 1.0, 1.0]))
    assert not same_in_space(read_volume(tmp_path / "ct.nii.gz").volume, volume)


def test_other_readers_agree_with_ours(tmp_path) -> None:
    import SimpleITK

    volume = ct(turned(flip=True))
    paths = write_series(volume, tmp_path / "d", description="CT head", study=STUDY)
    write_volume(volume, tmp_path / "ct.nii")
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(paths[0].parent)))
    for image in (reader.Execute(), SimpleITK.ReadImage(str(tmp_path / "ct.nii"))):
        affine = np.eye(4)
        affine[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
        affine[:3, 3] = image.GetOrigin()
        values = SimpleITK.GetArrayFromImage(image).transpose(2, 1, 0).astype(np.int16)
        theirs = Volume(values, Grid(affine, values.shape, FRAME), "HU", "CT")
        assert same_in_space(theirs, volume)
