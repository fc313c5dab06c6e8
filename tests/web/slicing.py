"""Pages for the tests of slices: the viewer itself, and a bare page that imports the viewer's modules."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, Route

SOURCES = Path(__file__).parents[2] / "viewer" / "src"
BARE = "http://modules.test"
WIDE, PHONE = (1280, 720), (390, 844)

# Whole volumes travel as text: lists of numbers would take seconds.
WORDS = """
  const unpack = (text) => new Uint16Array(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  const pack = (values) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return btoa(text);
  };
"""


def packed(values: np.ndarray) -> str:
    """Labels as the page unpacks them, first index fastest."""
    return base64.b64encode(np.asarray(values, "<u2").tobytes(order="F")).decode()


def unpacked(text: str, shape: tuple[int, int, int]) -> np.ndarray:
    """The same from the page."""
    return np.frombuffer(base64.b64decode(text), "<u2").reshape(shape, order="F")


@contextmanager
def viewer(
    browser: Browser,
    url: str,
    *,
    size: tuple[int, int] = WIDE,
    scene: Callable[[dict[str, Any]], None] | None = None,
    script: str = "",
) -> Iterator[Page]:
    """The viewer without antialiasing; `page.faults` holds what it complained of and asked elsewhere."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_default_timeout(60_000)
    faults: list[str] = []
    page.on("console", lambda m: m.type == "error" and "status of 4" not in m.text and faults.append(m.text))
    page.on("pageerror", lambda e: faults.append(str(e)))
    own = url.split("/?")[0]
    inside = (own, "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(inside) else faults.append(r.url))
    if script:
        page.add_init_script(script)
    if scene:
        page.route("**/api/scene", lambda route: _changed(route, scene))
    page.faults = faults  # type: ignore[attr-defined]
    try:
        page.goto(f"{url}&plain")
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        yield page
    finally:
        page.close()


def _changed(route: Route, change: Callable[[dict[str, Any]], None]) -> None:
    answer = route.fetch()
    scene = json.loads(answer.body())
    change(scene)
    route.fulfill(response=answer, body=json.dumps(scene))


def run(page: Page, body: str, given: Any = None) -> Any:
    """The body of an async function of (app, given), where `s` are the slices."""
    start = WORDS + "const app = window.dioscuri; const s = app.slices;"
    return page.evaluate(f"async (given) => {{ {start} {body} }}", given)


def open_slices(page: Page, kind: str = "both") -> None:
    """The slices, and nothing left to do."""
    run(page, "await app.layout.show(given); await app.idle();", kind)


@contextmanager
def modules(browser: Browser) -> Iterator[Page]:
    """A page that can import the viewer's sources as they are."""
    page = browser.new_page()

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(BARE).lstrip("/")
        found = SOURCES / name
        if name and found.is_file():
            route.fulfill(body=found.read_text(), content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html>", content_type="text/html")

    page.route(f"{BARE}/**", serve)
    page.goto(f"{BARE}/")
    try:
        yield page
    finally:
        page.close()
