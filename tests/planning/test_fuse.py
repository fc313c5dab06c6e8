"""Twins out of one head on disk: given landmarks are kept, and what was not seen is said."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.formats.nifti import write_volume
from dioscuri.model import TWINS
from tests.labelling import one_head

GIVEN = {"nasion": (2.5, -81.0, 20.0), "vertex": (0.5, 3.0, 119.0)}


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Folder and output of `phantom fuse` with landmarks given."""
    folder = tmp_path_factory.mktemp("fuse")
    write_volume(
        one_head.scan("CT", one_head.grid()), folder / "head.nii.gz", description="CT head", role="ct"
    )
    marks = "".join(f"{name}_lps_mm = {list(point)}\n" for name, point in GIVEN.items())
    (folder / "marks.toml").write_text(marks)
    asked = ["phantom", "fuse", folder / "head.nii.gz", "--out", folder / "twins", "--spacing", 4]
    result = CliRunner().invoke(app, [str(a) for a in (*asked, "--landmarks", folder / "marks.toml")])
    assert result.exit_code == 0, result.output
    return folder, result.output


@pytest.mark.slow
def test_notes_are_printed_and_written(run):
    folder, said = run
    notes = (folder / "twins" / "truth" / "notes.txt").read_text().splitlines()
    assert [line for line in said.splitlines() if line.startswith("note: ")] == [f"note: {n}" for n in notes]
    text = "\n".join(notes)
    assert "below that it is drawn" in text
    assert "given by a person: nasion, vertex" in text
    assert "found by rule, not by a person: foramen_magnum, basion, opisthion, porion_left" in text


@pytest.mark.slow
def test_given_landmarks_are_castors(run):
    folder, _ = run
    marks = json.loads((folder / "twins" / "truth" / "landmarks.json").read_text())
    assert set(marks) == set(TWINS)
    apart = np.linalg.norm(np.subtract(marks["castor"]["nasion"], marks["castor"]["vertex"]))
    assert apart == pytest.approx(np.linalg.norm(np.subtract(GIVEN["nasion"], GIVEN["vertex"])), abs=0.01)


def test_a_landmark_outside_the_scan_is_refused(tmp_path):
    write_volume(one_head.scan("CT", one_head.grid()), tmp_path / "head.nii.gz", description="CT", role="ct")
    (tmp_path / "marks.toml").write_text("nasion_lps_mm = [0, 900, 0]\n")
    asked = ["phantom", "fuse", tmp_path / "head.nii.gz", "--out", tmp_path / "twins"]
    result = CliRunner().invoke(app, [str(a) for a in (*asked, "--landmarks", tmp_path / "marks.toml")])
    assert result.exit_code == 2
    assert "landmark nasion at [0.0, 900.0, 0.0] lies outside the scan" in result.output
    assert not (tmp_path / "twins").exists()
