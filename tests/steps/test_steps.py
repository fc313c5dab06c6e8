"""Nothing is computed twice, nothing is stale, nothing is half-written."""

import os
import re
import signal
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import numpy as np
import pytest

from dioscuri.errors import StoreError
from dioscuri.model import Figure, Grid, LabelMap
from dioscuri.steps import Steps, digest
from dioscuri.steps.digest import RESULT_LIBRARIES

GRID = Grid(np.eye(4), (2, 3, 4), "1.2.3")


def labels(number=3) -> LabelMap:
    return LabelMap(np.full(GRID.shape, number, np.uint16), GRID)


def counted(calls, value):
    def function(*inputs):
        calls.append(inputs)
        return value

    return function


def test_a_second_run_computes_nothing_and_returns_the_same(tmp_path):
    calls, events = [], []
    value = (labels(), {"a": Figure(value=1, low=0, high=2, unit="mm", source="s")}, np.float64(0.1), None)
    first = Steps(tmp_path).run("label", counted(calls, value), 1.5).value
    second = Steps(tmp_path, watch=events.append).run("label", counted(calls, value), 1.5)
    assert len(calls) == 1
    assert [e.what for e in events] == ["remembered"]
    assert second.value[1] == first[1] and second.value[2] == 0.1
    assert np.array_equal(second.value[0].values, first[0].values)
    assert second.value[0].grid.same_as(GRID)
    assert not second.value[0].values.flags.writeable


def test_a_changed_input_recomputes_only_what_depends_on_it(tmp_path):
    calls = []

    def walk(a, b):
        steps = Steps(tmp_path)
        left = steps.run("left", lambda x: calls.append("left") or x, a)
        right = steps.run("right", lambda x: calls.append("right") or x, b)
        return steps.run("sum", lambda x, y: calls.append("sum") or x + y, left, right).value

    assert walk(1, 2) == 3
    assert walk(1, 5) == 6
    assert calls == ["left", "right", "sum", "right", "sum"]


def test_changed_code_is_never_stale(tmp_path):
    calls = []
    Steps(tmp_path, code="one").run("s", counted(calls, 1), 0)
    Steps(tmp_path, code="two").run("s", counted(calls, 1), 0)
    assert len(calls) == 2


def test_digest_sees_every_voxel_type_and_shape():
    base = np.zeros((2, 3), np.int16)
    other = base.copy()
    other[1, 2] = 1
    variants = [
        base,
        other,
        base.astype(np.int32),
        base.reshape(3, 2),
        labels(),
        labels(4),
        "a",
        ("a",),
        ["a"],
    ]
    assert len({digest(v) for v in variants}) == len(variants)
    assert digest(labels()) == digest(labels())


def test_a_damaged_object_is_refused_by_name(tmp_path):
    Steps(tmp_path).run("s", lambda: np.arange(5))
    path = next((tmp_path / "objects").glob("*.npy"))
    np.save(path, np.arange(5) + 1)
    with pytest.raises(StoreError, match="damaged"):
        Steps(tmp_path).run("s", lambda: np.arange(5)).value  # noqa: B018


def test_a_lost_object_is_computed_again(tmp_path):
    calls = []
    Steps(tmp_path).run("s", counted(calls, np.arange(5)))
    next((tmp_path / "objects").glob("*.npy")).unlink()
    assert Steps(tmp_path).run("s", counted(calls, np.arange(5))).value.sum() == 10
    assert len(calls) == 2


def test_foreign_types_are_refused_and_nothing_is_recorded(tmp_path):
    steps = Steps(tmp_path)
    with pytest.raises(StoreError, match="cannot be stored"):
        steps.run("s", object)
    assert not list((tmp_path / "records").iterdir())


def test_a_killed_run_leaves_nothing_half_written(tmp_path):
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        import numpy as np
        from dioscuri.steps import Steps, objects
        steps = Steps(Path(sys.argv[1]))
        steps.run("first", lambda: np.arange(10))
        save = np.save
        def die(file, data, **more):
            file.write(b"half")
            file.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        objects.np.save = die
        steps.run("second", lambda: np.arange(20))
        """
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list((tmp_path / "objects").glob(".part-*"))
    steps = Steps(tmp_path)
    assert not list((tmp_path / "objects").glob(".part-*"))
    assert steps.run("first", lambda: pytest.fail("computed again")).value.sum() == 45
    assert steps.run("second", lambda: np.arange(20)).value.sum() == 190
    assert steps.computed == ["second"]


@pytest.mark.parametrize("text", ["", "[1", "{}", "3"])
def test_a_damaged_record_is_computed_again(tmp_path, text):
    calls = []
    Steps(tmp_path).run("s", counted(calls, 1), 0)
    for record in (tmp_path / "records").iterdir():
        record.write_text(text)
    assert Steps(tmp_path).run("s", counted(calls, 1), 0).value == 1
    assert len(calls) == 2


def test_every_library_that_computes_counts_as_code():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    declared = {re.split("[>=<~]", line)[0] for line in project["dependencies"]}
    assert declared - {"typer", "rich", "SQLAlchemy", "psutil", "fastapi", "uvicorn"} == set(RESULT_LIBRARIES)
