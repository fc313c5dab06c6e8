"""What the dossier draws: shapes that keep their size, planes where they say, the twins' colours."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from dioscuri.formats.pdf import write_pdf
from dioscuri.geometry.mesh import surface_of
from dioscuri.model import Figure, Grid, Surface
from dioscuri.model.colours import CASTOR_COLOUR, POLLUX_COLOUR
from dioscuri.model.surface import edge_counts
from dioscuri.planning.dossier.parts import parts
from dioscuri.planning.dossier.pictures import pictures
from dioscuri.planning.dossier.planes import PLANES, crossed_by, plane
from dioscuri.planning.dossier.render import shaded
from dioscuri.planning.dossier.report import place, report
from dioscuri.planning.dossier.shapes import blurred, level_surface
from dioscuri.planning.dossier.slices import OWNERS, junction_centre, tinted
from dioscuri.planning.dossier.timeline import BOTH, colour_of
from dioscuri.planning.pages.numbers import number, shown
from tests.planning.dossier_content import plan_of, small_content


@pytest.fixture(scope="module")
def content():
    return small_content()


@pytest.fixture(scope="module")
def nodes(content):
    return parts(content)


def volume_of(surface: Surface) -> float:
    a, b, c = (surface.vertices[surface.faces[:, n]] for n in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)


def turned_grid() -> Grid:
    """Turned by 30 degrees about z and counted against its first axis: the determinant is negative."""
    turn, affine = np.radians(30), np.eye(4)
    axes = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    affine[:3, :3] = axes * (-1.5, 1.5, 2.0)
    return Grid(affine, (60, 60, 46), "1.2.3")


def test_a_ball_keeps_its_volume_and_faces_outward_on_a_turned_grid() -> None:
    where = turned_grid()
    points = where.lps(np.moveaxis(np.indices(where.shape), 0, -1).reshape(-1, 3))
    ball = (np.linalg.norm(points - where.centre_lps_mm, axis=1) < 30).reshape(where.shape)
    surface = level_surface(blurred(ball, where, where, sd_mm=1.2), where, triangles=8000)
    assert len(surface.faces) <= 8000
    assert volume_of(surface) == pytest.approx(4 / 3 * np.pi * 30**3, rel=0.02)
    np.testing.assert_allclose(np.linalg.norm(surface.vertices - where.centre_lps_mm, axis=1), 30, atol=1.5)


def test_a_body_cut_off_by_the_scan_is_closed_there() -> None:
    where = Grid.axis_aligned((20, 20, 20), 2.0, origin_mm=(0, 0, 0), frame="1.2.3")
    surface = level_surface(np.ones(where.shape, np.float32), where, triangles=10**6)
    assert (edge_counts(surface.faces) == 2).all()


def test_skin_of_both_twins_fills_the_body_and_meets_at_the_cut(content, nodes) -> None:
    skins = {n.extras["twin"]: n.surface for n in nodes if n.extras["structure"] == "skin"}
    body = float((content.labels.values > 0).sum()) * content.labels.grid.voxel_mm3
    assert sum(volume_of(s) for s in skins.values()) == pytest.approx(body, rel=0.04)
    assert abs(skins["castor"].vertices[:, 2].max()) < 2.5
    assert abs(skins["pollux"].vertices[:, 2].min()) < 2.5


def test_nothing_uncertain_is_hidden_in_a_twin(content, nodes) -> None:
    names = [n.name for n in nodes]
    assert "uncertain brain" not in names, "no brain lies near the waist of these heads"
    doubt = replace(content.ownership, owner=np.where(content.labels.values > 0, 3, 0).astype(np.uint8))
    assert "uncertain brain" in [n.name for n in parts(replace(content, ownership=doubt))]


def test_a_surface_that_touches_itself_is_shaded_without_cracks() -> None:
    """VTK once turned patches of such a surface inside out, and a head after the cut seemed cracked."""
    from vtkmodules.util.numpy_support import vtk_to_numpy

    where = Grid.axis_aligned((40, 40, 40), 1.0, origin_mm=(-19.5,) * 3, frame="1.2.3")
    away = np.linalg.norm(where.lps(np.moveaxis(np.indices(where.shape), 0, -1).reshape(-1, 3)), axis=1)
    rough = (away < 14) | ((away < 15.5) & (np.random.default_rng(0).random(away.shape) < 0.5))
    surface = surface_of(rough.reshape(where.shape), where)
    assert (edge_counts(surface.faces) > 2).any()
    data = shaded(surface)
    normals = vtk_to_numpy(data.GetPointData().GetNormals())
    points = vtk_to_numpy(data.GetPoints().GetData())
    assert ((normals * points).sum(axis=1) > 0).mean() > 0.97


def test_pictures_show_both_twins_and_then_each_alone(content, nodes) -> None:
    found = {p.name: p.image for p in pictures(content, nodes)}
    assert list(found) == ["model", "cut", "apart", "castor_after", "pollux_after"]
    for name, image in found.items():
        blue = (image[..., 2].astype(int) > image[..., 0].astype(int) + 25).mean()
        orange = (image[..., 0].astype(int) > image[..., 2].astype(int) + 25).mean()
        assert (blue > 0.05) == (name != "pollux_after"), name
        assert (orange > 0.05) == (name != "castor_after"), name


@pytest.mark.parametrize(
    ("name", "letters"),
    [("axial", ("R", "L", "A", "P")), ("coronal", ("R", "L", "S", "I")), ("sagittal", ("A", "P", "S", "I"))],
)
def test_letters_say_where_the_pixels_lie(content, name: str, letters: tuple[str, ...]) -> None:
    where = plane(name, content.labels.grid, (1.0, 2.0, 3.0), pixel_mm=2.0)
    assert where.letters == letters
    points = where.points()
    assert (points[..., PLANES[name][0]] == (1.0, 2.0, 3.0)[PLANES[name][0]]).all()
    ends = {"R": (0, -1), "L": (0, 1), "A": (1, -1), "P": (1, 1), "I": (2, -1), "S": (2, 1)}
    rows = {0: points[:, 0], 1: points[:, -1], 2: points[0], 3: points[-1]}
    for side, letter in enumerate(where.letters):
        axis, sign = ends[letter]
        assert sign * rows[side][:, axis].mean() > 0


def test_a_mark_in_a_turned_volume_is_drawn_where_it_lies() -> None:
    where = turned_grid()
    values = np.zeros(where.shape, np.float32)
    values[40:44, 10:14, 30:33] = 1
    centre = where.lps([[41.5, 11.5, 31.0]])[0]
    for name in PLANES:
        cut = plane(name, where, centre, pixel_mm=1.0)
        seen = np.argwhere(cut.sampled(values, where) > 0.5)
        np.testing.assert_allclose(cut.points()[tuple(seen.T)].mean(axis=0), centre, atol=0.6)


def test_the_cut_line_lies_on_the_surface() -> None:
    where = turned_grid()
    points = where.lps(np.moveaxis(np.indices(where.shape), 0, -1).reshape(-1, 3))
    ball = (np.linalg.norm(points - where.centre_lps_mm, axis=1) < 30).reshape(where.shape)
    at = where.centre_lps_mm + (0, 0, 10.0)
    segments = crossed_by(surface_of(ball, where), plane("axial", where, at, pixel_mm=1.0))
    away = np.linalg.norm(segments - where.centre_lps_mm[:2], axis=2)
    np.testing.assert_allclose(away, np.sqrt(30**2 - 10**2), atol=1.0)
    length = np.linalg.norm(segments[:, 0] - segments[:, 1], axis=1).sum()
    assert length == pytest.approx(2 * np.pi * np.sqrt(30**2 - 10**2), rel=0.05)


def test_tints_are_the_owners_colours(content) -> None:
    brain = np.full((1, 3), 6)
    colours = tinted(np.full((1, 3), 0.5), brain, np.array([[1, 2, 3]]), content.labels)[0] * 255
    for shown_colour, wanted in zip(colours, OWNERS, strict=True):
        assert np.corrcoef(shown_colour, wanted)[0, 1] > 0.99
    grey = tinted(np.full((1, 1), 0.5), np.zeros((1, 1), int), np.zeros((1, 1), int), content.labels)
    np.testing.assert_allclose(grey, 0.5)


def test_centre_of_the_cut(content) -> None:
    np.testing.assert_allclose(junction_centre(content), 0, atol=1e-9)


def test_lanes_take_the_colour_of_the_twin_they_work_on() -> None:
    tasks = {t.id: t for t in plan_of().stages[0].tasks}
    assert colour_of(tasks["S18A"]) == CASTOR_COLOUR
    assert colour_of(tasks["S18B"]) == POLLUX_COLOUR
    assert colour_of(tasks["S02"]) == BOTH
    assert colour_of(next(t for t in tasks.values() if t.separates)) == BOTH


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.71912, "0.719"),
        (88.324, "88.3"),
        (1039.2, "1039"),
        (10394.0, "10390"),
        (0, "0"),
        (3e-7, "0.0000003"),
    ],
)
def test_numbers_have_no_exponent(value: float, text: str) -> None:
    assert number(value) == text


def test_figures_are_shown_with_interval_unit_and_source() -> None:
    figure = Figure(value=8832, low=7270, high=10394, unit="mm2", source="mesh", causes=("rim",))
    assert shown(figure, scale=0.01, unit="cm²") == [
        "88.3 cm²",
        "72.7 to 104 cm² (90%)",
        "mesh. Interval from: rim.",
    ]
    assert place((-12.2, -3.0, 40.4)) == "R 12, A 3, S 40 mm"


def test_an_old_scan_is_a_warning_on_the_first_page() -> None:
    plan = plan_of()
    assert not any("days old" in w for w in report(plan, audit_head="", today=date(2026, 5, 2))["warnings"])
    late = report(plan, audit_head="", today=date(2026, 9, 1))
    assert any("123 days old" in w for w in late["warnings"])


def test_without_a_crossing_vessel_it_says_not_seen() -> None:
    said = report(plan_of(crossings=0), audit_head="", today=date(2026, 5, 2))
    assert said["crossings"] == []
    assert "does not mean that there is none" in said["no_crossing"]


def test_pdf_of_any_script_is_made_twice_the_same(tmp_path) -> None:
    template = "#let d = json(bytes(sys.inputs.data))\n#d.name"
    for name in ("a.pdf", "b.pdf"):
        write_pdf(template, {"name": "توأم 双子 #panic() \U0001f9e0"}, {}, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
