"""Whose blood is where, and when: steady flow in a resistive network, mixing, and arrival times.

The phantom's own, so that truth and estimate share no code with `circulation`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix, diags
from scipy.sparse.linalg import splu
from scipy.spatial import cKDTree

from dioscuri.errors import GeometryError
from dioscuri.model import VesselGraph

Array = NDArray[Any]
PASCAL_PER_MMHG = 133.322
VISCOSITY_PA_S = 3.5e-3  # of blood in vessels above 0.5 mm; circulation reference, check K1
INLET_MMHG, OUTLET_MMHG = 60.0, 5.0  # infant; outlet J Neurosurg 60:727 (about 5), inlet assumed
FLOW_ML_S = (
    7.5  # both arterial sides of one infant brain: 50 mL/100 g/min (Varela 2012) x 900 g, assumed mass
)
BED_S = 3.5  # transit of the capillary bed; mean transit of the brain is 4-5 s, assumed
SLOW_ML_S = 1e-9


@dataclass(frozen=True, eq=False)
class Network:
    """Resistors between nodes, some nodes held at a pressure.

    Parameters
    ----------
    ends : (E, 2) node numbers. resistance : (E,) mmHg s/mL. volume : (E,) mL.
    held : node -> pressure, mmHg. source : node -> share of castor's blood that enters there, 0 to 1.
    transit_s : (E,) transit time where it is known, NaN where it is volume over flow; None is all NaN.
    """

    nodes: int
    ends: Array
    resistance: Array
    volume: Array
    held: dict[int, float]
    source: dict[int, float]
    transit_s: Array | None = None


@dataclass(frozen=True, eq=False)
class Traced:
    """Steady flow and what it carries, one row per edge.

    Parameters
    ----------
    pressure_mmhg : (N,). flow_ml_s : (E,), positive from start to end.
    castor : (E,) share of castor's blood. arrival_s : (E, 2) mean time at the edge's middle since the
    inlet of castor's and of pollux's blood; inf where none of it comes.
    """

    pressure_mmhg: Array
    flow_ml_s: Array
    castor: Array
    arrival_s: Array

    def share(self, twin: str) -> Array:
        """Share of a twin's blood, (E,)."""
        return self.castor if twin == "castor" else np.asarray(1.0 - self.castor)

    def arrival(self, twin: str) -> Array:
        """Arrival time of a twin's blood, (E,) s."""
        return np.asarray(self.arrival_s[:, 0 if twin == "castor" else 1])


def tube_resistance(path: Array, radius_mm: Array) -> float:
    """Poiseuille resistance of a tapering tube, mmHg s/mL: 8 mu L / (pi r^4) summed along the path."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1) * 1e-3
    r = (radius_mm[1:] + radius_mm[:-1]) / 2 * 1e-3
    pascal_s_m3 = float((8 * VISCOSITY_PA_S * length / (np.pi * r**4)).sum())
    return pascal_s_m3 * 1e-6 / PASCAL_PER_MMHG


def tube_volume(path: Array, radius_mm: Array) -> float:
    """Volume of a tapering tube, mL."""
    length = np.linalg.norm(np.diff(path, axis=0), axis=1)
    a, b = radius_mm[1:], radius_mm[:-1]
    return float((np.pi * length * (a * a + a * b + b * b) / 3).sum() * 1e-3)


def pressures(network: Network) -> Array:
    """Pressures (N,) mmHg that balance every free node.

    Raises
    ------
    GeometryError : a node that no held pressure reaches.
    """
    a, b = network.ends.T
    g = 1.0 / network.resistance
    rows, cols = np.concatenate([a, b, a, b]), np.concatenate([a, b, b, a])
    matrix = coo_matrix((np.concatenate([g, g, -g, -g]), (rows, cols)), shape=(network.nodes,) * 2).tocsr()
    held = np.array(sorted(network.held))
    free = np.setdiff1d(np.arange(network.nodes), held)
    out = np.zeros(network.nodes)
    out[held] = [network.held[int(n)] for n in held]
    if not len(free):
        return out
    inner = matrix[free][:, free].tocsc()
    lonely = free[np.asarray(inner.diagonal()) == 0]
    if len(lonely):
        raise GeometryError(f"tracer: node {lonely[0]} has no vessel, every node must have one")
    try:
        factor = splu(inner)
    except RuntimeError as error:
        raise GeometryError("tracer: a part of the network has no inlet and no outlet") from error
    right = -matrix[free][:, held] @ out[held]
    out[free] = factor.solve(right)
    out[free] += factor.solve(right - inner @ out[free])
    return out


def carry(network: Network) -> Traced:
    """Flow, mixing (each node mixes what flows in, by flow) and mean arrival times of each twin's blood.

    Upwind balance at every node, for the shares s and for their first moments m = s x time:
    inflow x s = sum of q s_up, inflow x m = sum of q (m_up + s_up x transit). Water that stands still keeps
    a share of one half and never arrives.
    """
    p = pressures(network)
    a, b = network.ends.T
    flow = (p[a] - p[b]) / network.resistance
    q = np.abs(flow)
    moving = q > SLOW_ML_S
    up, down = np.where(flow >= 0, a, b), np.where(flow >= 0, b, a)
    transit = network.volume / np.maximum(q, SLOW_ML_S)
    if network.transit_s is not None:
        transit = np.where(np.isnan(network.transit_s), transit, network.transit_s)
    inflow = np.bincount(down[moving], q[moving], network.nodes)
    fed = inflow > 0
    fed[list(network.source)] = False  # an inlet's blood is its own whatever flows back
    kept = moving & fed[down]
    diagonal = np.where(fed, inflow, 1.0)
    shape = (network.nodes, network.nodes)
    matrix = diags(diagonal) - coo_matrix((q[kept], (down[kept], up[kept])), shape=shape)
    factor = splu(matrix.tocsc())
    given = np.full((network.nodes, 2), 0.5)
    for node, share in network.source.items():
        given[node] = share, 1 - share
    shares = np.clip(factor.solve(np.where(fed[:, None], 0.0, given)), 0, 1) + 0.0
    gained = np.zeros_like(given)
    np.add.at(gained, down[kept], (q * transit)[kept, None] * shares[up[kept]])
    moments = factor.solve(gained)
    with np.errstate(invalid="ignore", divide="ignore"):
        times = np.where(shares > 1e-6, moments / shares, np.inf)
    castor = np.where(moving, shares[up, 0], 0.5)
    arrival = np.where(moving[:, None], times[up] + transit[:, None] / 2, np.inf)
    return Traced(p, flow, castor, arrival)


@dataclass(frozen=True, eq=False)
class Ends:
    """Open ends of a vessel graph: node numbers, and for inlets the twin (1 castor, 0 pollux)."""

    inlets: dict[int, float]
    outlets: Array
    arterial: Array
    venous: Array


def open_ends(graph: VesselGraph) -> Ends:
    """Inlets, outlets and the two sides of the capillary bed, from each loose end's kind and flow.

    Loose ends without a flow direction are left out: blood stands still there.
    """
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    found: dict[str, list[int]] = {"artery away": [], "artery into": [], "vein away": [], "vein into": []}
    owner: dict[int, float] = {}
    for edge in graph:
        for node, leaves in ((edge.start, edge.flow), (edge.end, -edge.flow)):
            if degree[node] == 1 and leaves:
                kind = "artery" if edge.kind == "artery" else "vein"
                found[f"{kind} {'away' if leaves > 0 else 'into'}"].append(node)
                owner[node] = edge.castor
    inlets = {n: owner[n] for n in found["artery away"]}
    return Ends(
        inlets,
        np.array(found["vein into"], int),
        np.array(found["artery into"], int),
        np.array(found["vein away"], int),
    )


def trace(graph: VesselGraph, side: Callable[[Array], Array], *, flow_ml_s: float = FLOW_ML_S) -> Traced:
    """Steady flow through both twins and what it carries; one row per edge of the graph.

    Each arterial end feeds the venous ends nearest to it in the same twin's tissue (`side` below 0 castor's),
    through a bed whose conductance goes with its radius cubed (Murray). First pass: nothing recirculates.

    Raises
    ------
    GeometryError : a graph without inlets, outlets or capillary ends.
    """
    ends = open_ends(graph)
    if not ends.inlets or not len(ends.outlets) or not len(ends.arterial) or not len(ends.venous):
        raise GeometryError("tracer: the graph needs inlets, outlets, arterial and venous ends")
    pairs, weight = _beds(graph, ends, side)
    mean_gradient = INLET_MMHG - OUTLET_MMHG - 10.0  # about 10 mmHg are lost in the large vessels, assumed
    conductance = weight / weight.sum() * (2 * flow_ml_s / mean_gradient)
    tubes = [tube_resistance(e.path, e.radius_mm) for e in graph]
    count = len(tubes)
    network = Network(
        len(graph.nodes),
        np.concatenate([np.array([(e.start, e.end) for e in graph]), pairs]),
        np.concatenate([tubes, 1 / conductance]),
        np.concatenate([[tube_volume(e.path, e.radius_mm) for e in graph], np.zeros(len(pairs))]),
        {**{n: INLET_MMHG for n in ends.inlets}, **{int(n): OUTLET_MMHG for n in ends.outlets}},
        ends.inlets,
        np.concatenate([np.full(count, np.nan), np.full(len(pairs), BED_S)]),
    )
    out = carry(network)
    return Traced(out.pressure_mmhg, out.flow_ml_s[:count], out.castor[:count], out.arrival_s[:count])


def _beds(graph: VesselGraph, ends: Ends, side: Callable[[Array], Array]) -> tuple[Array, Array]:
    """(B, 2) arterial and venous node of each bed, and weights (B,): 3 veins per artery, 2 the other way.

    Each end's share goes with its own radius cubed: a wide vein drains more tissue than a thin one beside it.
    """
    radius = {n: float(r) for e in graph for n, r in ((e.start, e.radius_mm[0]), (e.end, e.radius_mm[-1]))}
    weights: dict[tuple[int, int], float] = {}
    mine = np.asarray(side(graph.nodes), float) < 0
    for twin in (True, False):
        arteries, veins = ends.arterial[mine[ends.arterial] == twin], ends.venous[mine[ends.venous] == twin]
        if not len(arteries) or not len(veins):
            continue
        for sources, targets, k, share in ((arteries, veins, 3, 1.0), (veins, arteries, 2, 0.3)):
            k = min(k, len(targets))
            near = cKDTree(graph.nodes[targets]).query(graph.nodes[sources], k)[1].reshape(len(sources), k)
            for source, row in zip(sources, near, strict=True):
                cubes = np.array([radius[int(n)] ** 3 for n in targets[row]])
                for target, part in zip(targets[row], cubes / cubes.sum(), strict=True):
                    artery, vein = (source, target) if sources is arteries else (target, source)
                    pair = (int(artery), int(vein))
                    weights[pair] = weights.get(pair, 0.0) + share * radius[int(source)] ** 3 * part
    return np.array(list(weights), int).reshape(-1, 2), np.array(list(weights.values()))
