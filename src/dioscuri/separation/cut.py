"""From labels and ownership to the cheapest separating surface, with its proof and its figures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import SolverError
from dioscuri.geometry.resample import resample
from dioscuri.model import CASTOR, NOBODY, POLLUX, Cut, Figure, LabelMap, Ownership, Surface, VesselGraph
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.consequences import consequences
from dioscuri.separation.energy import Field, field_of
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.surface import areas_by_tissue, surface_between
from dioscuri.separation.voxels import UNITS_PER_COST

Array = NDArray[Any]

SOURCE = "minimum cut on the working grid, measured on its smoothed mesh"
DOUBT_DECIDES = "the labels' doubt, not only the team's costs, decides where it runs"
SEEDS_DECIDE = 0.1  # share of the cost from which a reader is told (assumed)
CAUSES = ("position of the voxel grid", "smoothing of the mesh")
# Of an area on the smoothed mesh, one standard deviation: largest error on spheres and tilted necks
# (docs/science/separation.md).
MESH_SD = 0.01
# Student's t, 95th percentile, for 1, 2, 3 ... degrees of freedom.
_T95 = (6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782)


@dataclass(frozen=True, eq=False)
class CutResult:
    """Side of every body voxel on the working grid, the surface between them, and the figures."""

    side: Ownership
    surface: Surface
    cut: Cut
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class _Sides:
    """One solved grid: `pollux` (I, J, K) bool, meaningful in the body."""

    field: Field
    open: OpenCut
    pollux: Array


def cut(
    labels: LabelMap,
    ownership: Ownership,
    *,
    recipe: SeparationRecipe,
    vessels: VesselGraph | None = None,
) -> CutResult:
    """The separating surface that costs least under `recipe`: exact for these labels, costs and seeds.

    Parameters
    ----------
    labels, ownership : on one grid; ownership gives the seeds and the price of misplacing tissue.
    vessels : their centrelines are vessel even where the labels have lost them.

    Raises
    ------
    SolverError : one twin has no tissue that is surely its own, or the optimum cannot be proved.
    """
    whole = labels if vessels is None else painted(labels, vessels)
    sides = _sides(whole, ownership, recipe, np.zeros(3), vessels)
    surface = surface_between(sides.field.body, sides.pollux, sides.field.grid, whole)
    rows = [_measures(whole, sides, surface)]
    for shift in shifts(recipe.interval_solves, float(sides.field.grid.spacing_mm[0])):
        other = _sides(whole, ownership, recipe, shift, vessels)
        rows.append(
            _measures(whole, other, surface_between(other.field.body, other.pollux, other.field.grid, whole))
        )
    table = consequences(whole, ownership, vessels, sides.field, sides.pollux, recipe, surface=surface)
    figures = _figures(rows, sides).model_copy(update={"consequences": table})
    return CutResult(_side(sides), surface, figures, doubt_notes(sides.field, sides.pollux, sides.open.value))


def _sides(
    labels: LabelMap,
    ownership: Ownership,
    recipe: SeparationRecipe,
    shift_mm: Array,
    vessels: VesselGraph | None,
) -> _Sides:
    field = field_of(labels, ownership, recipe, shift_mm, vessels=vessels)
    for number, twin in ((CASTOR, "castor"), (POLLUX, "pollux")):
        if not (field.seed == number).any():
            raise SolverError(
                f"cut: no tissue of {twin} deeper than {recipe.seed_depth_mm:g} mm from the other twin's, "
                "there must be some: lower separation.seed_depth_mm or check the ownership"
            )
    solved = OpenCut(field)
    return _Sides(field, solved, solved.pollux)


def shifts(n: int, spacing_mm: float) -> Array:
    """`n` displacements of the grid below half a voxel, (n, 3) mm (R3 sequence of Roberts 2018)."""
    root = 1.2207440846057596
    steps = np.arange(1, n + 1)[:, None] * root ** -np.arange(1.0, 4.0)
    out: Array = (np.mod(0.5 + steps, 1) - 0.5) * spacing_mm
    return out


def _measures(labels: LabelMap, sides: _Sides, surface: Surface) -> dict[str, float]:
    brain = labels.tissue("brain")
    pollux = resample(_full(sides), sides.field.grid, labels.grid, order=1) >= 0.5
    ml = labels.grid.voxel_mm3 / 1000
    out = {f"crossed {k}": v for k, v in areas_by_tissue(surface, labels).items()}
    out["area"] = surface.area_mm2
    out["castor"] = float((brain & ~pollux).sum() * ml)
    out["pollux"] = float((brain & pollux).sum() * ml)
    return out


def _full(sides: _Sides) -> Array:
    """Share of pollux, float32, carried from the body to the air around it."""
    from scipy import ndimage

    nearest = ndimage.distance_transform_edt(~sides.field.body, return_distances=False, return_indices=True)
    out: Array = sides.pollux[tuple(nearest)].astype(np.float32)
    return out


def _figures(rows: list[dict[str, float]], sides: _Sides) -> Cut:
    units = {"castor": "mL", "pollux": "mL"}
    figure = {key: spread([row[key] for row in rows], units.get(key, "mm2")) for key in rows[0]}
    return Cut(
        area_mm2=figure["area"],
        crossed_mm2={k.removeprefix("crossed "): v for k, v in figure.items() if k.startswith("crossed ")},
        brain_to_castor_ml=figure["castor"],
        brain_to_pollux_ml=figure["pollux"],
        flow=sides.open.value,
        cut_value=sides.open.value_of(sides.pollux),
    )


def spread(values: list[float], unit: str) -> Figure:
    """Value of the first solve; 90 % prediction interval of another grid position, plus the mesh's error."""
    n, value = len(values), values[0]
    spread = float(np.std(values, ddof=1)) * math.sqrt(1 + 1 / n)
    half = math.hypot(_T95[min(n - 2, len(_T95) - 1)] * spread, 1.645 * MESH_SD * value)
    return Figure(
        value=value, low=max(0.0, value - half), high=value + half, unit=unit, source=SOURCE, causes=CAUSES
    )


def _side(sides: _Sides) -> Ownership:
    body = sides.field.body
    owner = np.where(body, np.where(sides.pollux, POLLUX, CASTOR), NOBODY).astype(np.uint8)
    return Ownership(owner, np.where(owner == CASTOR, 255, 0).astype(np.uint8), sides.field.grid)


def doubt_notes(field: Field, pollux: Array, value: int) -> tuple[str, ...]:
    """Says when the seeds, and not the costs, decide where the cut runs; `value` of the cut in units."""
    misplaced, there = field.misplaced[field.body], pollux[field.body]
    given_away = float(misplaced[there & (misplaced > 0)].sum() - misplaced[~there & (misplaced < 0)].sum())
    share = given_away * UNITS_PER_COST / max(1, value)
    if share < SEEDS_DECIDE:
        return ()
    return (f"{share:.0%} of the cut's cost is tissue given to the other twin: {DOUBT_DECIDES}",)


def painted(labels: LabelMap, vessels: VesselGraph) -> LabelMap:
    """Labels with the centreline of every vessel marked, where they show other tissue there."""
    values = labels.values.copy()
    named = {"artery": "artery", "vein": "vein", "sinus": "dural_sinus", "unknown": "vein"}
    for edge in vessels:
        ijk = np.rint(labels.grid.ijk(edge.path)).astype(int)
        ijk = ijk[((ijk >= 0) & (ijk < labels.grid.shape)).all(axis=1)]
        found = values[tuple(ijk.T)]
        bare = (found > 0) & ~np.isin(found, labels.anatomy.numbers(tissue="vessel"))
        values[tuple(ijk[bare].T)] = labels.anatomy.number(named[edge.kind])
    return LabelMap(values, labels.grid, labels.anatomy)
