"""What each twin loses by a cut: a table, never one number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import NOBODY, SHARED, TWINS, Figure, LabelMap, Ownership, VesselGraph, owner_number
from dioscuri.model.anatomy import TISSUES
from dioscuri.model.consequence import CutCrossing, Harm
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.crossings import UNSURE, owner_of
from dioscuri.separation.sides import Courses, Sides

Array = NDArray[Any]
Graph = tuple[VesselGraph, Courses]

LEFT = "voxels on the other twin's side, by ownership probability"
LUMEN = "lumen of the vessel graph on the other twin's side, by the vessels' owners"
NEAREST = "brain whose nearest vessel of its own twin is divided or lies on the other side"
DIVIDED = "vessels of the graph that the cut divides, by their owners"
UNSURE_VESSELS = "vessels that are shared or uncertain"
EITHER = "tissue that is shared or uncertain"
ALONG = "a quarter of a voxel along the cut (assumed)"
CRUDE = (
    "the nearest vessel is taken to supply or drain the brain: crude, no blood flow is computed",
    "collaterals may carry all of it",
)
TERRITORY_STEP_MM = 4.0


@dataclass(frozen=True, eq=False)
class _Case:
    """All that the harm of one cut is counted from."""

    labels: LabelMap
    ownership: Ownership
    sides: Sides
    crossings: Sequence[CutCrossing]
    crossed_mm2: Mapping[str, float]
    recipe: SeparationRecipe


def harm(
    labels: LabelMap,
    ownership: Ownership,
    sides: Sides,
    *,
    graph: Graph | None,
    crossings: Sequence[CutCrossing],
    crossed_mm2: Mapping[str, float],
    recipe: SeparationRecipe,
) -> tuple[Harm, Harm]:
    """What castor and what pollux lose.

    Volumes are expected values; their intervals run from what is surely a twin's to all that may be, and a
    quarter of a voxel of the cut along what it crosses.
    """
    case = _Case(labels, ownership, sides, crossings, crossed_mm2, recipe)
    table = _table(labels, ownership, sides)
    return _harm(case, graph, table, TWINS[0]), _harm(case, graph, table, TWINS[1])


def _harm(case: _Case, graph: Graph | None, table: Array, twin: str) -> Harm:
    return Harm(
        twin=twin,
        brain_ml=_left(case, table, twin, ("brain",)),
        soft_tissue_ml=_left(case, table, twin, ("skin", "muscle")),
        bone_ml=_left(case, table, twin, ("bone",)),
        blood_ml=_left(case, table, twin, ("vessel",)) if graph is None else _blood(case, graph, twin),
        territory_ml=None if graph is None else _territory(case, graph, twin),
        vessels_divided=None if graph is None else _divided(case, graph, twin),
    )


def _table(labels: LabelMap, ownership: Ownership, sides: Sides) -> Array:
    """Voxels by tissue, owner, side (1 pollux's) and castor's probability, (T, 4, 2, 256)."""
    number = np.full(1 + max(s.number for s in labels.anatomy), len(TISSUES), np.int32)
    for structure in labels.anatomy:
        number[structure.number] = TISSUES.index(structure.tissue)
    code = number[labels.values] * 4 + ownership.owner
    code = (code * 2 + sides.on(labels.grid)) * 256 + ownership.castor
    shape = (len(TISSUES) + 1, 4, 2, 256)
    return np.bincount(code.ravel(), minlength=int(np.prod(shape))).reshape(shape)[:-1]


def _left(case: _Case, table: Array, twin: str, tissues: tuple[str, ...]) -> Figure:
    """Tissue of `twin` on the other's side, mL."""
    rows = table[[TISSUES.index(t) for t in tissues]].sum(axis=0)
    there = rows[:, 1 if twin == TWINS[0] else 0] * case.labels.grid.voxel_mm3 / 1000
    castor = np.arange(256) / 255
    own = castor if twin == TWINS[0] else 1 - castor
    value = float((there[NOBODY + 1 :] * own).sum())
    sure = float(there[owner_number(twin)].sum())
    maybe = sure + float(there[SHARED].sum())
    rim = sum(case.crossed_mm2.get(t, 0.0) for t in tissues) * float(case.sides.grid.spacing_mm.mean()) / 4000
    return Figure(
        value=value,
        low=max(0.0, min(sure, value) - rim),
        high=max(maybe, value) + rim,
        unit="mL",
        source=LEFT,
        causes=(EITHER, ALONG),
    )


def _owned(vessels: VesselGraph, twin: str, recipe: SeparationRecipe) -> tuple[Array, Array, Array]:
    """Probability that each edge is the twin's, and whether it surely is or may be, (E,) each."""
    castor = np.array([e.castor for e in vessels])
    words = np.array([owner_of(float(c), recipe) for c in castor])
    return castor if twin == TWINS[0] else 1 - castor, words == twin, (words == twin) | (words == UNSURE)


def _blood(case: _Case, graph: Graph, twin: str) -> Figure:
    vessels, course = graph
    there = course.pollux if twin == TWINS[0] else ~course.pollux
    ml = np.bincount(course.edge[there], course.lumen_mm3[there], minlength=len(vessels)) / 1000
    return _expected(_owned(vessels, twin, case.recipe), ml, "mL", LUMEN)


def _divided(case: _Case, graph: Graph, twin: str) -> Figure:
    ids = {c.id for c in case.crossings}
    cut = np.array([float(e.id in ids) for e in graph[0]])
    return _expected(_owned(graph[0], twin, case.recipe), cut, "vessels", DIVIDED)


def _expected(owned: tuple[Array, Array, Array], amount: Array, unit: str, source: str) -> Figure:
    own, sure, maybe = owned
    value = float((own * amount).sum())
    low, high = min(float(amount[sure].sum()), value), max(float(amount[maybe].sum()), value)
    return Figure(value=value, low=low, high=high, unit=unit, source=source, causes=(UNSURE_VESSELS,))


def _territory(case: _Case, graph: Graph, twin: str) -> Figure:
    """Brain of `twin` whose nearest vessel of its own is lost, mL: none of it to all that is in doubt."""
    vessels, course = graph
    own = _owned(vessels, twin, case.recipe)[0] >= 0.5
    ids = {c.id for c in case.crossings}
    cut = np.array([e.id in ids for e in vessels], bool)
    there = course.pollux if twin == TWINS[0] else ~course.pollux
    mine = own[course.edge]
    lost = mine & (cut[course.edge] | there)
    points, ml = _brain_of(case, twin)
    to_lost, to_kept = (_nearest(points, course.at[s]) for s in (lost, mine & ~lost))
    value = float(ml[to_lost < to_kept].sum())
    high = max(value, float(ml[to_lost < case.recipe.territory_doubt * to_kept].sum()))
    return Figure(value=value, low=0.0, high=high, unit="mL", source=NEAREST, causes=CRUDE)


def _brain_of(case: _Case, twin: str) -> tuple[Array, Array]:
    """Points (B, 3) LPS mm in brain, and how much of the twin's brain each stands for, (B,) mL."""
    stride = np.maximum(1, np.rint(TERRITORY_STEP_MM / case.labels.grid.spacing_mm)).astype(int)
    thin = tuple(slice(int(s) // 2, None, int(s)) for s in stride)
    brain = np.isin(case.labels.values[thin], case.labels.anatomy.numbers(tissue="brain"))
    brain &= case.ownership.owner[thin] != NOBODY
    castor = case.ownership.castor[thin][brain] / 255
    points = case.labels.grid.lps(np.argwhere(brain) * stride + stride // 2)
    ml = case.labels.grid.voxel_mm3 * stride.prod() / 1000
    return points, (castor if twin == TWINS[0] else 1 - castor) * ml


def _nearest(points: Array, to: Array) -> Array:
    from scipy.spatial import cKDTree

    return cKDTree(to).query(points)[0] if len(to) else np.full(len(points), np.inf)
