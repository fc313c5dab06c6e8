"""Nonlinear what-ifs at 4,138 segments with walls that collapse. The peer is Newton with scipy's splu."""

from __future__ import annotations

from typing import Any

from bench.nets import tree
from bench.newton import newton_pressures
from dioscuri.circulation.flow.steady import steady

PEER = "Newton with scipy splu"
SEGMENTS, CLIPS = 4138, 10


def prepare() -> Any:
    """A network whose state of today is known."""
    network = tree(SEGMENTS, nonlinear=True)
    return network, steady(network), [f"l{n}" for n in range(CLIPS)]


def ours(given: Any) -> float:
    """Pressures after each clip, from today's."""
    network, _, names = given
    return float(sum(steady(network, {name: 1.0}).pressure_mmhg[-1] for name in names))


def peer(given: Any) -> float:
    """The same clips, from the same state."""
    network, today, names = given
    return float(
        sum(newton_pressures(network, network.edge(name), today.pressure_mmhg)[-1] for name in names)
    )
