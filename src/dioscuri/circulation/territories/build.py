"""Territories of both children, from their vessels, labels and owners."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from dioscuri.circulation.territories.borders import borders_mm
from dioscuri.circulation.territories.brain import Brain
from dioscuri.circulation.territories.drain import Drained, drain
from dioscuri.circulation.territories.midplane import MidPlane
from dioscuri.circulation.territories.touch import Touch, along, halves, touching
from dioscuri.circulation.territories.veins import VeinTrees, vein_trees
from dioscuri.errors import CirculationError
from dioscuri.model import TWINS, VesselGraph
from dioscuri.model._checks import locked
from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.territory import Territory, TerritoryMap

Array = NDArray[Any]
LEAST_CHANCE = 0.01
LEAST_ENTRY = 0.03


@dataclass(frozen=True, eq=False)
class Drainage:
    """Territories, and how their blood reaches the veins that are seen.

    Parameters
    ----------
    map : the territories. brain : voxels. number : (V,) index of each voxel's territory, -1 for none.
    half : (V,) hemisphere, 0 and 1 castor's, 2 and 3 pollux's.
    entries : for each territory {node of the graph: share of its blood that enters there}, sum 1.
    borders_mm : pairs of territories of one hemisphere -> length of their border.
    doubtful_share : (T,) share of each territory's brain that lies where another vein is about as likely.
    bridging : ids of the bridging veins. notes : what could not be done, in plain words.
    """

    map: TerritoryMap
    brain: Brain
    number: Array
    half: Array
    entries: tuple[dict[int, float], ...]
    borders_mm: dict[tuple[int, int], float]
    doubtful_share: Array
    bridging: tuple[str, ...]
    notes: tuple[str, ...]


def territories(
    graph: VesselGraph,
    brain: Brain,
    planes: Sequence[MidPlane],
    recipe: CaseFlowRecipe = CaseFlowRecipe(),  # noqa: B008 - frozen
    outlets: Collection[int] = (),
) -> Drainage:
    """Territories of every bridging vein, numbered by their vein's place in the graph, then by size.

    Parameters
    ----------
    planes : mid-planes of castor and of pollux. outlets : nodes at which blood leaves the scan.

    Raises
    ------
    CirculationError : no vein that joins a sinus.
    """
    trees = vein_trees(graph, outlets)
    if not trees.bridging:
        raise CirculationError(
            "territories: no vein joins a dural sinus, must be at least one: check the kinds of the vessels"
        )
    half = halves(brain, planes)
    touch = touching(graph, trees, brain, half, recipe, outlets)
    drained = drain(touch, brain, half, recipe)
    keys = _keys(drained, half, brain)
    number = np.full(len(half), -1)
    for n, (vein, h) in enumerate(keys):
        number[(drained.vein == vein) & (half == h)] = n
    made = [
        _territory(n, key, number == n, (graph, touch, drained, brain, planes)) for n, key in enumerate(keys)
    ]
    grid_number = np.zeros(brain.grid.shape, np.uint16)
    grid_number[tuple(brain.ijk.T)] = number + 1
    return Drainage(
        TerritoryMap(tuple(made), locked(grid_number), brain.grid),
        brain,
        number,
        half,
        tuple(_entries(graph, trees, touch, v, brain.lps_mm[number == n]) for n, (v, _) in enumerate(keys)),
        borders_mm(number, brain, half, drained.cortex, recipe.cortex_depth_mm),
        _doubtful(drained, number, len(keys)),
        tuple(graph.edges[k].id for k in trees.bridging),
        _notes(graph, trees, touch, drained, (brain, number, planes)),
    )


def _keys(drained: Drained, half: Array, brain: Brain) -> list[tuple[int, int]]:
    """(vein, hemisphere) of every territory: by vein, then the larger first, whichever twin's it is."""
    seen = drained.vein >= 0
    pairs, count = np.unique(drained.vein[seen] * 4 + half[seen], return_counts=True)
    rows = []
    for (v, h), n in zip((divmod(p, 4) for p in pairs.tolist()), count.tolist(), strict=True):
        at = brain.lps_mm[(drained.vein == v) & (half == h)].mean(axis=0)
        rows.append((v, -n, tuple(np.round(at, 3)), h))
    return [(v, h) for v, _, _, h in sorted(rows)]


def _territory(n: int, key: tuple[int, int], mine: Array, given: Any) -> Territory:
    graph, touch, drained, brain, planes = given
    vein, half = key
    ids = [graph.edges[k].id for k in touch.edges]
    mean = drained.chance[:, mine].mean(axis=1, dtype=np.float64)
    likely = [v for v in np.argsort(-mean, kind="stable") if mean[v] >= LEAST_CHANCE or v == vein]
    total = float(mean[likely].sum())
    at = brain.lps_mm[mine].mean(axis=0)
    return Territory(
        id=f"t{n + 1}",
        twin=TWINS[half // 2],
        side=planes[half // 2].side(half % 2),
        vein=ids[vein],
        node=f"t{n + 1}",
        volume_ml=float(mine.sum() * brain.voxel_ml),
        at_lps_mm=(float(at[0]), float(at[1]), float(at[2])),
        alternatives=tuple((ids[v], float(mean[v]) / total) for v in likely),
    )


def _entries(
    graph: VesselGraph, trees: VeinTrees, touch: Touch, vein: int, places: Array
) -> dict[int, float]:
    """Where blood enters the vein's tree: the upstream end of the branch nearest to each voxel."""
    rows = trees.of(vein)
    if not len(rows):  # a deep end of a sinus
        at = touch.lps_mm[touch.vein == vein][0]
        return {int(np.linalg.norm(graph.nodes - at, axis=1).argmin()): 1.0}
    paths = [along(graph.edges[int(trees.edge[r])].path) for r in rows]
    row = np.repeat(rows, [len(p) for p in paths])
    nearest = row[cKDTree(np.concatenate(paths)).query(places)[1]]
    node, count = np.unique(trees.upstream[nearest], return_counts=True)
    keep = count >= LEAST_ENTRY * count.sum()
    return {int(a): float(b) for a, b in zip(node[keep], count[keep] / count[keep].sum(), strict=True)}


def _doubtful(drained: Drained, number: Array, count: int) -> Array:
    """Mean of p (1 - p) over a territory's voxels: how far its volume moves with its border."""
    p = drained.chance[np.maximum(drained.vein, 0), np.arange(len(number))].astype(np.float64)
    mine = number >= 0
    total = np.bincount(number[mine], (p * (1 - p))[mine], count)
    return np.asarray(total / np.maximum(np.bincount(number[mine], minlength=count), 1))


def _notes(
    graph: VesselGraph, trees: VeinTrees, touch: Touch, drained: Drained, given: Any
) -> tuple[str, ...]:
    brain, number, planes = given
    out = [f"{twin}: {plane.source}" for twin, plane in zip(TWINS, planes, strict=True)]
    if trees.passing:
        names = ", ".join(graph.edges[k].id for k in trees.passing)
        out.append(f"{names}: join two sinuses and collect nothing on the way")
    empty = [v for v in range(len(touch.edges)) if not (drained.vein == v).any()]
    if empty:
        names = ", ".join(graph.edges[touch.edges[v]].id for v in empty)
        out.append(f"{names}: no brain within reach, so without a territory")
    lost = float((number < 0).sum() * brain.voxel_ml)
    if lost > 0:
        out.append(f"{lost:.1f} mL of brain without any vein in its hemisphere: in no territory")
    return tuple(out)
