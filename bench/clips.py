"""Linear clips of loops in a tree, ours and by a factor of its own for every clip."""

from __future__ import annotations

from typing import Any

import numpy as np

from bench.nets import matrix, tree
from dioscuri.circulation.flow.linear import LinearNetwork

PEER = "scipy splu, refactorised"


def solved(segments: int, clips: int) -> Any:
    """A network whose factor is there, and the candidates solved."""
    network = tree(segments)
    names = [f"l{n}" for n in range(clips)]
    linear = LinearNetwork(network)
    linear.candidates(names)
    return network, linear, names


def clipped(given: Any) -> float:
    """Pressures after each clip."""
    _, linear, names = given
    return float(sum(linear.clip([name])[-1] for name in names))


def clipped_anew(given: Any) -> float:
    """The same for edges that were never asked about."""
    given[1].forget()
    return clipped(given)


def refactorised(given: Any) -> float:
    """The same clips, each with a factor of its own."""
    from scipy.sparse.linalg import splu

    network, _, names = given
    total = 0.0
    for name in names:
        inner, right = matrix(network, network.edge(name))
        total += float(np.asarray(splu(inner).solve(right))[-1])
    return total
