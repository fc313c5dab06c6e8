"""The parts of one head on a T1 MR: brain and CSF seen, skull inferred from the dark gap below the scalp."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage, spatial

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import distance_to, grown, largest
from dioscuri.geometry.resample import resample, sample
from dioscuri.labelling.balloon import Levels, inflate, inside, mean_of_neighbours, normals
from dioscuri.model import Grid

Array = NDArray[Any]

HEAD_SHARE = 0.1  # of the 98th percentile: between air and the head (Smith 2002)
HEAD_MM = 110.0  # from the vertex down to the middle of the skull base, child to adult
BRAIN_SHARES = (0.62, 1.45)  # of the brain's median: darker is CSF or bone, brighter is fat (assumed)
NECK_MM = 2.2  # half the width of the bridges between brain and muscle that are cut (assumed)
SPAN = 0.6  # share of the brain's value at which the balloon stops
FLAT_MM = 25.0  # scale of the coil's shading
RIM_MM = 1.0  # CSF and dura between the brain's envelope and the bone (assumed; T1 shows neither)
BONE_MM = (2.0, 8.0)  # thinnest and thickest calvaria believed (assumed; a child's is 2 to 6 mm)
LOOK_MM = 14.0  # how far outside the brain the scalp's fat is sought


def parts_of_mr(values: Array, grid: Grid) -> tuple[dict[str, Array], tuple[str, ...]]:
    """Masks (I, J, K) head, skull_outer, skull_inner, brain (each within the one before), and notes.

    Raises
    ------
    ScanError : no brain-like tissue of at least 100 ml.
    """
    edge = HEAD_SHARE * float(np.percentile(values[values > 0], 98))
    head = body_of_mr(values, grid, edge)
    envelope, mesh, median = _envelope(values.astype(np.float32), grid, head, edge)
    brain = _brain(values.astype(np.float32), grid, envelope)
    thickness, measured = skull_thickness(values, grid, mesh, median)
    gap = distance_to(envelope, grid)
    shell = (gap > RIM_MM) & (gap <= RIM_MM + BONE_MM[1] + 1)
    where = np.argwhere(shell)
    near, number = spatial.cKDTree(mesh[0]).query(grid.lps(where), k=3)
    outer = gap <= RIM_MM
    outer[tuple(where.T)] = gap[shell] - RIM_MM <= thickness[number].mean(axis=1)
    masks = {"head": head | outer, "skull_outer": outer, "skull_inner": gap <= RIM_MM, "brain": brain}
    note = (
        f"skull inferred: T1 shows no bone; its outer face is the rise to the scalp's fat, found on "
        f"{measured:.0%} of the calvaria, elsewhere the median {np.median(thickness):.1f} mm"
    )
    return masks, (note,)


def body_of_mr(values: Array, grid: Grid, edge: float) -> Array:
    """The head with the air inside it, bool (I, J, K): everything joined to it above `edge`, closed."""
    coarse = grid.respaced(np.maximum(2.0, grid.spacing_mm))
    seen = resample(ndimage.gaussian_filter(values.astype(np.float32), 0.5), grid, coarse) > edge
    closed = grown(grown(largest(seen), coarse, 6), coarse, -6) | largest(seen)
    for axis in range(3):
        for n in range(coarse.shape[axis]):
            index = tuple(n if a == axis else slice(None) for a in range(3))
            closed[index] |= ndimage.binary_fill_holes(closed[index])
    fine = largest(values > edge)
    core = resample(grown(closed, coarse, -2), coarse, grid, order=0)
    rim = resample(grown(closed, coarse, 2), coarse, grid, order=0)
    return np.asarray(ndimage.binary_fill_holes((fine & rim) | core))


def _envelope(
    values: Array, grid: Grid, head: Array, edge: float
) -> tuple[Array, tuple[Array, Array], float]:
    where = grid.lps(np.argwhere(head)[::7])
    upper = where[where[:, 2] > where[:, 2].max() - HEAD_MM]
    centre = upper.mean(axis=0)
    radius = 0.5 * (3 * 7 * len(upper) * grid.voxel_mm3 / (4 * np.pi)) ** (1 / 3)
    near = upper[np.linalg.norm(upper - centre, axis=1) < radius]
    median = float(np.median(sample(values, grid, near)))
    low, high = BRAIN_SHARES[0] * median, BRAIN_SHARES[1] * median
    fine = grid.respaced(np.maximum(1.0, grid.spacing_mm))
    shown = resample(values, grid, fine)
    tissue = (shown > low) & (shown < high)
    core = largest(grown(tissue, fine, -NECK_MM))
    if core.sum() * fine.voxel_mm3 < 1e5:
        raise ScanError(
            f"found {core.sum() * fine.voxel_mm3 / 1000:.0f} ml of brain-like tissue, expected a brain of at "
            "least 100 ml: is this a T1 MR of one head?"
        )
    shown[~grown(core, fine, NECK_MM + 1) | (shown > high)] = 0
    mesh = inflate(
        shown,
        fine,
        centre=centre,
        radius_mm=radius,
        levels=Levels(air=0, edge=edge, brain=median, share=SPAN),
    )
    return inside(*mesh, grid), mesh, median


def _brain(values: Array, grid: Grid, envelope: Array) -> Array:
    """Brain within its envelope: brighter than CSF once the coil's shading is divided out."""
    from skimage import filters

    multiotsu: Any = filters.threshold_multiotsu
    coarse = grid.respaced(np.maximum(4.0, grid.spacing_mm))
    mask = resample(envelope.astype(np.float32), grid, coarse)
    sigma = FLAT_MM / coarse.spacing_mm
    shown = resample(ndimage.gaussian_filter(values, 1.5), grid, coarse)
    shade = ndimage.gaussian_filter(shown * mask, sigma) / np.maximum(
        ndimage.gaussian_filter(mask, sigma), 1e-3
    )
    flat = values / np.maximum(resample(shade, coarse, grid, fill=1.0), 1e-3)
    inner = flat[envelope]
    csf = multiotsu(inner[inner < np.percentile(inner, 99.5)], classes=3, nbins=256)[0]
    return largest(envelope & (flat > csf))


def skull_thickness(
    values: Array, grid: Grid, mesh: tuple[Array, Array], brain_value: float
) -> tuple[Array, float]:
    """Thickness of the bone outside every vertex of the envelope, (V,) mm, and the share that was seen.

    Outward from the brain T1 falls into the dark bone and rises again in the scalp's fat; the outer face
    lies half-way up. Below the brain's equator no fat bounds the bone: there the median is taken.
    """
    vertices, faces = mesh
    outward = normals(vertices, faces)
    depth = np.arange(0.0, LOOK_MM + 0.25, 0.5)
    points = (vertices[:, None] + outward[:, None] * depth[:, None]).reshape(-1, 3)
    seen = sample(values, grid, points).reshape(len(vertices), len(depth))
    darkest = seen[:, : int(8 / 0.5)].argmin(axis=1)
    floor = seen[np.arange(len(seen)), darkest]
    later = np.arange(len(depth)) >= darkest[:, None]
    crest = np.where(later, seen, -np.inf).max(axis=1)
    up = later & (seen >= ((floor + crest) / 2)[:, None])
    found = depth[up.argmax(axis=1)] - RIM_MM
    good = (crest > brain_value) & (floor < 0.6 * brain_value) & (outward[:, 2] > -0.1)
    good &= (found >= BONE_MM[0] / 2) & (found <= BONE_MM[1])
    if not good.any():
        return np.full(len(vertices), sum(BONE_MM) / 2), 0.0
    usual = float(np.median(found[good]))
    thickness = np.where(good, found, usual)
    mean = mean_of_neighbours(faces, len(vertices))
    for _ in range(8):
        thickness = 0.5 * thickness + 0.5 * (mean @ thickness)
    return np.clip(thickness, *BONE_MM), float(good[outward[:, 2] > -0.1].mean())
