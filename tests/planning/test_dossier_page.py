"""The offline page in a real browser: it opens from a file, asks nobody, draws, and shows words as words."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
from playwright.sync_api import Page, sync_playwright

from dioscuri.planning.dossier.page import page, safe_json
from dioscuri.planning.dossier.page.pack import MOST_VOXELS, page_grid
from dioscuri.planning.dossier.parts import parts
from dioscuri.planning.dossier.pictures import Picture
from dioscuri.planning.dossier.report import report
from tests.planning.dossier_content import HOSTILE, grid, small_content
from tests.planning.flow_scene import with_blood

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "src/dioscuri/planning/dossier/page/viewer.js"
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
]
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
    path.write_text(page(content, parts(content), said, [view]), "utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: make system")
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield made
        made.close()


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


def test_opens_from_a_file_without_errors_and_without_a_request(shown: Watched, file: Path) -> None:
    shown.settle()
    assert shown.said == []
    assert shown.asked == [file.as_uri()]


def test_the_model_is_drawn_in_the_twins_colours(shown: Watched) -> None:
    shown.page.click("[data-preset=brain]")
    pixels = shown.picture("#view").reshape(-1, 3)
    blue = (pixels[:, 2] > pixels[:, 0] + 0.12).mean()
    orange = (pixels[:, 0] > pixels[:, 2] + 0.12).mean()
    assert blue > 0.02
    assert orange > 0.02


def test_toggling_a_structure_changes_the_picture(shown: Watched) -> None:
    shown.page.click("[data-preset=brain]")
    assert shown.changed("#view", lambda: shown.page.uncheck("[data-node='castor brain']")) > 0.02
    assert shown.changed("#view", lambda: shown.page.check("[data-node='castor brain']")) > 0.02


def test_the_cut_is_shown_and_can_be_hidden(shown: Watched) -> None:
    shown.page.click("[data-preset=all]")
    shown.page.evaluate("document.getElementById('apart').value = 60")
    shown.page.dispatch_event("#apart", "input")
    assert shown.changed("#view", lambda: shown.page.uncheck("[data-node='cut surface']")) > 0.003


def test_the_twins_can_be_pulled_apart_and_turned_by_keys(shown: Watched) -> None:
    def pull() -> None:
        shown.page.focus("#apart")
        shown.page.keyboard.press("End")

    shown.page.click("[data-preset=all]")
    assert shown.changed("#view", pull) > 0.02
    shown.page.focus("#view")
    assert shown.changed("#view", lambda: shown.page.keyboard.press("ArrowLeft")) > 0.02


def test_a_slice_moves_and_the_cut_line_lies_on_it(shown: Watched) -> None:
    def move() -> None:
        shown.page.focus("#slice-coronal")
        for _ in range(6):
            shown.page.keyboard.press("ArrowRight")

    canvas = "#slices figure:nth-child(2) canvas"
    assert shown.changed(canvas, move) > 0.02
    assert shown.changed(canvas, lambda: shown.page.uncheck("#lines")) > 0.001
    shown.page.check("#lines")


def test_a_crossing_vessel_is_flown_to_and_marked_on_the_slices(shown: Watched) -> None:
    shown.page.click("[data-tab=crossing]")
    assert shown.page.locator("#vessels button").count() == 2
    act = shown.page.locator("#vessels button").first.click
    assert shown.changed("#view", act) > 0.02
    assert "L 20 mm" in shown.page.locator("#slices figcaption").nth(2).inner_text()
    pink = shown.picture("#slices figure:nth-child(1) canvas").reshape(-1, 3)
    assert ((pink[:, 0] > 0.7) & (pink[:, 1] < 0.6) & (pink[:, 2] > 0.4)).sum() > 20
    shown.page.click("[data-tab=structures]")


def test_the_vessel_table_filters_in_the_dossier_too(shown: Watched) -> None:
    shown.page.fill(".filter input", "contested")
    assert shown.page.locator(".blood .vessels tbody tr:visible").count() == 1
    shown.page.fill(".filter input", "")
    assert shown.page.locator(".blood .vessels tbody tr:visible").count() > 20


def test_a_hostile_case_name_is_shown_as_text(shown: Watched) -> None:
    assert shown.page.locator("h1").inner_text() == HOSTILE
    assert "bad" not in shown.page.title().split("–")[-1]
    assert shown.page.locator("img[src='x']").count() == 0
    assert shown.page.evaluate("document.querySelectorAll('script').length") == 4


def test_without_webgl2_the_page_says_so_and_shows_pictures(browser, file: Path) -> None:
    plain = Watched(browser, file, NO_WEBGL2)
    assert plain.page.locator("#stage").is_hidden()
    assert "cannot draw in 3D" in plain.page.locator("#reason").inner_text()
    assert plain.page.locator("#fallback img").is_visible()
    assert plain.page.locator("#slices canvas").count() == 3
    assert plain.said == []


def test_json_in_the_page_cannot_end_its_element() -> None:
    assert not re.search("[<>&]", safe_json({"case": "</script><!-- &"}))


def test_slices_of_a_large_scan_are_made_coarser() -> None:
    fine = grid().respaced(0.4)
    assert np.prod(fine.shape) > MOST_VOXELS
    assert np.prod(page_grid(fine).shape) < MOST_VOXELS * 1.1


def test_the_committed_script_was_built_from_these_sources() -> None:
    """The bundle's header names the digest of its sources; `make viewer` builds it again."""
    viewer = ROOT / "viewer"
    names = [
        "build.mjs",
        "package.json",
        "package-lock.json",
        *(f"src/{p.name}" for p in viewer.glob("src/*")),
    ]
    digest = hashlib.sha256()
    for name in sorted(names):
        digest.update(name.encode() + b"\0" + (viewer / name).read_bytes() + b"\0")
    assert f"sources sha256:{digest.hexdigest()} " in BUNDLE.read_text()[:300], "run `make viewer`"
    assert "MIT" in (BUNDLE.parent / "THREE-LICENSE.txt").read_text()
