"""Radii from the partial volume of the contrast: masks by threshold are too thick, the light in them is not."""

from functools import cache

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.circulation import vessel_graph
from dioscuri.model.recipe import CirculationRecipe
from tests.circulation.scenes import GRID, POINTS, SHAPE, labelled, rise

PLATEAU_HU, NOISE_HU, FINE = 250.0, 20.0, 4


@cache
def share_of_tube(radius, at, way):
    """Share of each voxel within a straight tube, by FINE^3 points in each."""
    way = np.asarray(way, float) / np.linalg.norm(way)
    ticks = (np.arange(FINE) + 0.5) / FINE - 0.5
    total = np.zeros(len(POINTS))
    for shift in np.stack(np.meshgrid(ticks, ticks, ticks), -1).reshape(-1, 3):
        off = POINTS + shift - np.asarray(at, float)
        total += (off**2).sum(axis=1) - (off @ way) ** 2 < radius**2
    return (total / FINE**3).reshape(SHAPE)


def scanned(radius, blur, seed=0):
    """A thin tube and a thick one far from it, blurred and noisy; the mask is what lies above 40 %."""
    rng = np.random.default_rng(seed)
    share = share_of_tube(radius, (0.3, -13, 0.2), (1, 0.3, 0.2)) + share_of_tube(
        4.0, (0, 17, 0), (1, 0.05, 0.1)
    )
    hu = PLATEAU_HU * ndimage.gaussian_filter(share, blur)
    mask = ndimage.label(hu > 0.4 * PLATEAU_HU)[0] > 0
    noisy = (hu + NOISE_HU * rng.standard_normal(SHAPE)).astype(np.float32)
    empty = (NOISE_HU * rng.standard_normal(SHAPE)).astype(np.float32)
    return labelled(vein=mask), [rise("cta_venous", "castor", noisy), rise("cta_venous", "pollux", empty)]


def thin_radius(labels, rises, **recipe):
    graph = vessel_graph(labels, rises, CirculationRecipe(**recipe))
    thin = [e for e in graph if e.path[:, 1].mean() < 0]
    return float(np.average([np.median(e.radius_mm) for e in thin], weights=[e.length_mm for e in thin]))


@pytest.mark.parametrize("blur", [0.5, 0.8])
@pytest.mark.parametrize("radius", [1.0, 1.5, 2.0, 3.0])
def test_a_blurred_tube_has_its_radius_although_its_mask_is_too_thick(radius, blur):
    labels, rises = scanned(radius, blur)
    lit, masked = thin_radius(labels, rises), thin_radius(labels, rises, radius_by_contrast=False)
    print(radius, blur, "%+.1f %% %+.1f %%" % (100 * (lit / radius - 1), 100 * (masked / radius - 1)))
    assert abs(lit / radius - 1) < 0.03
