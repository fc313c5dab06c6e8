"""Minimum cut, 26 neighbours, 192³, seeded cores, beside OR-Tools' push-relabel (minutes)."""

from functools import partial

from bench.cuts import graph, ortools
from dioscuri.separation import solve

PEER = "OR-Tools"
REPEATS = 1
prepare = partial(graph, 192, "core")
peer = ortools


def ours(given):
    assert solve(given[0]).flow > 0
