"""Craniopagus twins from one real head: taken twice, the second time a little different, and joined.

No face: `sampling` has cut it away before anything here is made, and `fused_intensities` gives air there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.resample import sample
from dioscuri.model import TWINS, LabelMap, Volume, standard_anatomy
from dioscuri.phantom.presets import Preset
from dioscuri.phantom.sampled import SampledHead, warped
from dioscuri.phantom.sampling import sampled_head
from dioscuri.phantom.scene import Scene
from dioscuri.phantom.shapes import Array
from dioscuri.phantom.twins import Twins, make_twins

__all__ = ["fuse", "fused_heads", "fused_intensities", "sampled_head", "warped"]

BLEND_MM = 4.0  # width of the zone in which one head's intensities pass into the other's
EDGE_MM = 1.5  # how far outside the skin the scanner's own partial volume is kept
PROBES = 60_000  # points at which the intensity of each tissue is measured
AIR, SOFT, BONE, FLUID, BRAIN, VESSEL = range(6)


def fused_heads(
    labels: LabelMap, landmarks: Mapping[str, ArrayLike], preset: Preset
) -> dict[str, SampledHead]:
    """Castor: the head as scanned, without its face. Pollux: the same, warped, and scaled if unequal."""
    castor = sampled_head(labels, landmarks)
    pollux = warped(castor, preset.seed)
    return {
        "castor": castor,
        "pollux": dataclasses.replace(pollux, scale=preset.volume_ratio ** (1 / 3)),
    }


def fuse(
    head_volume: Volume,
    labels: LabelMap,
    landmarks: Mapping[str, ArrayLike],
    preset: Preset,
    *,
    spacing_mm: float = 1.0,
) -> Twins:
    """Join a real head to itself as the preset says.

    Parameters
    ----------
    head_volume : the scan, T1 or CT. labels : of `labelling.label_head`, on its grid.
    landmarks : of `labelling.head_landmarks`, (3,) LPS mm; the nasion recorded while the face was there.

    Raises
    ------
    ScanError : labels of another grid, a missing landmark, no brain.
    GeometryError : a junction that these heads cannot have.
    """
    if not head_volume.grid.same_as(labels.grid):
        raise ScanError("found labels on another grid than the scan's, expected the same: label this scan")
    return make_twins(preset, spacing_mm=spacing_mm, heads=fused_heads(labels, landmarks, preset))


def fused_intensities(volume: Volume, twins: Twins) -> Volume:
    """The real intensities of each twin's head on the twins' grid, where the face was: air.

    Where the junction has put other tissue than that head had (opened skull and scalp, the space between
    the brains, the drawn neck), the value is that tissue's own median in the scan, with its own noise. Each
    twin's head rules on its side of the interface; within `BLEND_MM` the one passes into the other.

    Raises
    ------
    ScanError : twins that were not made from a scanned head.
    """
    heads = {twin: _sampled(twins.scene.heads[twin]) for twin in TWINS}
    air, level, noise = _levels(volume, heads["castor"])
    grid = twins.labels.grid
    value, other = np.empty(grid.shape, np.float32), np.empty(grid.shape, np.float32)
    rest = np.indices((1, *grid.shape[1:]), dtype=np.float64).reshape(3, -1).T
    source = volume.values.astype(np.float32)
    for i in range(grid.shape[0]):
        points = grid.lps(rest + (float(i), 0.0, 0.0))
        wanted = _group_of(twins.labels.values[i].ravel())
        found, match = _blended(points, wanted, twins.scene, heads, (source, volume, air))
        value[i], other[i] = found.reshape(grid.shape[1:]), 1 - match.reshape(grid.shape[1:])
    wanted = _group_of(twins.labels.values)
    drawn = level[wanted] + noise[wanted] * np.random.default_rng([twins.preset.seed, 43]).standard_normal(
        grid.shape, dtype=np.float32
    )
    share = ndimage.gaussian_filter(other, 0.6)
    joined = np.where(other > 0, drawn, value * (1 - share) + drawn * share)
    joined = np.where(wanted == AIR, value, joined)
    if volume.values.dtype.kind in "iu":
        limits = np.iinfo(volume.values.dtype)
        joined = np.clip(np.rint(joined), limits.min, limits.max)
    return dataclasses.replace(volume, values=joined.astype(volume.values.dtype), grid=grid)


def _sampled(head: object) -> SampledHead:
    if not isinstance(head, SampledHead):
        raise ScanError("found twins of procedural heads, expected twins made by fuse: they have no scan")
    return head


def _blended(
    points: Array,
    wanted: Array,
    scene: Scene,
    heads: Mapping[str, SampledHead],
    scan: tuple[Array, Volume, float],
) -> tuple[Array, Array]:
    """Intensities (N,) of both heads, weighted over the interface, and the share that fits the tissue."""
    source, volume, air = scan
    pollux = np.clip(scene.side(points) / BLEND_MM + 0.5, 0, 1)
    pollux = pollux * pollux * (3 - 2 * pollux)
    value, match = np.zeros(len(points)), np.zeros(len(points))
    for twin, weight in (("castor", 1 - pollux), ("pollux", pollux)):
        near = np.flatnonzero(weight > 0)
        head = heads[twin]
        own = scene.world_from_head[twin].inverse()(points[near])
        distances = head.distances(own)
        at = head.head_from_lps.inverse()(head.source_points(own))
        seen = sample(source, volume.grid, at, fill=air)
        mine = _group(distances)
        outside = (wanted[near] == AIR) & ((distances["skin"] > EDGE_MM) | head.in_face(own))
        value[near] += weight[near] * np.where(outside, air, seen)
        inside = (volume.grid.ijk(at) >= 0).all(axis=1)
        inside &= (volume.grid.ijk(at) <= np.array(volume.grid.shape) - 1).all(axis=1)
        # A vessel drawn within the cavity leaves the scan as it is: the scanner adds what contrast shows.
        fits = (mine == wanted[near]) | ((wanted[near] == VESSEL) & (mine >= FLUID))
        match[near] += weight[near] * (fits & inside)
    return value, (match > 0.5).astype(np.float32)


def _group(distances: Mapping[str, Array]) -> Array:
    """Air, soft tissue, bone, fluid or brain of a head by itself, (N,)."""
    out = np.where(distances["skin"] < 0, SOFT, AIR)
    out = np.where(distances["skull_outer"] < 0, BONE, out)
    out = np.where(distances["skull_inner"] < 0, FLUID, out)
    out = np.where((distances["skull_inner"] < 0) & (distances["brain"] < 0), BRAIN, out)
    return np.where((out == BRAIN) & (distances["ventricles"] < 0), FLUID, out)


def _group_of(labels: Array) -> Array:
    """The same of structure numbers, and vessel; any shape."""
    table = np.zeros(int(max(s.number for s in standard_anatomy())) + 1, np.int8)
    kinds = {"skin": SOFT, "muscle": SOFT, "bone": BONE, "brain": BRAIN, "vessel": VESSEL}
    for structure in standard_anatomy():
        table[structure.number] = kinds.get(structure.tissue, FLUID)
    out: Array = table[labels]
    return out


def _levels(volume: Volume, head: SampledHead) -> tuple[float, Array, Array]:
    """Value of air, then median and noise of each group in the scan, (6,) each; a vessel's as fluid's."""
    rng = np.random.default_rng(7)
    low, high = head.grid.lps(np.array([(0, 0, 0), head.grid.shape]) - np.array([[0], [1]]))
    points = rng.uniform(low, high, size=(PROBES, 3))
    plain = dataclasses.replace(head, warp=np.zeros((0, 7)), scale=1.0)
    group = _group(plain.distances(points))
    at = plain.head_from_lps.inverse()(points)
    air = float(np.percentile(volume.values, 1)) if volume.modality == "CT" else 0.0
    seen = sample(volume.values, volume.grid, at, fill=air)
    level, noise = np.full(6, air, np.float32), np.zeros(6, np.float32)
    for n in (SOFT, BONE, FLUID, BRAIN):
        mine = seen[group == n]
        if len(mine):
            level[n] = np.median(mine)
            noise[n] = 0.5 * np.median(np.abs(mine - level[n]))
    level[VESSEL], noise[VESSEL] = level[FLUID], noise[FLUID]
    return air, level, noise
