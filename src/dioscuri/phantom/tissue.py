"""What unenhanced tissue looks like to each scanner, with partial volume."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.model import LabelMap, standard_anatomy
from dioscuri.phantom.scene import Scene

Array = NDArray[Any]
WORKERS = 2
POINTS_AT_ONCE = 60_000
GREY_MM = 2.6  # smoothing that tells cortex from what lies deeper
CHANNELS = ("ct", "t1", "mrv")

# CT numbers: water 0 and air -1000 by definition; CSF +4 to +15, grey matter 37-45, white 20-30, blood 45-65,
# bone 700-3000, fat -50 to -100 (table at radclass.mudr.org after Buzug 2008 and Prokop 2003). An infant's
# thin, little mineralised vault is set at the low end; scalp is skin and fat together; MR values are assumed.
VALUES = {  # structure: CT in HU, T1, MRV
    "air": (-1000.0, 0.0, 0.0),
    "scalp": (5.0, 520.0, 70.0),
    "soft_tissue": (45.0, 330.0, 60.0),
    "skull": (720.0, 130.0, 25.0),
    "dura": (55.0, 280.0, 55.0),
    "csf": (8.0, 120.0, 35.0),
    "brain": (36.0, 430.0, 60.0),
}
BLOOD = (48.0, 260.0, 60.0)
WHITE = (-8.0, 150.0, 4.0)  # white matter over grey


def value_table() -> Array:
    """Channel values (L, 3) by structure number; vessels hold unenhanced, unmoved blood."""
    anatomy = standard_anatomy()
    table = np.tile(np.array(BLOOD, np.float32), (max(s.number for s in anatomy) + 1, 1))
    for name, row in VALUES.items():
        table[0 if name == "air" else anatomy.number(name)] = row
    return table


def tissue_images(labels: LabelMap, scene: Scene) -> dict[str, Array]:
    """CT (HU), T1 and MRV means over each voxel of the labels' grid, without vessels, float32 (I, J, K).

    Voxels whose neighbours all agree have one value; the others, and those under a painted vessel, are the
    mean of 2 x 2 x 2 sub-voxels asked of the scene.
    """
    table = value_table()
    number = labels.anatomy.number
    vessels = labels.tissue("vessel")
    mixed = _mixed(labels.values) | vessels
    out = {name: table[:, n][labels.values] for n, name in enumerate(CHANNELS)}
    where = np.flatnonzero(mixed)
    means = supersampled(scene, labels, where, table)
    for n, name in enumerate(CHANNELS):
        out[name].ravel()[where] = means[:, n]
    white = _white(labels.values == number("brain"), vessels, labels.grid.spacing_mm)
    for n, name in enumerate(CHANNELS):
        out[name] += np.float32(WHITE[n]) * white
    return out


def supersampled(scene: Scene, labels: LabelMap, where: Array, table: Array) -> Array:
    """Means (N, C) of a table's rows (structure, C) over the sub-voxels of the flat voxels `where` (N,)."""
    offsets = np.stack(np.meshgrid(*[(-0.25, 0.25)] * 3), -1).reshape(-1, 3)
    out = np.zeros((len(where), table.shape[1]), np.float32)

    def fill(start: int) -> None:
        some = where[start : start + POINTS_AT_ONCE]
        ijk = np.stack(np.unravel_index(some, labels.grid.shape), 1).astype(float)
        total = np.zeros((len(some), table.shape[1]), np.float32)
        for offset in offsets:
            total += table[scene.labels(labels.grid.lps(ijk + offset))]
        out[start : start + POINTS_AT_ONCE] = total / len(offsets)

    with ThreadPoolExecutor(WORKERS) as pool:  # each voxel alone: the order cannot matter
        list(pool.map(fill, range(0, len(where), POINTS_AT_ONCE)))
    return out


def _mixed(values: Array) -> Array:
    """Voxels with a neighbour (of 6) of another structure."""
    out = np.zeros(values.shape, bool)
    for axis in range(3):
        ahead = [slice(None)] * 3
        behind = [slice(None)] * 3
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        differ = values[tuple(ahead)] != values[tuple(behind)]
        out[tuple(ahead)] |= differ
        out[tuple(behind)] |= differ
    return out


def _white(brain: Array, vessels: Array, spacing_mm: Array) -> Array:
    """Share of white matter, 0 in the cortex, float32."""
    soft = ndimage.gaussian_filter((brain | vessels).astype(np.float32), GREY_MM / spacing_mm)
    white = np.clip((soft - 0.80) / 0.15, 0, 1)
    return np.asarray(white * brain, np.float32)
