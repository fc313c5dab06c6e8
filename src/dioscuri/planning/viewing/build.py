"""From a planned case to the files that a viewer shows: scene.json, models, volumes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import StoreError
from dioscuri.formats._files import put
from dioscuri.formats.documents import read_document, write_json
from dioscuri.formats.meshopt import meshoptimizer
from dioscuri.model import Plan, canonical_json
from dioscuri.model.clipstages import ClipStages
from dioscuri.model.colours import CUT_COLOUR, TWIN_COLOURS
from dioscuri.model.cutstage import CutStage
from dioscuri.model.scene import Scene, SceneCirculation, ScenePlan
from dioscuri.planning.days import plan_days
from dioscuri.planning.describe import NOTICE
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.dossier.pictures import normal
from dioscuri.planning.dossier.slices import junction_centre
from dioscuri.planning.folder import current_plan
from dioscuri.planning.progress import Watch, silent
from dioscuri.planning.remembered import whole, written_whole
from dioscuri.planning.viewing.blood import Blood, blood_of
from dioscuri.planning.viewing.levels import LEVELS, Made, levels_of
from dioscuri.planning.viewing.nodes import Part, anatomy_parts, other_parts
from dioscuri.planning.viewing.regions import regions_of
from dioscuri.planning.viewing.ruled import ruled
from dioscuri.planning.viewing.stages import scene_stages
from dioscuri.planning.viewing.stale import mark_of
from dioscuri.planning.viewing.studies import Studied, other_cuts, stage_parts, studied
from dioscuri.planning.viewing.vessels import Centrelines, scene_territories, scene_vessels
from dioscuri.planning.viewing.volumes import full_volumes, packed, page_volumes, scene_labels
from dioscuri.planning.viewing.words import said_of
from dioscuri.steps import Steps, code_digest
from dioscuri.store import Store

SCENE, FOLDER = "scene.json", "viewer"
NEEDED = ("read scans", "label", "own", "owned graph", "cut", "deficits")


@dataclass(frozen=True, eq=False)
class SceneFiles:
    """A scene, the folder that holds it and its files, and whether it was there already."""

    scene: Scene
    folder: Path
    remembered: bool


@dataclass(frozen=True, eq=False)
class SceneParts:
    """A scene and its files by name, for whoever puts them elsewhere."""

    scene: Scene
    files: dict[str, bytes] = field(default_factory=dict)


def scene_of(case: Path, *, watch: Watch = silent) -> SceneFiles:
    """The scene of a planned case in `case/viewer/<id>`; the same plan and rulings again build nothing.

    Raises
    ------
    DioscuriError : no plan there, or its results are gone.
    """
    plan = current_plan(case)
    found = studied(case, plan.id)
    rulings = mark_of(case).rulings  # before they are read: a later one makes this scene stale
    asked = [plan.id, rulings, code_digest(), list(found.ids), meshoptimizer() is not None]
    folder = case / FOLDER / hashlib.sha256(canonical_json(asked).encode()).hexdigest()[:12]
    if whole(folder):
        return SceneFiles(read_document(Scene, folder / SCENE), folder, True)
    known = ruled(case, plan, read_content(case, plan), watch=watch)

    def write(part: Path) -> Scene:
        blood = replace(blood_of(known.flowing, known.content.vessels, plan.recipe), study=known.study)
        made = scene_parts(known.content, blood=blood, found=found, full=True)
        origin = {"made_on": plan_days(case).get(plan.id, ""), "rulings": rulings}
        more = {"plan": made.scene.plan.model_copy(update=origin), "notes": (*made.scene.notes, *known.notes)}
        for name, data in made.files.items():
            put(part / name, data)
        scene = made.scene.model_copy(update=more)
        write_json(scene, part / SCENE)
        return scene

    return SceneFiles(written_whole(folder, write), folder, False)


def read_content(case: Path, plan: Plan) -> Content:
    """What the dossier shows, as the plan's own steps left it."""
    steps = Steps(case)
    if missing := [n for n in NEEDED if n not in plan.steps]:
        raise StoreError(f"{case}: its plan knows no step {missing[0]!r}; run `dioscuri plan` again")
    read, labelled, owned, graph, cut, deficits = (
        steps.recall(name, plan.steps[name]).value for name in NEEDED
    )
    scans = {s.scan.role: s.volume for s in read.scans}
    with Store(case / "store.sqlite") as store:
        head = store.verified_head()
    return Content(
        plan=plan,
        labels=labelled.labels,
        ownership=owned,
        side=cut.side,
        cut_surface=cut.surface,
        caps={name: found.cap for name, found in deficits.items()},
        vessels=graph,
        ct=scans["ct"],
        t1=scans.get("t1"),
        audit_head=head,
    )


def scene_parts(
    content: Content,
    *,
    blood: Blood | None = None,
    found: Studied | None = None,
    levels: Sequence[str] = tuple(LEVELS),
    full: bool = False,
    answers: bool = True,
    today: date | None = None,
) -> SceneParts:
    """The scene of a plan from its content.

    Parameters
    ----------
    blood : flows and pressures, where there are any.
    found : what was studied of the case since the plan.
    levels : the levels of detail wanted, of `LEVELS`.
    full : also the volumes on the scan's own grid.
    answers : whether a server will be there to answer what a clip does.
    today : the day that the scene is given as the plan's.
    """
    blood = blood or Blood(why_not="flows were not asked for")
    found = found or Studied()
    others, surfaces = other_cuts(found)
    regions = regions_of(content)
    every = (*anatomy_parts(content, regions), *other_parts(content), *stage_parts(found), *surfaces)
    parts = [p for p in every if len(p.surface.faces)]
    lines = Centrelines(content.vessels)
    models = levels_of(parts, lines, levels)
    volumes = packed(page_volumes(content) + (full_volumes(content) if full else []))
    scene = _scene(content, parts, models, blood, today or date.today(), answers)
    stages = scene_stages(content.plan, {p.node.name for p in parts}, *_staged(content, found))
    more: dict[str, Any] = {"volumes": tuple(said for said, _ in volumes), "others": others, "stages": stages}
    more["notes"] = (*filter(None, [regions.note]), *blood.notes)
    scene = scene.model_copy(update=more)
    files = {m.model.file: m.data for m in models} | {said.file: data for said, data in volumes}
    return SceneParts(scene, files)


def _staged(content: Content, found: Studied) -> tuple[Sequence[CutStage], ClipStages | None]:
    """The studied stages; clips that name a vessel that this plan does not have are not of this plan."""
    staged = found.staged.staged if found.staged else None
    known = {e.id for e in content.vessels}
    clips = found.clips if found.clips and known.issuperset(found.clips.candidates) else None
    return staged.stages if staged else (), clips


def _scene(
    content: Content, parts: Sequence[Part], models: Sequence[Made], blood: Blood, today: date, answers: bool
) -> Scene:
    plan, study = content.plan, blood.study or content.plan.circulation
    low = np.min([p.surface.vertices.min(axis=0) for p in parts], axis=0)
    high = np.max([p.surface.vertices.max(axis=0) for p in parts], axis=0)
    return Scene(
        notice=NOTICE,
        case=plan.case,
        plan=ScenePlan(id=plan.id, short=plan.id[:12], made_on=today.isoformat()),
        centre=_point((low + high) / 2),
        extent_mm=round(float(np.linalg.norm(high - low)), 1),
        normal=_point(normal(content.cut_surface), 4),
        cut_centre=_point(junction_centre(content)),
        colours={**TWIN_COLOURS, "cut": CUT_COLOUR},
        models=tuple(m.model for m in models),
        nodes=tuple(p.node for p in parts),
        vessels=scene_vessels(content, blood, study),
        territories=scene_territories(study, blood.places),
        circulation=SceneCirculation(answers=answers and not blood.why_not, why_not=blood.why_not),
        stages=(),
        volumes=(),
        labels=scene_labels(content.labels),
        owners={"1": "castor", "2": "pollux", "3": "shared"},
        said=said_of(content, today),
    )


def _point(values: Any, digits: int = 3) -> tuple[float, float, float]:
    x, y, z = (round(float(v), digits) for v in values)
    return x, y, z
