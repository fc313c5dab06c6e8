"""Run one side of one bench, in a process of its own: ``python -m bench.measure FILE ours|peer``."""

import gc
import importlib.util
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]


def load(file: Path) -> ModuleType:
    """The bench written in ``file``."""
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def best_s(function: Any, given: Any, repeats: int) -> float:
    """Shortest wall time of ``repeats`` calls, after one uncounted call when there is more than one."""
    if repeats > 1:
        function(given)
    times = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        function(given)
        times.append(time.perf_counter() - start)
    return min(times)


def peak_mb() -> float:
    """Largest resident size so far of this process, or of any one child that has ended."""
    users = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(user).ru_maxrss for user in users) / 1024


def side(file: Path, which: str) -> dict[str, float]:
    """Measure one side in a fresh process."""
    command = [sys.executable, "-m", "bench.measure", str(file), which]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    result: dict[str, float] = json.loads(printed.splitlines()[-1])
    return result


def row(file: Path) -> dict[str, Any]:
    """Measure ours, then the peer, as one row."""
    peer = load(file).PEER
    ours = side(file, "ours")
    peer_s = side(file, "peer")["seconds"] if peer else None
    return {
        "name": file.stem.removeprefix("bench_"),
        "ours_s": round(ours["seconds"], 4),
        "peer": peer,
        "peer_s": peer_s and round(peer_s, 4),
        "ratio": peer_s and round(ours["seconds"] / peer_s, 3),
        "peak_mb": round(ours["peak_mb"], 1),
    }


if __name__ == "__main__":
    bench = load(Path(sys.argv[1]))
    seconds = best_s(getattr(bench, sys.argv[2]), bench.prepare(), getattr(bench, "REPEATS", 3))
    print(json.dumps({"seconds": seconds, "peak_mb": peak_mb()}))
