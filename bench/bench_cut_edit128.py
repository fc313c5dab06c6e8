"""A 6 mm keep-out (cost × 50) moved over the surface at 128³. The peer solves anew. Target: ≤ 80 ms."""

from __future__ import annotations

import dataclasses
from itertools import cycle
from typing import Any

import numpy as np

from bench.cuts import graph, pymaxflow
from bench.instance import field
from dioscuri.separation import OpenCut

PEER = "PyMaxflow from scratch"
BALLS, RADIUS_MM, FACTOR = 8, 6.0, 50


def prepare(n: int = 128) -> dict[str, Any]:
    """The open cut, and fields with the ball at places spread over its surface."""
    plain = field(n, "core")
    cut = OpenCut(plain)
    fields = [_with_ball(plain, at) for at in _on_surface(plain, cut.pollux)]
    cut.change(fields[-1])
    return {"cut": cut, "fields": cycle(fields), "graph": graph(n, "core")}


def _on_surface(plain: Any, pollux: Any) -> Any:
    beside = plain.body & ~pollux & (plain.seed == 0)
    beside[:-1] &= pollux[1:]
    beside[-1] = False
    found = np.argwhere(beside)
    return found[np.random.default_rng(5).choice(len(found), BALLS, replace=False)]


def _with_ball(plain: Any, at: Any) -> Any:
    away = (np.indices(plain.body.shape).T - at) * plain.grid.spacing_mm
    inside = (np.linalg.norm(away, axis=-1) < RADIUS_MM).T
    return dataclasses.replace(
        plain, cost=np.where(inside, plain.cost * FACTOR, plain.cost).astype(np.float32)
    )


def ours(given: dict[str, Any]) -> None:
    """One edit: the ball leaves one place and comes to another."""
    given["cut"].change(next(given["fields"]))


def peer(given: dict[str, Any]) -> None:
    """What it costs without an open cut."""
    pymaxflow(given["graph"])
