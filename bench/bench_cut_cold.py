"""First cut of a fresh machine: every loop compiled. The peer finds them in the cache. Target: ≤ 10 s."""

import os
import subprocess
import sys
import tempfile

from bench.measure import ROOT

PEER = "the same, compiled before"
REPEATS = 1
SCRIPT = (
    "from bench.instance import instance; from dioscuri.separation import minimum_cut; "
    "assert minimum_cut(*instance(24)).certified"
)


def prepare() -> None:
    """Nothing."""


def ours(given: None) -> None:
    """In an empty cache."""
    with tempfile.TemporaryDirectory() as empty:
        _run(os.environ | {"NUMBA_CACHE_DIR": empty})


def peer(given: None) -> None:
    """In the cache that a first run has filled."""
    _run(dict(os.environ))


def _run(environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, check=True)
