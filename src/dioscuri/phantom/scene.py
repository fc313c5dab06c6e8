"""Two heads joined: every question about a point of the pair is answered here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model import CASTOR, POLLUX, TWINS, Grid, Transform, canonical_json
from dioscuri.phantom.head import Head, HeadShape, ParametricHead
from dioscuri.phantom.interface import Interface
from dioscuri.phantom.placing import angles, seats
from dioscuri.phantom.presets import Preset
from dioscuri.phantom.shapes import Array, moved
from dioscuri.phantom.tissues import AWAY_MM, COLUMNS, join, table_of, tissue

WORLD = "world"
ROUNDS, CLOSE_DEG = 4, 0.1
JUNCTION_AT_LPS_MM = (7.0, -11.0, 23.0)  # away from the origin: nothing may rely on it being there
MARGIN_MM = 6.0
FELT_MM = 25.0  # beyond a head's end by more than this, it changes nothing


@dataclass(frozen=True, eq=False)
class Junction:
    """Where the heads meet: centre (3,) LPS mm, unit normal from castor to pollux, opening's diameter."""

    centre_lps_mm: Array
    normal: Array
    diameter_mm: float


@dataclass(frozen=True, eq=False)
class Scene:
    """Two heads joined. Points are (N, 3) LPS mm of the world frame."""

    preset: Preset
    heads: Mapping[str, Head]
    world_from_head: Mapping[str, Transform]
    world_from_junction: Transform
    interface: Interface

    @cached_property
    def _reach(self) -> dict[str, tuple[float, float]]:
        """How far along the junction's normal each head can be felt; its neck has no end."""
        boxes = {twin: _bounds(self, (twin,)) for twin in TWINS}
        high, low = boxes["castor"][1][2], boxes["pollux"][0][2]
        return {"castor": (-np.inf, high + FELT_MM), "pollux": (low - FELT_MM, np.inf)}

    @cached_property
    def box(self) -> tuple[Array, Array]:
        """Lowest and highest corner of both heads, with margin, in the junction's frame."""
        low, high = _bounds(self, TWINS)
        return low - MARGIN_MM, high + MARGIN_MM

    @property
    def junction(self) -> Junction:
        """Centre, normal and diameter of the opening."""
        matrix = self.world_from_junction.matrix
        return Junction(matrix[:3, 3], matrix[:3, 2], self.preset.junction_diameter_mm)

    def landmarks(self) -> dict[str, dict[str, Array]]:
        """Landmarks (3,) LPS mm of each twin."""
        return {
            twin: {name: self.world_from_head[twin](p[None])[0] for name, p in head.landmarks.items()}
            for twin, head in self.heads.items()
        }

    def side(self, points: Array) -> Array:
        """Signed mm (N,) float32 to the surface between the twins: below 0 castor's, above 0 pollux's."""
        out: Array = self.interface.side(self._flat(points)).astype(np.float32)
        return out

    def owner(self, points: Array) -> Array:
        """uint8 (N,): 0 outside both bodies, 1 castor, 2 pollux."""
        return self.tissues(points)[1]

    def labels(self, points: Array) -> Array:
        """uint16 (N,): structure numbers of the standard anatomy, without vessels."""
        return self.tissues(points)[0]

    def distances(self, points: Array) -> dict[str, Array]:
        """Distances (N,) float32 mm of the joined pair, named as in `Head`; no surface between the brains."""
        table = self._joined(self._flat(points))[0]
        return {name: table[:, n] for n, name in enumerate(COLUMNS)}

    def tissues(self, points: Array) -> tuple[Array, Array]:
        """Labels uint16 (N,) without vessels, and owners uint8 (N,)."""
        flat = self._flat(points)
        joined, side = self._joined(flat)
        labels = tissue(joined, side, flat, self.interface)
        owner = np.where(labels == 0, 0, np.where(side < 0, CASTOR, POLLUX)).astype(np.uint8)
        return labels, owner

    def _flat(self, points: Array) -> Array:
        return moved(np.asarray(points, np.float64), self.world_from_junction.inverse().matrix)

    def _joined(self, flat: Array) -> tuple[Array, Array]:
        """Distances (N, 7) of the pair and side (N,) at points of the junction's frame."""
        side = self.interface.side(flat).astype(np.float32)
        tables = []
        for twin, head in self.heads.items():
            low, high = self._reach[twin]
            near = np.flatnonzero((flat[:, 2] > low) & (flat[:, 2] < high))
            head_from_junction = self.world_from_head[twin].inverse() @ self.world_from_junction
            own = moved(flat[near], head_from_junction.matrix)
            table = np.full((len(flat), len(COLUMNS)), AWAY_MM, np.float32)
            table[near] = table_of(head.distances(own), len(near))
            tables.append(table)
        return join(tables[0], tables[1], side, self.preset.fillet_mm), side

    def rim(self, count: int = 180) -> Array:
        """Where the surface between the twins meets the skull's inner table, closed, (count, 3) LPS mm."""
        turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
        way = np.column_stack([np.cos(turn), np.sin(turn)])
        return self._on_surface(way * self._reaches(way, flat=False)[:, None])

    def outline(self, count: int = 72) -> Array:
        """Radius (count,) mm of the skull's opening in the junction's plane, from -x on; for `Interface`."""
        turn = np.linspace(-np.pi, np.pi, count, endpoint=False)
        return self._reaches(np.column_stack([np.cos(turn), np.sin(turn)]), flat=True)

    def _reaches(self, way: Array, *, flat: bool) -> Array:
        """How far (N,) the inner table is in directions (N, 2), in the plane or on the surface."""
        low, high = np.zeros(len(way)), np.full(len(way), 2.2 * self.interface.radius_mm)
        for _ in range(30):
            half = (low + high) / 2
            xy = way * half[:, None]
            height = np.zeros(len(xy)) if flat else self.interface.height(xy)
            inside = self._joined(np.column_stack([xy, height]))[0][:, 2] < 0
            low, high = np.where(inside, half, low), np.where(inside, high, half)
        return low

    def _on_surface(self, xy: Array) -> Array:
        return self.world_from_junction(np.column_stack([xy, self.interface.height(xy)]))

    def patch(self, *, step_mm: float = 1.5) -> tuple[Array, float]:
        """Centroid (3,) LPS mm and area (mm2) of the surface between the twins, inside the outer table."""
        reach = 2.0 * self.interface.radius_mm
        ticks = np.arange(-reach, reach + 1e-6, step_mm)
        xy = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
        points = self._on_surface(xy)
        inside = np.clip(0.5 - self.distances(points)["skull_outer"] / step_mm, 0, 1).astype(float)
        slope = np.gradient(self.interface.height(xy).reshape(len(ticks), -1), step_mm)
        weight = inside * np.sqrt(1 + slope[0] ** 2 + slope[1] ** 2).ravel()
        return weight @ points / weight.sum(), float(weight.sum() * step_mm**2)

    def angles_deg(self) -> Array:
        """Longitudinal angle and facial rotation as measured on landmarks and patch, (2,) degrees."""
        marks = self.landmarks()
        twins = [
            (m["foramen_magnum"], m["nasion"] - (m["porion_left"] + m["porion_right"]) / 2)
            for m in (marks["castor"], marks["pollux"])
        ]
        return np.array(angles(twins[0], twins[1], self.patch()[0]))

    def grid(self, spacing_mm: float) -> Grid:
        """A turned grid that holds both heads; the necks end at its border."""
        low, high = self.box
        shape = np.maximum(1, np.ceil((high - low) / spacing_mm)).astype(int)
        affine = self.world_from_junction.matrix.copy()
        # Grid axes follow the child castor: i to the left, j posterior, k from castor to pollux.
        axes = affine[:3, :3] @ np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
        start = np.array([low[1], -high[0], low[2]]) + spacing_mm / 2
        affine[:3, 3] += axes @ start
        affine[:3, :3] = axes * spacing_mm
        return Grid(affine, (int(shape[1]), int(shape[0]), int(shape[2])), frame_of(self.preset))


def frame_of(preset: Preset) -> str:
    """A frame of reference UID that only this preset has (2.25 and a number of at most 128 bits)."""
    digest = hashlib.sha256(canonical_json(preset.model_dump(mode="json")).encode()).digest()
    return f"2.25.{int.from_bytes(digest[:15], 'big')}"


def parametric_heads(preset: Preset, seed: int) -> dict[str, Head]:
    """Two monozygotic heads: one family, two members."""
    shape = {
        name: getattr(preset, name)
        for name in ("age_months", "sex", "scalp_mm", "skull_mm", "dura_mm", "csf_gap_mm")
    }
    scales = {"castor": 1.0, "pollux": preset.volume_ratio ** (1 / 3)}
    return {t: ParametricHead(HeadShape(**shape, scale=scales[t]), seed, n) for n, t in enumerate(TWINS)}


def scene(preset: Preset, heads: Mapping[str, Head] | None = None, seed: int | None = None) -> Scene:
    """Join two heads (procedural ones unless given) as the preset says.

    Raises
    ------
    GeometryError : an opening or a rotation that these heads cannot have.
    """
    even = not heads
    heads = heads or parametric_heads(preset, preset.seed if seed is None else seed)
    if set(heads) != set(TWINS):
        raise GeometryError(f"heads: {sorted(heads)}, must be castor and pollux")
    world = _world_from_junction(preset)
    asked = np.array([preset.longitudinal_deg, preset.facial_rotation_deg])
    aim, found = asked, tuple[float, ...]()
    for _ in range(ROUNDS):
        first, second, found = seats(
            heads["castor"],
            heads["pollux"],
            place=preset.place,
            angles_deg=(float(min(180.0, aim[0])), float(aim[1])),
            diameter_mm=preset.junction_diameter_mm,
            even=even,
            near=found,
        )
        placed = {
            "castor": world @ first.junction_from_head(1, "castor"),
            "pollux": world @ second.junction_from_head(-1, "pollux"),
        }
        pair = Scene(preset, heads, placed, world, Interface(preset))
        pair = replace(pair, interface=Interface(preset, pair.outline()))
        # The wavy surface's centroid is a little off the opening's: aim at what will be measured.
        error = asked - pair.angles_deg()
        if np.abs(error).max() < CLOSE_DEG:
            break
        aim = aim + error
    return pair


def _world_from_junction(preset: Preset) -> Transform:
    axis = np.array([0.36, 0.48, 0.8])
    angle = np.radians(preset.turned_deg)
    cross = np.cross(np.eye(3), -axis)
    turn = np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross
    matrix = np.eye(4)
    # Junction x (where both foramina lean) is anterior, z is superior: castor is upright.
    matrix[:3, :3] = turn @ np.array([[0.0, 1, 0], [-1, 0, 0], [0, 0, 1]])
    matrix[:3, 3] = JUNCTION_AT_LPS_MM
    return Transform(matrix, WORLD, "junction")


def _bounds(scene: Scene, twins: Sequence[str]) -> tuple[Array, Array]:
    """Box of heads down to the preset's length of neck, in the junction's frame."""
    ticks = np.arange(-234.0, 235.0, 6.0)
    points = np.stack(np.meshgrid(ticks, ticks, ticks, indexing="ij"), -1).reshape(-1, 3)
    found = []
    for twin in twins:
        own = (scene.world_from_head[twin].inverse() @ scene.world_from_junction)(points)
        near = (own[:, 2] > -scene.preset.neck_mm) & (np.linalg.norm(own, axis=1) < 190)
        found.append(points[near][scene.heads[twin].distances(own[near])["skin"] < 3])
    every = np.concatenate(found)
    return every.min(axis=0), every.max(axis=0)
