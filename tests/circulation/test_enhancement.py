"""Radii from the partial volume of the contrast: masks by threshold are too thick, their light is not."""

from functools import cache

import numpy as np
import pytest
from scipy import ndimage

from dioscuri.circulation import vessel_graph
from dioscuri.circulation.enhancement import shine_of
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


def lit_radius(labels, rises, radius):
    """Of the thin tube along its axis, whose mask gives its thickness."""
    mask = labels.mask("vein")
    way = np.array([1, 0.3, 0.2]) / np.linalg.norm([1, 0.3, 0.2])
    path = np.array([0.3, -13, 0.2]) + np.arange(-18, 18, 0.75)[:, None] * way
    shine = shine_of(mask, GRID, rises, "vein", NOISE_HU)
    area = shine.area(path, mask.astype(np.float32), radius, np.ones(len(path), bool), 9.0)
    return np.sqrt(area.mean() / np.pi)


@pytest.mark.parametrize("blur", [0.5, 0.8])
@pytest.mark.parametrize("radius", [1.0, 1.5, 2.0, 3.0])
def test_the_light_in_a_section_gives_the_radius_of_a_blurred_tube(radius, blur):
    assert abs(lit_radius(*scanned(radius, blur), radius) / radius - 1) < 0.03


def test_a_graph_takes_a_resolved_vessels_radius_from_its_light():
    labels, rises = scanned(3.0, 0.8)
    lit, masked = (
        vessel_graph(labels, rises, CirculationRecipe(radius_by_contrast=on)) for on in (True, False)
    )

    def off(graph):
        thin = [e for e in graph if e.path[:, 1].mean() < 0]
        return abs(np.median(np.concatenate([e.radius_mm for e in thin])) / 3.0 - 1)

    assert off(lit) < 0.015 < 0.03 < off(masked)


def test_without_a_clear_injection_the_mask_stays():
    labels, _ = scanned(2.0, 0.8)
    noise = np.random.default_rng(3).normal(0, NOISE_HU, SHAPE)
    assert (
        shine_of(labels.mask("vein"), GRID, [rise("cta_venous", "castor", noise)], "vein", NOISE_HU) is None
    )
