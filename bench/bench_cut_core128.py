"""Minimum cut, 26 neighbours, 128³, seeded cores. Target: ≤ 1/5.5 of PyMaxflow."""

from functools import partial

from bench.cuts import graph, pymaxflow
from dioscuri.separation import solve

PEER = "PyMaxflow"
REPEATS = 3
prepare = partial(graph, 128, "core")
peer = pymaxflow


def ours(given):
    assert solve(given[0]).flow > 0
