"""Two small joined heads with everything known, made without the phantom: ellipsoids and a wavy gap."""

from __future__ import annotations

import numpy as np

from dioscuri.model import Grid, LabelMap, Ownership, Scan, ScanVolume, Volume, standard_anatomy

NUMBER = standard_anatomy().number
HU = {0: -1000, "scalp": 20, "soft_tissue": 50, "skull": 900, "csf": 8, "brain": 35}
HU |= {"artery": 40, "vein": 40, "dural_sinus": 40}
CENTRE, AXES = 42.0, np.array([52.0, 58.0, 66.0])
SEEDS = np.array([[6.0, 0.0, -75.0], [-6.0, 4.0, 52.0]])
FORAMINA = np.array([[0.0, 0.0, -CENTRE - 58.0], [0.0, 0.0, CENTRE + 58.0]])


def grid(spacing=2.0, turned=True) -> Grid:
    """A box around both heads, turned by 7 degrees about two axes unless told otherwise."""
    half = np.array([66.0, 72.0, 142.0])
    shape = tuple(int(n) for n in np.ceil(2 * half / spacing))
    a = np.radians(7 if turned else 0)
    one = np.array([[np.cos(a), -np.sin(a), 0], [np.sin(a), np.cos(a), 0], [0, 0, 1]])
    two = np.array([[1, 0, 0], [0, np.cos(a / 4), -np.sin(a / 4)], [0, np.sin(a / 4), np.cos(a / 4)]])
    affine = np.eye(4)
    affine[:3, :3] = one @ two * spacing
    affine[:3, 3] = -affine[:3, :3] @ ((np.array(shape) - 1) / 2)
    return Grid(affine, shape, "1.2.3")


def wave(x, y, height=8.0):
    return height * np.sin(x / 9.0) * np.cos(y / 11.0)


def truth(on: Grid, *, gap_mm=2.0, fused_radius_mm=0.0, height=8.0, heads=2) -> tuple[LabelMap, Ownership]:
    """Labels and owners. Castor lies below (z < 0). One head: castor alone, with its whole vault."""
    x, y, z = np.moveaxis(on.lps(np.argwhere(np.ones(on.shape, bool))).reshape(*on.shape, 3), -1, 0)
    side = (z - wave(x, y, height)) if heads == 2 else np.full_like(x, -99.0)
    deep = np.full(on.shape, 1e3)
    neck, canal = np.full(on.shape, 1e3), np.full(on.shape, 1e3)
    for sign in (-1, 1)[:heads]:
        w = z - sign * CENTRE
        scaled = np.sqrt((x / AXES[0]) ** 2 + (y / AXES[1]) ** 2 + (w / AXES[2]) ** 2)
        deep = np.minimum(deep, (scaled - 1) * AXES.min())
        below = np.where(sign * w > 0, 0, 1e3)
        neck = np.minimum(neck, np.hypot(x, y) - 30 + below)
        canal = np.minimum(canal, np.hypot(x, y) - 11 + below)
    stem = canal + 5
    values = np.zeros(on.shape, np.uint16)
    values[(deep < 0) | (neck < 0)] = NUMBER("soft_tissue")
    values[(deep < 0) & (deep > -4)] = NUMBER("scalp")
    values[(deep < -4) & (deep > -8)] = NUMBER("skull")
    inside = (deep <= -8) | ((canal < 0) & (deep > -20) & (np.abs(z) < 115))
    values[inside] = NUMBER("csf")
    parted = (np.abs(side) > gap_mm / 2) | (np.hypot(x, y) < fused_radius_mm)
    sulcus = np.abs(np.sin(x / 7 + 1) * np.cos(y / 8) - np.sin(z / 7)) * 6 < 1.0
    cortex = (deep < -10) & ~(sulcus & (deep > -18))
    values[inside & ((cortex & parted) | (stem < 0))] = NUMBER("brain")
    owner = np.where(values > 0, np.where(side < 0, 1, 2), 0).astype(np.uint8)
    return LabelMap(values, on), Ownership(owner, np.where(owner == 1, 255, 0).astype(np.uint8), on)


def with_vessels(labels: LabelMap) -> LabelMap:
    """A ring of sinus at the wall, a thin artery (radius 1 mm) and a thin vein inside."""
    on, values = labels.grid, labels.values.copy()
    x, y, z = np.moveaxis(on.lps(np.argwhere(values >= 0)).reshape(*on.shape, 3), -1, 0)
    wall = labels.mask("skull")
    from scipy import ndimage

    near = ndimage.distance_transform_edt(~wall, sampling=on.spacing_mm) < 5
    inside = labels.mask("brain", "csf")
    values[inside & near & (np.abs(z) < 3)] = NUMBER("dural_sinus")
    values[inside & (np.hypot(x - 12, z + 40) < 1.0) & (np.abs(y) < 30)] = NUMBER("artery")
    values[inside & (np.hypot(y - 10, z - 40) < 1.0) & (np.abs(x) < 25)] = NUMBER("vein")
    return LabelMap(values, on)


def hu(labels: LabelMap) -> np.ndarray:
    out = np.full(labels.grid.shape, float(HU[0]))
    for name, value in HU.items():
        if name:
            out[labels.mask(name)] = value
    return out


RISE = {
    "cta_arterial": {"artery": 300, "vein": 20, "dural_sinus": 20},
    "cta_venous": {"artery": 120, "vein": 200, "dural_sinus": 220},
}


def scans(labels: LabelMap, *, noise=8.0, t1=False, only=None, couch=False) -> tuple[ScanVolume, ...]:
    """CT, four angiograms and perhaps T1: noise, no partial volume beyond the labels' own grid."""
    rng = np.random.default_rng(5)
    base, out = hu(labels), []
    if couch:
        base[:, -2:, :] = np.where(base[:, -2:, :] < -300, 100.0, base[:, -2:, :])

    def add(role, injected, values, modality="CT"):
        noisy = (values + rng.normal(0, noise, values.shape)).astype(np.float32)
        volume = Volume(
            noisy, labels.grid, "HU" if modality == "CT" else "arbitrary", modality, synthetic=True
        )
        out.append(ScanVolume(Scan(series=f"{role}-{injected}", role=role, injected=injected), volume))

    add("ct", None, base)
    for role, table in RISE.items():
        for twin in ("castor", "pollux"):
            values = base.copy()
            for name, rise in table.items():
                values[labels.mask(name)] += rise
            add(role, twin, values)
    if t1:
        level = {"brain": 500.0, "csf": 120.0, "scalp": 700.0, "soft_tissue": 350.0, "skull": 40.0}
        values = sum(labels.mask(n) * v for n, v in level.items())
        shade = 1 + 0.3 * np.linspace(-1, 1, labels.grid.shape[2])
        add("t1", None, np.asarray(values * shade), "MR")
    return tuple(s for s in out if only is None or s.scan.role in only)
