"""Pages of the blood: every figure with its interval, words as words, no warning without a limit."""

import json
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest

from dioscuri.errors import MissingPartError
from dioscuri.formats.graphml import read_graphml
from dioscuri.formats.swc import read_swc
from dioscuri.formats.vtp import read_vtp
from dioscuri.model import Figure, VesselEdge, VesselGraph
from dioscuri.model.bleeding import Bleeding, BloodLoss
from dioscuri.model.colours import CASTOR_COLOUR, POLLUX_COLOUR
from dioscuri.model.document import Document
from dioscuri.planning.dossier import render as drawing
from dioscuri.planning.dossier.blood import THICKEST, UNKNOWN, blood, in_print
from dioscuri.planning.flowreport import write_stages, write_vessels, write_what_if
from dioscuri.planning.flowreport.bars import MOST, bar_picture, bars_of
from dioscuri.planning.flowreport.look import OWNERS, scale_of
from dioscuri.planning.flowreport.page import page
from dioscuri.planning.flowreport.pictures import FlowPictures
from dioscuri.planning.flowreport.sections import stages_sections, study_sections, what_if_sections
from dioscuri.planning.flowreport.states import stage_states, venous
from dioscuri.planning.flowreport.words import flow_spoken
from dioscuri.planning.pages.markup import hexed, scoped
from dioscuri.planning.pages.vesseltubes import LEAST_MM, dashes, middle, tubes_of, whole
from tests.planning.flow_scene import HOSTILE, asked, plan, scene

NONE = FlowPictures()
SMALL = 90_000  # pixels of a test's picture
WARNING = ("flag", "#9c1f00", "▲", "too high", "reaches your limit", "your limit")


@pytest.fixture(scope="module")
def small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "PIXELS", SMALL)
        yield


@pytest.fixture(scope="module")
def folder(small, tmp_path_factory) -> Path:
    known, study, _ = scene()
    out = tmp_path_factory.mktemp("vessels")
    write_vessels(known, study, out)
    return out


@pytest.fixture(scope="module")
def what_if():
    known, _, links = scene()
    return asked(known, {links["side"]: 1.0, links["front"]: 0.5})


def words(html: str) -> str:
    """What a reader sees."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def figures(value: object) -> Iterator[Figure]:
    """Every figure of a document."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Document):
        for name in type(value).model_fields:
            yield from figures(getattr(value, name))
    elif isinstance(value, dict | tuple | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from figures(part)


def said(sections) -> str:
    return words(page(plan(), "t", sections, ""))


def test_every_figure_stands_with_its_interval_and_main_cause(what_if) -> None:
    _, study, _ = scene()
    bleed = tear()
    pages = {
        "study": (study, study_sections(study, NONE)),
        "what if": ((what_if, bleed), what_if_sections(what_if, bleed, NONE)),
        "stages": ((study.stages, study.options), stages_sections(study.stages, study.options, None, NONE)),
    }
    for name, (document, sections) in pages.items():
        text, found = said(sections), list(figures(document))
        assert len(found) > 40, name
        for f in found:
            value, interval, source = flow_spoken(f)
            assert f"{value} {interval}" in text, (name, f)
            assert source in text, (name, f)


def tear() -> Bleeding:
    def f(value: float, unit: str) -> Figure:
        return Figure(
            value=value, low=value / 2, high=value * 2, unit=unit, source="made up", causes=("hole",)
        )

    both = tuple(
        BloodLoss(
            twin=t, volume_ml=f(700 + n, "mL"), loss_ml_min=f(31 + n, "mL/min"),
            minutes_to={"10 %": f(3 + n, "min"), "20 %": None},
        )
        for n, t in enumerate(("castor", "pollux"))
    )  # fmt: skip
    return Bleeding(
        edge="v24", flow_ml_min=f(63, "mL/min"), before_mmhg=f(8, "mmHg"), at_tear_mmhg=f(3, "mmHg"),
        castor_percent=f(51, "%"), losses=both, territory_before_mmhg={"t1": f(7, "mmHg")},
        territory_mmhg={"t1": f(6, "mmHg")}, statements=("bleeds",), limits="hearts hold their pressures",
    )  # fmt: skip


def test_digits_that_the_interval_does_not_carry_are_left_out() -> None:
    def f(value: float, low: float, high: float) -> tuple[str, str]:
        return flow_spoken(Figure(value=value, low=low, high=high, unit="mmHg", source="s"))[:2]

    assert f(-0.000733, -0.2, 4.7) == ("0 mmHg", "-0.2 to 4.7 mmHg (90%)")
    assert f(62.18, -467.2, 531.5) == ("62 mmHg", "-467 to 532 mmHg (90%)")
    assert f(8.4912, 8.4912, 8.4912) == ("8.49 mmHg", "no interval")
    assert f(-1.8e-15, -1.8e-15, 9e-16) == ("0 mmHg", "0 to 0 mmHg (90%)")


def test_the_cause_is_named_without_its_share() -> None:
    f = Figure(
        value=1, low=0, high=2, unit="mmHg", source="flow", causes=("radius (37% of the variance)", "x")
    )
    assert flow_spoken(f)[2] == "flow. The interval's main cause: radius."
    alike = f.model_copy(update={"low": 1.0, "high": 1.0, "causes": ("sampled: radius",)})
    assert flow_spoken(alike)[1:] == ("in every network drawn", "flow.")


def test_crossing_vessels_come_first_with_owner_action_and_consequence(folder: Path) -> None:
    _, study, links = scene()
    html = (folder / "index.html").read_text("utf-8")
    rows = re.findall(
        r"<tr[^>]*>(<th scope=row>.*?)</tr>", html.split("class=vessels")[1].split("</table>")[0]
    )
    assert len(rows) == len(study.vessels)
    ids = [re.match(r"<th scope=row>(\w+)", row)[1] for row in rows]
    assert ids == [v.id for v in study.vessels]
    assert set(links.values()) == set(ids[:3])
    for row, v in zip(rows, study.vessels, strict=True):
        assert v.owner in words(row) and hexed(OWNERS[v.owner].colour) in row
        assert ("contested" in row) == v.contested
        assert ("<td>yes</td>" in row) == v.crossing
        assert v.consequence in words(row)


def test_crossing_and_clipped_are_told_apart() -> None:
    _, study, _ = scene()
    crosses = {"crossing": True, "stage": None, "action": ""}
    clipped = {"crossing": False, "stage": 7, "action": "clip"}
    pair = tuple(study.vessels[n].model_copy(update=c) for n, c in enumerate((crosses, clipped)))
    body = study_sections(study.model_copy(update={"vessels": pair}), NONE)[1].html
    rows = body.split("<tbody>")[1].split("</tr>")
    assert "<td>yes</td><td></td><td></td>" in rows[0]
    assert "<td></td><td>clip</td><td>7</td>" in rows[1]


def test_owners_look_different_without_colour() -> None:
    assert len({(k.drawn, k.colour) for k in OWNERS.values()}) == 4
    assert len({OWNERS[o].drawn for o in ("castor", "shared", "uncertain")}) == 3
    bright = [sum(OWNERS[o].colour) for o in ("castor", "pollux")]
    assert abs(bright[0] - bright[1]) > 80


def test_conflicts_are_listed_with_every_piece(folder: Path) -> None:
    text = words((folder / "index.html").read_text("utf-8"))
    assert "injection says castor (90%): it is castor's" in text
    assert "place says pollux (90%): it is pollux's" in text


def test_without_a_limit_nothing_warns(what_if, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a line without a limit")

    monkeypatch.setattr("matplotlib.axes.Axes.axvline", refuse)
    _, study, _ = scene()
    assert study.limit_mmhg is None
    for sections in (study_sections(study, NONE), what_if_sections(what_if, None, NONE)):
        body = "".join(s.html for s in sections)
        assert not [w for w in WARNING if w in body]
        assert "no pressure is called high" in body
    bars = bar_picture(bars_of(study.territories, study.stages), None)
    image = 255 * matplotlib.image.imread(BytesIO(bars.data))[..., :3]
    assert not red(image)


def red(image: np.ndarray) -> bool:
    r, g, b = np.moveaxis(image, -1, 0)
    return bool(((r > 150) & (g < 90) & (b < 90)).any())


def test_a_teams_own_limit_is_a_line_and_is_named(what_if) -> None:
    _, study, _ = scene()
    limited = study.model_copy(update={"limit_mmhg": 12.0})
    bars = bars_of(study.territories, study.stages)
    with_line, without = bar_picture(bars, 12.0), bar_picture(bars, None)
    assert "the team's own limit, 12 mmHg" in with_line.caption
    assert with_line.data != without.data
    assert "The team's own limit: 12 mmHg" in said(study_sections(limited, NONE))
    above = what_if.territories[0].model_copy(update={"above_limit": True})
    held = what_if.model_copy(update={"limit_mmhg": 1.0, "territories": (above,)})
    assert "its interval reaches your limit" in said(what_if_sections(held, None, NONE))


def test_bars_hold_every_stage_of_every_territory() -> None:
    _, study, _ = scene()
    found = bars_of(study.territories, study.stages)
    assert len(found.states) == len(study.stages.stages) + 1
    assert {r.territory for r in found.rows} == {t.id for t in study.territories}
    for row in found.rows:
        stage = next(t for t in study.stages.stages[-1].territories if t.territory == row.territory)
        assert (row.figures[-1], len(row.figures)) == (stage.after, len(found.states))
    many = [study.territories[0].model_copy(update={"id": f"x{n}"}) for n in range(MOST + 3)]
    assert "3 more are in the table" in bar_picture(bars_of(many, None), None).caption


def test_no_numbers_says_why_in_one_sentence(small, tmp_path: Path) -> None:
    known, study, _ = scene(flows=False)
    write_vessels(known, study, tmp_path)
    text = words((tmp_path / "index.html").read_text("utf-8"))
    assert f"No pressure and no flow was computed: {study.unavailable}." in text
    assert "Territories today" not in text and "mmHg" not in text
    assert len(list((tmp_path / "pictures").iterdir())) == 1


def test_pressures_follow_the_clips_on_one_scale() -> None:
    known, study, _ = scene()
    graph = known.owners.graph
    states = stage_states(known.flow.network, graph, study.stages)
    assert [s.name for s in states] == ["today", *(f"after stage {s.number}" for s in study.stages.stages)]
    assert states[0].clips == {} and len(states[-1].clips) == len(study.stages.order)
    scale = scale_of([venous(s, graph) for s in states])
    found = np.concatenate([venous(s, graph) for s in states])
    assert scale.edges[0] <= np.nanmin(found) and np.nanmax(found) <= scale.top
    light = [np.dot(c, (0.3, 0.59, 0.11)) for c in scale.colours]
    assert light == sorted(light, reverse=True), "lightness alone tells the order"
    assert len(scale.keys) == len(scale.edges) <= 9


def test_the_pictures_are_in_the_twins_colours(folder: Path) -> None:
    image = 255 * matplotlib.image.imread(folder / "pictures" / "vessels_by_owner.png")[..., :3]
    flat = image.reshape(-1, 3) - image.reshape(-1, 3).min(axis=1, keepdims=True)
    strong = flat[np.ptp(flat, axis=1) > 30]
    for colour in (CASTOR_COLOUR, POLLUX_COLOUR):
        hue = np.array(colour, float) - min(colour)
        alike = strong @ hue / np.linalg.norm(strong, axis=1) / np.linalg.norm(hue)
        assert (alike > 0.97).mean() > 0.2
    names = {p.stem for p in (folder / "pictures").iterdir()}
    assert {"vessels_by_owner", "pressure_0", "pressure_1", "pressure_bars"} <= names


def test_numbers_and_graph_are_written_for_other_programs(folder: Path) -> None:
    known, study, _ = scene()
    assert type(study)(**json.loads((folder / "circulation.json").read_text())) == study
    for read, name in ((read_swc, "swc"), (read_vtp, "vtp"), (read_graphml, "graphml")):
        found = read(folder / f"vessels.{name}")
        assert {e.id for e in found} == {e.id for e in known.owners.graph}


def test_what_if_and_stages_write_page_pictures_and_numbers(small, what_if, tmp_path: Path) -> None:
    known, study, _ = scene()
    write_what_if(known, what_if, tear(), tmp_path)
    assert type(what_if)(**json.loads((tmp_path / "whatif.json").read_text())) == what_if
    assert json.loads((tmp_path / "tear.json").read_text())["edge"] == "v24"
    assert "half-closed" not in words((tmp_path / "index.html").read_text())
    assert {p.stem for p in (tmp_path / "pictures").iterdir()} == {
        "pressure_0",
        "pressure_1",
        "pressure_bars",
    }
    other = tmp_path / "stages"
    other.mkdir()
    write_stages(known, study.stages, study.options, other)
    assert len(json.loads((other / "options.json").read_text())) == len(study.options)
    text = words((other / "index.html").read_text())
    for stage in study.stages.stages:
        assert stage.stop[1:] in text
        assert all(s.gate.on_fail in text and f"{s.gate.minutes:g} min" in text for s in stage.steps)


def test_an_option_that_isolates_has_no_number() -> None:
    _, study, _ = scene()
    cut_off = next(o for o in study.options if o.isolated)
    text = said(stages_sections(study.stages, (cut_off,), None, NONE)).split("A shared sinus: the options")[
        -1
    ]
    assert f"isolates {', '.join(cut_off.isolated)}: no numbers" in text
    assert "none: a territory is isolated" in text and "mmHg" not in text


def test_hostile_words_stay_words(folder: Path) -> None:
    html = (folder / "index.html").read_text("utf-8")
    assert HOSTILE in unescape(html)
    assert html.count("<script>") == 1 and "<img src=x" not in html
    named = page(plan().model_copy(update={"case": HOSTILE}), HOSTILE, [], HOSTILE)
    assert named.count(unescape("&lt;img src=x")) == 0 and named.count("&lt;img src=x") == 5


def test_the_browser_opens_it_and_the_table_filters_and_sorts(browser, folder: Path) -> None:
    heard: list[str] = []
    requests: list[str] = []
    shown = browser.new_page(viewport={"width": 390, "height": 800})
    shown.on("console", lambda message: heard.append(message.text))
    shown.on("pageerror", lambda error: heard.append(str(error)))
    shown.on("request", lambda request: requests.append(request.url))
    shown.goto((folder / "index.html").as_uri())
    loaded = shown.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 50)")
    wide = shown.evaluate("document.documentElement.scrollWidth")
    shown.focus(".filter input")
    shown.keyboard.type("contested")
    left = shown.evaluate("[...document.querySelectorAll('.vessels tbody tr')].filter(r => !r.hidden).length")
    shown.fill(".filter input", "")
    shown.focus(".vessels thead th:nth-child(4) button")
    shown.keyboard.press("Enter")
    sizes = shown.evaluate(
        "[...document.querySelectorAll('.vessels tbody tr')].map(r => parseFloat(r.cells[3].textContent))"
    )
    state = shown.evaluate("document.querySelector('.vessels thead th:nth-child(4)').ariaSort")
    count = shown.locator(".filter output").inner_text()
    title = shown.title()
    shown.close()
    assert heard == []
    assert [url for url in requests if not url.startswith("data:")] == [(folder / "index.html").as_uri()]
    assert loaded and title != "bad"
    assert wide <= 390, "tables scroll in themselves, the page does not"
    assert left == 1 and count == f"{len(sizes)} of {len(sizes)} vessels"
    assert sizes == sorted(sizes) and state == "ascending"


def test_without_the_libraries_nothing_is_drawn_and_the_reason_is_told(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drawing, "LIBRARIES", ("libnothing.so.9",))
    known, study, _ = scene()
    with pytest.raises(MissingPartError, match=r"libnothing.so.9 is not installed.*make system"):
        write_vessels(known, study, tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_print_holds_what_matters_and_counts_the_rest() -> None:
    _, study, _ = scene()
    one = study.vessels[-1]
    thin = [one.model_copy(update={"id": f"x{n}", "radius_mm": one.radius_mm}) for n in range(30)]
    found = (*study.vessels[:3], *thin)
    kept = in_print(found)
    assert [v.id for v in kept[:3]] == [v.id for v in study.vessels[:3]]
    assert THICKEST - 3 <= len(kept) - 3 <= THICKEST
    printed = blood(plan().model_copy(update={"circulation": study.model_copy(update={"vessels": found})}))
    assert printed["vessels"]["left"] == len(found) - len(kept)
    assert blood(plan())["none"] == UNKNOWN


def test_tubes_have_the_vessels_calibre_and_values_along_it() -> None:
    line = np.column_stack([np.linspace(0, 20, 21), np.zeros(21), np.zeros(21)])
    edge = VesselEdge("v1", 0, 1, line, np.full(21, 2.0), np.full(21, 0.1))
    surface, along = tubes_of(whole(edge))
    np.testing.assert_allclose(along[:-2], surface.vertices[:-2, 0] / 20, atol=1e-9)
    side = np.linalg.norm(surface.vertices[:-2, 1:], axis=1)
    np.testing.assert_allclose(side, 2.0)
    on, off = dashes(edge, 4, 3)
    share = tubes_of(on)[0].area_mm2 / (tubes_of(on)[0].area_mm2 + tubes_of(off)[0].area_mm2)
    assert share == pytest.approx(4 / 7, abs=0.08)
    assert middle(edge) == pytest.approx((10, 0, 0))
    thin = VesselEdge("v2", 0, 1, line, np.full(21, 0.1), np.full(21, 0.1))
    assert np.abs(tubes_of(whole(thin))[0].vertices[:, 1]).max() == pytest.approx(LEAST_MM, rel=0.1)
    assert len(VesselGraph(line[[0, -1]], (edge,))) == 1


def test_a_style_can_be_held_to_a_part_of_a_page() -> None:
    css = "body { x: 1 }\n:root { y: 1 }\n* { z: 1 }\n.a, b i { c: d }\n@media print {\n  .e { f: g }\n}\n"
    assert scoped(css, ".in") == ".in .a, .in b i { c: d }\n"
