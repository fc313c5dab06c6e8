"""Small made-up scans on turned grids, and DICOM files written by hand to go wrong in one way each."""

from pathlib import Path

import numpy as np
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from dioscuri.formats.dicom import Study, datasets
from dioscuri.formats.uids import uid
from dioscuri.model import Grid, Volume

SHAPE = (6, 7, 8)
FRAME = uid("tests", "frame")
STUDY = Study("head", key="tests")


def turned(euler_deg=(20, -35, 70), spacing=(0.8, 1.1, 1.7), origin=(-30, 12, 95), shape=SHAPE, flip=False):
    affine = np.eye(4)
    affine[:3, :3] = Rotation.from_euler("xyz", euler_deg, degrees=True).as_matrix() * spacing
    affine[:3, 2] *= -1 if flip else 1
    affine[:3, 3] = origin
    return Grid(affine, shape, FRAME)


@st.composite
def grids(draw) -> Grid:
    angle, size, place = st.floats(-180, 180), st.floats(0.2, 5), st.floats(-400, 400)
    return turned(*(tuple(draw(s) for _ in range(3)) for s in (angle, size, place)), flip=draw(st.booleans()))


def ct(grid=None, **more) -> Volume:
    """A CT in which no two voxels are alike."""
    grid = grid or turned()
    values = np.random.default_rng(0).permutation(np.prod(grid.shape)).reshape(grid.shape) - 100
    return Volume(values.astype(np.int16), grid, "HU", "CT", **more)


def same_in_space(found: Volume, wanted: Volume, tolerance_mm=1e-3) -> bool:
    """Whether each voxel's value lies at the same point, whatever the order of the axes' ends."""
    if sorted(found.grid.shape) != sorted(wanted.grid.shape):
        return False
    ijk = np.indices(found.grid.shape).reshape(3, -1).T
    there = wanted.grid.ijk(found.grid.lps(ijk))
    near = np.rint(there).astype(int)
    inside = ((near >= 0) & (near < wanted.grid.shape)).all()
    close = np.abs((there - near) * wanted.grid.spacing_mm).max() <= tolerance_mm
    return bool(inside and close and (wanted.values[tuple(near.T)] == found.values.ravel()).all())


def dicom_slices(volume=None, **more) -> list:
    """Datasets of one CT series, to be changed before they are written."""
    return list(datasets(volume or ct(), description=more.pop("description", "brain"), study=STUDY, **more))


def written(slices, folder: Path) -> Path:
    """`slices` as files named in no order that means anything."""
    folder.mkdir(parents=True, exist_ok=True)
    for dataset in slices:
        dataset.save_as(folder / uid("name", dataset.SOPInstanceUID)[-8:], enforce_file_format=True)
    return folder


def moved(dataset, by_mm) -> None:
    """Shift one slice by a vector, LPS mm."""
    dataset.ImagePositionPatient = [
        round(float(a) + b, 9) for a, b in zip(dataset.ImagePositionPatient, by_mm, strict=True)
    ]
