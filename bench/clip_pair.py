"""Two twins' trees of arteries, beds and veins, 3,592 edges, with 20 bridging vessels between them."""

import numpy as np

from dioscuri.circulation.staging.preview import ClipPreview, preview_of
from dioscuri.model.network import FlowNetwork, flow_network

DEPTH, BRIDGES = 8, 20


def tree(rng, edges, nodes, twin: int, kind: str) -> list[str]:
    """A binary tree from the heart, thinner by Murray's law; its leaves."""
    x = "cp"[twin - 1] + kind[0]
    nodes[f"{x}1"] = {"twin": twin, "fixed_mmhg": 65.0 if kind == "artery" else 5.0}
    scale = 0.004 if kind == "artery" else 0.02
    for n in range(2, 2 ** (DEPTH + 1)):
        nodes[f"{x}{n}"] = {"twin": twin}
        level = int(np.log2(n))
        resistance = scale * 2 ** (4 / 3 * level) * float(np.exp(rng.normal(0, 0.3)))
        edges[f"{x}e{n}"] = {"ends": (f"{x}{n // 2}", f"{x}{n}"), "kind": kind, "resistance": resistance}
    return [f"{x}{n}" for n in range(2**DEPTH, 2 ** (DEPTH + 1))]


def pair() -> tuple[FlowNetwork, list[str], list[str]]:
    """Network, candidates, and 40 watched territories."""
    rng = np.random.default_rng(4)
    nodes: dict = {}
    edges: dict = {}
    watched = []
    for twin in (1, 2):
        arteries = tree(rng, edges, nodes, twin, "artery")
        veins = tree(rng, edges, nodes, twin, "vein")
        for n, (a, v) in enumerate(zip(arteries, veins, strict=True)):
            edges[f"b{twin}_{n}"] = {
                "ends": (a, v),
                "kind": "bed",
                "resistance": 100 * np.exp(rng.normal(0, 0.3)),
            }
        for n in range(0, len(veins), len(veins) // 20):
            watched.append(veins[n])
        for n, (a, b) in enumerate(zip(veins[:-1], veins[1:], strict=True)):
            edges[f"n{twin}_{n}"] = {"ends": (a, b), "kind": "collateral", "resistance": 50.0}
            edges[f"m{twin}_{n}"] = {
                "ends": (arteries[n], arteries[n + 1]),
                "kind": "artery",
                "resistance": 200.0,
            }
    names = []
    for n in range(BRIDGES):
        kind = "artery" if n % 4 == 0 else "vein"
        low, high = (2**3, 2**5)
        a, b = (f"{x}{kind[0]}{int(rng.integers(low, high))}" for x in "cp")
        edges[f"x{n}"] = {"ends": (a, b), "kind": kind, "resistance": 0.2 * np.exp(rng.normal(0, 0.7))}
        names.append(f"x{n}")
    return flow_network(nodes, edges), names, watched[:40]


def preview() -> ClipPreview:
    """The pair reduced to its candidates and territories."""
    network, names, watched = pair()
    return preview_of(network, names, watched)


def batched(of: ClipPreview, masks: np.ndarray) -> np.ndarray:
    """The peer: pressures (n, w) by numpy's batched solves, sets of one size together, 32,768 at a time."""
    k = len(of.candidates)
    bits = (masks[:, None] >> np.arange(k)) & 1 == 1
    size = bits.sum(axis=1)
    out = np.broadcast_to(of.today_mmhg, (len(masks), len(of.watched))).copy()
    for s in range(1, k + 1):
        rows = np.flatnonzero(size == s)
        for part in np.array_split(rows, max(1, len(rows) // 32768)):
            if len(part):
                at = np.nonzero(bits[part])[1].reshape(-1, s)
                x = np.linalg.solve(of.stiffness[at[:, :, None], at[:, None]], of.drop_mmhg[at][..., None])
                out[part] += (x.transpose(0, 2, 1) @ of.influence[at])[:, 0]
    return out
