"""Geodesic distances, discs and loops against closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.errors import GeometryError
from dioscuri.geometry.geodesic import (
    boundary_loops,
    clip,
    flat_area,
    geodesic_disc_area,
    geodesic_distances,
    loop_length,
)
from dioscuri.geometry.sphere import sphere_mesh
from dioscuri.model import Surface

CAP_MM2, CAP_RIM_MM = 7567.37, 291.40  # sphere of R 75 mm, geodesic radius 50 mm


def head(subdivisions: int) -> Surface:
    ball = sphere_mesh(subdivisions)
    return Surface(ball.vertices * 75.0, ball.faces, closed=True)


@pytest.mark.parametrize(("subdivisions", "within"), [(4, 2e-3), (5, 1e-3)])
def test_cap_of_a_sphere_exact(subdivisions: int, within: float) -> None:
    area, rim = geodesic_disc_area(head(subdivisions), [0], 50.0)
    assert area == pytest.approx(CAP_MM2, rel=within)
    assert rim == pytest.approx(CAP_RIM_MM, rel=within)


def test_cap_of_a_sphere_by_heat_is_a_preview() -> None:
    area, _ = geodesic_disc_area(head(5), [0], 50.0, method="heat")
    assert area == pytest.approx(CAP_MM2, rel=0.03)


def test_flat_disc_would_say_less() -> None:
    surface = head(5)
    disc = clip(surface, geodesic_distances(surface, [0]), 50.0)
    rim = disc.vertices[boundary_loops(disc)[0]]
    flat = np.pi * (75 * np.sin(50 / 75)) ** 2
    assert flat_area(rim) == pytest.approx(flat, rel=2e-3)
    assert flat_area(rim) < 0.9 * disc.area_mm2


def test_distance_to_a_set_is_the_least_of_the_distances() -> None:
    surface = head(3)
    both = geodesic_distances(surface, [3, 400])
    apart = np.minimum(geodesic_distances(surface, [3]), geodesic_distances(surface, [400]))
    np.testing.assert_allclose(both, apart, atol=1e-6)


def test_another_piece_is_out_of_reach() -> None:
    ball = sphere_mesh(2)
    two = Surface(
        np.concatenate([ball.vertices, ball.vertices + 10]),
        np.concatenate([ball.faces, ball.faces + len(ball.vertices)]),
    )
    far = geodesic_distances(two, [0])
    assert np.isfinite(far[: len(ball.vertices)]).all()
    assert np.isinf(far[len(ball.vertices) :]).all()
    assert clip(two, far, 100.0).area_mm2 == pytest.approx(ball.area_mm2, rel=1e-12)


@settings(max_examples=25, deadline=None)
@given(
    st.floats(-0.95, 0.95),
    st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda n: np.linalg.norm(n) > 0.1),
)
def test_a_clip_and_its_rest_are_the_whole(level: float, normal: tuple[float, float, float]) -> None:
    ball = sphere_mesh(3)
    height = ball.vertices @ np.asarray(normal) / np.linalg.norm(normal)
    low, high = clip(ball, height, level), clip(ball, -height, -level)
    assert low.area_mm2 + high.area_mm2 == pytest.approx(ball.area_mm2, rel=1e-9)
    assert (low.vertices @ np.asarray(normal) / np.linalg.norm(normal) <= level + 1e-9).all()
    assert low.area_mm2 == pytest.approx(2 * np.pi * (1 + level), abs=0.06)
    (rim,) = boundary_loops(low)
    assert loop_length(low.vertices[rim]) == pytest.approx(2 * np.pi * np.sqrt(1 - level**2), abs=0.2)


def test_a_band_has_two_loops_and_faces_stay_outward() -> None:
    ball = sphere_mesh(4)
    low = clip(ball, ball.vertices[:, 2], 0.5)
    band = clip(low, -low.vertices[:, 2], 0.2)
    assert len(boundary_loops(band)) == 2
    assert band.area_mm2 == pytest.approx(2 * np.pi * 0.7, rel=0.01)
    a, b, c = (band.vertices[band.faces[:, n]] for n in range(3))
    assert (np.einsum("ij,ij->i", np.cross(b - a, c - a), a) >= 0).all()


def test_a_closed_surface_has_no_loop() -> None:
    assert boundary_loops(sphere_mesh(1)) == ()


@pytest.mark.parametrize("sources", [[], [-1], [10**6]])
def test_sources_that_do_not_exist_are_refused(sources: list[int]) -> None:
    with pytest.raises(GeometryError, match="sources"):
        geodesic_distances(sphere_mesh(1), sources)


def test_other_refusals() -> None:
    ball = sphere_mesh(1)
    with pytest.raises(GeometryError, match="method"):
        geodesic_distances(ball, [0], method="dijkstra")
    with pytest.raises(GeometryError, match="radius"):
        geodesic_disc_area(ball, [0], -1.0)
    with pytest.raises(GeometryError, match="values"):
        clip(ball, np.zeros(3))
    bow_tie = Surface(np.eye(5, 3), [[0, 1, 2], [0, 3, 4]])
    with pytest.raises(GeometryError, match="touches itself"):
        boundary_loops(Surface(np.random.default_rng(1).normal(size=(5, 3)), bow_tie.faces))
