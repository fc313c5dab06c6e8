"""A page of the viewer that is open and at rest, for the tests of its parts."""

from typing import Any

from playwright.sync_api import Browser, Page

SIZE = {"width": 900, "height": 600}
PHONE = {"width": 390, "height": 844}
WHO = "localStorage.setItem('dioscuri who', 'Dr Test')"


def opened(browser: Browser, url: str, *, who: bool = True, size: dict[str, int] = SIZE) -> Page:
    """The viewer, drawn once and loaded; `who` has signed already."""
    page = browser.new_context(viewport=size).new_page()
    page.set_default_timeout(60_000)
    if who:
        page.add_init_script(WHO)
    show(page, url)
    return page


def show(page: Page, url: str) -> None:
    """Go there, and wait until all is still."""
    page.goto(url + ("&" if "?" in url else "?") + "plain")
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator("html[data-ready=yes]").count(), page.locator("#said").inner_text()
    idle(page)


def idle(page: Page) -> None:
    """Wait until nothing is loading, flying, unsaved or to be drawn."""
    page.evaluate("() => dioscuri.idle()")


def js(page: Page, body: str, given: Any = None) -> Any:
    """The value of the body of a function of `app` and `given`."""
    return page.evaluate(f"async (given) => {{ const app = window.dioscuri; {body} }}", given)


def said(page: Page, panel: str) -> str:
    """The words of a panel."""
    return page.locator(f"#panel-{panel}").inner_text()
