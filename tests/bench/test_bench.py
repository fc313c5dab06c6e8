"""The bench counts what it says it counts."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.__main__ import ALL, main
from bench.measure import ROOT, best_s, load, row

KEYS = ["name", "ours_s", "peer", "peer_s", "ratio", "peak_mb"]
TOY = """
import time
PEER = "short sleep"
REPEATS = 1
def prepare(): return bytearray(b"x") * 2**26
def ours(given): time.sleep(0.03)
def peer(given): time.sleep(0.01)
"""


def test_row_of_a_toy(tmp_path: Path) -> None:
    file = tmp_path / "bench_toy.py"
    file.write_text(TOY)
    measured = row(file)
    assert list(measured) == KEYS
    assert measured["name"] == "toy"
    assert measured["ours_s"] >= 0.03
    assert measured["peer_s"] >= 0.01
    assert measured["ratio"] == pytest.approx(measured["ours_s"] / measured["peer_s"], rel=0.02)
    assert measured["peak_mb"] > 64


def test_row_without_a_peer(tmp_path: Path) -> None:
    file = tmp_path / "bench_alone.py"
    file.write_text("PEER = None\ndef prepare(): ...\ndef ours(given): ...\n")
    measured = row(file)
    assert (measured["peer"], measured["peer_s"], measured["ratio"]) == (None, None, None)


def test_first_call_is_not_counted() -> None:
    delays = iter([0.3, 0.0, 0.0])
    assert best_s(lambda given: time.sleep(next(delays)), None, repeats=2) < 0.15


@pytest.mark.parametrize("name", ALL)
def test_bench_is_whole(name: str) -> None:
    bench = load(ALL[name])
    assert bench.__doc__
    assert callable(bench.prepare)
    assert callable(bench.ours)
    assert bench.PEER is None or callable(bench.peer)


def test_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-bench"]) == 2
    assert "no-such-bench" in capsys.readouterr().err


def test_rows_are_printed_as_json() -> None:
    command = [sys.executable, "-m", "bench", "help"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [list(json.loads(line)) for line in printed.splitlines()] == [KEYS]
