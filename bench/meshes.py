"""Labels of two joined heads at any number of voxels, and both ways from them to a GLB."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats.gltf import Node, unit_normals
from dioscuri.formats.meshopt import small_glb
from dioscuri.model import Grid, LabelMap, Ownership, Surface, VesselGraph
from dioscuri.planning.viewing.levels import LEVELS, levels_of
from dioscuri.planning.viewing.nodes import anatomy_parts
from dioscuri.planning.viewing.regions import regions_of
from dioscuri.planning.viewing.vessels import Centrelines

Array = NDArray[Any]

BOX_MM = 180.0
VESSELS, VESSEL_MM = 60, (0.7, 3.0)  # how many, from which to which radius


def heads(voxels: int) -> SimpleNamespace:
    """All nine structures in a cube of `voxels` a side, with sides and owners on a 1.5 mm grid."""
    spacing = BOX_MM / voxels
    grid = Grid.axis_aligned((voxels,) * 3, spacing, origin_mm=(-BOX_MM / 2,) * 3, frame="1.2.3")
    values = np.zeros(grid.shape, np.uint16)
    x = (np.arange(voxels, dtype=np.float32) + 0.5) * np.float32(spacing) - np.float32(BOX_MM / 2)
    for k in range(voxels):  # a slice at a time: 512 a side would not fit as floats
        values[:, :, k] = _slice(x[:, None], x[None, :], x[k])
    _vessels(values, x, np.random.default_rng(7))
    coarse = grid.respaced(1.5)
    z = coarse.lps(np.stack([[0, 0, n] for n in range(coarse.shape[2])]))[:, 2]
    owner = np.broadcast_to(np.where(z < 2.0, 1, 2), coarse.shape).astype(np.uint8)
    whose = Ownership(owner, np.where(owner == 1, 250, 5).astype(np.uint8), coarse)
    return SimpleNamespace(labels=LabelMap(values, grid), side=whose, ownership=whose)


def _slice(x: Array, y: Array, z: float) -> Array:
    """Layers of two balls that overlap, the brain folded."""
    near = np.minimum(*(np.sqrt(x**2 + y**2 + (z - c) ** 2) for c in (-32.0, 32.0)))
    fold = 2.2 * np.sin(x * 0.55 + 2 * np.sin(z * 0.2)) * np.sin(y * 0.5 + np.sin(x * 0.3)) * np.sin(z * 0.6)
    layers = [near < 42 + fold, near < 46, near < 47.2, near < 52, near < 54.5, near < 57]
    return np.select(layers, [6, 5, 4, 3, 2, 1], 0).astype(np.uint16)


def _vessels(values: Array, x: Array, rng: np.random.Generator) -> None:
    """Winding tubes in and round the brain; artery, vein, sinus by turns."""
    step = float(x[1] - x[0])
    for n in range(VESSELS):
        radius = float(rng.uniform(*VESSEL_MM))
        at, way = rng.uniform(-35, 35, 3) + (0, 0, 30 * (-1) ** n), rng.normal(size=3)
        for _ in range(int(90 / (0.5 * radius))):
            way = way + rng.normal(size=3) * 0.15
            at = at + way / np.linalg.norm(way) * 0.5 * radius
            low = np.maximum(np.ceil((at - radius - x[0]) / step).astype(int), 0)
            high = np.minimum(np.floor((at + radius - x[0]) / step).astype(int) + 1, len(x))
            if (high <= low).any():
                continue
            a, b, c = (x[s:e] - p for s, e, p in zip(low, high, at, strict=True))
            inside = a[:, None, None] ** 2 + b[:, None] ** 2 + c**2 <= radius**2
            box = values[low[0] : high[0], low[1] : high[1], low[2] : high[2]]
            box[inside] = 7 + n % 3


def ours(given: Any, level: str) -> bytes:
    """Labels, cut and owners to one level of detail: what the viewer's build does."""
    parts = [p for p in anatomy_parts(given, regions_of(given)) if len(p.surface.faces)]
    lines = Centrelines(VesselGraph(np.zeros((0, 3)), ()))
    (made,) = levels_of(parts, lines, [level])
    return made.data


def peer(given: Any, level: str) -> bytes:
    """Marching cubes of each label and side on its own, then quadrics, with the same number of triangles."""
    import fast_simplification
    from skimage import measure

    cubes: Any = measure.marching_cubes

    labels, z = given.labels, given.labels.values.shape[2] // 2
    found = []
    for number in range(1, 10):
        for side, part in enumerate((labels.values[:, :, :z], labels.values[:, :, z:])):
            mask = np.pad(part == number, 1).astype(np.float32)
            if mask.any():
                found.append((f"{number} {side}", *cubes(mask, 0.5)[:2]))
    total = sum(len(f) for _, _, f in found)
    nodes = []
    for name, points, faces in found:
        target = max(4, LEVELS[level] * len(faces) // total)
        thin, kept = fast_simplification.simplify(points, faces.astype(np.int32), target_count=target)
        surface = Surface(thin.astype(float), kept)
        nodes.append(Node(name, surface, (200, 200, 200), normals=unit_normals(surface.vertices, kept)))
    return small_glb(nodes)
