"""One procedural head as signed distances: bones, skin, air, brain. Compiled, one point at a time.

Lengths scale with `k` (1 for a head 160 mm long): the proportions are those of an infant's head as drawn in
textbooks and are assumed, not measured; only the circumference is (see `growth`).
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from dioscuri.phantom.shapes import Array, capsule, ellipsoid, smooth_max, smooth_min, waves

# What one row of distances holds, in this order.
PARTS = ("skin", "skull_outer", "skull_inner", "brain", "ventricles", "air", "septa")
# What the numbers array holds, in this order.
NUMBERS = (
    *("half_width", "half_length", "half_height", "centre_y", "centre_z", "k"),
    *("scalp", "skull", "dura", "csf_gap", "sulcus_depth", "sulcus_width", "gyrus"),
)


@njit(cache=True, nogil=True)
def vault(x: float, y: float, z: float, n: Array) -> tuple[float, float]:
    """Outer table of the cranium, and height above its flattened base."""
    k = n[5]
    wider_behind = 1.0 + 0.10 * (y - n[3]) / n[1]
    ovoid = ellipsoid(x / wider_behind, y - n[3], z - n[4], (n[0], n[1], n[2]))
    base = 0.15 * (math.sqrt(y * y + 400 * k * k) - y) - 4.0 * k
    return smooth_max(ovoid, base - z, 14.0 * k), z - base


@njit(cache=True, nogil=True)
def canal(x: float, y: float, z: float, k: float) -> float:
    """Foramen magnum and spinal canal."""
    wide = 0.5 + 0.5 * math.tanh((z / k + 8.0) / 4.0)
    radius = (9.0 + 3.5 * wide) * k
    return max(math.hypot(x, 0.88 * y) - radius, z - 7.0 * k)


@njit(cache=True, nogil=True)
def spine(x: float, y: float, z: float, k: float) -> float:
    """Vertebrae: a ring around the canal and bodies in front of it, with gaps between them."""
    beat = math.sin(2 * math.pi * (z / k + 12.0) / 15.0)
    ring = math.hypot(x, 0.88 * y) - (11.5 + 2.5 * beat) * k
    body = math.hypot(x * 0.8, y + 19.0 * k) - (9.5 + 1.5 * beat) * k
    return max(min(ring, body), z + 9.0 * k)


@njit(cache=True, nogil=True)
def face_bone(x: float, y: float, z: float, k: float) -> float:
    """A shell for the facial skeleton, open at the orbits."""
    shell = abs(ellipsoid(x, y + 50.0 * k, z + 8.0 * k, (34.0 * k, 28.0 * k, 40.0 * k))) - 2.0 * k
    orbit = math.sqrt((abs(x) - 19.0 * k) ** 2 + (y + 76.0 * k) ** 2 + (z - 9.0 * k) ** 2) - 14.0 * k
    return float(max(max(shell, y + 34.0 * k), -orbit))


@njit(cache=True, nogil=True)
def skin(x: float, y: float, z: float, outer: float, n: Array) -> float:
    """Skin: scalp over the cranium, face, nose, ears, neck."""
    k = n[5]
    face = ellipsoid(x, y + 50.0 * k, z + 8.0 * k, (43.0 * k, 35.0 * k, 48.0 * k))
    nose = ellipsoid(x, y + 85.0 * k, z - 1.0 * k, (7.5 * k, 10.0 * k, 12.0 * k))
    ear = ellipsoid(abs(x) - 53.0 * k, y - 2.0 * k, z - 14.0 * k, (6.0 * k, 10.0 * k, 16.0 * k))
    neck = max(math.hypot(x, 0.9 * (y + 8.0 * k)) - 32.0 * k, z - 20.0 * k)
    body = smooth_min(outer - n[6], face, 16.0 * k)
    body = smooth_min(body, neck, 18.0 * k)
    return smooth_min(smooth_min(body, nose, 8.0 * k), ear, 6.0 * k)


@njit(cache=True, nogil=True)
def air(x: float, y: float, z: float, inner: float, k: float) -> float:
    """Ear canals, nasal cavity and airway; never inside the cranial cavity."""
    ear = max(math.hypot(y + 4.0 * k, z - 13.0 * k) - 2.6 * k, 36.0 * k - abs(x))
    nose = ellipsoid(x, y + 60.0 * k, z + 2.0 * k, (6.0 * k, 17.0 * k, 13.0 * k))
    throat = max(math.hypot(x, y + 37.0 * k) - 6.0 * k, z + 4.0 * k)
    return max(min(ear, min(nose, throat)), 2.5 * k - inner)


@njit(cache=True, nogil=True)
def ventricles(x: float, y: float, z: float, k: float) -> float:
    """Lateral ventricles (body, frontal, occipital and temporal horn), third and fourth."""
    side = (abs(x), y, z)
    body = capsule(side, (9.0 * k, -24.0 * k, 60.0 * k), (14.0 * k, 22.0 * k, 60.0 * k), 4.6 * k)
    back = capsule(side, (14.0 * k, 22.0 * k, 60.0 * k), (21.0 * k, 44.0 * k, 48.0 * k), 3.6 * k)
    low = capsule(side, (17.0 * k, 26.0 * k, 54.0 * k), (28.0 * k, -2.0 * k, 34.0 * k), 2.6 * k)
    third = ellipsoid(x, y + 8.0 * k, z - 47.0 * k, (2.0 * k, 13.0 * k, 9.0 * k))
    fourth = ellipsoid(x, y - 13.0 * k, z - 22.0 * k, (6.0 * k, 4.0 * k, 9.0 * k))
    return min(min(smooth_min(body, back, 4.0 * k), low), min(third, fourth))


@njit(cache=True, nogil=True)
def partitions(x: float, y: float, z: float, n: Array) -> float:
    """Distance to the mid-surface of the interhemispheric fissure and of the tentorium."""
    k = n[5]
    middle = abs(x + 1.2 * k * math.sin(y / (23.0 * k)))
    core = ellipsoid(0.0, y - 2.0 * k, z - 49.0 * k, (1.0, 36.0 * k, 17.0 * k))
    fissure = max(middle, -core)
    roof = 36.0 * k - 0.0045 * x * x / k - 0.14 * (y - 12.0 * k)
    tent = max(abs(z - roof) * 0.93, 13.0 * k - y)
    fissure = max(fissure, roof - z) if y > 13.0 * k else fissure
    return float(min(fissure, tent))


@njit(cache=True, nogil=True)
def brain(p: tuple[float, float, float], cavity: float, sheet: float, n: Array, gyri: Array) -> float:
    """Brain: inside dura and CSF, folded, parted by fissure and tentorium, with brainstem and cord."""
    x, y, z = p
    k = n[5]
    envelope = cavity + n[8] + n[9]
    below = y > 13.0 * k and z < 36.0 * k - 0.0045 * x * x / k - 0.14 * (y - 12.0 * k)
    if below:  # folia: level, finer and shallower than gyri
        fold = math.sin(z * 0.95 / k + 2.0 * math.sin(y / (14.0 * k))) * k / 0.95
        groove = max(abs(fold) - 0.25 * n[11], -envelope - 0.4 * n[10])
    else:
        fold = waves(x, y, z, gyri) * n[12] / (2 * math.pi)
        groove = max(abs(fold) - 0.5 * n[11], -envelope - n[10])
    tissue = max(max(envelope, -groove), 1.4 * k - sheet)
    ahead = ellipsoid(x, y + 2.0 * k, z - 18.0 * k, (14.5 * k, 14.5 * k, 17.0 * k))
    stem = capsule(p, (0.0, -5.0 * k, 42.0 * k), (0.0, 0.0, 4.0 * k), 10.5 * k)
    cord = capsule(p, (0.0, 0.0, 6.0 * k), (0.0, 0.0, -900.0), 5.5 * k)
    return float(min(max(tissue, -ahead), smooth_min(stem, cord, 6.0 * k)))


@njit(cache=True, nogil=True)
def parts(points: Array, n: Array, warp: Array, gyri: Array) -> Array:
    """Distances (N, 7) float32 in the order of `PARTS` at points (N, 3) of the head frame, mm.

    `warp` (W, 7): wave vector, phase, amplitude vector; zero displacement at the origin.
    """
    out = np.empty((points.shape[0], 7), np.float32)
    k = n[5]
    for i in range(points.shape[0]):
        x, y, z = points[i, 0], points[i, 1], points[i, 2]
        dx = dy = dz = 0.0
        for w in range(warp.shape[0]):
            s = math.sin(warp[w, 0] * x + warp[w, 1] * y + warp[w, 2] * z + warp[w, 3]) - math.sin(warp[w, 3])
            dx, dy, dz = dx + s * warp[w, 4], dy + s * warp[w, 5], dz + s * warp[w, 6]
        x, y, z = x + dx, y + dy, z + dz
        outer, above = vault(x, y, z, n)
        thick = n[7] * (1.0 + 0.9 * math.exp(-((above / (12.0 * k)) ** 2)))
        cavity = outer + thick
        inner = smooth_min(cavity, canal(x, y, z, k), 4.0 * k)
        sheet = partitions(x, y, z, n)
        out[i, 0] = skin(x, y, z, outer, n)
        out[i, 1] = min(outer, min(spine(x, y, z, k), face_bone(x, y, z, k)))
        out[i, 2] = inner
        # Nobody asks about folds outside the skull, nor about ventricles near it: save the time.
        out[i, 3] = brain((x, y, z), cavity, sheet, n, gyri) if inner < 6.0 else inner
        out[i, 4] = ventricles(x, y, z, k) if cavity < 0.0 else 20.0
        out[i, 5] = air(x, y, z, inner, k)
        out[i, 6] = max(sheet - 0.55, cavity)
    return out
