"""Write the viewer's pictures of the user guide: `python -m tools.viewer_pictures CASE` after `make demo`.

CASE is a folder that `plan` wrote; it is copied, so that nothing is kept in it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).parents[1] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
DESK, PHONE = (1280, 720), (390, 844)
CROSSING = "app.scene.vessels.find((one) => one.crosses && one.kind === 'vein').id"
# What each picture shows: the panel in front, and what is done first.
SHOWN = {
    "view": ("tree", "app.do('preset', {name: 'all'})", DESK),
    "view-vessel": (
        "vessels",
        f"app.do('preset', {{name: 'vessels'}}); app.vessels.choose({CROSSING})",
        DESK,
    ),
    "view-whatif": (
        "whatif",
        f"app.do('preset', {{name: 'veins'}}); app.vessels.choose(null);"
        f"app.do('clip', {{edge: {CROSSING}, share: 1}}); app.do('colour', {{by: 'change'}})",
        DESK,
    ),
    "view-plane": (
        "plane",
        "app.do('clip', {edge: Object.keys(app.state.clips)[0], share: 0});"
        "app.do('colour', {by: 'owner'}); app.do('preset', {name: 'all'});"
        "app.do('plane', {on: true, point: app.scene.centre, normal: [1, 0, 0]})",
        DESK,
    ),
    "view-stages": ("stages", "app.do('plane', {on: false}); app.do('stage', {number: 1})", DESK),
    "view-slices": (
        "slices",
        "app.do('stage', {number: null}); app.layout.show('both');"
        f"app.vessels.choose({CROSSING})",
        DESK,
    ),
    "view-phone": ("vessels", "app.layout.show('model')", PHONE),
}  # fmt: skip


def shots(case: Path) -> dict[str, Image.Image]:
    """Every picture of `SHOWN`, from one page."""
    from playwright.sync_api import sync_playwright

    from dioscuri.planning.viewing.build import scene_of
    from dioscuri.web.serve import Place, Served
    from dioscuri.web.start import session_of

    files = scene_of(case)
    session = session_of(case, files)
    session.flow.why_not()
    out = {}
    with Served(session, Place()).in_background() as served, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(180_000)
        page.goto(served.addresses()[0])
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        for name, (panel, done, (width, height)) in SHOWN.items():
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(f"async () => {{ const app = dioscuri; {done}; await app.idle(); }}")
            page.click(f"#tab-{panel}")
            page.wait_for_timeout(1500)
            page.evaluate("() => dioscuri.idle()")
            out[name] = Image.open(BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    return out


def main() -> None:
    """Write `docs/images/view*.jpg`."""
    if len(sys.argv) != 2:
        sys.exit("give a folder that `plan` wrote, such as out/demo/plan")
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        shutil.copytree(Path(sys.argv[1]), case)
        for name, picture in shots(case).items():
            picture.save(IMAGES / f"{name}.jpg", quality=82, optimize=True)


if __name__ == "__main__":
    main()
