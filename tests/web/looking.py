"""One page of the viewer for a module of tests, and a way to run steps in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SCRIPT = Path(__file__).parent / "looking.js"
NAMES = (
    "const {app, view3d, model, scene, meshes, idle, drawn, sum, differ, clean, thousand, shells, face, mark,"
    " colour, compared} = looking();"
)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def page(browser: Browser, viewer_url: str) -> Iterator[Page]:
    """The viewer on the small case, drawn without antialiasing."""
    made = browser.new_page(viewport={"width": 900, "height": 600})
    made.set_default_timeout(30_000)
    made.add_init_script(path=SCRIPT)
    made.goto(f"{viewer_url}&plain")
    made.wait_for_selector("html[data-ready=yes]")
    made.evaluate("() => dioscuri.idle()")
    yield made
    made.close()


@pytest.fixture
def run(page: Page) -> Run:
    """Runs the body of a function in the page, which is first put back to how it was opened."""
    page.evaluate("() => looking().clean()")
    return lambda body, given=None: page.evaluate(f"async (given) => {{ {NAMES} {body} }}", given)
