"""Vessels that pass from one twin's brain to the other's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.phantom.arteries import INFERIOR, MIDDLE_MM, SUPERIOR, mirrored
from dioscuri.phantom.curves import arc, resampled, through
from dioscuri.phantom.drawing import FLOWING_SAMPLES, Branch, Drawing, Line, Planter
from dioscuri.phantom.joining import meeting
from dioscuri.phantom.own_side import OWN_CORTEX_MM
from dioscuri.phantom.surfaces import HeadSurface, SceneLike, normals

Array = NDArray[Any]
DIVE_MM = 9.0  # a crossing vessel leaves one sulcus and enters the other's, assumed
APART_MM = 10.0
HALF_BRAIN_MM = 1.9  # radius of the artery that feeds half of the other's brain, assumed


@dataclass(frozen=True, eq=False)
class Passage:
    """Where a vessel may pass the interface: the place, and the direction from castor to pollux there."""

    at: Array
    normal: Array


def passages(
    scene: SceneLike, surfaces: dict[str, HeadSurface], count: int, rng: np.random.Generator
) -> list[Passage]:
    """Up to `count` places on the interface, inside the rim and at least 10 mm apart."""
    rim = np.asarray(scene.rim(120), float)
    middle = rim.mean(axis=0)
    out: list[Passage] = []
    for _ in range(60 * count):
        if len(out) == count:
            break
        spoke = rim[int(rng.integers(len(rim)))] - middle
        point = _onto_interface(scene, surfaces, middle + spoke * np.sqrt(rng.uniform(0.02, 0.5)))
        if point is None or any(np.linalg.norm(point - p.at) < APART_MM for p in out):
            continue
        out.append(Passage(point, normals(scene.side, point[None])[0]))
    return out


def _onto_interface(scene: SceneLike, surfaces: dict[str, HeadSurface], point: Array) -> Array | None:
    axis = surfaces["pollux"].centre_mm - surfaces["castor"].centre_mm
    axis = axis / np.linalg.norm(axis)
    line = point + np.linspace(-35, 35, 141)[:, None] * axis
    side = np.asarray(scene.side(line), float)
    change = np.flatnonzero((side[:-1] < 0) & (side[1:] >= 0))
    if not len(change):
        return None
    k = int(change[np.abs(change - 70).argmin()])
    share = side[k] / (side[k] - side[k + 1])
    out: Array = line[k] + share * (line[k + 1] - line[k])
    return out


@dataclass(frozen=True, eq=False)
class Crosser:
    """Draws crossing vessels between the two drawn circulations."""

    drawing: Drawing
    surfaces: dict[str, HeadSurface]
    rng: np.random.Generator

    def vein(self, passage: Passage, giver: str, radius_mm: float) -> None:
        """A vein from the giver's cortex through the passage into a vein or sinus of the other twin."""
        drawing = self.drawing
        mine, other = self._sides(giver)
        way = passage.normal * mine.sign
        start = mine.kept(self._cortex(mine, passage.at - way * 12, 26.0)[None], OWN_CORTEX_MM)[0]
        veins = [
            n
            for n in drawing.named(f"{other.twin} ", least_radius=0.6 * radius_mm)
            if drawing.drafts[n].line.kind != "artery" and "crossing" not in drawing.drafts[n].line.name
        ]
        landing = self._cortex(other, passage.at + way * 12, 24.0)
        target = drawing.attach(veins, landing, first=FLOWING_SAMPLES)
        stops = self._stops(mine, other, start, passage, drawing.nodes[target])
        path = through(stops, self.rng, tortuosity_mm=0.6)
        radius = np.linspace(0.75, 1.0, len(path)) * radius_mm
        across = np.minimum.accumulate(other.gap_mm(path)[::-1])[::-1] > DIVE_MM
        target, last = meeting(drawing, path, radius, veins, across) or (target, len(path) - 1)
        path, radius = path[: last + 1], radius[: last + 1]
        line = Line(f"crossing vein of {giver}", "vein", 1.0 if giver == "castor" else 0.0)
        drawing.draw(drawing.node(start), target, path, radius, line)

    def artery(self, passage: Passage, giver: str, radius_mm: float) -> None:
        """An artery from the giver's cortical branches that spreads on the other's cortex."""
        mine, other = self._sides(giver)
        parents = [
            n
            for n in self.drawing.named(f"{giver} ", least_radius=0.55 * radius_mm)
            if "middle" in self.drawing.drafts[n].line.name
            or "anterior cerebral" in self.drawing.drafts[n].line.name
        ]
        way = passage.normal * mine.sign
        origin = self.drawing.attach(parents, passage.at - way * 20)
        landing = self._cortex(other, passage.at + way * 12, 14.0)
        end = self._cross(origin, landing, passage, mine, (radius_mm, giver))
        self._fan(end, other, giver, radius_mm * 0.85, 3)

    def half_brain(self, passage: Passage, giver: str, side: str) -> None:
        """A large artery from the giver's carotid that feeds one hemisphere of the other twin."""
        mine, other = self._sides(giver)
        s = 1.0 if side == "left" else -1.0
        origin = self._stem(mine, passage.at)
        landing = other.on_pia(other.direction([90.0], [s * 40.0]), HALF_BRAIN_MM)[0]
        end = self._cross(origin, landing, passage, mine, (HALF_BRAIN_MM, giver))
        planter = Planter(self.drawing, other, self.rng)
        line = self._artery_line(giver, "half-brain artery of")
        for branch in (SUPERIOR, INFERIOR):
            planter.tree(
                end, max(MIDDLE_MM, HALF_BRAIN_MM * 0.794), mirrored(branch, s), line
            )  # 0.5^(1/3), Murray

    def _sides(self, giver: str) -> tuple[HeadSurface, HeadSurface]:
        return self.surfaces[giver], self.surfaces["pollux" if giver == "castor" else "castor"]

    def _artery_line(self, giver: str, what: str) -> Line:
        return Line(f"{what} {giver}", "artery", 1.0 if giver == "castor" else 0.0)

    def _stem(self, mine: HeadSurface, point: Array) -> int:
        stems = self.drawing.named(f"{mine.twin} left middle", f"{mine.twin} right middle", least_radius=0.9)
        return self.drawing.attach(stems, point)

    def _cortex(self, surface: HeadSurface, near: Array, aside_mm: float) -> Array:
        """A place on the surface's pia, `aside_mm` from the one nearest to a point, in a random direction."""
        ray = surface.towards(near)[0]
        across = np.cross(ray, self.rng.normal(size=3))
        across /= np.linalg.norm(across)
        turned = surface.towards(
            surface.centre_mm + ray * np.linalg.norm(near - surface.centre_mm) + across * aside_mm
        )
        out: Array = surface.on_pia(turned, 1.0)[0]
        return out

    def _stops(
        self, mine: HeadSurface, other: HeadSurface, start: Array, passage: Passage, end: Array
    ) -> Array:
        way = passage.normal * mine.sign
        before, after = passage.at - way * DIVE_MM, passage.at + way * DIVE_MM
        return np.concatenate(
            [
                self._run(mine, start, before)[:-1],
                [before, passage.at, after],
                self._run(other, after, end)[1:],
            ]
        )

    def _run(self, surface: HeadSurface, start: Array, end: Array) -> Array:
        """Stops along the pia from start to end, sunk to the depths of both."""
        rays = arc(surface.towards(start)[0], surface.towards(end)[0], float(surface.pia_mm.mean()))
        on_pia = surface.on_pia(rays, 0.8)
        share = np.linspace(0, 1, len(rays))[:, None]
        lifted = on_pia + (1 - share) ** 2 * (start - on_pia[0]) + share**2 * (end - on_pia[-1])
        return np.asarray(resampled(lifted, 9.0))

    def _cross(
        self, origin: int, landing: Array, passage: Passage, mine: HeadSurface, what: tuple[float, str]
    ) -> int:
        radius_mm, giver = what
        drawing, other = self.drawing, self._sides(giver)[1]
        stops = self._stops(mine, other, drawing.nodes[origin], passage, landing)
        path = through(stops, self.rng, tortuosity_mm=0.6)
        end = drawing.node(landing)
        line = self._artery_line(giver, "crossing artery of")
        drawing.draw(origin, end, path, np.linspace(1.0, 0.85, len(path)) * radius_mm, line)
        return end

    def _fan(self, node: int, surface: HeadSurface, giver: str, radius_mm: float, count: int) -> None:
        line = self._artery_line(giver, "branch of crossing artery of")
        centre = surface.angles(surface.towards(self.drawing.nodes[node]))[0]
        planter = Planter(self.drawing, surface, self.rng)
        turn = self.rng.uniform(0, 2 * np.pi)
        for k in range(count):
            a = turn + 2 * np.pi * k / count
            aside = float(np.clip(centre[1] + 22 * np.sin(a), -80, 80))
            along = float(centre[0] + 22 * np.cos(a) / max(0.3, np.cos(np.radians(centre[1]))))
            planter.tree(node, radius_mm * count ** (-1 / 3), Branch(along, aside), line)


def draw_crossings(
    drawing: Drawing, scene: SceneLike, surfaces: dict[str, HeadSurface], rng: np.random.Generator
) -> None:
    """The preset's crossing arteries, half-brain artery and crossing veins, givers by turns."""
    preset = scene.preset
    crosser = Crosser(drawing, surfaces, rng)
    count = preset.crossing_veins + preset.crossing_arteries
    places = passages(scene, surfaces, count, rng)
    radii = _radii(preset, rng, len(places))
    twins: Sequence[str] = ("castor", "pollux")
    half = int(preset.half_brain_artery and preset.crossing_arteries > 0)
    for n, (place, radius) in enumerate(zip(places, radii, strict=True)):
        if n < half:
            crosser.half_brain(place, "castor", half_brain_side(preset))
        elif n < preset.crossing_arteries:
            crosser.artery(place, twins[n % 2], float(np.clip(radius, 0.8, 1.6)))
        else:
            crosser.vein(place, twins[n % 2], radius)


def half_brain_side(preset: Any) -> str:
    """The hemisphere of pollux that castor's artery feeds, by the preset's seed."""
    return "left" if preset.seed % 2 else "right"


def _radii(preset: Any, rng: np.random.Generator, count: int) -> list[float]:
    """Most from 1 mm to the preset's widest vein; every fifth below 1 mm."""
    wide = max(1.15, preset.vein_radius_high_mm)
    return [float(rng.uniform(0.75, 0.95) if n % 5 == 4 else rng.uniform(1.1, wide)) for n in range(count)]
