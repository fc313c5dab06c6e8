"""Networks whose flow is known, and random ones."""

import numpy as np

from dioscuri.model.network import flow_network


def net(held, edges, fed=(), twins=(), regulation=None):
    """`held` {node: mmHg}, `edges` {id: (start, end, resistance, {more})}, `fed` {node: mL/min}."""
    nodes = {}
    for start, end, *_ in edges.values():
        nodes.setdefault(start, {})
        nodes.setdefault(end, {})
    for name, pressure in held.items():
        nodes.setdefault(name, {})["fixed_mmhg"] = pressure
    for name, flow in dict(fed).items():
        nodes.setdefault(name, {})["inflow_ml_min"] = flow
    for name, twin in dict(twins).items():
        nodes[name]["twin"] = twin
    rows = {
        name: {"ends": (start, end), "resistance": r, **(more[0] if more else {})}
        for name, (start, end, r, *more) in edges.items()
    }
    return flow_network(nodes, rows, regulation)


def bridge():
    """K2: a Wheatstone bridge, 80 to 5 mmHg."""
    return net(
        {"source": 80, "sink": 5},
        {
            "sa": ("source", "a", 1.0),
            "sb": ("source", "b", 0.5),
            "ab": ("a", "b", 2.0),
            "at": ("a", "sink", 1 / 3),
            "bt": ("b", "sink", 1.0),
        },
    )


def one_territory():
    """K3: one territory between own and bridging arteries and veins."""
    artery, vein = {"kind": "artery"}, {"kind": "vein"}
    return net(
        {"heart": 60, "other heart": 60, "jugular": 5, "other jugular": 5},
        {
            "own artery": ("heart", "t", 1 / 2, artery),
            "bridging artery": ("other heart", "t", 1.0, artery),
            "own vein": ("t", "jugular", 1 / 20, vein),
            "bridging vein": ("t", "other jugular", 1 / 10, vein),
        },
    )


def random_network(rng, nodes=30, loops=12, nonlinear=True):
    """A connected network of veins with fed territories, one held outlet at 5 mmHg and one at 7."""
    held = {"n0": 5.0, "n1": 7.0}
    edges = {"e0": ("n0", "n1", float(rng.lognormal(-2, 1)))}
    for n in range(2, nodes):
        edges[f"e{n}"] = (f"n{n}", f"n{rng.integers(0, n)}", float(rng.lognormal(-2, 1)))
    for n in range(loops):
        a, b = rng.choice(nodes, 2, replace=False)
        edges[f"l{n}"] = (f"n{a}", f"n{b}", float(rng.lognormal(-2, 1)))
    if nonlinear:
        for n, (name, (a, b, r)) in enumerate(list(edges.items())):
            more = {"quadratic": float(rng.uniform(0, 0.01)), "kind": "vein"}
            if n % 4 == 0:
                more["external_mmhg"] = float(rng.uniform(0, 12))
            edges[name] = (a, b, r, more)
    fed = {f"n{n}": float(rng.uniform(1, 30)) for n in range(2, nodes) if rng.random() < 0.4}
    return net(held, edges, fed or {"n2": 10.0})


def dense_pressures(network, closed=()):
    """An independent dense solve of a linear network."""
    count = len(network.nodes)
    matrix, right = np.zeros((count, count)), network.inflow_ml_min.copy()
    for name, (s, t), r in zip(network.edges, network.ends, network.resistance, strict=True):
        g = 0.0 if name in closed else 1 / r
        matrix[s, s] += g
        matrix[t, t] += g
        matrix[s, t] -= g
        matrix[t, s] -= g
    held = network.held
    out = network.fixed_mmhg.copy()
    free = ~held
    out[free] = np.linalg.solve(
        matrix[np.ix_(free, free)], right[free] - matrix[np.ix_(free, held)] @ out[held]
    )
    return out
