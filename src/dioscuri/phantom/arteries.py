"""Arteries of one twin: carotids, vertebrals, a simplified circle of Willis, and their cortical branches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.phantom.curves import through
from dioscuri.phantom.drawing import Branch, Drawing, Line, Planter, along_pia, murray
from dioscuri.phantom.surfaces import HeadSurface, SceneLike

Array = NDArray[Any]

# Inner radii at 1-2 years, post mortem, 18 children (Gladilin, scite.ai author page): internal carotid
# 1.15 mm, middle 0.90, anterior 0.75, posterior cerebral 0.78, vertebral 0.89. Times 1.3 for an artery under
# pressure (assumed). The basilar is the two vertebrals by Murray's law.
LIVING = 1.3
CAROTID_MM, MIDDLE_MM, ANTERIOR_MM = 1.15 * LIVING, 0.90 * LIVING, 0.75 * LIVING
POSTERIOR_MM, VERTEBRAL_MM = 0.78 * LIVING, 0.89 * LIVING
COMMUNICATING_MM = 0.5  # assumed
BEFORE_TIP_MM = 6  # the posterior communicating artery leaves the carotid below its division, assumed
NECK_MM = 28.0  # no vessel of the neck lies farther aside
REFERENCE_BASE_MM = 80.0  # basion to nasion of the head that distances below are written for, assumed

SUPERIOR = Branch(45, 56, children=(Branch(28, 40), Branch(52, 32), Branch(78, 30), Branch(100, 34)))
INFERIOR = Branch(150, 66, children=(Branch(128, 44), Branch(158, 42), Branch(205, 56)))
MIDDLE = Branch(-12, 52, children=(SUPERIOR, INFERIOR))
ANTERIOR = Branch(
    2,
    3,
    0.72,
    (
        Branch(18, 6, 1.0),
        Branch(
            58, 4, 0.68, (Branch(62, 9, 1.0), Branch(88, 8, 1.0), Branch(118, 4, 0.7, (Branch(128, 9, 1.0),)))
        ),
    ),
)
POSTERIOR = Branch(-135, 30, children=(Branch(-150, 46), Branch(178, 18)))
CEREBELLAR = Branch(-125, 20, children=(Branch(-145, 28),))


@dataclass(frozen=True, eq=False)
class TwinFrame:
    """A twin's landmarks in LPS and the size of its skull base."""

    surface: HeadSurface
    landmarks: Any
    world: Any
    scale: float
    neck_z_mm: float

    def at(self, x: float, y: float, z: float) -> Array:
        """LPS point of head coordinates given for the reference skull base, (3,)."""
        out: Array = self.world(np.array([[x, y, z]]) * self.scale)[0]
        return out

    def neck(self, x: float, y: float) -> Array:
        """LPS point where a vessel leaves the field of view in the neck, (3,)."""
        out: Array = self.world(np.array([[x * self.scale, y * self.scale, self.neck_z_mm]]))[0]
        return out

    def sella(self) -> Array:
        """LPS point of the sella from basion and nasion: sides 0.45 and 0.68 of their distance, assumed."""
        basion, nasion = np.asarray(self.landmarks["basion"]), np.asarray(self.landmarks["nasion"])
        base = nasion - basion
        up = np.array([0.0, base[2], -base[1]])
        out: Array = self.world((basion + 0.37 * base + 0.256 * up)[None])[0]
        return out


def twin_frame(scene: SceneLike, surface: HeadSurface) -> TwinFrame:
    """Landmarks, scale and the end of the neck of the surface's twin."""
    marks, world = scene.heads[surface.twin].landmarks, scene.world_from_head[surface.twin]
    scale = float(np.linalg.norm(np.asarray(marks["nasion"]) - np.asarray(marks["basion"]))) / 62.0
    scale = float(np.clip(scale, 0.7, 1.6))
    down = np.arange(0.0, -130.0, -1.0)
    spine = world(np.stack([np.zeros(len(down)), np.full(len(down), 6.0), down], 1))
    inside = np.asarray(scene.distances(spine)["skin"]) < -3
    box = scene.grid(4.0)
    for x, y in ((0.0, 6.0), *((s * NECK_MM * scale, 0.0) for s in (-1, 1))):
        ijk = box.ijk(world(np.stack([np.full(len(down), x), np.full(len(down), y), down], 1)))
        inside &= ((ijk > 0) & (ijk < np.array(box.shape) - 1)).all(axis=1)
    gone = np.flatnonzero(~inside)
    low = down[gone[0] - 1] if len(gone) and gone[0] > 0 else down[-1]
    return TwinFrame(surface, marks, world, scale, float(low))


def grow_arteries(drawing: Drawing, frame: TwinFrame, rng: np.random.Generator, *, without: str = "") -> None:
    """Draw one twin's arteries; `without` names a hemisphere (left or right) whose middle artery is missing.

    A missing middle artery is the half that the other twin's artery feeds.
    """
    surface = frame.surface
    owner = 1.0 if surface.twin == "castor" else 0.0
    circle = _circle_of_willis(drawing, frame, owner, rng)
    planter = Planter(drawing, surface, rng)
    for side, s in (("left", 1.0), ("right", -1.0)):
        name = f"{surface.twin} {side}"
        carotid = Line(f"{name} internal carotid artery", "artery", owner)
        neck = drawing.node(frame.neck(s * 22, -4))
        stops = [
            drawing.nodes[neck],
            frame.at(s * 22, -8, 2),
            frame.at(s * 17, -16, 10),
            drawing.nodes[circle[side]],
        ]
        drawing.draw(neck, circle[side], through(stops, rng), CAROTID_MM, carotid)
        _posterior_communicating(drawing, surface, side, circle[f"back {side}"], rng)
        if side != without:
            line = Line(f"{name} middle cerebral artery", "artery", owner)
            planter.tree(circle[side], MIDDLE_MM, mirrored(MIDDLE, s), line)
        line = Line(f"{name} anterior cerebral artery", "artery", owner)
        planter.tree(circle[f"front {side}"], ANTERIOR_MM, mirrored(ANTERIOR, s), line)
        line = Line(f"{name} posterior cerebral artery", "artery", owner)
        planter.tree(circle[f"back {side}"], POSTERIOR_MM, mirrored(POSTERIOR, s), line)
        line = Line(f"{name} superior cerebellar artery", "artery", owner)
        planter.tree(circle["tip"], 0.7, mirrored(CEREBELLAR, s), line)


def mirrored(branch: Branch, sign: float) -> Branch:
    """The branch on the child's left (+1) or right (-1)."""
    children = tuple(mirrored(c, sign) for c in branch.children)
    return Branch(branch.along_deg, sign * branch.aside_deg, branch.fraction, children)


def _circle_of_willis(
    drawing: Drawing, frame: TwinFrame, owner: float, rng: np.random.Generator
) -> dict[str, int]:
    """Nodes and communicating arteries around the sella; the vertebrals and the basilar below it."""
    surface = frame.surface
    sella = surface.towards(frame.sella())
    along = float(surface.angles(sella)[0, 0])
    step = np.degrees(8.0 * frame.scale / float(surface.depths(surface.pia_mm, sella)[0]))
    places = {"tip": (along - 1.6 * step, 0.0)}
    for side, s in (("left", 1.0), ("right", -1.0)):
        places[side] = (along, s * step)
        places[f"front {side}"] = (along + 1.2 * step, s * 0.3 * step)
        places[f"back {side}"] = (along - 1.3 * step, s * 0.9 * step)
    nodes = {
        name: drawing.node(surface.on_pia(surface.direction([a], [b]), CAROTID_MM)[0])
        for name, (a, b) in places.items()
    }
    for a, b, radius, what in _links():
        line = Line(f"{surface.twin} {what} artery", "artery", owner)
        ends = (surface.towards(drawing.nodes[nodes[a]])[0], surface.towards(drawing.nodes[nodes[b]])[0])
        path, radii = along_pia(surface, ends, (radius, radius), rng)
        drawing.draw(nodes[a], nodes[b], path, radii, line)
    _vertebrals(drawing, frame, nodes["tip"], owner, rng)
    return nodes


def _posterior_communicating(
    drawing: Drawing, surface: HeadSurface, side: str, back: int, rng: np.random.Generator
) -> None:
    """From the carotid just drawn, before it divides, to the posterior cerebral artery at `back`."""
    carotid, owner = len(drawing.drafts) - 1, drawing.drafts[-1].line.castor
    leaves = drawing.attach([carotid], drawing.drafts[carotid].path[-1 - BEFORE_TIP_MM])
    ends = (surface.towards(drawing.nodes[leaves])[0], surface.towards(drawing.nodes[back])[0])
    path, radii = along_pia(surface, ends, (COMMUNICATING_MM, COMMUNICATING_MM), rng)
    line = Line(f"{surface.twin} {side} posterior communicating artery", "artery", owner)
    drawing.draw(leaves, back, path, radii, line)


def _links() -> list[tuple[str, str, float, str]]:
    out = [("front left", "front right", COMMUNICATING_MM, "anterior communicating")]
    for side in ("left", "right"):
        out += [
            (side, f"front {side}", ANTERIOR_MM, f"{side} A1"),
            ("tip", f"back {side}", POSTERIOR_MM, f"{side} P1"),
        ]
    return out


def _vertebrals(drawing: Drawing, frame: TwinFrame, tip: int, owner: float, rng: np.random.Generator) -> None:
    joint = drawing.node(frame.at(0, -7, 6))
    twin = frame.surface.twin
    for side, s in (("left", 1.0), ("right", -1.0)):
        line = Line(f"{twin} {side} vertebral artery", "artery", owner)
        neck = drawing.node(frame.neck(s * 13, 2))
        stops = [drawing.nodes[neck], frame.at(s * 11, 2, -8), frame.at(s * 5, -4, 0), drawing.nodes[joint]]
        drawing.draw(neck, joint, through(stops, rng), VERTEBRAL_MM, line)
    basilar = VERTEBRAL_MM / murray(1.0, (1, 1))[0]
    line = Line(f"{twin} basilar artery", "artery", owner)
    drawing.draw(joint, tip, through([drawing.nodes[joint], drawing.nodes[tip]], rng), basilar, line)
