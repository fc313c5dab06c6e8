"""Case, recipe, vessels and other documents: lossless there and back, refused in one line."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dioscuri.errors import FormatError, GeometryError, RecipeError
from dioscuri.formats.case import read_case, write_case
from dioscuri.formats.documents import read_document, read_json, write_json
from dioscuri.formats.recipe import read_recipe
from dioscuri.formats.vessels import read_vessels, write_vessels
from dioscuri.model import Case, Confirmation, Figure, Recipe, Scan, TwinMarks, VesselEdge, VesselGraph

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=20)
POINTS = st.tuples(*[st.floats(-200, 200)] * 3)


@st.composite
def cases(draw) -> Case:
    def marks(z: float) -> TwinMarks:
        x, y, _ = draw(POINTS)
        return TwinMarks(inside_lps_mm=(x, y, z), nasion_lps_mm=draw(st.none() | POINTS))

    confirmed = st.builds(Confirmation, by=WORDS, on=st.dates(), picture=WORDS)
    return Case(
        name=draw(WORDS),
        castor=marks(0),
        pollux=marks(100),
        confirmed=draw(st.none() | confirmed),
        scans=(
            Scan(series="1.2.3", role="ct", acquired_on=draw(st.none() | st.dates())),
            Scan(series=draw(WORDS.filter(lambda w: w != "1.2.3")), role="cta_venous", injected="pollux"),
        ),
    )


@given(case=cases())
@settings(max_examples=40, deadline=None)
def test_a_case_comes_back_equal(case, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("case") / "case.toml"
    write_case(case, path)
    assert read_case(path) == case


def test_a_case_with_an_unknown_key_is_refused(tmp_path) -> None:
    marks = [TwinMarks(inside_lps_mm=(0, 0, z)) for z in (0, 100)]
    write_case(Case(name="a", castor=marks[0], pollux=marks[1]), tmp_path / "case.toml")
    text = (tmp_path / "case.toml").read_text()
    (tmp_path / "case.toml").write_text(text.replace("[castor]", "[castor]\nnose = 1"))
    with pytest.raises(
        GeometryError, match=r"case\.toml: nose: unknown key .* allowed are inside_lps_mm"
    ) as error:
        read_case(tmp_path / "case.toml")
    assert "\n" not in str(error.value)
    with pytest.raises(FormatError, match="cannot be read"):
        read_case(tmp_path / "none.toml")


def test_a_recipe_changes_only_what_it_names(tmp_path) -> None:
    (tmp_path / "recipe.toml").write_text("seed = 7\n[separation]\nworking_spacing_mm = 2.0\n")
    recipe = read_recipe(tmp_path / "recipe.toml")
    assert (recipe.seed, recipe.separation.working_spacing_mm) == (7, 2.0)
    assert recipe.labelling == Recipe().labelling


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "colour: unknown key in recipe, allowed are labelling"),
        ("[separation]\ncolour = 1", r"separation\.colour: unknown key .* allowed are working_spacing_mm"),
        ("[separation]\nworking_spacing_mm = -1.0", r"separation\.working_spacing_mm: -1.0 found, .* 0\.5"),
        ("[ownership]\nuncertain_mm = nan", r"ownership\.uncertain_mm: nan found"),
        ("separation = 3", "separation: 3 found"),
        ("seed = =", "not TOML .*line 1"),
    ],
)
def test_a_wrong_recipe_is_refused_in_one_line(text, message, tmp_path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(RecipeError, match=message) as error:
        read_recipe(path)
    assert str(error.value).startswith(str(path)) and "\n" not in str(error.value)


def graph() -> VesselGraph:
    rng = np.random.default_rng(0)
    nodes = rng.normal(0, 80, (3, 3))
    edges = []
    for n, (a, b) in enumerate([(0, 1), (1, 0), (1, 2), (2, 2)]):
        path = np.vstack([nodes[a], rng.normal(0, 80, (5, 3)), nodes[b]])
        radius = rng.uniform(0.2, 4, 7)
        edges.append(
            VesselEdge(f"v{n}", a, b, path, radius, radius / 10, "vein", n % 3 - 1, n / 3, ("CTV", "ö"))
        )
    return VesselGraph(nodes, tuple(edges))


def test_vessels_come_back_to_a_millionth(tmp_path) -> None:
    write_vessels(graph(), tmp_path / "vessels.json")
    back, wanted = read_vessels(tmp_path / "vessels.json"), graph()
    assert back.loops == wanted.loops == 2
    assert np.allclose(back.nodes, wanted.nodes, atol=1e-6)
    for found, edge in zip(back, wanted, strict=True):
        for name in ("path", "radius_mm", "radius_sd_mm", "castor"):
            assert np.allclose(getattr(found, name), getattr(edge, name), atol=1e-6)
        for name in ("id", "start", "end", "kind", "flow", "evidence"):
            assert getattr(found, name) == getattr(edge, name)


def test_vessels_are_written_alike_twice(tmp_path) -> None:
    write_vessels(graph(), tmp_path / "a.json")
    write_vessels(read_vessels(tmp_path / "a.json"), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "format 'other' found"),
        ({"edges": [{"id": "v1", "colour": 1}]}, "edge v1: unknown key 'colour'"),
        ({"edges": [{"id": "v1"}]}, "missing"),
        ({"nodes": [[0, 0]]}, "vessels.json: "),
    ],
)
def test_wrong_vessels_are_refused(change, message, tmp_path) -> None:
    path = tmp_path / "vessels.json"
    write_vessels(graph(), path)
    write_json(read_json(path) | change, path)
    with pytest.raises(FormatError, match=message):
        read_vessels(path)


def test_documents_are_canonical_and_come_back(tmp_path) -> None:
    figure = Figure(value=2.5, low=1, high=3, unit="mm", source="test")
    write_json(figure, tmp_path / "figure.json")
    assert (tmp_path / "figure.json").read_text().startswith('{"causes":[],"high":3,"level":0.9,')
    assert read_document(Figure, tmp_path / "figure.json") == figure
    write_json({"on": "2026-01-31"}, tmp_path / "other.json")
    with pytest.raises(FormatError, match="other.json: "):
        read_document(Figure, tmp_path / "other.json")
    for text in ("{", "[1, NaN]"):
        (tmp_path / "bad.json").write_text(text)
        with pytest.raises(FormatError, match="bad.json: "):
            read_json(tmp_path / "bad.json")


def test_a_killed_write_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    write_json({"a": 1}, tmp_path / "a.json")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_json({"a": 2}, tmp_path / "a.json")
    assert read_json(tmp_path / "a.json") == {"a": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_dates_stay_dates(tmp_path) -> None:
    marks = [TwinMarks(inside_lps_mm=(0, 0, z)) for z in (0, 100)]
    scan = Scan(series="a", role="ct", acquired_on=date(2026, 1, 2))
    write_case(Case(name="a", castor=marks[0], pollux=marks[1], scans=(scan,)), tmp_path / "case.toml")
    assert "acquired_on = 2026-01-02\n" in (tmp_path / "case.toml").read_text()
