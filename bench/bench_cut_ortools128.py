"""Minimum cut, 26 neighbours, 128³, seeded cores, beside OR-Tools' push-relabel."""

from functools import partial

from bench.cuts import graph, ortools
from dioscuri.separation import solve

PEER = "OR-Tools"
REPEATS = 3
prepare = partial(graph, 128, "core")
peer = ortools


def ours(given):
    assert solve(given[0]).flow > 0
