"""The report of a cut: every figure with its interval, words as words, one file that asks nobody."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib.image
import numpy as np
import pytest

from dioscuri.formats.gltf import GLTF_FROM_LPS
from dioscuri.model import Figure, Recipe, VesselEdge, VesselGraph
from dioscuri.model.colours import CASTOR_COLOUR, CUT_COLOUR, POLLUX_COLOUR
from dioscuri.model.cutstudy import CutStudy, CutWishes, Demand
from dioscuri.model.document import Document
from dioscuri.model.weight import WeightRange
from dioscuri.planning.cutreport import lost
from dioscuri.planning.cutreport.around import bar, remainder
from dioscuri.planning.cutreport.maps import angle_words
from dioscuri.planning.cutreport.page import page
from dioscuri.planning.cutreport.shapes import sector
from dioscuri.planning.cutreport.write import write_report
from dioscuri.planning.pages import scene as scene_of
from dioscuri.planning.pages.markup import Sources, in_cm2
from dioscuri.planning.pages.numbers import number
from dioscuri.planning.pages.scene import View, Word, letters, scale_mm
from dioscuri.planning.pages.solids import ball, bands, tubes
from dioscuri.separation.polylines import Polyline
from dioscuri.separation.sectors import Ring
from dioscuri.separation.study import Study, study
from tests.separation.scenes import two_spheres

HOSTILE = "<img src=x onerror=\"document.title='bad'\"></section><script>alert(1)</script> @body@"
FACTORS = {"mm2": (0.01, "cm²"), "share": (100, "%"), "per mm2": (1, "per mm²"), "per mm3": (1, "per mm³")}
STATEMENT = "optimal for these weights and labels"


def vessels() -> VesselGraph:
    paths = {
        "v1": ("vein", [(8, 5, -25), (8, 5, 0), (9, 4, 25)], 0.9),
        "<v2>": ("artery", [(-8, -6, -25), (-8, -6, 0), (-8, -5, 25)], 0.1),
        "$\\v3$": ("sinus", [(0, 12, -18), (0, 12, 18)], 0.5),
    }
    nodes, edges = [], []
    for name, (kind, path, castor) in paths.items():
        line = np.array(path, float)
        nodes += [line[0], line[-1]]
        edges.append(
            VesselEdge(
                id=name, start=len(nodes) - 2, end=len(nodes) - 1, path=line, kind=kind, castor=castor,
                radius_mm=np.float64(2.0), radius_sd_mm=np.float64(0.2),
            )
        )  # fmt: skip
    return VesselGraph(np.array(nodes), tuple(edges))


@pytest.fixture(scope="module")
def scene() -> tuple[Study, SimpleNamespace]:
    labels, owners, _ = two_spheres(27, 18, 3.0)
    recipe = Recipe().separation.model_copy(update={"working_spacing_mm": 3.0})
    wishes = CutWishes(
        stages=2, alternatives=2, samples=2, ranges=True,
        demands=(Demand(kind="must-own", vessel="v1", twin="castor"),),
    )  # fmt: skip
    found = study(labels, owners, vessels(), recipe, wishes)
    document = found.document.model_copy(
        update={"case": HOSTILE, "plan": "ab" * 32, "software": "dioscuri 0", "warnings": ("<b>old</b>",)}
    )
    return replace(found, document=document), SimpleNamespace(labels=labels, ownership=owners)


@pytest.fixture(scope="module")
def folder(scene, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("cut")
    write_report(scene[0].document, *scene, out)
    return out


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def words(html: str) -> str:
    """What a reader sees."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def figures(value: object) -> Iterator[Figure]:
    """Every figure of a document."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Document):
        for name in type(value).model_fields:
            yield from figures(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from figures(part)


def renumbered(value: Any, count: Iterator[int]) -> Any:
    """A dumped document in which no two figures are alike, to three digits."""
    if isinstance(value, dict) and {"value", "low", "high", "level"} <= set(value):
        scale = 1 / FACTORS.get(value["unit"], (1, ""))[0]
        n, spread = next(count), value["low"] < value["high"]
        ends = (n - 60, n, n + 70) if spread else (n, n, n)
        low, middle, high = (scale * e for e in ends)
        return value | {"low": low, "value": middle, "high": high, "causes": ("made up",) if spread else ()}
    if isinstance(value, dict):
        return {k: renumbered(v, count) for k, v in value.items()}
    return tuple(renumbered(v, count) for v in value) if isinstance(value, list | tuple) else value


def test_every_figure_stands_with_unit_interval_and_source(scene) -> None:
    document = CutStudy(**renumbered(scene[0].document.model_dump(), count(101)))
    said, found = words(page(document, {})), list(figures(document))
    assert 100 < len(found) < 850
    assert len({(f.value * FACTORS.get(f.unit, (1, ""))[0]) for f in found}) == len(found)
    for f in found:
        factor, unit = FACTORS.get(f.unit, (1, f.unit))
        value, low, high = (number(x * factor) for x in (f.value, f.low, f.high))
        interval = f"{low} to {high} {unit} ({f.level:.0%})"
        if f.low == f.high:
            exact = "minimum cut" in f.source
            interval = "exact for these weights and labels" if exact else "its error was not estimated"
        assert f"{value} {unit} {interval}" in said, f
        assert f.source in said


def test_every_footnote_is_there(html: str) -> None:
    wanted = set(re.findall(r'<sup><a href="#([a-z]+-\d+)">', html))
    assert wanted
    assert wanted == set(re.findall(r'<li id="([a-z]+-\d+)">', html))


def test_nothing_is_called_optimal_without_weights_and_labels(html: str) -> None:
    said = words(html)
    assert STATEMENT in said
    for found in re.finditer("optimal|optimum|best", said, flags=re.I):
        assert "for these weights and labels" in said[found.start() : found.start() + 90]


def test_what_differs_from_its_proof_is_not_called_proved(scene) -> None:
    document = scene[0].document
    broken = document.model_copy(update={"flow_units": document.cut_units - 1})
    assert "NOT PROVED" in words(page(broken, {}))
    assert "NOT PROVED" not in words(page(document, {}))


def test_names_are_words_and_never_markup(html: str) -> None:
    assert "<img src=x" not in html
    assert "<script" not in html
    assert "<v2>" not in html
    assert "<b>old" not in html
    assert HOSTILE in words(html)
    assert "<v2>" in words(html)


def test_the_page_asks_nobody(html: str) -> None:
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", html)
    assert "http:" not in text and "https:" not in text
    assert "default-src 'none'" in text


def test_each_part_is_there_only_where_it_was_asked_for(scene, html: str) -> None:
    titles = ["How far the weights may move", "Other surfaces", "In stages", "How sure it is"]
    assert all(f"<h2>{t}</h2>" in html for t in titles)
    bare = CutStudy(
        **scene[0].document.model_dump()
        | {"ranges": (), "alternatives": (), "staged": None, "samples": 0, "stability": (), "constraints": ()}
    )
    said = page(bare, {})
    assert not any(f"<h2>{t}</h2>" in said for t in titles)
    assert "No demand was made" in said


def test_the_weights_stand_on_the_page(scene) -> None:
    document = scene[0].document
    said = words(page(document, {}))
    costs = [n for n in type(document.recipe).model_fields if n.endswith(("cost_per_mm2", "cost_per_mm3"))]
    assert len(costs) >= 10
    for name in costs:
        per = name[-3:].replace("2", "²").replace("3", "³")
        assert f"{name} {number(getattr(document.recipe, name))} cost units per {per}" in said
    assert "vessel_calibre_exponent" in said
    assert "eloquence_factor" not in said and "No map of eloquent cortex was given" in said
    given = words(page(document.model_copy(update={"eloquence_given": True}), {}))
    assert "eloquence_factor" in given and "A map of eloquent cortex was given" in given


@pytest.mark.parametrize(("bone", "mapped"), [(None, False), (0.0, False), (250.0, False), (None, True)])
def test_the_weights_decide_alone_only_where_nothing_else_does(scene, bone, mapped) -> None:
    document = scene[0].document
    changed = {"constraints": (), "eloquence_given": mapped}
    changed["wishes"] = document.wishes.model_copy(update={"demands": (), "most_bone_mm2": bone})
    said = words(page(document.model_copy(update=changed), {}))
    assert ("the weights alone decide" in said) == (bone is None and not mapped)
    assert ("at most 2.5 cm² was asked for" in said) == (bone == 250)


def test_a_limit_on_bone_that_binds_is_a_demand_with_its_price(scene) -> None:
    document = scene[0].document
    record = document.constraints[0].model_copy(
        update={"kind": "bone-opening", "name": "bone at most 250 mm2", "twin": None}
    )
    wishes = document.wishes.model_copy(update={"demands": (), "most_bone_mm2": 250.0})
    said = words(page(document.model_copy(update={"constraints": (record,), "wishes": wishes}), {}))
    assert "bone at most 2.5 cm² bone-opening" in said
    assert "in the prices that the demands set" in said
    assert "was asked for" not in said and "No demand" not in said


def test_the_proof_names_its_prices(scene) -> None:
    document = scene[0].document
    proof = f"cut {document.cut_units} units in the prices that the demands set"
    assert proof in words(page(document, {}))
    free = document.model_copy(update={"constraints": ()})
    assert proof not in words(page(free, {}))


def test_the_header_has_the_id_of_the_cut(scene) -> None:
    document = scene[0].document
    named = words(page(document.model_copy(update={"id": "<i>7"}), {}))
    assert "· cut <i>7 ·" in named
    assert "· cut" not in words(page(document.model_copy(update={"id": ""}), {}))


def part(html: str, name: str) -> str:
    """One section of the page."""
    return html[html.index(f'<section id="{name}"') :].split("</section>")[0]


def test_the_surface_of_the_stages_stands_beside_the_cut(html: str) -> None:
    said = part(html, "stages")
    assert "the cut shown above" in said and "the cut of the stages" in said
    assert "through muscle" in said and "own soft tissue" in said
    assert "0 deg is" in said
    assert "cm² remain" in said and "mm2" not in words(re.sub('base64,[^"]+', "", said))


def test_rare_vessels_are_folded_away(scene) -> None:
    document = scene[0].document
    first = document.stability[0]

    def one(name: str, shown: bool, share: float) -> Any:
        divided = first.divided.model_copy(update={"value": share, "low": 0.0, "high": 1.0})
        return first.model_copy(update={"id": name, "divided_in_optimum": shown, "divided": divided})

    found = (one("rare", False, 0.49), one("often", False, 0.5), one("ours", True, 0.1))
    said = part(page(document.model_copy(update={"stability": found}), {}), "samples")
    shown, folded = said.split("<details>")
    assert [n in shown for n in ("rare", "often", "ours")] == [False, True, True]
    assert [n in folded for n in ("rare", "often", "ours")] == [True, False, False]
    assert "kept by the same twin as in the cut shown" in shown
    assert "only grazes it" in said
    assert "<details>" not in part(page(document, {}), "samples")


def test_only_vessels_that_differ_stand_in_the_open(scene) -> None:
    document = scene[0].document
    one = document.alternatives[0]
    table = one.consequences
    assert len({c.id for c in table.crossings}) == 3
    fewer = table.model_copy(update={"crossings": tuple(c for c in table.crossings if c.id != "v1")})
    for other, apart in ((fewer, True), (table, False)):
        second = one.model_copy(update={"consequences": other})
        said = part(page(document.model_copy(update={"alternatives": (one, second)}), {}), "alternatives")
        shown, folded = said.split("<details>")
        assert ("v1 <small>" in shown) == apart
        assert "&lt;v2&gt;" not in shown
        assert all(n in folded for n in ("v1 <small>", "&lt;v2&gt;", "All 3 divided vessels"))


def test_the_owner_has_its_own_share(scene) -> None:
    crossing = scene[0].document.consequences.crossings[0]

    def said(owner: str, castor: float) -> str:
        return words(
            lost.owner(crossing.model_copy(update={"owner": owner, "castor_probability": castor}))
        ).strip()

    assert said("pollux", 0.17) == "pollux 83 %"
    assert said("castor", 0.9) == "castor 90 %"
    assert said("shared or uncertain", 0.62) == "shared or uncertain: castor 62 %, pollux 38 %"


def test_a_margin_that_is_not_known_is_no_number(html: str) -> None:
    assert "eloquent cortex none" not in words(html)
    assert "eloquent cortex not given" in words(html)


def test_captions_say_what_is_drawn(html: str) -> None:
    captions = [words(c) for c in re.findall("<figcaption>(.*?)</figcaption>", html, flags=re.S)]
    assert sum("Shadows show the surface's shape only" in c for c in captions) == 2
    assert sum("names that would cover a thicker one's are left out" in c for c in captions) == 1


def test_names_that_would_cover_another_are_left_out() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Sheet

    sheet = Sheet(figsize=(4, 4), dpi=100)
    axis = sheet.add_axes((0, 0, 1, 1), xlim=(0, 400), ylim=(0, 400))
    at = {"thick": (100, 100), "covered": (104, 102), "apart": (100, 300), "1": (105, 103)}
    placed = []
    for name, (x, y) in at.items():
        word = Word(name, (0, 0, 0), large=name == "1")
        placed.append((word, scene_of._word(axis, word, x, y)))
    renderer = FigureCanvasAgg(sheet).get_renderer()
    assert scene_of._uncover(placed, renderer) == ["thick", "apart", "1"]
    assert [t.get_text() for t in axis.texts] == ["thick", "apart", "1"]


def test_angles_are_marked_just_outside_the_rim() -> None:
    ring = Ring(np.zeros(3), np.array([0, 0, 1.0]), np.array([1.0, 0, 0]))
    found = angle_words(ring, ball((0, 0, 0), 10))
    assert [w.text for w in found] == ["0°", "90°", "180°", "270°"]
    at = np.array([w.at_lps_mm for w in found])
    np.testing.assert_allclose(at, 16 * np.array([(1, 0, 0), (0, 1, 0), (-1, 0, 0), (0, -1, 0)]), atol=0.2)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("881 mm2 remain; 763 mm2 at once", "8.81 cm² remain; 7.63 cm² at once"),
        ("bone held to 120 of 250 mm2", "bone held to 1.2 of 2.5 cm²"),
        ("about 1e+06 mm2", "about 1e+06 mm2"),
        ("0.5 per mm2 higher", "0.5 per mm2 higher"),
    ],
)
def test_areas_in_words_are_in_cm2(told: str, shown: str) -> None:
    assert in_cm2(told) == shown


def test_a_vessel_kept_against_its_owner_is_flagged(scene) -> None:
    document = scene[0].document
    crossing = document.consequences.crossings[0]
    for against in (True, False, None):
        table = document.consequences.model_copy(
            update={"crossings": (crossing.model_copy(update={"against_owner": against}),)}
        )
        lone = {"consequences": table, "alternatives": (), "staged": None}
        assert ("▲ not its owner" in page(document.model_copy(update=lone), {})) == (against is True)


def test_harm_stands_side_by_side_and_is_never_summed(html: str) -> None:
    table = html[html.index('<section id="harm"') :]
    assert re.search(
        r"<th scope=col><span class=castor>castor</span></th><th scope=col><span class=pollux>", table
    )
    assert "there is no sum" in words(table)


def test_the_browser_opens_it_without_a_word(browser, folder: Path) -> None:
    said: list[str] = []
    asked: list[str] = []
    shown = browser.new_page(viewport={"width": 390, "height": 800})
    shown.on("console", lambda message: said.append(message.text))
    shown.on("pageerror", lambda error: said.append(str(error)))
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((folder / "index.html").as_uri())
    loaded = shown.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 100)")
    wide = shown.evaluate("document.documentElement.scrollWidth")
    title = shown.title()
    shown.close()
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [(folder / "index.html").as_uri()]
    assert loaded
    assert wide <= 390, "tables scroll in themselves, the page does not"
    assert title != "bad"


def near(image: np.ndarray, colour: tuple[int, int, int]) -> float:
    """Share of the coloured pixels that have the hue of a colour."""
    flat = image.reshape(-1, 3).astype(float)
    flat = flat - flat.min(axis=1, keepdims=True)
    strong = flat[np.ptp(flat, axis=1) > 8]
    wanted = np.array(colour, float) - min(colour)
    alike = strong @ wanted / np.linalg.norm(strong, axis=1) / np.linalg.norm(wanted)
    return float((alike > 0.985).mean()) if len(strong) else 0.0


def test_pictures_show_the_cut_and_both_twins_in_their_colours(folder: Path) -> None:
    found = {p.stem: p.read_bytes() for p in (folder / "pictures").iterdir()}
    images = {n: 255 * matplotlib.image.imread(BytesIO(data))[..., :3] for n, data in found.items()}
    assert {"cut_from_castor", "cut_oblique", "cost", "alternative_1", "alternative_2"} <= set(images)
    assert {"traces", "stages_from_castor", "stages_oblique", "frequency"} <= set(images)
    for name, image in images.items():
        assert image.std() > 10, f"{name} is blank"
    for name in ("cut_oblique", "stages_oblique", "alternative_1"):
        assert near(images[name], CASTOR_COLOUR) > 0.05, name
        assert near(images[name], POLLUX_COLOUR) > 0.05, name
    assert near(images["cut_from_castor"], CUT_COLOUR) > 0.5
    assert near(images["cut_from_castor"], (150, 30, 90)) > 0.03


def test_lines_are_written_with_what_their_keys_mean(scene, folder: Path) -> None:
    found = json.loads((folder / "lines.json").read_text())
    assert found["statement"] == scene[0].document.statement
    assert found["unit"] == "mm" and found["axes"].startswith("LPS")
    assert found["frame"] == scene[1].labels.grid.frame
    assert set(found["layers"]) == set(scene[0].lines) == {"scalp", "bone", "dura"}
    for layer, lines in found["layers"].items():
        for line, whole in zip(lines, scene[0].lines[layer], strict=True):
            np.testing.assert_allclose(line["points"], whole.points, atol=1e-3)
            assert line["closed"] == whole.closed


def test_the_surface_is_written_by_tissue_and_stage(scene, folder: Path) -> None:
    data = (folder / "surface.glb").read_bytes()
    document = json.loads(data[20 : 20 + int.from_bytes(data[12:16], "little")])
    others = [n for n in document["nodes"] if "alternative" in n["extras"]]
    own = [n for n in document["nodes"] if n not in others]
    assert [n["name"] for n in own] == ["cut through muscle", "cut at the rim", "stage 1", "stage 2"]
    assert {n["extras"]["statement"] for n in own} == {scene[0].document.statement}
    told = [o.alternative.statement for o in scene[0].others]
    assert told and [n["extras"]["statement"] for n in others] == told
    low = document["accessors"][0]["min"]
    np.testing.assert_allclose(low, (scene[0].surface.vertices @ GLTF_FROM_LPS.T).min(axis=0), atol=1e-5)


def test_letters_name_the_sides() -> None:
    assert letters(View((0, -1, 0), (0, 0, 1))) == ("R", "L", "S", "I")
    assert letters(View((0, 0, -1), (0, -1, 0))) == ("R", "L", "A", "P")
    assert letters(View((1, 0, 0), (0, 0, 1))) == ("A", "P", "S", "I")
    assert letters(View((1, -1, 0), (0, 0, 1)))[1] in ("LP", "PL")
    assert [scale_mm(w) for w in (300, 100, 40)] == [50, 20, 10]


def test_bands_share_out_the_whole_surface() -> None:
    whole = ball((0, 0, 0), 10)
    for values in (whole.vertices[:, 2], whole.vertices[whole.faces].mean(axis=1)[:, 2]):
        parts = bands(whole, values, (0, 1, 2, 5))
        assert sum(p.area_mm2 for p in parts) == pytest.approx(whole.area_mm2)
        assert all(len(p.faces) for p in parts)


def test_sectors_share_out_the_whole_surface() -> None:
    whole, ring = ball((0, 0, 0), 10), Ring(np.zeros(3), np.array([0, 0, 1.0]), np.array([1.0, 0, 0]))
    parts = [sector(whole, ring, np.radians([10, 100, 250]), n) for n in range(3)]
    assert [p.area_mm2 / whole.area_mm2 for p in parts] == pytest.approx(
        [90 / 360, 150 / 360, 120 / 360], rel=0.03
    )


def test_dashes_leave_their_gaps() -> None:
    line = Polyline(np.column_stack([np.linspace(0, 100, 51), np.zeros(51), np.zeros(51)]), closed=False)
    solid, dashed = tubes([line], 1, None), tubes([line], 1, (6, 4))
    assert dashed.area_mm2 / solid.area_mm2 == pytest.approx(0.65, abs=0.06)
    assert len(tubes([], 1, None).faces) == 0


def test_a_bar_lies_where_the_numbers_say() -> None:
    def end(value: float) -> Figure:
        return Figure(value=value, low=value, high=value, unit="per mm2", source="made up")

    found = WeightRange(
        weight="bone_cost_per_mm2", unit="per mm2", value=4, low=end(2), high=None,
        searched_low=0.25, searched_high=64, stays_put="it does",
    )  # fmt: skip
    left, width, tick = (float(x) for x in re.findall(r":([\d.]+)%", bar(found)))
    assert (left, left + width, tick) == pytest.approx((37.5, 100, 50))
    assert bar(found.model_copy(update={"value": 0.0, "searched_high": 0.1})) == ""


def test_an_impossible_remainder_never_reads_as_nothing_left(scene) -> None:
    stage = scene[0].document.staged.stages[0]
    stuck = stage.model_copy(update={"remaining": None, "emergency": None, "statement": "infeasible: why"})
    last = stage.model_copy(update={"remaining": None, "statement": "separated: nothing remains"})
    assert "infeasible" in remainder(None, stuck, Sources("s"))
    assert remainder(None, last, Sources("s")) == "nothing"
