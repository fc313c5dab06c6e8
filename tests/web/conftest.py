"""A browser, and a real server on a small case that all tests of the viewer share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dioscuri.web.serve import Place, Served
from tests.web.small_scene import session_in

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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, drawing in software."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: make system")
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    """A server on the small case; each module of tests has its own, so that none sees another's marks."""
    session = session_in(tmp_path_factory.mktemp("viewed") / "case")
    with Served(session, Place()).in_background() as running:
        yield running


@pytest.fixture(scope="module")
def viewer_url(served: Served) -> str:
    """Where the viewer is, with its token."""
    return served.addresses()[0]
