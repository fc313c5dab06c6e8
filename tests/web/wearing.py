"""An emulated headset (iwer) on a page of the viewer, for the tests of virtual reality."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
SCRIPTS = (HERE / "vendor" / "iwer.min.js", HERE / "headset.js")
SIZE = {"width": 640, "height": 360}

WHO = "localStorage.setItem('dioscuri who', 'Dr Test')"  # signed already: nothing asks for a name

Run = Callable[..., Any]

# The room as it is at first, and the names that the steps of a test use.
ROOM = """
  const {until, frames, device, hold, aim, click, button, picture, menu, enter, leave} = headset;
  const app = dioscuri;
  const vr = app.vr;
  const lps = (room) => app.view3d.patient.worldToLocal(vr.middle.clone().set(...room)).toArray();
  const room = (lps) => vr.middle.clone().set(...lps).applyMatrix4(app.view3d.patient.matrixWorld).toArray();
  const apart = (a, b) => Math.hypot(...a.map((one, k) => one - b[k]));
  const rest = () => {
    hold("left", [-0.25, 1.1, -0.1]);
    hold("right", [0.25, 1.1, -0.1]);
    aim("left", [-0.25, 1.1, 5]);
    aim("right", [0.25, 1.1, 5]);
  };
  device.primaryInputMode = "hand";
  rest();
  device.primaryInputMode = "controller";
  rest();
  await until(() => vr.active);
  await frames(2);
  vr.menu.pinned = false;
  vr.prefer({size: "life", posture: "standing", hand: "left"});
  vr.place();
  app.do("tool", {name: "look"});
  app.do("preset", {name: "all"});
  await frames(2);
"""


def opened(browser: Browser, url: str, *scripts: Path) -> Page:
    """The viewer on a small screen, at rest; with SCRIPTS a headset lies beside it."""
    page = browser.new_page(viewport=SIZE)
    page.set_default_timeout(120_000)
    page.add_init_script(WHO)
    for script in scripts:
        page.add_init_script(path=script)
    page.goto(url + ("&" if "?" in url else "?") + "plain")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.evaluate("() => dioscuri.idle()")
    return page


def bounded(page: Page, body: str, given: object = None) -> Any:
    """The value of a function's body; one that waits for ever fails."""
    late = "new Promise((_, fail) => setTimeout(() => fail(new Error('three minutes were too few')), 180000))"
    return page.evaluate(f"(given) => Promise.race([(async () => {{ {body} }})(), {late}])", given)


def runner(page: Page) -> Run:
    """Runs the body of a function in the headset, which is put on by a click where it is not yet."""

    def call(body: str, given: object = None) -> Any:
        if not page.evaluate("() => dioscuri.vr.active"):
            page.click("#vr-enter")
        return bounded(page, f"{ROOM} {body}", given)

    return call
