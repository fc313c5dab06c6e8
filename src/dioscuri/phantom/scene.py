"""Two heads joined: every question about a point of the pair is answered here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model import CASTOR, POLLUX, TWINS, Grid, Transform, canonical_json, standard_anatomy
from dioscuri.phantom.head import Head, HeadShape, ParametricHead
from dioscuri.phantom.interface import Interface
from dioscuri.phantom.placing import AZIMUTH_DEG, seats
from dioscuri.phantom.presets import Preset
from dioscuri.phantom.shapes import Array

WORLD = "world"
JUNCTION_AT_LPS_MM = (7.0, -11.0, 23.0)  # away from the origin: nothing may rely on it being there
MARGIN_MM = 6.0
DEEP_MM = 10.0  # deeper than this in its own skull, a brain's folds are its own alone


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
    _box: tuple[Array, Array] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_box", _bounds(self))

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
        out: Array = self.interface.side(self.world_from_junction.inverse()(points)).astype(np.float32)
        return out

    def owner(self, points: Array) -> Array:
        """uint8 (N,): 0 outside both bodies, 1 castor, 2 pollux."""
        return self.tissues(points)[1]

    def labels(self, points: Array) -> Array:
        """uint16 (N,): structure numbers of the standard anatomy, without vessels."""
        return self.tissues(points)[0]

    def of_each(self, points: Array) -> dict[str, dict[str, Array]]:
        """Distances of each whole head as if it were alone, in the world frame."""
        return {
            twin: head.distances(self.world_from_head[twin].inverse()(points))
            for twin, head in self.heads.items()
        }

    def distances(self, points: Array) -> dict[str, Array]:
        """Distances (N,) float32 mm of the joined pair, named as in `Head`; no surface between the brains."""
        return self._joined(self.of_each(points), self.side(points))

    def _joined(self, each: dict[str, dict[str, Array]], side: Array) -> dict[str, Array]:
        a, b = each["castor"], each["pollux"]
        own = {
            part: np.where(side < 0, a[part], b[part])
            for part in ("skull_inner", "brain", "ventricles", "air", "septa")
            if part in a and part in b
        }
        fillet = self.preset.fillet_mm
        either = np.minimum(a["brain"], b["brain"])
        out = {
            # The fillet shrinks from skin to bone to cavity, so that the rim keeps its thickness.
            "skin": _smooth_min(a["skin"], b["skin"], fillet),
            "skull_outer": _smooth_min(a["skull_outer"], b["skull_outer"], 0.75 * fillet),
            "skull_inner": _smooth_min(a["skull_inner"], b["skull_inner"], 0.5 * fillet),
            "brain": np.where(own["skull_inner"] < -DEEP_MM, own["brain"], either),
        }
        out |= {part: own[part] for part in ("ventricles", "air", "septa") if part in own}
        return out

    def tissues(self, points: Array) -> tuple[Array, Array]:
        """Labels uint16 (N,) without vessels, and owners uint8 (N,)."""
        flat = self.world_from_junction.inverse()(points)
        side = self.interface.side(flat).astype(np.float32)
        joined = self._joined(self.of_each(points), side)
        labels = self._labels(joined)
        inside = joined["skull_inner"] < -self.preset.dura_mm
        near = np.flatnonzero(inside & (np.abs(side) < 8))
        labels[near] = self._between(labels[near], side[near], flat[near, :2])
        owner = np.where(labels == 0, 0, np.where(side < 0, CASTOR, POLLUX)).astype(np.uint8)
        return labels, owner

    def _labels(self, d: dict[str, Array]) -> Array:
        p, number = self.preset, standard_anatomy().number
        inner = d["skull_inner"]
        labels = np.zeros(len(inner), np.uint16)
        labels[d["skin"] < 0] = number("soft_tissue")
        labels[(d["skin"] < 0) & (d["skin"] > -p.scalp_mm)] = number("scalp")
        labels[(d["skull_outer"] < 0) & (inner >= 0)] = number("skull")
        if "air" in d:
            labels[(d["air"] < 0) & (inner >= 0)] = 0
        labels[inner < 0] = number("dura")
        labels[inner < -p.dura_mm] = number("csf")
        labels[(inner < -p.dura_mm) & (d["brain"] < 0)] = number("brain")
        labels[(inner < -p.dura_mm) & (d["ventricles"] < 0)] = number("csf")
        if "septa" in d:
            labels[(inner < 0) & (d["septa"] < 0)] = number("dura")
        return labels

    def _between(self, labels: Array, side: Array, xy: Array) -> Array:
        """What lies between the brains: CSF, dura, bone, or nothing where the cortex is fused."""
        p, number = self.preset, standard_anatomy().number
        away = np.abs(side)
        fused = self.interface.fused(xy)
        dura = self.interface.septum(xy, p.septum_share) & ~fused
        bone = self.interface.septum(xy, p.bone_share) & ~fused
        solid = np.where(bone, p.skull_mm / 2 + p.dura_mm, np.where(dura, p.dura_mm / 2, 0.0))
        out = labels.copy()
        out[(away < np.maximum(p.contact_gap_mm / 2, solid + 0.8)) & ~fused & (p.contact_gap_mm > 0)] = (
            number("csf")
        )
        out[away < solid] = number("dura")
        out[bone & (away < p.skull_mm / 2)] = number("skull")
        out[fused & (away < 4)] = number("brain")
        return out

    def rim(self, count: int = 180) -> Array:
        """Where the surface between the twins meets the skull's inner table, closed, (count, 3) LPS mm."""
        turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
        way = np.column_stack([np.cos(turn), np.sin(turn)])
        low, high = np.zeros(count), np.full(count, 2.2 * self.interface.radius_mm)
        for _ in range(30):
            half = (low + high) / 2
            inside = self.distances(self._on_surface(way * half[:, None]))["skull_inner"] < 0
            low, high = np.where(inside, half, low), np.where(inside, high, half)
        return self._on_surface(way * low[:, None])

    def _on_surface(self, xy: Array) -> Array:
        return self.world_from_junction(np.column_stack([xy, self.interface.height(xy)]))

    def grid(self, spacing_mm: float) -> Grid:
        """A turned grid that holds both heads; the necks end at its border."""
        low, high = self._box
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
    heads = heads or parametric_heads(preset, preset.seed if seed is None else seed)
    if set(heads) != set(TWINS):
        raise GeometryError(f"heads: {sorted(heads)}, must be castor and pollux")
    places = seats(
        heads["castor"],
        heads["pollux"],
        angles_deg=(preset.longitudinal_deg, preset.facial_rotation_deg),
        azimuth_deg=AZIMUTH_DEG[preset.place],
        diameter_mm=preset.junction_diameter_mm,
    )
    world = _world_from_junction(preset)
    placed = {
        twin: world @ place.junction_from_head(sign, twin)
        for twin, place, sign in zip(TWINS, places, (1, -1), strict=True)
    }
    return Scene(preset, heads, placed, world, Interface(preset))


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


def _bounds(scene: Scene) -> tuple[Array, Array]:
    """Box of both heads down to the preset's length of neck, in the junction's frame."""
    ticks = np.arange(-234.0, 235.0, 6.0)
    points = np.stack(np.meshgrid(ticks, ticks, ticks, indexing="ij"), -1).reshape(-1, 3)
    found = []
    for twin, head in scene.heads.items():
        own = (scene.world_from_head[twin].inverse() @ scene.world_from_junction)(points)
        near = (own[:, 2] > -scene.preset.neck_mm) & (np.linalg.norm(own, axis=1) < 190)
        skin = head.distances(own[near])["skin"]
        found.append(points[near][skin < 3])
    every = np.concatenate(found)
    return every.min(axis=0) - MARGIN_MM, every.max(axis=0) + MARGIN_MM


def _smooth_min(a: Array, b: Array, radius: float) -> Array:
    if radius <= 0:
        return np.minimum(a, b)
    h = np.clip(radius - np.abs(a - b), 0, None) / radius
    out: Array = np.minimum(a, b) - h * h * (radius * 0.25)
    return out
