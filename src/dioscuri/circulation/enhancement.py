"""Area of a cross-section from the partial volume in the enhancement: its light over that of full blood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.calibre import fan, still_inside
from dioscuri.circulation.evidence import PHASES
from dioscuri.geometry.resample import resample, sample
from dioscuri.model import TWINS, Grid, ScanVolume

Array = NDArray[Any]
DEEP_VOXELS, FULL_PERCENT, FEWEST = 2.0, 60.0, 30  # full blood is what lies so deep within thick vessels
CLEAR_NOISES = 3.0
HALO_VOXELS = 2.0  # beyond the mask's wall, blur carries light no farther
BLUR_VOXELS = 0.7  # of the scan and of reading between its voxels, assumed
THIN_VOXELS, WIDE_VOXELS = 1.5, 2.5  # radii between which a vessel comes to show its own blood undimmed


@dataclass(frozen=True, eq=False)
class Shine:
    """Share of full blood in each voxel (I, J, K): both injections in one phase, each over its plateau."""

    values: Array
    grid: Grid

    def area(self, path: Array, share: Array, radius_mm: float, own: Array, reach_mm: float) -> Array:
        """Area (P,) mm2 of the sections of a vessel of about that radius, brought to its own blood's light.

        Parameters
        ----------
        share : (I, J, K), the vessel's mask, which says where this vessel ends and the next begins.
        own : (P,) bool, points that lie within no other vessel.
        """
        voxel = float(self.grid.spacing_mm.min())
        points, distance, patch = fan(path, self.grid, reach_mm + HALO_VOXELS * voxel)
        filled = sample(share, self.grid, points.reshape(-1, 3)).reshape(points.shape[:3])
        lit = sample(self.values, self.grid, points.reshape(-1, 3)).reshape(points.shape[:3])
        lit *= _with_halo(filled, round(HALO_VOXELS * voxel / (distance[1] - distance[0])))
        total = (lit * distance * patch).sum(axis=(1, 2))
        return np.asarray(total / self._blood(path[own] if own.any() else path, radius_mm / voxel))

    def _blood(self, path: Array, radius: float) -> float:
        """Plateau of this vessel's own blood where it is wide enough to show it, else full blood."""
        centre = float(np.median(sample(self.values, self.grid, path)))
        plateau = centre / (1 - np.exp(-(radius**2) / (2 * BLUR_VOXELS**2)))
        weight = self.trust(radius)
        return float(max(weight * plateau + 1 - weight, 0.1))

    @staticmethod
    def trust(radius_voxels: float) -> float:
        """How far a vessel of that radius shows its own blood undimmed, 0 to 1."""
        return float(np.clip((radius_voxels - THIN_VOXELS) / (WIDE_VOXELS - THIN_VOXELS), 0, 1))


def _with_halo(filled: Array, halo: int) -> Array:
    """1 along each ray (P, R, D) through the vessel and its blur, half-way to the next one at most."""
    count = filled.shape[2]
    step = np.arange(count)
    left = still_inside(filled).sum(axis=2)[..., None]
    beyond = (step >= left) & (filled > 0.5)
    following = np.where(beyond.any(axis=2), beyond.argmax(axis=2), 2 * count)[..., None]
    return np.asarray(step < np.minimum(left + halo, (left + following) // 2))


def shine_of(
    mask: Array, grid: Grid, rises: Sequence[ScanVolume], kind: str, noise_hu: float
) -> Shine | None:
    """Share of full blood in the phase of this kind; None where no thick vessel shows full blood."""
    from scipy import ndimage

    phase = "arterial" if kind == "artery" else "venous"
    deep = ndimage.distance_transform_edt(mask) > DEEP_VOXELS
    total: Array | None = None
    for twin in TWINS:
        found = [r for r in rises if r.scan.injected == twin and PHASES.get(r.scan.role) == phase]
        if not found:
            continue
        hu = np.mean([resample(r.volume.values, r.volume.grid, grid) for r in found], axis=0)
        core = hu[deep]
        core = core[core > 0.5 * core.max(initial=0.0)]
        full = float(np.percentile(core, FULL_PERCENT)) if len(core) >= FEWEST else 0.0
        if full < CLEAR_NOISES * noise_hu:
            continue
        part = hu / full
        total = part if total is None else total + part
    return None if total is None else Shine(total.astype(np.float32), grid)
