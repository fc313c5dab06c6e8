"""Bad input at the command line: one line, exit code 2, no traceback, nothing written."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.formats.dicom import Study, write_series
from dioscuri.model import Grid, Volume

GRID = Grid.axis_aligned((12, 12, 8), 3, origin_mm=(0, 0, 0), frame="1.2.3")


def refused(*arguments) -> str:
    """The one line that a refused command prints."""
    result = CliRunner().invoke(app, [str(a) for a in arguments])
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    lines = result.output.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("dioscuri: "), result.output
    return lines[0]


@pytest.fixture
def scans(tmp_path):
    """A folder with one series of nothing but air and a box of tissue."""
    values = np.full(GRID.shape, -1000, np.int16)
    values[4:8, 4:8, 2:6] = 40
    folder = tmp_path / "scans-in"
    write_series(Volume(values, GRID, "HU", "CT"), folder / "ct", description="CT head", study=Study("CT"))
    return folder


def test_an_empty_folder(tmp_path):
    (tmp_path / "in").mkdir()
    said = refused("plan", tmp_path / "in", "--out", tmp_path / "out")
    assert "no file" in said and "must hold the scans" in said and "export" in said
    assert not (tmp_path / "out").exists()


def test_a_folder_without_scans(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("hello")
    assert "1 file: notes.txt" in refused("plan", tmp_path / "in", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_no_folder(tmp_path):
    assert "nothing found, must be a folder" in refused("plan", tmp_path / "in", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_single_slice(tmp_path, scans):
    for path in sorted((scans / "ct").iterdir())[1:]:
        path.unlink()
    assert "slice" in refused("plan", scans, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_scans_without_a_head(tmp_path, scans):
    said = refused("plan", scans, "--out", tmp_path / "out")
    assert "found" in said and "expected" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[separation]\nbones = 1\n", "separation.bones: unknown key"),
        ("[separation]\nworking_spacing_mm = -1\n", "working_spacing_mm: -1 found"),
        ("separation = [", "not TOML"),
    ],
)
def test_a_bad_recipe(tmp_path, scans, text, says):
    (tmp_path / "recipe.toml").write_text(text)
    arguments = ("plan", scans, "--out", tmp_path / "out", "--recipe", tmp_path / "recipe.toml")
    said = refused(*arguments)
    assert says in said and "recipe.toml" in said
    assert not (tmp_path / "out").exists()


def test_a_bad_case(tmp_path, scans):
    (scans / "case.toml").write_text('name = "c"\ntwins = 3\n')
    assert "castor: missing, case must have it" in refused("plan", scans, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_earlier_files_survive_a_refusal(tmp_path, scans):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    refused("plan", scans, "--out", tmp_path / "out")
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_an_unknown_preset_lists_the_known_ones(tmp_path):
    said = refused("phantom", "--preset", "siamese", "--out", tmp_path / "out")
    assert "'siamese' is not known" in said and "total-vertical-2" in said
    assert not (tmp_path / "out").exists()


def test_a_phantom_never_overwrites(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    assert "not empty" in refused("phantom", "--out", tmp_path)


def test_fuse_wants_one_head(tmp_path):
    assert "must be a folder" in refused("phantom", "fuse", tmp_path / "none", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_show_wants_a_plan(tmp_path):
    assert "no plan found" in refused("show", tmp_path)


@pytest.mark.parametrize("name", ["plan", "recipe", "case", "truth"])
def test_schemas_are_json_schemas(name):
    result = CliRunner().invoke(app, ["schema", name])
    schema = json.loads(result.output)
    assert schema["additionalProperties"] is False and schema["properties"]


def test_an_unknown_schema():
    assert "must be one of plan, recipe, case, truth" in refused("schema", "everything")


def test_doctor_names_what_is_missing_and_for_what(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    output = CliRunner().invoke(app, ["doctor"]).output
    assert "cores:" in output and "memory:" in output and "GPU: none found" in output
    assert "chromium: MISSING, needed for tests of the 3D page" in output


def test_the_installed_command_prints_no_traceback(tmp_path):
    command = [
        sys.executable,
        "-c",
        "from dioscuri.cli import main; main()",
        "plan",
        str(tmp_path),
        "--out",
        "x",
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stdout == "" and len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
