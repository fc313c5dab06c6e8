"""The order of the rooms: from a folder of scans to a plan and its dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import ScanError
from dioscuri.formats.recipe import read_recipe
from dioscuri.formats.series import Series
from dioscuri.model import (
    Case,
    CrossingVessel,
    Ownership,
    Plan,
    Presence,
    Recipe,
    ScanVolume,
    TwinMarks,
    VesselGraph,
)
from dioscuri.model.circulation_study import CirculationStudy
from dioscuri.planning.bloodflow.names import named
from dioscuri.planning.bloodflow.rooms import flow_of, own_vessels
from dioscuri.planning.bloodflow.rulings import read_rulings
from dioscuri.planning.bloodflow.study import circulation_study
from dioscuri.planning.folder import case_of, files_digest, nothing_left_behind, scans_in
from dioscuri.planning.progress import Watch, silent
from dioscuri.planning.scans import assign_roles
from dioscuri.planning.viewing.planned import with_edits
from dioscuri.steps import Result, Steps

SAME_PLACE_MM = 4.0
UNNAMED = "no vessel of the parted graph lies there: look at the scan"


@dataclass(frozen=True, eq=False)
class Read:
    """The scans as read: every series found, and those with a role."""

    series: tuple[Series, ...]
    scans: tuple[ScanVolume, ...]


@dataclass(frozen=True, eq=False)
class Crossings:
    """What passes between the twins, and whether a shared sinus was seen."""

    vessels: tuple[Any, ...]
    shared_sinus: Presence
    sinus_edges: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Walk:
    """Every room's result, each loaded only when it is used."""

    recipe: Recipe
    read: Result[Read]
    labelled: Result[Any]
    heads: Result[Any]
    case: Case
    ownership: Result[Ownership]
    vessels: Result[VesselGraph]
    owners: Result[Any]
    crossings: Result[Crossings]
    flowing: Result[Any]
    circulation: Result[CirculationStudy]
    cut: Result[Any]
    missing: Result[dict[str, Any]]
    schedule: Result[tuple[Any, Any]]


@dataclass(frozen=True, eq=False)
class PlanRun:
    """One run: the plan, where it lies, what was computed, and the rooms' results."""

    plan: Plan
    folder: Path
    dossier: Path
    computed: tuple[str, ...]
    walk: Walk


def make_plan(scans: Path, out: Path, *, recipe: Path | None = None, watch: Watch = silent) -> PlanRun:
    """Walk from a folder of scans to a plan and its dossier in `out`.

    A second identical run computes nothing. A refused run leaves nothing behind.

    Raises
    ------
    DioscuriError : what is wrong with the scans, the case or the recipe, in one line.
    """
    from dioscuri.planning.finish import finish

    scans_in(scans, out)
    with nothing_left_behind(out):
        chosen = read_recipe(recipe) if recipe else Recipe()
        case = case_of(scans)
        if not scans.is_dir():
            _read(scans, case)  # says what is wrong before anything is written
        steps = Steps(out, watch=watch)
        walk = walk_rooms(steps, scans, case, chosen)
        plan, dossier = finish(steps, walk, out)
        return PlanRun(plan, out, dossier, tuple(steps.computed), walk)


def walk_rooms(steps: Steps, scans: Path, given: Case | None, recipe: Recipe) -> Walk:
    """Run every room in surgical order; each step's key follows from what it was given."""
    from dioscuri.labelling.heads import find_heads
    from dioscuri.labelling.twins import label_twins
    from dioscuri.ownership.own import own
    from dioscuri.separation.cut import cut

    read = steps.run(
        "read scans",
        lambda digest, case: _read(scans, case),
        files_digest(scans_in(scans, steps.folder)),
        given,
    )
    labelled = steps.run("label", lambda r, c: label_twins(r.scans, c), read, recipe.labelling)
    labelled = with_edits(steps, labelled, read)
    heads = steps.run("find heads", lambda d, c: find_heads(d.labels, c), labelled, recipe.labelling)
    case = case_with_marks(given, heads.value, scans)
    seeds = in_order(heads.value, case).seeds_lps_mm
    ownership = steps.run(
        "own", lambda d, s, c: own(d.labels, seeds_lps_mm=s, recipe=c), labelled, seeds, recipe.ownership
    )
    blood = _blood(steps, labelled, ownership, (heads, case), recipe)
    parted = steps.run(
        "cut",
        lambda d, o, v, c: cut(d.labels, o, recipe=c, vessels=v),
        labelled,
        ownership,
        blood["vessels"],
        recipe.separation,
    )
    missing = steps.run("deficits", _missing, labelled, parted, recipe.cover)
    schedule = steps.run("schedule", _schedule, recipe.theatre, recipe.seed)
    return Walk(
        recipe=recipe,
        read=read,
        labelled=labelled,
        heads=heads,
        case=case,
        ownership=ownership,
        cut=parted,
        missing=missing,
        schedule=schedule,
        **blood,
    )


def _blood(
    steps: Steps,
    labelled: Result[Any],
    ownership: Result[Ownership],
    marks: tuple[Result[Any], Case],
    recipe: Recipe,
) -> dict[str, Result[Any]]:
    """Vessels, whose they are, which cross, and what clipping them does: the walk's fields of these names."""
    from dioscuri.circulation.graph import vessel_graphs

    both = steps.run(
        "vessel graphs", lambda d, c: vessel_graphs(d.labels, d.rises, c), labelled, recipe.circulation
    )
    raw = steps.run("vessel graph", lambda graphs: graphs[0], both)
    found = steps.run("named graph", lambda n: n.graph, named(steps, raw))
    rulings = read_rulings(steps.folder)
    owners = own_vessels(steps, found, labelled, ownership, marks, rulings, recipe)
    crossings = steps.run(
        "crossings",
        lambda graphs, *others: _crossings(graphs[1], *others),
        both,
        found,
        owners,
        ownership,
        labelled,
        recipe.circulation,
    )
    flowing = flow_of(steps, owners, labelled, ownership, marks, rulings, recipe)
    circulation = steps.run(
        "circulation",
        lambda v, f, x, *_: circulation_study(v, f, x.vessels, x.sinus_edges, recipe),
        owners,
        flowing,
        crossings,
        recipe.circulation,
        recipe.seed,
    )
    return {
        "vessels": steps.run("owned graph", lambda v: v.graph, owners),
        "owners": owners,
        "crossings": crossings,
        "flowing": flowing,
        "circulation": circulation,
    }


def case_with_marks(given: Case | None, heads: Any, scans: Path) -> Case:
    """The case as given, or a provisional one: castor is then the head whose foramen lies lower."""
    if given is not None:
        return given
    lower, upper = np.argsort(heads.foramina_lps_mm[:, 2])
    marks = [TwinMarks(inside_lps_mm=tuple(np.round(heads.seeds_lps_mm[i], 3))) for i in (lower, upper)]
    return Case(name=scans.resolve().name, castor=marks[0], pollux=marks[1])


def in_order(heads: Any, case: Case) -> Any:
    """The heads, castor first, by the marks of the case.

    Raises
    ------
    ScanError : both marks lie nearer to the same head.
    """
    marks = np.array([case.castor.inside_lps_mm, case.pollux.inside_lps_mm])
    away = np.linalg.norm(heads.seeds_lps_mm[:, None] - marks[None], axis=2)
    if len(set(away.argmin(axis=0).tolist())) == 1:
        raise ScanError(
            f"case {case.name}: castor's and pollux's marks both lie in the same head, "
            "must be one in each: correct inside_lps_mm in case.toml"
        )
    return heads.ordered(*marks)


def _read(scans: Path, case: Case | None) -> Read:
    from dioscuri.formats.folder import read_scans

    series: Sequence[Series] = read_scans(scans)
    return Read(tuple(series), assign_roles(series, case))


def _crossings(
    joined: VesselGraph, graph: VesselGraph, owners: Any, ownership: Ownership, labelled: Any, recipe: Any
) -> Crossings:
    """Crossings are followed along each twin's blood in the graph before touching vessels were parted.

    Parting mends loops but may cut a vessel that crosses; a lost crossing is worse than a doubtful one.
    Names, kinds and owners are those of the vessel that lies there in the parted graph.
    """
    from dioscuri.circulation.crossings import crossing_vessels, shared_sinus, shared_sinus_edges

    found = crossing_vessels(joined, ownership, labelled.labels, recipe)
    return Crossings(
        tuple(_owned(c, n, owners.graph) for n, c in enumerate(found, 1)),
        shared_sinus(graph, ownership, labelled.labels),
        shared_sinus_edges(graph, ownership, labelled.labels),
    )


def _owned(crossing: CrossingVessel, number: int, graph: VesselGraph) -> CrossingVessel:
    at = np.array(crossing.at_lps_mm)
    away = {e.id: float(np.linalg.norm(e.path - at, axis=1).min()) for e in graph}
    near = [e for e in graph if away[e.id] <= SAME_PLACE_MM]
    if not near:
        return crossing.model_copy(update={"id": f"x{number}", "evidence": (*crossing.evidence, UNNAMED)})
    edge = min(near, key=lambda e: (e.kind != crossing.kind, away[e.id]))
    told = {"id": edge.id, "kind": edge.kind, "castor_probability": edge.castor, "evidence": edge.evidence}
    return crossing.model_copy(update=told)


def _missing(labelled: Any, parted: Any, recipe: Any) -> dict[str, Any]:
    from dioscuri.closure.deficit import skin_deficit
    from dioscuri.skull.deficit import bone_deficit

    rooms = {"skin": skin_deficit, "bone": bone_deficit}
    return {
        f"{twin} {tissue}": room(labelled.labels, parted.side, parted.surface, twin, recipe=recipe)
        for twin in ("castor", "pollux")
        for tissue, room in rooms.items()
    }


def _schedule(recipe: Any, seed: int) -> tuple[Any, Any]:
    from dioscuri.theatre.schedule import schedule
    from dioscuri.theatre.tasks import single_stage

    stage = single_stage()
    return stage, schedule(stage, recipe, seed=seed)
