"""The whole walk on a coarse phantom: remembered, resumed, refused, recovered."""

import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.errors import ScanError
from dioscuri.formats.dicom import Study, write_series
from dioscuri.formats.folder import read_scans
from dioscuri.model import Recipe
from dioscuri.planning import current_plan, make_plan, score, write_phantom
from dioscuri.planning.folder import CURRENT
from dioscuri.store import Store

pytestmark = pytest.mark.slow
COARSE_MM = 2.0
DOSSIER = ("plan.json", "dossier.pdf", "model.glb", "labels.nii.gz", "labels.dcm", "index.html")


@pytest.fixture(scope="module")
def twins(tmp_path_factory):
    return write_phantom(
        "total-vertical-2", tmp_path_factory.mktemp("phantom") / "twins", spacing_mm=COARSE_MM
    )


@pytest.fixture(scope="module")
def run(twins):
    return make_plan(twins, twins.parent / "out")


def test_the_dossier_is_whole(run):
    assert all((run.dossier / name).stat().st_size > 1000 for name in DOSSIER)
    assert not list(run.dossier.parent.glob(".part-*"))
    text = json.loads((run.dossier / "plan.json").read_text())
    assert text["cut"]["flow"] == text["cut"]["cut_value"] == run.plan.cut.flow
    assert current_plan(run.folder).id == run.plan.id
    with Store(run.folder / "store.sqlite") as store:
        assert store.plan(run.plan.id).id == run.plan.id
        assert [e.action for e in store.audit_trail()] == ["case saved", "plan made"]


def test_what_the_truth_knows_is_recovered(run, twins):
    rows = {row.name: row for row in score(run, twins / "truth").rows}
    assert all(rows[f"brain of {twin}, Dice"].met for twin in ("castor", "pollux"))
    assert rows["inter-twin angle"].met
    assert "nearest seed" in rows["brain of castor, Dice"].baseline


def test_a_second_run_computes_nothing_and_says_so(run, twins):
    again = CliRunner().invoke(app, ["plan", str(twins), "--out", str(run.folder)])
    assert again.exit_code == 0, again.output
    assert again.output.startswith("nothing computed: every step was remembered")
    assert run.plan.id in again.output


def test_a_changed_recipe_recomputes_only_what_depends_on_it(run, twins, tmp_path):
    (tmp_path / "recipe.toml").write_text("[theatre]\noverrun_median = 1.8\n")
    other = make_plan(twins, run.folder, recipe=tmp_path / "recipe.toml")
    assert other.computed == ("schedule", "plan", "dossier")
    assert other.plan.id != run.plan.id
    assert other.plan.recipe != Recipe() and other.plan.cut == run.plan.cut
    back = make_plan(twins, run.folder)
    assert (back.plan.id, back.computed) == (run.plan.id, ())


def test_an_edited_plan_is_refused(run, twins):
    make_plan(twins, run.folder)
    path = run.folder / "plans" / f"{run.plan.id}.json"
    kept = path.read_text()
    path.write_text(kept.replace('"twin":"castor"', '"twin":"pollux"', 1))
    try:
        with pytest.raises(ScanError, match="was changed"):
            current_plan(run.folder)
    finally:
        path.write_text(kept)


def test_a_lost_dossier_is_written_again(run, twins):
    (run.dossier / "dossier.pdf").unlink()
    assert make_plan(twins, run.folder).computed == ()
    assert (run.dossier / "dossier.pdf").is_file()
    kept = (run.dossier / "model.glb").read_bytes()
    (run.dossier / "model.glb").write_bytes(b"edited")
    make_plan(twins, run.folder)
    assert (run.dossier / "model.glb").read_bytes() == kept


def test_a_killed_run_is_taken_up_where_it_was(twins, tmp_path):
    command = [sys.executable, "-c", "from dioscuri.cli import main; main()"]
    arguments = ["plan", str(twins), "--out", str(tmp_path / "out")]
    records = tmp_path / "out" / "records"
    process = subprocess.Popen(command + arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and len(list(records.glob("*.json"))) < 2:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "out" / CURRENT).exists()
    done = {json.loads(p.read_text())["step"] for p in records.glob("*.json")}
    assert {"read scans", "label"} <= done
    run = make_plan(twins, tmp_path / "out")
    assert not done & set(run.computed)
    assert "dossier" in run.computed


def crop(twins, folder, keep):
    """The scans of the twins with only some of their slices."""
    for n, series in enumerate(read_scans(twins)):
        volume = series.volume
        low, high = keep(volume.grid)
        values = volume.values[:, :, low:high]
        grid = volume.grid.cropped((0, 0, low), (*volume.grid.shape[:2], high))
        part = type(volume)(values, grid, volume.unit, volume.modality)
        write_series(part, folder / str(n), description=series.description, study=Study(str(n)), contrast="")


def test_a_head_that_is_cut_off_is_refused(twins, tmp_path):
    """The scan ends within pollux's vault."""
    from dioscuri.planning.folder import case_of

    inside = np.array(case_of(twins).pollux.inside_lps_mm)
    crop(twins, tmp_path / "in", lambda grid: (0, int(grid.ijk([inside])[0, 2])))
    result = CliRunner().invoke(app, ["plan", str(tmp_path / "in"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1
    assert "cut off" in result.output or "one head" in result.output
    assert not (tmp_path / "out").exists()


def test_one_real_head_is_refused(shared_data, tmp_path):
    result = CliRunner().invoke(
        app, ["plan", str(shared_data / "d04_cranium_ct"), "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 2
    assert "one head" in result.output, result.output
    assert not (tmp_path / "out").exists()
