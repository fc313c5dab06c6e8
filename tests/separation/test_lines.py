"""Lines of a plane cut through concentric shells: circles of known length."""

import numpy as np
import pytest

from dioscuri.model import Grid, LabelMap
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.lines import brain_plane, cut_lines, line_figures
from dioscuri.separation.polylines import Polyline, boundary, chained, level_lines, runs, smooth_line
from dioscuri.separation.surface import surface_between

RECIPE = SeparationRecipe()
N = 72
GRID = Grid.axis_aligned((N, N, N), 1.0, origin_mm=(-35.5, -35.5, -35.5), frame="1.2")
POINTS = GRID.lps(np.indices((N, N, N)).reshape(3, -1).T)
OUT = np.linalg.norm(POINTS, axis=1).reshape(N, N, N)
RADIUS = {"scalp": 33.0, "bone": 29.0, "dura": 25.0}
BRAIN = 22.0


def shells():
    """Skin, skull, dura 1 mm, CSF and brain about one centre."""
    inner = [BRAIN, RADIUS["dura"], RADIUS["dura"] + 1, RADIUS["bone"], RADIUS["scalp"]]
    layers = np.select([OUT < r for r in inner], [6, 5, 4, 3, 1], 0)
    return LabelMap(layers.astype(np.uint16), GRID)


def plane(labels, axis, at):
    height = (POINTS @ (np.asarray(axis, float) / np.linalg.norm(axis))).reshape(N, N, N)
    return surface_between(labels.values > 0, height > at, GRID, labels)


@pytest.mark.parametrize(
    ("axis", "at"), [((0, 0, 1), 0.2), ((1, 2, 4), 5.3), ((1, 1, 1), 12.0), ((0.1, 0, 1), 3)]
)
def test_lines_through_shells_are_circles(axis, at):
    labels = shells()
    surface = plane(labels, axis, at)
    lines = cut_lines(surface, labels, RECIPE)
    for line in line_figures(lines):
        truth = 2 * np.pi * np.sqrt(RADIUS[line.layer] ** 2 - at**2)
        assert (line.pieces, line.closed) == (1, 1)
        assert line.length_mm.value == pytest.approx(truth, rel=0.02)
        assert line.length_mm.low < truth < line.length_mm.high
        (loop,) = lines[line.layer]
        assert np.linalg.norm(loop.points, axis=1) == pytest.approx(RADIUS[line.layer], abs=1)
    assert brain_plane(surface, labels).area_mm2 == pytest.approx(np.pi * (BRAIN**2 - at**2), rel=0.02)


def test_a_vessel_at_a_layer_leaves_the_line_in_its_place():
    labels = shells()
    across = np.abs(POINTS[:, 0] - 25).reshape(N, N, N) < 3
    sinus = across & (np.hypot(POINTS[:, 1], POINTS[:, 2]).reshape(N, N, N) < 3)
    other = LabelMap(np.where(sinus, 9, labels.values).astype(np.uint16), GRID)
    lengths = [
        line_figures(cut_lines(plane(m, (0, 0, 1), 0.2), m, RECIPE))[2].length_mm.value
        for m in (labels, other)
    ]
    assert lengths[1] == pytest.approx(lengths[0], rel=0.02)


def test_a_hole_in_the_skull_breaks_its_line_and_no_other():
    labels = shells()
    hole = (POINTS[:, 0] > 0).reshape(N, N, N) & (np.abs(POINTS[:, 1]) < 8).reshape(N, N, N)
    values = np.where(hole & (labels.values == 3), 2, labels.values).astype(np.uint16)
    values = np.where(hole & (labels.values == 4), 2, values).astype(np.uint16)
    scalp, bone, dura = line_figures(cut_lines(plane(labels, (0, 0, 1), 0.2), LabelMap(values, GRID), RECIPE))
    assert (scalp.closed, dura.closed) == (1, 1)
    assert (bone.pieces, bone.closed) == (1, 0)
    gap = 2 * 29 * np.arcsin(8 / 29)
    assert bone.length_mm.value == pytest.approx(2 * np.pi * 29 - gap, abs=4)


def test_crumbs_are_left_out():
    labels = shells()
    crumb = np.linalg.norm(POINTS - (0, 10, 0), axis=1).reshape(N, N, N) < 2.2
    values = np.where(crumb, 4, labels.values).astype(np.uint16)
    surface = plane(labels, (0, 0, 1), 0.2)
    for crumb_mm, pieces in ((0.0, 2), (20.0, 1)):
        recipe = RECIPE.model_copy(update={"line_crumb_mm": crumb_mm})
        dura = line_figures(cut_lines(surface, LabelMap(values, GRID), recipe))[2]
        assert dura.pieces == pieces


def test_chains_close_and_branches_lose_nothing():
    points = np.array([(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (5, 0, 0), (6, 0, 0)], float)
    segments = np.array([(2, 1), (0, 1), (3, 2), (3, 0), (4, 5)])
    open_one, loop = sorted(chained(segments, points), key=lambda p: p.closed)
    assert (loop.closed, loop.length_mm) == (True, 4.0)
    assert (open_one.closed, open_one.length_mm) == (False, 1.0)
    star = chained(np.array([(0, 1), (0, 3), (0, 4)]), points)
    assert sum(p.length_mm for p in star) == pytest.approx(1 + 1 + 5)


def test_a_circle_keeps_its_length_and_loses_its_noise():
    turn = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    rng = np.random.default_rng(0)
    circle = 20 * np.column_stack([np.cos(turn), np.sin(turn), 0 * turn])
    noisy = Polyline(circle + rng.normal(0, 0.15, circle.shape), True)
    assert noisy.length_mm > 1.05 * 40 * np.pi
    assert smooth_line(noisy, 2.0).length_mm == pytest.approx(40 * np.pi, rel=0.02)
    assert smooth_line(Polyline(circle, True), 2.0).length_mm == pytest.approx(40 * np.pi, rel=0.002)


def test_runs_of_a_loop_start_after_a_gap():
    line = Polyline(np.arange(30.0).reshape(10, 3), True)
    keep = np.array([1, 1, 1, 0, 0, 1, 1, 1, 1, 1], bool)
    (part,) = runs(line, keep)
    assert not part.closed and len(part.points) == 8
    assert runs(line, np.zeros(10, bool)) == [] and runs(line, np.ones(10, bool)) == [line]


def test_an_empty_surface_has_no_lines():
    labels = shells()
    empty = surface_between(labels.values > 0, np.zeros((N, N, N), bool), GRID, labels)
    assert boundary(empty) == [] and level_lines(empty, np.zeros(0)) == []
    assert [f.length_mm.value for f in line_figures(cut_lines(empty, labels, RECIPE))] == [0, 0, 0]
