"""Which tissue lies where, from the distances of two heads and the surface between them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numba import njit

from dioscuri.model import standard_anatomy
from dioscuri.phantom.interface import Interface
from dioscuri.phantom.shapes import Array, smooth_min

COLUMNS = ("skin", "skull_outer", "skull_inner", "brain", "ventricles", "air", "septa")
NAMES = ("scalp", "soft_tissue", "skull", "dura", "csf", "brain")
AWAY_MM = 60.0  # said of what a head has not, or of points too far from it to ask
DEEP_MM = 10.0  # deeper than this in its own skull, a brain's folds are its own alone
BETWEEN_MM = 8.0  # the space between the brains is decided within this distance of the surface


def table_of(distances: Mapping[str, Array], count: int) -> Array:
    """Distances as one array (count, 7) float32 in the order of `COLUMNS`."""
    out = np.full((count, len(COLUMNS)), AWAY_MM, np.float32)
    for n, name in enumerate(COLUMNS):
        if name in distances:
            out[:, n] = distances[name]
    return out


@njit(cache=True, nogil=True)
def join(a: Array, b: Array, side: Array, fillet: float) -> Array:
    """Distances (N, 7) of the pair from those of castor and pollux as if alone.

    The fillet shrinks from skin to bone to cavity, so that the rim keeps its thickness. What lies inside a
    brain is its owner's; near the surface either brain fills the common space.
    """
    out = np.empty_like(a)
    for i in range(a.shape[0]):
        own = a[i] if side[i] < 0 else b[i]
        for n in range(3):
            radius = fillet * (1.0 - 0.25 * n)
            out[i, n] = smooth_min(a[i, n], b[i, n], radius) if radius > 0 else min(a[i, n], b[i, n])
        out[i, 3] = own[3] if own[2] < -DEEP_MM else min(a[i, 3], b[i, 3])
        for n in range(4, 7):
            out[i, n] = own[n]
    return out


@njit(cache=True, nogil=True)
def _tissue(joined: Array, scalp: float, dura: float, numbers: Array) -> Array:
    out = np.zeros(joined.shape[0], np.uint16)
    for i in range(joined.shape[0]):
        skin, outer, inner = joined[i, 0], joined[i, 1], joined[i, 2]
        if inner >= 0:
            if joined[i, 5] < 0 or skin >= 0:
                continue
            out[i] = numbers[2] if outer < 0 else numbers[0] if skin > -scalp else numbers[1]
        elif inner >= -dura or joined[i, 6] < 0:
            out[i] = numbers[3]
        else:
            out[i] = numbers[5] if joined[i, 3] < 0 and joined[i, 4] >= 0 else numbers[4]
    return out


def tissue(joined: Array, side: Array, flat: Array, interface: Interface) -> Array:
    """Structure numbers uint16 (N,) without vessels; `flat` (N, 3) are the points in the junction's frame."""
    preset = interface.preset
    numbers = np.array([standard_anatomy().number(name) for name in NAMES], np.uint16)
    out: Array = _tissue(joined, preset.scalp_mm, preset.dura_mm, numbers)
    near = np.flatnonzero((np.abs(side) < BETWEEN_MM) & (joined[:, 2] < -preset.dura_mm))
    out[near] = _between(out[near], np.abs(side[near]), flat[near, :2], interface)
    return out


def _between(labels: Array, away: Array, xy: Array, interface: Interface) -> Array:
    """What lies between the brains: CSF, dura, bone, or nothing where the cortex is fused."""
    p, number = interface.preset, standard_anatomy().number
    fused = interface.fused(xy)
    dura = interface.septum(xy, p.septum_share) & ~fused
    bone = interface.septum(xy, p.bone_share) & ~fused
    solid = np.where(bone, p.skull_mm / 2 + p.dura_mm, np.where(dura, p.dura_mm / 2, 0.0))
    liquid = np.maximum(p.contact_gap_mm / 2, np.where(solid > 0, solid + 0.8, 0.0))
    out = labels.copy()
    out[(away < liquid) & ~fused] = number("csf")
    out[away < solid] = number("dura")
    out[bone & (away < p.skull_mm / 2)] = number("skull")
    out[fused & (away < p.contact_gap_mm / 2 + 2)] = number("brain")
    return out
