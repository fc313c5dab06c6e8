"""What a browser makes of the viewer: `python -m bench.viewer_figures [CASE]`.

CASE is a folder that `plan` wrote; without one the benches' demo case. Debian's Chromium draws in software
here, so only the ratios travel: each frame beside one merged opaque mesh of the same triangles, in one page.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.walked import folder as made
from bench.walked import planned

ROUNDS = 15
CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-dev-shm-usage",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
)
FRAMES = Path(__file__).with_name("viewer_frames.js")
CLIP = """async (edge) => {
  const app = window.dioscuri;
  const start = performance.now();
  app.do("clip", { edge, share: 1 });
  const answered = () => app.answer?.territories && edge in app.answer.clips && !app.answer.pending;
  while (!answered() && performance.now() - start < 20000) await new Promise(requestAnimationFrame);
  const ms = performance.now() - start;
  app.log.undo();
  return ms;
}"""
STEREO = """async () => {
  const start = performance.now();
  document.querySelector("#vr-enter").click();
  const view = window.dioscuri.view3d;
  const before = view.frames;
  const wait = () => new Promise((done) => setTimeout(done, 5));
  while (!(view.presenting && view.frames > before)) await wait();
  return performance.now() - start;
}"""
IWER = Path(__file__).parents[1] / "tests" / "web" / "vendor" / "iwer.min.js"
HEADSET = """const device = new IWER.XRDevice(IWER.metaQuest3, { stereoEnabled: true });
device.installRuntime({ forceInstall: true });"""


def figures(case: Path) -> dict[str, Any]:
    """Times in milliseconds and ratios of one page."""
    from playwright.sync_api import sync_playwright

    from dioscuri.planning.viewing.build import scene_of
    from dioscuri.web.serve import Place, Served
    from dioscuri.web.start import session_of

    files = scene_of(case)
    session = session_of(case, files)
    session.flow.why_not()
    out: dict[str, Any] = {m.name: f"{m.bytes / m.triangles:.2f} MB per million" for m in files.scene.models}
    with Served(session, Place()).in_background() as served, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(300_000)
        start = time.perf_counter()
        page.goto(f"{served.addresses()[0]}&plain")
        page.wait_for_selector("html[data-ready]", state="attached")
        out["usable_ms"] = round((time.perf_counter() - start) * 1000)
        page.evaluate("() => window.dioscuri.idle()")
        out["usual_detail_ms"] = round((time.perf_counter() - start) * 1000)
        crossing = [v.id for v in files.scene.vessels if v.crosses][:5]
        out["clip_ms"] = []
        for edge in crossing:
            page.evaluate("() => dioscuri.idle()")
            out["clip_ms"].append(round(page.evaluate(CLIP, edge)))
        found = page.evaluate(f"({FRAMES.read_text()})", ROUNDS)
        out |= _worn(browser, served.addresses()[0])
        browser.close()
    times = found.pop("times")
    out["merged_ms"] = round(statistics.median(times.pop("merged")), 1)
    return out | {name: round(statistics.median(t), 3) for name, t in times.items()} | found


def _worn(browser: Any, address: str) -> dict[str, int]:
    """From opening the page to the first frame for both eyes of an emulated headset."""
    worn = browser.new_page(viewport={"width": 1280, "height": 720})
    worn.set_default_timeout(300_000)
    worn.add_init_script(IWER.read_text() + HEADSET)
    start = time.perf_counter()
    worn.goto(f"{address}&plain")
    worn.wait_for_selector("#vr-enter")
    first = round(worn.evaluate(STEREO))
    return {"first_stereo_frame_ms": first, "page_to_stereo_ms": round((time.perf_counter() - start) * 1000)}


def main(arguments: Sequence[str]) -> None:
    """Print the figures, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        if not arguments:
            planned()
        shutil.copytree(Path(arguments[0]) if arguments else made() / "case", case)
        for name, value in figures(case).items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main(sys.argv[1:])
