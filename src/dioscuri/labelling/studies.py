"""Every study of a case on one isotropic grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.errors import ScanError
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, ScanVolume

Array = NDArray[Any]
AIR_HU = -1024.0
CT_ROLES = ("ct", "cta_arterial", "cta_venous")


@dataclass(frozen=True, eq=False)
class Studies:
    """Float32 values (I, J, K) on `grid`: unenhanced CT, enhanced CTs with their scans, T1 or None."""

    grid: Grid
    ct: Array
    enhanced: tuple[tuple[ScanVolume, Array], ...]
    t1: Array | None
    notes: tuple[str, ...]


def studies_on_grid(scans: Sequence[ScanVolume], spacing_mm: float) -> Studies:
    """Bring every study to the box of the CT at `spacing_mm`; what is missing is said in the notes.

    Raises
    ------
    ScanError : no CT of any kind, or two frames of reference.
    """
    _refuse_foreign_frames(scans)
    notes: list[str] = []
    plain = [s for s in scans if s.scan.role == "ct"]
    enhanced = [s for s in scans if s.scan.role.startswith("cta")]
    if not plain and not enhanced:
        found = ", ".join(sorted({s.scan.role for s in scans})) or "no scans"
        raise ScanError(f"found {found}, expected a CT or CT angiograms: add an unenhanced CT of both heads")
    base = plain[0] if plain else enhanced[0]
    grid = base.volume.grid.respaced(spacing_mm)
    loaded = tuple((s, values_on(s, grid, AIR_HU)) for s in enhanced)
    if plain:
        ct = values_on(plain[0], grid, AIR_HU)
        if len(plain) > 1:
            notes.append(f"{len(plain)} unenhanced CTs given: the first, {plain[0].scan.series}, is used")
    else:
        ct = np.minimum.reduce([values for _, values in loaded])
        notes.append(
            "no unenhanced CT: the darkest of the angiograms stands in for it, vessels are less sure"
        )
    t1 = next((values_on(s, grid, 0.0) for s in scans if s.scan.role == "t1"), None)
    notes += _missing(enhanced, t1 is not None)
    return Studies(grid, ct, loaded, t1, tuple(notes))


def values_on(scan: ScanVolume, grid: Grid, fill: float) -> Array:
    """The scan's values on `grid`, float32, low-passed first where `grid` is coarser."""
    values = scan.volume.values.astype(np.float32)
    ratio = _ratio(scan.volume.grid, grid)
    sigma = 0.4 * np.sqrt(np.maximum(ratio**2 - 1, 0))
    if (sigma > 0.3).any():
        values = ndimage.gaussian_filter(values, sigma, mode="nearest")
    # A voxel has a width: without this rim the outermost half voxel of the scan would turn to air.
    source = scan.volume.grid.cropped((-1, -1, -1), np.array(values.shape) + 1)
    return resample(np.pad(values, 1, mode="edge"), source, grid, order=1, fill=fill)


def _ratio(source: Grid, target: Grid) -> Array:
    """Target spacing over source spacing along each source axis, (3,)."""
    along: Array = np.abs(source.directions.T @ target.directions) @ target.spacing_mm
    turned = np.abs(source.directions.T @ target.directions).sum(axis=1)
    return np.asarray(along / turned / source.spacing_mm)


def _refuse_foreign_frames(scans: Sequence[ScanVolume]) -> None:
    frames = sorted({s.volume.grid.frame for s in scans})
    if len(frames) > 1:
        raise ScanError(
            f"scans lie in {len(frames)} frames of reference ({frames[0]}, {frames[1]}), expected one: "
            "register them first"
        )


def _missing(enhanced: Sequence[ScanVolume], t1: bool) -> list[str]:
    notes = [
        f"no {phase} CT angiogram with {twin} injected: vessels filled by {twin} in that phase are not seen"
        for phase, role in (("arterial", "cta_arterial"), ("venous", "cta_venous"))
        for twin in ("castor", "pollux")
        if not any(s.scan.role == role and s.scan.injected == twin for s in enhanced)
    ]
    if not t1:
        notes.append("no T1 MR: brain and CSF are told apart by CT alone")
    return notes
