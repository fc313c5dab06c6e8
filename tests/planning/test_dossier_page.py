"""The offline page in a real browser: it opens from a file, asks nobody, draws, and shows words as words."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
from playwright.sync_api import Page

from dioscuri.planning.dossier.page import page, safe_json
from dioscuri.planning.dossier.pictures import Picture
from dioscuri.planning.dossier.report import report
from dioscuri.planning.viewing.box import MOST_VOXELS, page_grid
from tests.planning.dossier_content import HOSTILE, grid, small_content
from tests.planning.flow_scene import with_blood

NO_WEBGL2 = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind === "webgl2" ? null : get.call(this, kind, ...rest);
};
"""
WAIT_MS = 120_000


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    content = with_blood(small_content(case=HOSTILE))
    said = report(content.plan, audit_head=content.audit_head, today=date(2026, 6, 1))
    view = Picture("cut", 'a <b>caption</b> "', np.full((60, 60, 3), 200, np.uint8))
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(page(content, said, [view], today=date(2026, 6, 1)), "utf-8")
    return path


class Watched:
    """A page with what it said on its console and what it asked for."""

    def __init__(self, browser, file: Path, script: str = "") -> None:
        context = browser.new_context(viewport={"width": 1180, "height": 760}, reduced_motion="reduce")
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: self.said.append(f"dialog {dialog.message}"))
        if script:
            self.page.add_init_script(script)
        self.page.goto(file.as_uri())
        self.page.wait_for_selector("html[data-ready=yes]", timeout=WAIT_MS)

    def settle(self) -> None:
        """Wait until the frame that the last change asked for is drawn."""
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def picture(self, selector: str) -> np.ndarray:
        self.settle()
        shot = self.page.locator(selector).screenshot()
        return matplotlib.image.imread(BytesIO(shot))[..., :3]

    def changed(self, selector: str, act) -> float:
        """Share of the pixels of an element that `act` changes."""
        before = self.picture(selector)
        act()
        after = self.picture(selector)
        return float((np.abs(after - before).max(axis=2) > 0.02).mean())


@pytest.fixture(scope="module")
def shown(browser, file) -> Watched:
    return Watched(browser, file)


def test_opens_from_a_file_without_errors_and_asks_nobody(shown: Watched, file: Path) -> None:
    shown.settle()
    assert shown.said == []
    assert [url for url in shown.asked if url.partition(":")[0] not in ("blob", "data")] == [file.as_uri()]


def test_the_model_is_drawn_in_the_twins_colours(shown: Watched) -> None:
    shown.page.click("[data-preset=brain]")
    pixels = shown.picture("#view").reshape(-1, 3)
    blue = (pixels[:, 2] > pixels[:, 0] + 0.12).mean()
    orange = (pixels[:, 0] > pixels[:, 2] + 0.12).mean()
    assert blue > 0.02
    assert orange > 0.02


def test_the_twins_can_be_pulled_apart_and_turned_by_keys(shown: Watched) -> None:
    shown.page.click("[data-preset=all]")
    pull = "() => { dioscuri.do('apart', {mm: 60}); return dioscuri.idle(); }"
    assert shown.changed("#view", lambda: shown.page.evaluate(pull)) > 0.02
    shown.page.focus("#view")
    assert shown.changed("#view", lambda: shown.page.keyboard.press("ArrowLeft")) > 0.02


def test_the_slices_open_inside_the_file(shown: Watched) -> None:
    shown.page.focus("#view")
    shown.page.keyboard.press("2")
    shown.page.evaluate("() => dioscuri.idle()")
    assert shown.page.locator("#slices canvas").first.is_visible()
    grey = shown.picture("#slices")
    assert (grey.std(axis=2) < 0.02).mean() > 0.1
    assert grey.std() > 0.05
    assert shown.said == []


def test_a_clip_is_answered_with_words_and_no_number(shown: Watched) -> None:
    vessel = shown.page.evaluate("() => dioscuri.scene.vessels.find((one) => one.crosses).id")
    shown.page.evaluate(
        "(edge) => { dioscuri.do('clip', {edge, share: 1}); return dioscuri.idle(); }", vessel
    )
    shown.page.click("#tab-whatif")
    words = shown.page.inner_text("#panel-whatif")
    assert "server" in words
    assert "mmHg" not in words


def test_the_vessel_table_filters_in_the_dossier_too(shown: Watched) -> None:
    shown.page.fill(".blood .filter input", "contested")
    assert shown.page.locator(".blood .vessels tbody tr:visible").count() == 1
    shown.page.fill(".blood .filter input", "")
    assert shown.page.locator(".blood .vessels tbody tr:visible").count() > 20


def test_a_hostile_case_name_is_shown_as_text(shown: Watched) -> None:
    assert shown.page.locator("h1").inner_text() == HOSTILE
    assert "bad" not in shown.page.title().split("–")[-1]
    assert shown.page.locator("img[src='x']").count() == 0


def test_without_webgl2_the_page_says_so_and_still_tells_the_plan(browser, file: Path) -> None:
    plain = Watched(browser, file, NO_WEBGL2)
    assert "cannot draw in 3D" in plain.page.locator("#said").inner_text()
    assert plain.page.locator(".pictures img").first.is_visible()
    plain.page.click("#tab-plan")
    assert "missing" in plain.page.inner_text("#panel-plan")
    assert plain.said == []


def test_json_in_the_page_cannot_end_its_element() -> None:
    assert not re.search("[<>&]", safe_json({"case": "</script><!-- &"}))


def test_slices_of_a_large_scan_are_made_coarser() -> None:
    fine = grid().respaced(0.4)
    assert np.prod(fine.shape) > MOST_VOXELS
    assert np.prod(page_grid(fine).shape) < MOST_VOXELS * 1.1


def test_what_to_read_first_stands_above_the_model(shown: Watched) -> None:
    first, app = (shown.page.locator(one).bounding_box() for one in (".warnings >> nth=0", "#app"))
    assert "provisional" in shown.page.inner_text(".warnings >> nth=0")
    assert first["y"] < app["y"]
