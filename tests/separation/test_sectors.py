"""Sectors of a ring with known quarters, vessels and limits."""

import numpy as np
import pytest

from dioscuri.errors import DioscuriError
from dioscuri.model import Surface
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.sectors import Crossing, borders, calibre, ring_of, sector_of

RECIPE = SeparationRecipe()


def disc(radius=40.0, n=240):
    """A disc round S, castor below."""
    turn = np.linspace(0, 2 * np.pi, n, endpoint=False) + 0.003
    rim = radius * np.column_stack([np.cos(turn), np.sin(turn), 0 * turn])
    faces = [(0, 1 + k, 1 + (k + 1) % n) for k in range(n)]
    return Surface(np.vstack([[0, 0, 0], rim]), np.array(faces, np.int32))


def at(degrees, far=30.0):
    return (far * np.cos(np.radians(degrees)), far * np.sin(np.radians(degrees)), 0.0)


def test_the_axis_is_the_mean_normal_and_angles_turn_round_it():
    ring = ring_of(disc())
    assert np.allclose(ring.axis, (0, 0, 1)) and np.allclose(ring.centre, 0, atol=1e-6)
    assert np.degrees(ring.angles(np.array([at(0), at(90), at(200)]))) == pytest.approx(
        [0, 90, 200], abs=1e-6
    )
    assert ring.outward(np.radians(90)) == pytest.approx((0, 1, 0), abs=1e-9)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_without_vessels_the_sectors_are_equal(n):
    surface = disc()
    starts = borders(ring_of(surface), surface, (), n, RECIPE)
    widths = np.degrees(np.diff([*starts, starts[0] + 2 * np.pi]))
    assert widths == pytest.approx([360 / n] * n, abs=2.01)
    assert (np.diff(starts) > 0).all()


def test_borders_pass_between_vessels():
    surface = disc()
    vessels = [Crossing(f"v{k}", at(a), 1.0) for k, a in enumerate((0, 45, 90, 135, 180, 225, 270, 315))]
    starts = np.degrees(borders(ring_of(surface), surface, vessels, 4, RECIPE))
    gaps = np.abs((starts[:, None] - np.arange(0, 360, 45) + 180) % 360 - 180).min(axis=1)
    assert (30 * np.sin(np.radians(gaps)) >= 1 + RECIPE.stage_border_clear_mm - 1e-6).all()
    sector = sector_of(ring_of(surface), np.radians(starts), np.array([v.at_lps_mm for v in vessels]))
    assert np.bincount(sector).tolist() == [2, 2, 2, 2]


def test_sectors_become_uneven_before_one_takes_more_than_its_share():
    surface = disc()
    vessels = [Crossing(f"v{k}", at(a), 2.0) for k, a in enumerate((10, 30, 50, 70))]
    starts = borders(ring_of(surface), surface, vessels, 4, RECIPE)
    sector = sector_of(ring_of(surface), starts, np.array([v.at_lps_mm for v in vessels]))
    assert sorted(sector.tolist()) == [0, 1, 2, 3]
    widths = np.diff([*starts, starts[0] + 2 * np.pi])
    assert widths.max() <= np.pi + 1e-9
    free = RECIPE.model_copy(update={"stage_vessel_share": 1.0})
    even = np.diff(borders(ring_of(surface), surface, vessels, 4, free))
    assert np.ptp(even) < np.ptp(widths)


def test_one_thick_vessel_gets_no_sliver_of_its_own():
    surface = disc()
    vessels = [Crossing("thick", at(100), 5.0), *(Crossing(f"v{a}", at(a), 2.0) for a in range(20, 360, 20))]
    for least in (0.2, 0.6):
        recipe = RECIPE.model_copy(update={"stage_least_share": least})
        starts = borders(ring_of(surface), surface, vessels, 4, recipe)
        widths = np.degrees(np.diff([*starts, starts[0] + 2 * np.pi]))
        assert widths.min() >= least * 90 - 1e-9


def test_the_choice_is_the_best_of_all():
    """Brute force over all borders on the raster, for two sectors."""
    surface = disc()
    random = np.random.default_rng(3)
    vessels = [
        Crossing(f"v{k}", at(a), r) for k, (a, r) in enumerate(random.uniform((0, 0.5), (360, 2), (9, 2)))
    ]
    ring = ring_of(surface)
    share = calibre(vessels)
    places = np.array([v.at_lps_mm for v in vessels])

    def cost(starts):
        sector = sector_of(ring, starts, places)
        over = sum(max(0.0, share[sector == k].sum() - 0.25) for k in (0, 1))
        border = 0.0
        for s in starts:
            turn = np.radians(np.degrees(ring.angles(places)) - np.degrees(s))
            gap = np.where(np.cos(turn) > 0, 30 * np.abs(np.sin(turn)), 30)
            border += share[gap < np.array([v.radius_mm for v in vessels]) + 3].sum()
        return 100 * over + 10 * border

    # Two sectors of at most half the ring are two halves.
    every = [np.radians(np.array([a, a + 180])) for a in range(0, 180, 2)]
    found = borders(ring, surface, vessels, 2, RECIPE)
    assert cost(found) == pytest.approx(min(map(cost, every)), abs=1e-9)


@pytest.mark.parametrize("n", [0, -1, 13])
def test_a_number_of_stages_that_makes_no_sense_is_refused(n):
    with pytest.raises(DioscuriError, match="must be 1 to 12"):
        borders(ring_of(disc()), disc(), (), n, RECIPE)


def test_a_cut_without_a_surface_has_no_ring():
    with pytest.raises(DioscuriError, match="must have one"):
        ring_of(Surface(np.zeros((0, 3)), np.zeros((0, 3), np.int32)))
