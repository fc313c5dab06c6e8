"""Two balls for heads, joined end to end: a scene whose every distance is known and costs nothing."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np

from dioscuri.model import Grid, LabelMap, Transform, standard_anatomy
from dioscuri.phantom.presets import Preset

SKIN, OUTER, INNER, BRAIN, VENTRICLE = 76.0, 72.0, 69.0, 66.0, 8.0
CENTRE_MM = 56.0  # of each ball from the interface, which waves a little about z = 0
MIDDLE = np.array([0.0, 0.0, 64.0])  # of the ball in the head's own frame
MARKS = {
    "foramen_magnum": (0, 0, 0),
    "basion": (0, -14, 0),
    "opisthion": (0, 14, 0),
    "nasion": (0, -68, 21),
    "porion_left": (58, -4, 28),
    "porion_right": (-58, -4, 28),
    "vertex": (0, 0, 140),
}


@dataclass(frozen=True, eq=False)
class BallScene:
    """Castor below, pollux above and upside down."""

    preset: Preset
    wave_mm: float = 3.0
    heads: dict = field(init=False)
    world_from_head: dict = field(init=False)

    def __post_init__(self) -> None:
        marks = {name: np.array(p, float) for name, p in MARKS.items()}
        down, up = np.eye(4), np.diag([1.0, -1.0, -1.0, 1.0])
        down[:3, 3] = (0, 0, -CENTRE_MM - MIDDLE[2])
        up[:3, 3] = (0, 0, CENTRE_MM + MIDDLE[2])
        object.__setattr__(self, "heads", {t: SimpleNamespace(landmarks=marks) for t in ("castor", "pollux")})
        worlds = {"castor": Transform(down, "world", "castor"), "pollux": Transform(up, "world", "pollux")}
        object.__setattr__(self, "world_from_head", worlds)

    def distances(self, points):
        away = np.minimum(*(np.linalg.norm(points - (0, 0, s * CENTRE_MM), axis=1) for s in (-1, 1)))
        neck = np.hypot(points[:, 0], points[:, 1]) - 46
        radii = {"skull_outer": OUTER, "skull_inner": INNER, "brain": BRAIN, "ventricles": VENTRICLE}
        out = {name: away - r for name, r in radii.items()}
        out["skin"] = np.minimum(away - SKIN, np.where(np.abs(points[:, 2]) > CENTRE_MM, neck, 1e3))
        return out

    def side(self, points):
        return points[:, 2] - self.wave_mm * np.sin(points[:, 0] / 14) * np.cos(points[:, 1] / 17)

    def rim(self, count=180):
        turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
        wide = np.full(count, np.sqrt(INNER**2 - CENTRE_MM**2))
        flat = np.stack([wide * np.cos(turn), wide * np.sin(turn), np.zeros(count)], 1)
        flat[:, 2] -= self.side(flat)
        return flat

    def labels(self, points):
        number = standard_anatomy().number
        d = self.distances(points)
        out = np.zeros(len(points), np.uint16)
        for part, name in (
            ("skin", "soft_tissue"),
            ("skull_outer", "skull"),
            ("skull_inner", "csf"),
            ("brain", "brain"),
            ("ventricles", "csf"),
        ):
            out[d[part] < 0] = number(name)
        return out

    def grid(self, spacing_mm):
        half = np.array([84.0, 84.0, 146.0])
        shape = np.ceil(2 * half / spacing_mm).astype(int)
        return Grid.axis_aligned(
            tuple(int(n) for n in shape), spacing_mm, origin_mm=-half + spacing_mm / 2, frame="2.25.7"
        )


def ball_twins(scene, vessels, spacing_mm):
    """What the scanner needs of twins."""
    grid = scene.grid(spacing_mm)
    ijk = np.indices(grid.shape).reshape(3, -1).T
    labels = scene.labels(grid.lps(ijk)).reshape(grid.shape)
    return SimpleNamespace(scene=scene, labels=LabelMap(labels, grid), vessels=vessels, preset=scene.preset)
