"""Small networks whose answers are known."""

import numpy as np

from dioscuri.model.network import FlowNetwork, flow_network


def two_roads() -> FlowNetwork:
    """K3: one territory, fed at 60 mmHg and drained at 5, each by its own vessel and by a bridge."""
    return flow_network(
        {"in": {"fixed_mmhg": 60.0, "twin": 1}, "t": {"twin": 1}, "out": {"fixed_mmhg": 5.0, "twin": 1}},
        {
            "artery": {"ends": ("in", "t"), "kind": "artery", "resistance": 1 / 2},
            "artery_bridge": {"ends": ("in", "t"), "kind": "artery", "resistance": 1.0},
            "vein": {"ends": ("t", "out"), "kind": "vein", "resistance": 1 / 20},
            "vein_bridge": {"ends": ("t", "out"), "kind": "vein", "resistance": 1 / 10},
        },
    )


def random_pair(
    seed: int, territories: int = 3, bridges: int = 6
) -> tuple[FlowNetwork, list[str], list[str]]:
    """Two twins with territories between an artery and a heart, and bridges of any kind between them."""
    rng = np.random.default_rng(seed)
    nodes: dict = {}
    edges: dict = {}
    for t, name in ((1, "c"), (2, "p")):
        nodes[f"{name}in"] = {"fixed_mmhg": 60.0 + 10 * rng.random(), "twin": t}
        nodes[f"{name}out"] = {"fixed_mmhg": 3.0 + 4 * rng.random(), "twin": t}
        for i in range(territories):
            here = f"{name}{i}"
            nodes[here] = {"twin": t}
            edges[f"{here}a"] = _edge(rng, f"{name}in", here, "artery", 0.5)
            edges[f"{here}v"] = _edge(rng, here, f"{name}out", "vein", 0.05)
    candidates = []
    for n in range(bridges):
        i, j = rng.integers(territories, size=2)
        kind = ("vein", "artery")[n % 2]
        ends = (f"c{i}", f"p{j}") if n % 3 else ("cin" if kind == "artery" else "cout", f"p{j}")
        edges[f"b{n}"] = _edge(rng, *ends, kind, 0.3)
        candidates.append(f"b{n}")
    return flow_network(nodes, edges), candidates, [n for n in nodes if n[-1].isdigit()]


def _edge(rng: np.random.Generator, a: str, b: str, kind: str, resistance: float) -> dict:
    return {"ends": (a, b), "kind": kind, "resistance": resistance * np.exp(rng.normal(0, 0.7))}


def crossed_ring() -> FlowNetwork:
    """Veins alone, linear: castor's c drains through pollux's p, whose blood leaves by castor's heart too.

    Clip x (c to p) and p falls; clip y (p to castor's heart) and p rises.
    """
    return flow_network(
        {
            "c": {"inflow_ml_min": 400.0, "twin": 1},
            "p": {"inflow_ml_min": 40.0, "twin": 2},
            "heart_c": {"fixed_mmhg": 5.0, "twin": 1},
            "heart_p": {"fixed_mmhg": 5.0, "twin": 2},
        },
        {
            "own_c": {"ends": ("c", "heart_c"), "kind": "vein", "resistance": 0.05},
            "own_p": {"ends": ("p", "heart_p"), "kind": "vein", "resistance": 0.10},
            "x": {"ends": ("c", "p"), "kind": "vein", "resistance": 0.2},
            "y": {"ends": ("p", "heart_c"), "kind": "vein", "resistance": 0.05},
        },
    )


def veins_alone(bridges: int = 6) -> FlowNetwork:
    """One territory with its own vein and as many bridging veins as asked, linear: pressures only rise."""
    edges = {"own": {"ends": ("t", "out"), "kind": "vein", "resistance": 0.1}}
    for n in range(bridges):
        edges[f"b{n}"] = {"ends": ("t", "out"), "kind": "vein", "resistance": 0.5 + 0.1 * n}
    return flow_network({"t": {"inflow_ml_min": 100.0}, "out": {"fixed_mmhg": 5.0}}, edges)


def two_hearts(*, own_veins: bool = True, arteries_cross: bool = True) -> FlowNetwork:
    """Two territories a twin, drained by a sinus s0-s1-s2 that opens into both hearts; s1-s2 is narrow.

    Blood: c0 into s0, c1 and p0 into s1, p1 into s2. With `own_veins` each territory has a thin vein to its
    own heart as well, so that no division isolates it.
    """
    nodes = {s: {"twin": 3} for s in ("s0", "s1", "s2")}
    edges = {
        "s01": {"ends": ("s0", "s1"), "kind": "sinus", "resistance": 0.01},
        "s12": {"ends": ("s1", "s2"), "kind": "sinus", "resistance": 0.04},
        "jugular_c": {"ends": ("s0", "heart_c"), "kind": "vein", "resistance": 0.01},
        "jugular_p": {"ends": ("s2", "heart_p"), "kind": "vein", "resistance": 0.01},
    }
    opens = {"c0": "s0", "c1": "s1", "p0": "s1", "p1": "s2"}
    for twin, x in ((1, "c"), (2, "p")):
        nodes[f"art_{x}"] = {"fixed_mmhg": 60.0, "twin": twin}
        nodes[f"heart_{x}"] = {"fixed_mmhg": 5.0, "twin": twin}
        for n in (0, 1):
            t = f"{x}{n}"
            nodes[t] = {"twin": twin}
            edges[f"a_{t}"] = {"ends": (f"art_{x}", t), "kind": "artery", "resistance": 0.4}
            edges[f"v_{t}"] = {"ends": (t, opens[t]), "kind": "vein", "resistance": 0.03}
            if own_veins:
                edges[f"o_{t}"] = {"ends": (t, f"heart_{x}"), "kind": "vein", "resistance": 0.3}
    if arteries_cross:
        edges["a_cross"] = {"ends": ("art_c", "p0"), "kind": "artery", "resistance": 3.0}
    return flow_network(nodes, edges)
