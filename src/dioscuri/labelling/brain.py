"""Brain and CSF inside the skull: the classes are learnt from the scan, neighbours steady them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.model import Grid

Array = NDArray[Any]
MOST_EVIDENCE = 4.0  # log odds that one voxel of one scan can bring: it may not silence the others
# Dura between two films of CSF has brain's CT value, and is dark on T1: there CT must not outvote T1.
CT_BESIDE_T1 = 1.0
BRIGHTENED = 1.2  # voxels from bone within which its blur brightens CT
BESIDE_BONE = -1.0  # log odds there: CSF lies between brain and bone
ROUNDS = 6
BIAS_MM = 18.0  # a coil's shading varies more slowly than this
T1_CSF, T1_BRAIN = 0.4, 0.6  # of the brain's mean on T1: grey matter lies near 0.8, CSF near 0.25
SHEET_MM = 2.5  # thicker than half of a gap between two brains
SHEET_WIDTH = 0.04  # of the brain's mean on T1, per unit of log odds
GREY_PERCENT = 25.0  # of brain on T1: grey matter is the darker part
T1_STEPS = 10.0  # log odds between CSF and grey matter: full evidence in all but the middle fifth


class Start(NamedTuple):
    """CSF and brain HU to start from, the weight of one neighbour, the dip on T1 that shows a sheet."""

    csf_hu: float
    brain_hu: float
    neighbour_weight: float
    sheet_dip: float


def brain_probability(
    ct: Array, space: Array, wall_mm: Array, grid: Grid, more: tuple[Array | None, Start]
) -> Array:
    """Probability that a voxel of the space is brain and not CSF, float32 (I, J, K), 0 outside it.

    A two-class Gaussian mixture of CT values (expectation maximisation), T1 evidence by the histograms of
    both classes after division by the coil's shading, and a mean-field Potts prior over 6 neighbours.
    CT beside bone (`wall_mm`, (I, J, K), distance to it) is brightened by it and says nothing there.

    Parameters
    ----------
    more : T1 on the same grid or None, and where to start.
    """
    out = np.zeros(ct.shape, np.float32)
    if not space.any():
        return out
    t1, start = more
    box = ndimage.find_objects(space.astype(np.int8))[0]
    space, wall = space[box], wall_mm[box]
    inner = space & (wall > 2 * float(grid.spacing_mm.max()))
    odds = ct_odds(ct[box], inner if inner.any() else space, start)
    beside_bone = wall < BRIGHTENED * float(grid.spacing_mm.max())
    more_odds = 0.0 if t1 is None else t1_odds(t1[box], odds, space & ~beside_bone, (grid, start.sheet_dip))
    odds = np.clip(odds, -MOST_EVIDENCE, MOST_EVIDENCE if t1 is None else CT_BESIDE_T1)
    odds = np.where(beside_bone, BESIDE_BONE, odds) + more_odds
    out[box] = steadied(odds, space, start.neighbour_weight)
    return out


def ct_odds(ct: Array, learn: Array, start: Start) -> Array:
    """Log odds of brain over CSF for every CT value; classes learnt where `learn`."""
    edges = np.arange(-40.0, 90.5, 0.5)
    counts = np.histogram(ct[learn], edges)[0].astype(float)
    hu = (edges[:-1] + edges[1:]) / 2
    csf, brain, share = start[0], start[1], 0.8
    sd = noise = grain(ct, learn)
    for _ in range(60):
        p = _sigmoid(_gaussian_odds(hu, csf, brain, sd, share))
        w_brain, w_csf = counts * p, counts * (1 - p)
        total_brain, total_csf = w_brain.sum() + 1e-9, w_csf.sum() + 1e-9
        # Both means stay near what CT physics allows: a scan with hardly any CSF must not split brain in two.
        brain = float(np.clip((w_brain * hu).sum() / total_brain, start[1] - 10, start[1] + 10))
        csf = float(np.clip((w_csf * hu).sum() / total_csf, start[0] - 8, start[0] + 8))
        spread = (w_brain * (hu - brain) ** 2 + w_csf * (hu - csf) ** 2).sum()
        sd = float(np.clip(np.sqrt(spread / (total_brain + total_csf)), noise, 1.5 * noise))
        share = float(np.clip(total_brain / (total_brain + total_csf), 0.05, 0.98))
    return _gaussian_odds(ct, csf, brain, sd, share).astype(np.float32)


def grain(ct: Array, where: Array) -> float:
    """Standard deviation of the noise, HU, from differences of neighbours (median: no edges)."""
    both = where[1:] & where[:-1]
    steps = np.abs(ct[1:] - ct[:-1])[both]
    return max(1.0, 1.4826 * float(np.median(steps)) / float(np.sqrt(2))) if steps.size else 8.0


def _gaussian_odds(hu: Array, csf: float, brain: float, sd: float, share: float) -> Array:
    out: Array = ((hu - csf) ** 2 - (hu - brain) ** 2) / (2 * sd**2)
    # Half of the share's odds: the whole would let noise erase every thin sheet of CSF.
    out = out + 0.5 * np.log(share / (1 - share))
    return np.asarray(np.clip(out, -30, 30))


def _sigmoid(odds: Array) -> Array:
    out: Array = 1 / (1 + np.exp(-odds))
    return out


def t1_odds(t1: Array, odds: Array, space: Array, sheets: tuple[Grid, float]) -> Array:
    """Log odds of brain over CSF from T1: rising through the value half-way between CSF and grey matter.

    `odds` from CT say where to learn; CSF is also learnt where T1 is far darker than brain. `sheets` are the
    grid and the dip, relative to brain, that shows a thin dark sheet.
    """
    grid, sheet_dip = sheets
    p = _sigmoid(odds)
    flat = unshaded(t1, space & (p > 0.9), grid)
    brain = flat[space & (p > 0.9) & (flat > T1_CSF)]
    csf = flat[space & ((p < 0.05) | (flat < T1_CSF)) & (flat < T1_BRAIN)]
    if min(brain.size, csf.size) < 100:
        return np.zeros(t1.shape, np.float32)
    dark, grey = float(np.median(csf)), float(np.percentile(brain, GREY_PERCENT))
    middle, width = (dark + grey) / 2, max((grey - dark) / T1_STEPS, 1e-3)
    odds = np.clip((flat - middle) / width, -MOST_EVIDENCE, MOST_EVIDENCE)
    return np.asarray(odds - sheet_odds(flat, grid, sheet_dip) * (grey - dark > sheet_dip), np.float32)


def sheet_odds(flat: Array, grid: Grid, sheet_dip: float) -> Array:
    """Log odds of a thin dark sheet, 0 to `MOST_EVIDENCE`: what a grey closing fills (black top hat).

    Blur leaves of a gap between two brains, or of a fissure, a dip that no threshold finds: it is no darker
    than grey matter, but dark between two brighter sides.
    """
    size = 2 * np.maximum(1, np.rint(SHEET_MM / grid.spacing_mm).astype(int)) + 1
    dip = ndimage.grey_closing(flat, size=tuple(size.tolist())) - flat
    return np.asarray(np.clip((dip - sheet_dip) / SHEET_WIDTH, 0, MOST_EVIDENCE), np.float32)


def unshaded(t1: Array, brain: Array, grid: Grid) -> Array:
    """T1 divided by its slow shading within the brain (normalised convolution); brain becomes about 1."""
    sigma = BIAS_MM / grid.spacing_mm
    step = max(1, round(BIAS_MM / 3 / float(grid.spacing_mm.max())))
    thin = (slice(None, None, step),) * 3
    level = float(np.median(t1[brain])) if brain.any() else 1.0
    usable = brain & (t1 > 0.3 * level) & (t1 < 2 * level)
    total = ndimage.gaussian_filter(np.where(usable, t1, 0).astype(np.float32)[thin], sigma / step)
    weight = ndimage.gaussian_filter(usable.astype(np.float32)[thin], sigma / step)
    shade = np.where(weight > 1e-3, total / np.maximum(weight, 1e-3), level)
    zoom = [(n - 1) / max(1, m - 1) for n, m in zip(t1.shape, shade.shape, strict=True)]
    where = np.meshgrid(
        *[np.arange(n, dtype=np.float32) / z for n, z in zip(t1.shape, zoom, strict=True)],
        indexing="ij",
        sparse=True,
    )
    full = ndimage.map_coordinates(shade, np.broadcast_arrays(*where), order=1, mode="nearest")
    return np.asarray(t1 / np.maximum(full, 1e-6), np.float32)


def steadied(odds: Array, space: Array, weight: float) -> Array:
    """Mean-field probability under a Potts prior: each of 6 neighbours adds `weight` (2p - 1) to the odds."""
    belief = np.where(space, np.tanh(odds / 2), 0).astype(np.float32)
    kernel = ndimage.generate_binary_structure(3, 1).astype(np.float32)
    kernel[1, 1, 1] = 0
    for _ in range(ROUNDS):
        around = _neighbour_sum(belief)
        belief = np.where(space, np.tanh((odds + 2 * weight * around) / 2), 0).astype(np.float32)
    return np.where(space, (belief + 1) / 2, 0).astype(np.float32)


def _neighbour_sum(values: Array) -> Array:
    out = np.zeros_like(values)
    for axis in range(3):
        ahead: list[Any] = [slice(None)] * 3
        behind: list[Any] = [slice(None)] * 3
        ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
        out[tuple(ahead)] += values[tuple(behind)]
        out[tuple(behind)] += values[tuple(ahead)]
    return out
