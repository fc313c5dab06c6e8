"""Minimum cut, 26 neighbours, 64³, seeded cores. Target: ≤ 1/4 of PyMaxflow (GPL: only measured)."""

from functools import partial

from bench.cuts import graph, pymaxflow
from dioscuri.separation import solve

PEER = "PyMaxflow"
REPEATS = 3
prepare = partial(graph, 64, "core")
peer = pymaxflow


def ours(given):
    assert solve(given[0]).flow > 0
