"""One cut under the team's demands, with its consequences, alternatives, stages and doubts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Figure, LabelMap, Ownership, Surface, VesselGraph
from dioscuri.model.cutstudy import CutStudy, CutWishes, Demand, StageBeside
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.alternatives import AlternativeCut, alternatives
from dioscuri.separation.bone_limit import bone_area, bone_share, limit_bone
from dioscuri.separation.consequences import consequences
from dioscuri.separation.constraints import Constraint, MustOwn
from dioscuri.separation.costmap import CostMap, cost_map
from dioscuri.separation.cut import painted
from dioscuri.separation.division import Division, divide
from dioscuri.separation.energy import Field, field_of
from dioscuri.separation.lines import cut_lines
from dioscuri.separation.opencut import OpenCut
from dioscuri.separation.polylines import Polyline
from dioscuri.separation.premises import Premises, premises
from dioscuri.separation.ranges import weight_ranges
from dioscuri.separation.regions import (
    ball,
    keep_out_ball,
    keep_out_structure,
    keep_out_tube,
    must_pass,
    on_grid,
    own_vessel,
)
from dioscuri.separation.sectors import Crossing
from dioscuri.separation.session import Session
from dioscuri.separation.stages import Ways, stages
from dioscuri.separation.surface import surface_between
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
    plain = field_of(whole, ownership, recipe, np.zeros(3), vessels=vessels, eloquence=eloquence)
    demanded = tuple(constraint_of(d, plain, whole, vessels) for d in wishes.demands)
    session = Session(plain)
    records = tuple(session.apply(c) for c in demanded)
    open_cut, field, notes = session.open, session.open.field, []
    if wishes.most_bone_mm2 is not None:
        share = bone_share(whole, field)
        limited = limit_bone(open_cut, share, wishes.most_bone_mm2, bone_area(whole, field))
        if limited.per_mm2:
            notes.append(_bone_note(limited, wishes.most_bone_mm2))
            open_cut.change(limited.field)
    start = time.perf_counter()
    solved = OpenCut(open_cut.field)  # anew, so that its flow is a proof by itself
    seconds = time.perf_counter() - start
    surface = surface_between(field.body, solved.pollux, field.grid, whole)
    watch("consequences")
    given = (whole, ownership, vessels)
    table = consequences(*given, plain, solved.pollux, recipe, eloquence=eloquence, surface=surface)
    costs = cost_map(surface, whole, recipe, vessels=vessels, eloquence=eloquence)
    found: dict[str, Any] = {"documents": {}, "shapes": {}}
    if wishes.ranges or wishes.alternatives or wishes.stages or wishes.samples:
        basis = premises(*given, recipe, solved.field, eloquence)
        found = _asked(basis, solved, surface, table.crossings, demanded, wishes, seed, ways, watch)
    value = plain_value(plain, solved.pollux)
    document = CutStudy(
        recipe=recipe,
        wishes=wishes,
        eloquence_given=eloquence is not None,
        constraints=records,
        cost=value / UNITS_PER_COST,
        flow_units=solved.value,
        cut_units=solved.value_of(solved.pollux),
        consequences=table,
        dearest=costs.dearest(DEAREST),
        notes=tuple(notes),
        **found["documents"],
    )
    lines = cut_lines(surface, whole, recipe)
    mine = (document, solved.field, solved.pollux, solved.sent, surface, lines, costs, seconds)
    return Study(*mine, **found["shapes"])


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
        shapes["others"] = alternatives(basis, solved, wishes.alternatives)
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
        documents |= {"samples": doubt.samples, "stability": doubt.crossings}
    return {"documents": documents, "shapes": shapes}


def _beside(division: Division, basis: Premises, ways: Ways | None) -> StageBeside:
    """The stages, with the vessels that the surface under the corridors divides."""
    added = (division.reached_value - division.free_value) / UNITS_PER_COST
    figure = Figure(
        value=added, low=added, high=added, unit="cost units", source="difference of two exact minimum cuts"
    )
    given = (basis.labels, basis.ownership, basis.vessels)
    table = consequences(*given, basis.plain, division.reached, basis.recipe, eloquence=basis.eloquence)
    passing = tuple(Crossing(c.id, c.at_lps_mm, c.radius_mm.value) for c in table.crossings)
    reached = replace(division, crossings=passing)
    return StageBeside(added_cost=figure, consequences=table, stages=stages(reached, ways=ways))


def _bone_note(limited: Any, most_mm2: float) -> str:
    return (
        f"bone held to {limited.area_mm2:.0f} of {most_mm2:.0f} mm2 by pricing it {limited.per_mm2:.3g} per "
        "mm2 higher; another cut within the limit could be cheaper by at most "
        f"{limited.gap / UNITS_PER_COST:.4g} cost units"
    )


def constraint_of(demand: Demand, field: Field, labels: LabelMap, vessels: VesselGraph) -> Constraint:
    """A demand on the grid of the cut.

    Raises
    ------
    GeometryError : a place outside the scan, or a name that is not there; the nearest names are listed.
    """
    grid, name = field.grid, demand.name
    if demand.centre_lps_mm is not None and demand.radius_mm is not None:
        place = (demand.centre_lps_mm, demand.radius_mm)
        if demand.kind == "must-pass":
            return must_pass(field, *place, name)
        if demand.twin:
            return MustOwn(name, ball(grid, *place), demand.twin)
        return keep_out_ball(grid, *place, name)
    if demand.vessel is not None:
        mine = own_vessel(field, vessels, demand.vessel, demand.twin or "castor") if demand.twin else None
        edge = vessels[demand.vessel]
        return mine or keep_out_tube(grid, edge.path, edge.radius_mm, name)
    structure = str(demand.structure)
    kept = keep_out_structure(field, labels, structure, name)
    if demand.twin:
        return MustOwn(name, on_grid(labels.mask(structure), labels.grid, grid), demand.twin)
    return kept
