"""The rule of conftest.py: in CI a skip is a failure, but for a missing GPU or missing shared data."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = {
    "at run time": ("import pytest\ndef test_it(): pytest.skip('no libEGL')", False),
    "by mark": ("import pytest\n@pytest.mark.skip(reason='later')\ndef test_it(): pass", False),
    "whole module": ("import pytest\npytest.importorskip('no_such_module')\ndef test_it(): pass", False),
    "no GPU": ("import pytest\ndef test_it(): pytest.skip('no GPU: nvidia-smi not found')", True),
    "no data": ("def test_it(shared_data): pass", True),
    "expected failure": ("import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it(): assert 0", True),
}


def run(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch, *, ci: bool) -> int:
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_it.py").write_text(text)
    monkeypatch.setenv("DIOSCURI_SHARED_DATA", str(folder / "absent"))
    monkeypatch.setenv("CI", "true" if ci else "")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


@pytest.mark.parametrize("case", CASES)
def test_skip_in_ci(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, allowed = CASES[case]
    assert (run(tmp_path, text, monkeypatch, ci=True) == 0) == allowed


def test_skip_outside_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(tmp_path, CASES["at run time"][0], monkeypatch, ci=False) == 0
