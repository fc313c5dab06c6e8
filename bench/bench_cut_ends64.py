"""Minimum cut, 26 neighbours, 64³, only the poles seeded. Target: ≤ 1/8 of PyMaxflow."""

from functools import partial

from bench.cuts import graph, pymaxflow
from dioscuri.separation import solve

PEER = "PyMaxflow"
REPEATS = 3
prepare = partial(graph, 64, "ends")
peer = pymaxflow


def ours(given):
    assert solve(given[0]).flow > 0
