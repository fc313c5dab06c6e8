"""One cut under the team's demands, with its consequences, alternatives, stages and doubts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Figure, LabelMap, Ownership, Surface, VesselGraph
from dioscuri.model.consequence import Consequences, CutCrossing
from dioscuri.model.cutstudy import CutStudy, CutWishes, StageBeside
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.alternatives import AlternativeCut, alternatives
from dioscuri.separation.bone_limit import BoneLimit, bone_share
from dioscuri.separation.consequences import consequences
from dioscuri.separation.constraints import Constraint, constrained
from dioscuri.separation.costmap import CostMap, cost_map
from dioscuri.separation.crossings import divided_vessels
from dioscuri.separation.cut import doubt_notes, painted, shifts, spread
from dioscuri.separation.demanded import (
    constraint_of,
    limited,
    notes_of,
    record_of,
    statement_of,
    vessel_notes,
)
from dioscuri.separation.division import Division, divide
from dioscuri.separation.energy import Field, field_of
from dioscuri.separation.lines import cut_lines
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.polylines import Polyline
from dioscuri.separation.premises import Premises, premises
from dioscuri.separation.ranges import weight_ranges
from dioscuri.separation.sectors import Crossing
from dioscuri.separation.session import Session
from dioscuri.separation.sides import courses, sides_of
from dioscuri.separation.stages import Ways, stages
from dioscuri.separation.surface import areas_by_tissue, surface_between
from dioscuri.separation.uncertainty import Uncertainty, uncertainty
from dioscuri.separation.voxels import UNITS_PER_COST

Array = NDArray[Any]
Watch = Callable[[str], None]
DEAREST = 5


@dataclass(frozen=True, eq=False)
class Study:
    """The document, and the shapes behind its figures.

    Parameters
    ----------
    field : what was solved, the demands included; `pollux` bool (I, J, K) and `sent` (N, 13), its answer.
    lines : polylines by layer. `costs` : of each face of `surface`. `seconds` : of the solve, wall time.
    """

    document: CutStudy
    field: Field
    pollux: Array
    sent: Array
    surface: Surface
    lines: dict[str, tuple[Polyline, ...]]
    costs: CostMap
    seconds: float
    others: tuple[AlternativeCut, ...] = ()
    division: Division | None = None
    doubt: Uncertainty | None = None


def study(  # noqa: PLR0913 - the four of a cut, what is asked, and what may be given
    labels: LabelMap,
    ownership: Ownership,
    vessels: VesselGraph,
    recipe: SeparationRecipe,
    wishes: CutWishes = CutWishes(),  # noqa: B008 - frozen
    *,
    eloquence: Array | None = None,
    ways: Ways | None = None,
    seed: int = 1,
    watch: Watch = lambda what: None,
) -> Study:
    """The cheapest cut that keeps every demand, and what `wishes` asks to know about it.

    `eloquence` float (I, J, K) on the labels' grid, 0 to 1, makes brain dearer. `ways` names directions of
    each twin, for the table's position (`stages`). `watch` is told what comes next.

    Raises
    ------
    GeometryError, SolverError : a demand that names nothing, or demands that contradict each other: the
        message names the smallest set that does.
    """
    watch("cut")
    whole = painted(labels, vessels)
    given = (whole, ownership, vessels)
    plain = field_of(whole, ownership, recipe, np.zeros(3), vessels=vessels, eloquence=eloquence)
    demanded = tuple(constraint_of(d, plain, whole, vessels) for d in wishes.demands)
    session = Session(plain)
    records = tuple(session.apply(c) for c in demanded)
    bone = limited(session, whole, wishes)
    start = time.perf_counter()
    solved = OpenCut(
        session.open.field if bone is None else bone.field
    )  # anew: its flow is a proof by itself
    seconds = time.perf_counter() - start
    surface = surface_between(plain.body, solved.pollux, plain.grid, whole)
    watch("consequences")
    table = consequences(*given, plain, solved.pollux, recipe, eloquence=eloquence, surface=surface)
    table = _on_other_grids(table, given, recipe, eloquence, wishes, bone)
    costs = cost_map(surface, whole, recipe, vessels=vessels, eloquence=eloquence)
    found: dict[str, Any] = {"documents": {}, "shapes": {}}
    if wishes.ranges or wishes.alternatives or wishes.stages or wishes.samples:
        extra = 0.0 if bone is None else np.float32(bone.per_mm2) * bone_share(whole, plain)
        basis = premises(*given, recipe, solved.field, eloquence, extra)
        found = _asked(basis, solved, surface, table.crossings, demanded, wishes, seed, ways, watch)
    value = plain_value(plain, solved.pollux)
    document = CutStudy(
        recipe=recipe,
        wishes=wishes,
        eloquence_given=eloquence is not None,
        statement=statement_of(demanded, bone, wishes),
        constraints=records if bone is None else (*records, record_of(bone, session, wishes)),
        cost=value / UNITS_PER_COST,
        flow_units=solved.value,
        cut_units=solved.value_of(solved.pollux),
        consequences=table,
        dearest=costs.dearest(DEAREST),
        notes=(*notes_of(bone, wishes), *vessel_notes(demanded, wishes, plain, vessels)),
        warnings=doubt_notes(plain, solved.pollux, value),
        **found["documents"],
    )
    lines = cut_lines(surface, whole, recipe)
    mine = (document, solved.field, solved.pollux, solved.sent, surface, lines, costs, seconds)
    return Study(*mine, **found["shapes"])


def _on_other_grids(
    table: Consequences,
    given: tuple[LabelMap, Ownership, VesselGraph],
    recipe: SeparationRecipe,
    eloquence: Array | None,
    wishes: CutWishes,
    bone: BoneLimit | None,
) -> Consequences:
    """Areas with the interval of cuts on grids moved by less than a voxel, as the plan's own."""
    whole, ownership, vessels = given
    rows = [{"": table.area_mm2.value, **{k: f.value for k, f in table.crossed_mm2.items()}}]
    spacing = max(recipe.working_spacing_mm, float(whole.grid.spacing_mm.min()))
    for shift in shifts(recipe.interval_solves, spacing):
        field = field_of(whole, ownership, recipe, shift, vessels=vessels, eloquence=eloquence)
        if bone is not None:
            extra = np.float32(bone.per_mm2) * bone_share(whole, field)
            field = replace(field, cost=(field.cost + extra).astype(np.float32))
        demanded = tuple(constraint_of(d, field, whole, vessels) for d in wishes.demands)
        pollux = OpenCut(constrained(field, demanded)).pollux
        surface = surface_between(field.body, pollux, field.grid, whole)
        rows.append({"": surface.area_mm2, **areas_by_tissue(surface, whole)})
    figures = {name: spread([row[name] for row in rows], "mm2") for name in rows[0]}
    return table.model_copy(update={"area_mm2": figures.pop(""), "crossed_mm2": figures})


def plain_value(field: Field, pollux: Array) -> int:
    """What the labelling costs in the team's own prices, without what the demands add, units."""
    from dioscuri.separation.voxels import Box, Prices, undecided

    inside = undecided(field)
    return Prices(field, Box(inside)).value(pollux[inside])


def _asked(  # noqa: PLR0913 - the cut, and what is asked about it
    basis: Premises,
    solved: OpenCut,
    surface: Surface,
    crossings: Any,
    demanded: tuple[Constraint, ...],
    wishes: CutWishes,
    seed: int,
    ways: Ways | None,
    watch: Watch,
) -> dict[str, Any]:
    documents: dict[str, Any] = {}
    shapes: dict[str, Any] = {}
    if wishes.ranges:
        watch("ranges of the weights")
        documents["ranges"] = weight_ranges(basis, solved)
    if wishes.alternatives:
        watch("alternatives")
        shapes["others"] = alternatives(basis, solved, wishes.alternatives, constraints=demanded)
        documents["alternatives"] = tuple(a.alternative for a in shapes["others"])
    if wishes.stages:
        watch("stages")
        passing = [Crossing(c.id, c.at_lps_mm, c.radius_mm.value) for c in crossings]
        division = divide(
            basis.labels, basis.plain, passing, basis.recipe, stages=wishes.stages, constraints=demanded
        )
        shapes["division"] = division
        documents["staged"] = _beside(division, basis, ways)
    if wishes.samples:
        watch("samples")
        recipe = basis.recipe.model_copy(update={"uncertainty_samples": wishes.samples})
        doubt = uncertainty(replace(basis, recipe=recipe), solved, surface, seed=seed)
        shapes["doubt"] = doubt
        here = {c.id for c in crossings}
        rows = (s.model_copy(update={"divided_in_optimum": s.id in here}) for s in doubt.crossings)
        documents |= {"samples": doubt.samples, "stability": tuple(rows)}
    return {"documents": documents, "shapes": shapes}


def _beside(division: Division, basis: Premises, ways: Ways | None) -> StageBeside:
    """The stages, with the vessels that the surface under the corridors divides."""
    added = (division.reached_value - division.free_value) / UNITS_PER_COST
    figure = Figure(
        value=added, low=added, high=added, unit="cost units", source="difference of two exact minimum cuts"
    )
    given = (basis.labels, basis.ownership, basis.vessels)

    def crossings(pollux: Array) -> tuple[CutCrossing, ...]:
        if basis.vessels is None:
            return ()
        sides = sides_of(basis.field.body, pollux, basis.field.grid)
        course = courses(basis.vessels, sides, basis.recipe.waver_mm)
        return divided_vessels(basis.vessels, course, basis.recipe)

    def divided(pollux: Array) -> tuple[Crossing, ...]:
        return tuple(Crossing(c.id, c.at_lps_mm, c.radius_mm.value) for c in crossings(pollux))

    table = consequences(*given, basis.plain, division.reached, basis.recipe, eloquence=basis.eloquence)
    reached = replace(division, crossings=divided(division.reached))
    return StageBeside(
        added_cost=figure, consequences=table, stages=stages(reached, ways=ways, divided=divided)
    )
