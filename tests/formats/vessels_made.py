"""Vessel graphs that are hard to write: loops, double edges, a loop on one node, turned and negative."""

import numpy as np

from dioscuri.model import VesselEdge, VesselGraph

TURN = np.linalg.qr(np.array([[0.3, -2.0, 0.7], [1.1, 0.4, -0.9], [-0.5, 0.8, 1.7]]))[0]


def hard():
    rng = np.random.default_rng(7)
    nodes = rng.uniform(-90, 90, (7, 3)) @ TURN + [-31.7, 12.25, -400.1]

    def edge(name, a, b, inner, **more):
        between = rng.uniform(-90, 90, (inner, 3)) @ TURN
        path = np.vstack([nodes[a] + 1e-4, between, nodes[b]])
        return VesselEdge(
            name, a, b, path, rng.uniform(0.2, 4, inner + 2), rng.uniform(0, 0.5, inner + 2), **more
        )

    return VesselGraph(
        nodes,
        (
            edge("v3", 1, 0, 5, kind="sinus", flow=1, castor=1 / 3, evidence=('runs "here", µ < 5 & more',)),
            edge("v12", 1, 2, 0, kind="vein", flow=-1, castor=0.0),
            edge("v1", 2, 0, 3, kind="artery", castor=1.0, evidence=("a", "b\nc")),
            edge("v4", 0, 2, 2),  # a second edge between the same two
            edge("v5", 3, 3, 4),  # a loop on one node
            edge("v6", 4, 5, 1),  # a piece of its own; node 6 is alone
        ),
    )


def same(one, other):
    """Whether two graphs are equal to the last bit."""
    assert np.array_equal(one.nodes, other.nodes)
    assert [e.id for e in one] == [e.id for e in other]
    for a, b in zip(one, other, strict=True):
        for name in ("path", "radius_mm", "radius_sd_mm"):
            assert np.array_equal(getattr(a, name), getattr(b, name)), (a.id, name)
        for name in ("start", "end", "kind", "flow", "castor", "evidence"):
            assert getattr(a, name) == getattr(b, name), (a.id, name)
    assert one.loops == other.loops
    return True
