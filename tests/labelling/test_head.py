"""One head into its parts: a procedural head whose truth is known, and two real heads."""

from functools import cache

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.labelling.balloon import Levels, inflate, inside, sphere_mesh
from dioscuri.labelling.head import label_head, label_head_with_notes
from dioscuri.model import Grid, Volume
from tests.labelling import one_head


def dice(a, b) -> float:
    return float(2 * (a & b).sum() / (a.sum() + b.sum()))


@cache
def labelled(modality: str):
    grid = one_head.grid(sagittal=modality == "MR")
    return label_head_with_notes(one_head.scan(modality, grid, cradle=modality == "CT"))


def true_brain(grid):
    d = one_head.truth(grid)
    z = grid.lps(np.indices(grid.shape).reshape(3, -1).T)[:, 2].reshape(grid.shape)
    return (d["brain"] < 0) & (d["ventricles"] >= 0) & (d["skull_inner"] < 0) & (z > 0), d, z


@pytest.mark.parametrize(("modality", "least"), [("MR", 0.95), ("CT", 0.87)])
def test_brain_of_a_known_head(modality, least) -> None:
    labels = labelled(modality).labels
    assert dice(labels.mask("brain"), true_brain(labels.grid)[0]) > least


@pytest.mark.parametrize(("modality", "least"), [("MR", 0.90), ("CT", 0.98)])
def test_skull_and_skin_of_a_known_head(modality, least) -> None:
    labels = labelled(modality).labels
    _, d, z = true_brain(labels.grid)
    case = (d["skull_outer"] < 0) | (d["skull_inner"] < 0)
    assert dice(labels.mask("skull", "csf", "brain") & (z > 10), case & (z > 10)) > least
    assert dice(labels.values > 0, (d["skin"] < 0) & (d["air"] >= 0)) > 0.95


def test_inferred_skull_is_said_to_be_inferred() -> None:
    assert "skull inferred: T1 shows no bone" in labelled("MR").notes[0]
    assert "inferred" not in labelled("CT").notes[0]


def test_cradle_is_no_part_of_the_head() -> None:
    labels = labelled("CT").labels
    cradle = one_head.cradle_of(labels.grid)
    assert cradle.sum() > 1000
    assert not (labels.values[cradle] > 0).any()


@pytest.mark.parametrize("modality", ["MR", "CT"])
def test_no_brain_lies_against_air(modality) -> None:
    labels = labelled(modality).labels
    air = ndimage.binary_dilation(labels.values == 0)
    assert not (labels.mask("brain") & air).any()


@pytest.mark.parametrize("modality", ["MR", "CT"])
def test_vertex_outside_the_field_of_view_is_refused(modality) -> None:
    scan = one_head.scan(modality, one_head.grid(sagittal=modality == "MR", top_mm=115.0))
    with pytest.raises(
        ScanError, match=r"^found \d+ cm2 of head on the top face.*expected.*: scan again"
    ) as caught:
        label_head(scan)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("modality", "unit", "value"), [("MR", "arbitrary", 0), ("CT", "HU", -1000)])
def test_an_empty_scan_is_refused(modality, unit, value) -> None:
    grid = Grid.axis_aligned((30, 30, 30), 4.0, origin_mm=(0, 0, 0), frame="1.2")
    with pytest.raises(ScanError, match="expected"):
        label_head(Volume(np.full(grid.shape, value, np.int16), grid, unit, modality))


def test_sphere_mesh_is_closed_outward_and_even() -> None:
    vertices, faces = sphere_mesh(4)
    assert (len(vertices), len(faces)) == (2562, 5120)
    assert (np.linalg.det(vertices[faces]) > 0).all()
    assert np.linalg.det(vertices[faces]).sum() / 6 == pytest.approx(4 / 3 * np.pi, rel=0.01)


def test_balloon_fills_a_bright_ellipsoid_and_stops_at_its_dark_rim() -> None:
    grid = Grid.axis_aligned((40, 40, 40), 3.0, origin_mm=(-58.5, -58.5, -58.5), frame="1.2")
    points = grid.lps(np.indices(grid.shape).reshape(3, -1).T)
    r = np.linalg.norm(points / (50, 42, 38), axis=1).reshape(grid.shape)
    values = np.where(r < 1, 200.0, np.where(r < 1.15, 10.0, 180.0))
    mesh = inflate(
        values, grid, centre=np.array([5.0, 0, 0]), radius_mm=20, levels=Levels(0, 20, 200), steps=300
    )
    short_mm = (np.linalg.norm(mesh[0] / (50, 42, 38), axis=1) - 1) * 42
    assert np.abs(short_mm).mean() < 3 and np.abs(short_mm).max() < 8
    # Voxels that the mesh passes through count as inside.
    assert dice(inside(*mesh, grid), r < 1) > 0.87


@pytest.mark.slow
def test_brain_of_a_real_three_year_old(shared_data) -> None:
    from dioscuri.formats.folder import read_scans

    (series,) = read_scans(shared_data / "d01_child3y_t1_dicom")
    labels = label_head(series.volume)
    ml = {n: labels.mask(n).sum() * labels.grid.voxel_mm3 / 1000 for n in ("brain", "csf", "skull")}
    # Large for the age (1100 to 1300 ml): this boy's cavity measures 1590 ml.
    assert 1200 < ml["brain"] < 1450
    assert 1450 < ml["brain"] + ml["csf"] < 1650


@pytest.mark.slow
def test_real_ct_is_freed_of_its_cradle(shared_data) -> None:
    from dioscuri.formats.nifti import read_volume

    volume = read_volume(shared_data / "d04_cranium_ct" / "cranium_ct.nii.gz").volume
    labels = label_head(volume)
    points = labels.grid.lps(np.argwhere(labels.values > 0))
    assert points[:, 1].max() < 112  # the cradle's trough reaches 122 mm
    assert 1100 < labels.mask("brain").sum() * labels.grid.voxel_mm3 / 1000 < 1400
