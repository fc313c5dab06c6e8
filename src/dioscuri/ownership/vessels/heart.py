"""To whose heart a vessel connects: followed through the graph to the necks, not through the shared sinus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import CirculationError
from dioscuri.model import TWINS, VesselGraph
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe
from dioscuri.ownership.vessels.witness import Witness, trusted

Array = NDArray[Any]


def heart_ends(
    graph: VesselGraph, seeds_lps_mm: ArrayLike, foramina_lps_mm: ArrayLike, recipe: VesselOwnerRecipe
) -> dict[int, str]:
    """Loose ends below either skull base: node -> twin.

    Parameters
    ----------
    seeds_lps_mm, foramina_lps_mm : (2, 3) a point deep in each brain and its foramen magnum, castor first.
    """
    degree = np.bincount([n for e in graph for n in (e.start, e.end)], minlength=len(graph.nodes))
    seeds, foramina = np.asarray(seeds_lps_mm, float), np.asarray(foramina_lps_mm, float)
    down = foramina - seeds
    down /= np.linalg.norm(down, axis=1, keepdims=True)
    out = {}
    for node in np.flatnonzero(degree == 1):
        away = graph.nodes[node] - foramina
        nearer = int(np.argmin(np.linalg.norm(away, axis=1)))
        if float(away[nearer] @ down[nearer]) > recipe.neck_below_foramen_mm:
            out[int(node)] = TWINS[nearer]
    return out


def heart_witness(
    graph: VesselGraph,
    kinds: Sequence[str],
    hearts: Mapping[int, str],
    closed: Array,
    recipe: VesselOwnerRecipe,
) -> Witness:
    """Which twin's neck each edge reaches within its own side (arterial or venous).

    Reached from one neck only, it is clear; from both, the nearer one along the vessels is likelier.

    Parameters
    ----------
    hearts : loose end -> twin. closed : (E,) bool, edges of the shared sinus, which are not passed.
    """
    check_hearts(graph, hearts)
    far = reach(graph, kinds, hearts, closed, np.zeros(len(graph), int))
    trust = [recipe.artery_heart_trust if k == "artery" else recipe.vein_heart_trust for k in kinds]
    says, told = _chances(far, np.array(trust))
    text = tuple(_text(*row) if t else "" for row, t in zip(far, told, strict=True))
    return Witness("owner", "heart side", says, text)


def flow_witness(
    graph: VesselGraph,
    kinds: Sequence[str],
    hearts: Mapping[int, str],
    closed: Array,
    measured: Mapping[str, int],
    recipe: VesselOwnerRecipe,
) -> Witness:
    """The same with the measured directions of flow obeyed: arteries from a neck, veins towards one.

    It speaks where the directions shut out a neck that could be reached without them.
    """
    ways = np.array([measured.get(e.id, 0) for e in graph], int)
    free = np.isfinite(reach(graph, kinds, hearts, closed, np.zeros(len(graph), int)))
    far = reach(graph, kinds, hearts, closed, ways)
    says, told = _chances(far, np.full(len(graph), recipe.flow_trust))
    told &= (np.isfinite(far) != free).any(axis=1)
    says[~told] = 1 / 3
    text = tuple(f"flow as measured: {_text(*row)}" if t else "" for row, t in zip(far, told, strict=True))
    return Witness("owner", "flow direction", says, text)


def check_hearts(graph: VesselGraph, hearts: Mapping[int, str]) -> None:
    """Refuse a heart side that is no node of the graph, or nobody's."""
    for node, twin in hearts.items():
        if not 0 <= node < len(graph.nodes) or twin not in TWINS:
            raise CirculationError(
                f"heart side: node {node} of {twin!r}, must be a node from 0 to {len(graph.nodes) - 1} of "
                "castor or pollux"
            )


def reach(
    graph: VesselGraph, kinds: Sequence[str], hearts: Mapping[int, str], closed: Array, ways: Array
) -> Array:
    """Way along vessels to the middle of each edge from castor's and from pollux's necks, (E, 2) mm.

    inf where there is none. `ways` (E,): measured flow, +1 start to end, -1 back, 0 not known.
    """
    far = np.full((len(graph), 2), np.inf)
    artery = np.array([k == "artery" for k in kinds], bool)
    length = np.array([e.length_mm for e in graph])
    ends = np.array([(e.start, e.end) for e in graph], int).reshape(-1, 2)
    for layer, sign in ((artery, 1), (~artery, -1)):
        use = np.flatnonzero(layer & ~closed)
        touched = set(ends[use].ravel().tolist())
        for column, twin in enumerate(TWINS):
            sources = [n for n, t in hearts.items() if t == twin and n in touched]
            if not len(use) or not sources:
                continue
            at = _from(sources, ends[use], length[use], sign * ways[use], len(graph.nodes))
            shut = sign * ways[use, None] == np.array([-1, 1])  # the end by which it is not entered
            far[use, column] = np.where(shut, np.inf, at[ends[use]]).min(axis=1) + length[use] / 2
    return far


def _from(sources: Sequence[int], ends: Array, length: Array, ways: Array, nodes: int) -> Array:
    """Shortest way to each node, (N,) mm; an edge with a way is passed in it only."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra

    there, back = ways >= 0, ways <= 0
    a = np.concatenate([ends[there, 0], ends[back, 1]])
    b = np.concatenate([ends[there, 1], ends[back, 0]])
    w = np.concatenate([length[there], length[back]])
    order = np.lexsort((w, b, a))
    a, b, w = a[order], b[order], w[order]
    first = np.r_[True, (a[1:] != a[:-1]) | (b[1:] != b[:-1])] if len(a) else np.zeros(0, bool)
    matrix = coo_matrix((w[first], (a[first], b[first])), shape=(nodes, nodes)).tocsr()
    out: Array = dijkstra(matrix, indices=list(sources), min_only=True)
    return out


def _chances(far: Array, trust: Array) -> tuple[Array, Array]:
    told = np.isfinite(far).any(axis=1)
    near = 1 / np.maximum(far, 1.0) ** 2  # 0 where there is no way
    castor = np.where(told, near[:, 0] / np.where(told, near.sum(axis=1), 1.0), 0.5)
    raw = np.stack([castor, 1 - castor, 2 * castor * (1 - castor)], axis=1)
    says = trusted(raw, trust)
    says[~told] = 1 / 3
    return says, np.asarray(told)


def _text(castor_mm: float, pollux_mm: float) -> str:
    if np.isfinite(castor_mm) and np.isfinite(pollux_mm):
        return f"connects to both necks: castor's after {castor_mm:.0f} mm, pollux's after {pollux_mm:.0f} mm"
    if np.isfinite(castor_mm):
        return f"connects to castor's neck after {castor_mm:.0f} mm, not to pollux's"
    return f"connects to pollux's neck after {pollux_mm:.0f} mm, not to castor's"
