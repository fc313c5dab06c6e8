"""Every noun refuses what it must, in one line that says what was found and what is allowed."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

import dioscuri.model as model
from dioscuri.errors import DioscuriError, GeometryError
from dioscuri.model import (
    Anatomy,
    Case,
    Duration,
    Figure,
    Grid,
    LabelMap,
    Ownership,
    Presence,
    Probabilities,
    Recipe,
    Scan,
    Stage,
    Surface,
    Task,
    Transform,
    VesselEdge,
    VesselGraph,
    Volume,
    assumptions,
    canonical_json,
    standard_anatomy,
)

GRID = Grid(np.eye(4), (2, 3, 4), "1.2.3")
ZERO8 = np.zeros(GRID.shape, np.uint8)


def refuses(says):
    return pytest.raises(GeometryError, match=says)


def test_public_names_are_sorted():
    assert model.__all__ == sorted(model.__all__)


def test_volume():
    kept = Volume(np.zeros(GRID.shape, np.int16), GRID, "HU", "CT")
    with pytest.raises(ValueError, match="read-only"):
        kept.values[0, 0, 0] = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        kept.unit = "mm"
    with refuses(r"shape \(2, 3\), must be the grid's \(2, 3, 4\)"):
        Volume(np.zeros((2, 3)), GRID, "HU", "CT")
    with refuses("'arbitrary' on a CT, must be HU"):
        Volume(np.zeros(GRID.shape), GRID, "arbitrary", "CT")
    with refuses(r"value at \(0, 0, 0\) is nan"):
        Volume(np.full(GRID.shape, np.nan), GRID, "HU", "CT")


def test_a_view_is_copied_so_that_its_owner_cannot_change_the_noun():
    owner = np.zeros((4, 3, 4), np.int16)
    kept = Volume(owner[:2], GRID, "HU", "CT")
    owner[:] = 7
    assert kept.values.max() == 0


def test_labels_and_owners():
    with refuses("label 77 is not in the anatomy"):
        LabelMap(np.full(GRID.shape, 77, np.uint16), GRID)
    with refuses("type uint8, must be uint16"):
        LabelMap(ZERO8, GRID)
    with refuses("value 4, must be 0"):
        Ownership(np.full(GRID.shape, 4, np.uint8), ZERO8, GRID)
    labels = LabelMap(np.full(GRID.shape, standard_anatomy().number("vein"), np.uint16), GRID)
    assert labels.mask("vein").all() and labels.tissue("vessel").all() and not labels.mask("skull").any()
    with refuses("no structure 'tail'"):
        labels.mask("tail")


def test_probabilities_are_likeliest_first():
    labels = np.zeros((*GRID.shape, 3), np.uint16)
    rising = np.zeros((*GRID.shape, 3), np.uint8)
    rising[..., 2] = 9
    with refuses("must not rise"):
        Probabilities(labels, rising, GRID)
    with refuses("sum above 255"):
        Probabilities(labels, np.full((*GRID.shape, 3), 200, np.uint8), GRID)


def test_anatomy_numbers_are_unique():
    skull = standard_anatomy()["skull"]
    with refuses("number 3 is given twice"):
        Anatomy((skull, dataclasses.replace(skull, name="other")))


@given(st.tuples(*[st.floats(-180, 180)] * 3), st.tuples(*[st.floats(-100, 100)] * 3))
def test_transform_inverts_and_composes(euler, shift):
    matrix = np.eye(4)
    matrix[:3, :3] = Rotation.from_euler("zyx", euler, degrees=True).as_matrix()
    matrix[:3, 3] = shift
    a_from_b = Transform(matrix, "a", "b")
    points = np.array([[1.0, 2, 3], [-4, 5, 6]])
    assert np.allclose(a_from_b.inverse()(a_from_b(points)), points)
    there_and_back = a_from_b @ a_from_b.inverse()
    assert (there_and_back.fixed, there_and_back.moving) == ("a", "a")
    with refuses("inner names must be equal"):
        a_from_b @ a_from_b


def test_transform_refuses_a_mirror():
    with refuses("determinant -1, must be > 0"):
        Transform(np.diag([-1.0, 1, 1, 1]), "a", "b")


def test_surface_closed_is_checked():
    corners = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1.0]])
    faces = np.array([[0, 2, 1], [0, 1, 3], [1, 2, 3], [0, 3, 2]])
    assert Surface(corners, faces, closed=True).area_mm2 == pytest.approx(1.5 + 3**0.5 / 2)
    with refuses("3 edges without exactly two faces"):
        Surface(corners, faces[:3], closed=True)
    with refuses("index 0 to 9, must be 0 to 3"):
        Surface(corners, np.array([[0, 1, 9]]))


def edge(edge_id="v1", start=0, end=1, path=((0, 0, 0), (1, 0, 0)), radius=1.0, **more) -> VesselEdge:
    return VesselEdge(edge_id, start, end, np.array(path, float), radius, 0.1, **more)


def test_vessels():
    with refuses("edge v1: radius_mm is -1 mm, must be > 0"):
        edge(radius=-1)
    with refuses("kind 'tube', must be one of artery"):
        edge(kind="tube")
    with refuses(r"castor probability 1.5, must be 0 to 1"):
        edge(castor=1.5)
    nodes = np.array([[0, 0, 0], [1, 0, 0.0]])
    with refuses("path ends 1 mm from its end node"):
        VesselGraph(nodes, (edge(path=((0, 0, 0), (2, 0, 0))),))
    with refuses("v1: id is used twice"):
        VesselGraph(nodes, (edge(), edge()))
    with refuses("end node 5, must be 0 to 1"):
        VesselGraph(nodes, (edge(end=5),))


def test_loops_are_counted():
    nodes = np.array([[0, 0, 0], [1, 0, 0.0]])
    bow = edge("v2", path=((0, 0, 0), (0.5, 1, 0), (1, 0, 0)))
    ring = edge("v3", end=0, path=((0, 0, 0), (0, 0, 1), (0, 1, 1), (0, 0, 0)))
    assert VesselGraph(nodes, (edge(),)).loops == 0
    assert VesselGraph(nodes, (edge(), bow, ring)).loops == 2


def test_figures_and_presence():
    figure = Figure(value=1.23456789, low=1, high=2, unit="mm", source="test")
    assert figure.value == 1.23457
    with refuses("5 mm found, must lie in 1 to 2"):
        Figure(value=5, low=1, high=2, unit="mm", source="test")
    with refuses("unit and source must be given"):
        Figure(value=1, low=1, high=2, unit="", source="test")
    with refuses("inf"):
        Figure(value=1, low=1, high=float("inf"), unit="mm", source="test")
    with refuses("'absent' without a proof"):
        Presence(state="absent")
    assert str(Presence(state="not seen")) == "not seen"


def task(task_id="T1", **more) -> Task:
    fields = {
        "id": task_id,
        "name": "n",
        "lead": ("A",),
        "rooms": ("OR1",),
        "stop_and_close": "s",
        "emergency_separation": "e",
    }
    return Task(duration=Duration(low_h=1, mode_h=2, high_h=3), **{**fields, **more})


def test_tasks_have_a_way_out():
    with refuses("T1: no stop_and_close"):
        task(stop_and_close="")
    assert task(stop_and_close="", point_of_no_return=True)
    with refuses("must be low <= mode <= high"):
        Duration(low_h=2, mode_h=1, high_h=3)


def test_stages_have_an_order():
    with refuses("wait for each other"):
        Stage(id="1", name="n", tasks=(task("A", after=("B",)), task("B", after=("A",))))
    with refuses("after Z, which stage 1 does not have"):
        Stage(id="1", name="n", tasks=(task("A", after=("Z",)),))
    with refuses("T1 is given twice"):
        Stage(id="1", name="n", tasks=(task(), task()))


def test_a_case_is_two_twins():
    here, there = {"inside_lps_mm": (0, 0, 0)}, {"inside_lps_mm": (0, 0, 120)}
    assert Case(name="c", castor=here, pollux=there).confirmed is None
    with refuses("0.0 mm apart, must be at least 40 mm"):
        Case(name="c", castor=here, pollux=here)
    with refuses("pollux: missing"):
        Case(name="c", castor=here)
    with refuses("must name the injected twin"):
        Scan(series="1", role="cta_venous")
    with refuses("listed twice"):
        Case(name="c", castor=here, pollux=there, scans=(Scan(series="1", role="ct"),) * 2)


def test_recipe_is_closed_and_sourced():
    with refuses("bones: unknown key"):
        Recipe(separation={"bones": 1})
    with refuses("bone_cost_per_mm2: -1 found, should be greater than or equal to 0"):
        Recipe(separation={"bone_cost_per_mm2": -1})
    rows = assumptions(Recipe())
    assert rows and all(meaning and source for _, _, meaning, source in rows)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (1e-7, "1e-7"),
        (1.5e-5, "0.000015"),
        (-2.5e-6, "-0.0000025"),
        (1e21, "1e+21"),
        (123456.789, "123456.789"),
        (5e-324, "5e-324"),
        ({"b": True, "a": [None, "é\n"]}, '{"a":[null,"é\\n"],"b":true}'),
    ],
)
def test_canonical_json_follows_rfc_8785(value, text):
    assert canonical_json(value) == text


def test_errors_are_one_tree():
    assert issubclass(GeometryError, DioscuriError) and issubclass(GeometryError, ValueError)
