"""Figures of the minimum cut that are no row beside a peer: ``python -m bench.cut_figures [N ...]``.

For each N (64, 96, 128 and 192 without any), in a process of its own: seconds of a solve, and peak bytes per
undecided voxel of an open cut, its field left out. Then the exponent of the time in voxels, and the median of
20 edits at the largest N up to 128.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import time

from bench.measure import ROOT, load

KIND, EDITS = "core", 20


def _high_water() -> int:
    """Largest resident size since it was reset, bytes (Linux)."""
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM"))


def measured(n: int) -> dict[str, float]:
    """Capacities and cut of one instance in this process, compiled before."""
    from bench.instance import field
    from dioscuri.separation import OpenCut, graph_of, solve

    OpenCut(field(16, KIND))
    given = field(n, KIND)
    undecided = int((given.body & (given.seed == 0)).sum())
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")
    before = _high_water()
    OpenCut(given)
    peak, made, times = _high_water() - before, graph_of(given), []
    for _ in range(3):
        start = time.perf_counter()
        solve(made)
        times.append(time.perf_counter() - start)
    return {
        "n": n,
        "undecided": undecided,
        "solve_s": round(min(times), 4),
        "bytes_per_undecided": round(peak / undecided, 1),
    }


def edits(n: int) -> dict[str, float]:
    """Milliseconds of `EDITS` edits, each of which moves a 6 mm keep-out over the surface."""
    bench = load(ROOT / "bench" / "bench_cut_edit128.py")
    given, times = bench.prepare(n), []
    for _ in range(EDITS):
        start = time.perf_counter()
        bench.ours(given)
        times.append(1000 * (time.perf_counter() - start))
    return {
        "n": n,
        "edit_median_ms": round(statistics.median(times), 1),
        "edit_worst_ms": round(max(times), 1),
    }


def _apart(what: str, n: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.cut_figures", what, str(n)]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    result: dict[str, float] = json.loads(printed.splitlines()[-1])
    return result


def main(sizes: list[int]) -> None:
    """Print one JSON row per size, then exponent and edits."""
    rows = []
    for n in sizes:
        rows.append(_apart("solve", n))
        print(json.dumps(rows[-1]), flush=True)
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        grown = math.log(last["solve_s"] / first["solve_s"])
        print(json.dumps({"exponent": round(grown / math.log(last["undecided"] / first["undecided"]), 3)}))
    print(json.dumps(_apart("edit", max([n for n in sizes if n <= 128] or [64]))))


if __name__ == "__main__":
    given = sys.argv[1:]
    if given and given[0] in ("solve", "edit"):
        print(json.dumps({"solve": measured, "edit": edits}[given[0]](int(given[1]))))
    else:
        main([int(n) for n in given] or [64, 96, 128, 192])
