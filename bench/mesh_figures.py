"""What meshing does to vessels: `python -m bench.mesh_figures` prints tubes and levels beside the truth."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from bench.meshes import heads
from dioscuri.geometry.mesh import face_areas
from dioscuri.geometry.shells import shells
from dioscuri.model import Grid, Surface, VesselGraph
from dioscuri.planning.viewing.levels import LEVELS, packed_level, thinned_parts, wants_of
from dioscuri.planning.viewing.nodes import anatomy_parts
from dioscuri.planning.viewing.regions import regions_of
from dioscuri.planning.viewing.vessels import Centrelines

Array = NDArray[Any]

RADII, SEEDS, HALF = (1.0, 1.5, 2.0, 3.0, 5.0), 20, 18.0
SHAPE = (64, 40, 40)


def volume(surface: Surface) -> float:
    """Signed volume, mm3."""
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def tube(radius: float, seed: int) -> tuple[float, float]:
    """Bias of the mean radius in voxels, and the volume as a share of the voxels', of one tilted tube."""
    rng = np.random.default_rng(seed)
    affine = np.eye(4)
    affine[:3, :3] = Rotation.random(random_state=seed).as_matrix()
    grid = Grid(affine, SHAPE, "1.2.3")
    tilt = rng.uniform(0, 0.7)
    turn = rng.uniform(0, 2 * np.pi)
    along = grid.directions @ [np.cos(tilt), np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn)]
    centre = grid.centre_lps_mm + rng.uniform(-0.5, 0.5, 3)
    away = grid.lps(np.indices(SHAPE).reshape(3, -1).T) - centre
    near = np.clip(away @ along, -HALF, HALF)
    mask = (np.linalg.norm(away - near[:, None] * along, axis=1) <= radius).reshape(SHAPE)
    found = shells(mask.astype(np.uint8), grid, thin=[1]).surface([1])
    middle = found.vertices[found.faces].mean(axis=1) - centre
    place = middle @ along
    keep = np.abs(place) < HALF - 2
    wall = np.linalg.norm(middle - place[:, None] * along, axis=1)
    mean = np.average(wall[keep], weights=face_areas(found.vertices, found.faces)[keep])
    return float(mean - radius), volume(found) / float(mask.sum())


def main() -> None:
    """Print both tables."""
    print("| radius, voxels | bias of the mean radius (sd) | volume of the voxels' (lowest to highest) |")
    for radius in RADII:
        bias, share = np.array([tube(radius, s) for s in range(SEEDS)]).T
        print(
            f"| {radius:g} | {bias.mean():+.3f} ({bias.std():.3f}) | {share.min():.1%} to {share.max():.1%} |"
        )
    given: Any = heads(256)
    parts = [p for p in anatomy_parts(given, regions_of(given)) if len(p.surface.faces)]
    whole = sum(volume(p.surface) for p in parts if p.node.role == "vessel")
    voxels = given.labels.tissue("vessel").sum() * given.labels.grid.voxel_mm3
    wants = wants_of(parts)
    print(
        f"\n| level | triangles | of vessels | their volume ({whole / voxels:.1%} before) | MB per million |"
    )
    for name in ("1M", "500k", "300k", "100k"):
        parts = list(thinned_parts(parts, wants, LEVELS[name]))
        made = packed_level(name, parts, Centrelines(VesselGraph(np.zeros((0, 3)), ())), "")
        mine = [p.surface for p in parts if p.node.role == "vessel"]
        share = sum(volume(s) for s in mine) / voxels
        count, size = made.model.triangles, made.model.bytes
        print(
            f"| {name} | {count:,} | {sum(len(s.faces) for s in mine):,} | {share:.1%} | {size / count:.2f} |"
        )


if __name__ == "__main__":
    main()
