"""The twins as voxels, with everything about them that a plan will be scored against."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dioscuri.model import CASTOR, SHARED, Document, Grid, LabelMap, Ownership, VesselGraph
from dioscuri.phantom.deficits import deficits_mm2
from dioscuri.phantom.head import Head
from dioscuri.phantom.painting import paint
from dioscuri.phantom.presets import Preset
from dioscuri.phantom.scene import Scene, scene
from dioscuri.phantom.shapes import Array
from dioscuri.phantom.vessels import grow

Point = tuple[float, float, float]
WORKERS = 2
POINTS_AT_ONCE = 250_000
CLEAR_OF_SURFACE_MM = 3.0  # a vessel that only grazes the surface between the twins does not cross it


class TrueAngles(Document):
    """Angles measured on the truth, degrees."""

    longitudinal: float
    facial_rotation: float


class TrueDeficit(Document):
    """Area of one twin's own whole head that lies beyond the surface between the twins, mm2."""

    skin: float
    bone: float


class TrueCrossing(Document):
    """A vessel that passes from castor's tissue to pollux's.

    `passages_lps_mm` are all the points where it passes the surface between them: a wavy surface may be
    passed several times by one vessel. `at_lps_mm` is the first.
    """

    id: str
    kind: Literal["artery", "vein", "sinus", "unknown"]
    radius_mm: float
    at_lps_mm: Point
    passages_lps_mm: tuple[Point, ...]


class TrueJunction(Document):
    """The opening between the skulls: centroid, unit normal from castor to pollux, area."""

    centre_lps_mm: Point
    normal: Point
    area_mm2: float


class Truth(Document):
    """What the generator decided; never what some other code found."""

    angles_deg: TrueAngles
    deficits_mm2: dict[str, TrueDeficit]
    crossings: tuple[TrueCrossing, ...]
    junction: TrueJunction


@dataclass(frozen=True, eq=False)
class Twins:
    """A pair of twins and the truth about them. `landmarks` are {twin: {name: (3,) LPS mm}}."""

    preset: Preset
    scene: Scene
    labels: LabelMap
    owner: Ownership
    vessels: VesselGraph
    landmarks: Mapping[str, Mapping[str, Array]]
    truth: Truth


def make_twins(preset: Preset, *, spacing_mm: float = 1.0, heads: Mapping[str, Head] | None = None) -> Twins:
    """Twins on a grid of `spacing_mm`, from procedural heads or from the two given.

    The same preset gives the same twins, whatever the number of cores.

    Raises
    ------
    GeometryError : a preset that these heads cannot have.
    """
    pair = scene(preset, heads)
    vessels = grow(pair, np.random.default_rng([preset.seed, 41]))
    grid = pair.grid(spacing_mm)
    labels, owner = rasterise(pair, grid)
    paint(labels, owner, grid, vessels)
    chance = np.select([owner == CASTOR, owner == SHARED], [255, 128], 0).astype(np.uint8)
    return Twins(
        preset,
        pair,
        LabelMap(labels, grid),
        Ownership(owner, chance, grid),
        vessels,
        pair.landmarks(),
        truth_of(pair, vessels),
    )


def rasterise(pair: Scene, grid: Grid) -> tuple[Array, Array]:
    """Labels uint16 and owners uint8 (I, J, K) at the voxels' centres, slab by slab, without vessels."""
    labels = np.zeros(grid.shape, np.uint16)
    owner = np.zeros(grid.shape, np.uint8)
    thick = max(1, POINTS_AT_ONCE // (grid.shape[1] * grid.shape[2]))
    rest = np.indices((1, *grid.shape[1:]), dtype=np.float64).reshape(3, -1).T

    def fill(start: int) -> None:
        for i in range(start, min(start + thick, grid.shape[0])):
            found = pair.tissues(grid.lps(rest + (float(i), 0.0, 0.0)))
            labels[i], owner[i] = (part.reshape(grid.shape[1:]) for part in found)

    with ThreadPoolExecutor(WORKERS) as pool:  # each voxel alone: the order cannot matter
        list(pool.map(fill, range(0, grid.shape[0], thick)))
    return labels, owner


def truth_of(pair: Scene, vessels: VesselGraph) -> Truth:
    """Everything that a plan of these twins is scored against."""
    centre, area = pair.patch()
    longitudinal, rotation = pair.angles_deg()
    return Truth(
        angles_deg=TrueAngles(longitudinal=float(longitudinal), facial_rotation=float(rotation)),
        deficits_mm2={twin: TrueDeficit(**areas) for twin, areas in deficits_mm2(pair).items()},
        crossings=crossings(pair, vessels),
        junction=TrueJunction(
            centre_lps_mm=_point(centre), normal=_point(pair.junction.normal), area_mm2=area
        ),
    )


def crossings(pair: Scene, vessels: VesselGraph) -> tuple[TrueCrossing, ...]:
    """Vessels that run clear of the surface on both sides; the shared sinus itself is not one."""
    found = []
    for edge in vessels:
        if edge.kind == "sinus" and edge.castor == 0.5:
            continue
        side = pair.side(edge.path)
        if side.min() > -CLEAR_OF_SURFACE_MM or side.max() < CLEAR_OF_SURFACE_MM:
            continue
        passages = np.flatnonzero(np.diff(np.sign(side)) != 0)
        share = side[passages] / (side[passages] - side[passages + 1])
        at = edge.path[passages] + share[:, None] * np.diff(edge.path, axis=0)[passages]
        found.append(
            TrueCrossing(
                id=edge.id,
                kind=edge.kind,
                radius_mm=float(edge.radius_mm[passages[0]]),
                at_lps_mm=_point(at[0]),
                passages_lps_mm=tuple(_point(p) for p in at),
            )
        )
    return tuple(found)


def _point(p: Array) -> Point:
    return (float(p[0]), float(p[1]), float(p[2]))
