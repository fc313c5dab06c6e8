"""A small case to look at: two round heads on an oblique grid, with vessels, a flow and a cut."""

import json
from functools import cache

import numpy as np

from dioscuri.model import Grid, LabelMap, Ownership
from dioscuri.phantom.painting import paint
from dioscuri.planning.dossier.content import Content
from dioscuri.planning.viewing.blood import blood_of
from dioscuri.planning.viewing.build import scene_parts
from dioscuri.planning.viewing.consequence import LiveFlow
from dioscuri.web.session import Session
from tests.planning.dossier_content import ct_of, disc, t1_of
from tests.planning.edited_scene import turned
from tests.planning.flow_scene import scene as flow_scene
from tests.web.served import PLAN, case_in, question

SPACING_MM = np.array([1.6, 1.8, 2.0])
RADII_MM = (33.0, 34.5, 38.0, 42.0)  # brain, fluid, skull, scalp
NUMBERS = (6, 5, 3, 1)
AWAY_MM = 32.0


def grid() -> Grid:
    """Turned about all three axes, around the origin."""
    affine = np.eye(4)
    affine[:3, :3] = turned(0.25, -0.2, 0.3) * SPACING_MM
    shape = (72, 66, 88)
    affine[:3, 3] = -affine[:3, :3] @ ((np.array(shape) - 1) / 2)
    return Grid(affine, shape, "1.2.3")


def _labels(where: Grid) -> tuple[LabelMap, Ownership, Ownership]:
    points = where.lps(np.indices(where.shape).reshape(3, -1).T)
    away = [np.linalg.norm(points - (0, 0, s * AWAY_MM), axis=1) for s in (-1, 1)]
    near = np.minimum(*away)
    values = np.select([near < r for r in RADII_MM], NUMBERS, 0).astype(np.uint16).reshape(where.shape)
    z = points[:, 2].reshape(where.shape)
    side = np.where(z < 0, 1, 2).astype(np.uint8) * (values > 0)
    owner = np.where((values > 0) & (np.abs(z) < 3), 3, side).astype(np.uint8)
    paint(values, owner.copy(), where, flow_scene()[0].owners.graph)
    sure = np.select([owner == 3, owner == 1], [128, 255], 0).astype(np.uint8)
    sides = Ownership(side.astype(np.uint8), sure, where)
    return LabelMap(values, where), Ownership(owner, sure, where), sides


@cache
def content() -> Content:
    """What the scene is made of."""
    known, study, _ = flow_scene()
    labels, ownership, side = _labels(grid())
    caps = {
        f"{twin} {tissue}": disc(radius, 0.0, 10.0, up)
        for twin, up in (("castor", 1), ("pollux", -1))
        for tissue, radius in (("skin", 27.0), ("bone", 21.0))
    }
    return Content(
        plan=known.plan.model_copy(update={"circulation": study}),
        labels=labels,
        ownership=ownership,
        side=side,
        cut_surface=disc(30.0, 0.0, 0.0, 1),
        caps=caps,
        vessels=known.owners.graph,
        ct=ct_of(labels),
        t1=t1_of(labels),
        audit_head="0" * 64,
        network=known.flow.network,
        blood=blood_of(known.flowing, known.owners.graph, known.recipe),
    )


def session_in(folder) -> Session:
    """A session of the small case, with its files in `folder`."""
    case = case_in(folder)
    made = scene_parts(content(), blood=content().blood, levels=("100k", "300k"), full=True)
    scene = made.scene.model_dump(mode="json")
    scene["plan"]["id"], scene["plan"]["short"] = PLAN, PLAN[:12]
    files = case / "viewer" / "id"
    for name, data in made.files.items():
        (files / name).write_bytes(data)
    (files / "scene.json").write_text(json.dumps(scene))
    labels = content().labels
    return Session(case, scene, files, flow=LiveFlow(question), labels=lambda: (labels, labels, content().ct))
