"""Linear what-ifs at 100,000 segments, each edge asked for the first time. The peer refactorises."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.nets import matrix, tree
from dioscuri.circulation.flow.linear import LinearNetwork

PEER = "scipy splu, refactorised"
SEGMENTS, CLIPS = 100000, 8


def prepare() -> Any:
    """A network whose factor is there."""
    network = tree(SEGMENTS)
    names = [f"l{n}" for n in range(CLIPS)]
    linear = LinearNetwork(network)
    linear.candidates(names)
    return network, linear, names


def ours(given: Any) -> float:
    """Pressures after each clip."""
    _, linear, names = given
    linear.forget()
    return float(sum(linear.clip([name])[-1] for name in names))


def peer(given: Any) -> float:
    """The same clips, each with a factor of its own."""
    from scipy.sparse.linalg import splu

    network, _, names = given
    total = 0.0
    for name in names:
        inner, right = matrix(network, network.edge(name))
        total += float(np.asarray(splu(inner).solve(right))[-1])
    return total
