"""What a scanner does to any picture: voxel size, noise, a bias field."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.model import Document, Grid
from dioscuri.phantom.presets import number

Array = NDArray[Any]
OFFSETS = (-0.25, 0.25)  # sub-voxel centres along one axis


class ScannerSettings(Document):
    """How the scans are made. Spacings are multiples of the twins' own grid; every default is assumed."""

    ct_spacing: tuple[float, float, float] = (0.9, 0.9, 1.0)
    t1_spacing: tuple[float, float, float] = (1.0, 1.0, 1.2)
    mrv_spacing: tuple[float, float, float] = (1.0, 1.0, 1.5)
    ct_noise_hu: float = number(9.0, "standard deviation of CT noise in a voxel, HU", 0, 100)
    t1_noise: float = number(14.0, "standard deviation of T1 noise in each channel, arbitrary", 0, 300)
    mrv_noise: float = number(16.0, "standard deviation of MRV noise in each channel, arbitrary", 0, 300)
    bias: float = number(0.18, "swing of the MR bias field to either side of 1", 0, 0.8)
    contrast_hu: float = number(380.0, "rise of undiluted enhanced blood, HU", 50, 900)
    arterial_s: float = number(4.0, "arterial phase, seconds after contrast reaches the neck", 0, 60)
    venous_s: float = number(11.5, "venous phase, seconds after contrast reaches the neck", 0, 60)
    gap_share: float = number(0.27, "share of venous segments with a false gap on MRV", 0, 1)


def onto(values: Array, grid: Grid, to: Grid) -> Array:
    """Means of `values` (I, J, K) over the voxels of another grid, by 2 x 2 x 2 sub-voxels, float32.

    Outside the source grid its border goes on; on the same grid the values are kept as they are.
    """
    if grid.same_as(to):
        return np.asarray(values, np.float32)
    out = np.zeros(to.shape, np.float32)
    matrix = grid.ijk_from_lps @ to.lps_from_ijk
    for offset in np.stack(np.meshgrid(OFFSETS, OFFSETS, OFFSETS), -1).reshape(-1, 3):
        out += ndimage.affine_transform(
            values,
            matrix[:3, :3],
            matrix[:3, 3] + matrix[:3, :3] @ offset,
            output_shape=to.shape,
            output=np.float32,
            order=1,
            mode="nearest",
        )
    out /= 8
    return out


def gaussian_noise(shape: tuple[int, ...], sd: float, rng: np.random.Generator) -> Array:
    """Noise of a reconstruction kernel: neighbours correlate, its standard deviation is `sd`; float32."""
    noise = rng.standard_normal(shape, dtype=np.float32)
    noise = ndimage.gaussian_filter(noise, 0.55)
    return np.asarray(noise * np.float32(sd / max(float(noise.std()), 1e-6)))


def rician(signal: Array, sd: float, rng: np.random.Generator) -> Array:
    """Magnitude of a signal with noise `sd` in both channels. Source: Gudbjartsson 1995, MRM 34:910."""
    real = signal + np.float32(sd) * rng.standard_normal(signal.shape, dtype=np.float32)
    imaginary = np.float32(sd) * rng.standard_normal(signal.shape, dtype=np.float32)
    out: Array = np.hypot(real, imaginary)
    return out


def bias_field(grid: Grid, swing: float, rng: np.random.Generator) -> Array:
    """A smooth factor around 1, float32 (I, J, K), between about 1 - swing and 1 + swing."""
    coarse = ndimage.gaussian_filter(rng.normal(size=(7, 7, 7)), 1.3, mode="nearest")
    coarse = swing * (coarse - coarse.mean()) / np.abs(coarse - coarse.mean()).max()
    steps = [np.linspace(0, 6, n) for n in grid.shape]
    out = ndimage.zoom(coarse, [n / 7 for n in grid.shape], order=1, grid_mode=False, mode="nearest")
    if out.shape != grid.shape:
        out = ndimage.map_coordinates(coarse, np.meshgrid(*steps, indexing="ij"), order=1)
    return np.asarray(1 + out, np.float32)
