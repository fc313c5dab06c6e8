"""Minimum cut, 26 neighbours, 192³, seeded cores (minutes). Target: ≤ 1/7 of PyMaxflow."""

from functools import partial

from bench.cuts import graph, pymaxflow
from dioscuri.separation import solve

PEER = "PyMaxflow"
REPEATS = 1
prepare = partial(graph, 192, "core")
peer = pymaxflow


def ours(given):
    assert solve(given[0]).flow > 0
