"""One thread per worker, one browser, a skip that cannot hide in CI, and where shared test data lies."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

# Before numpy is imported: sums of floats must not depend on how many threads made them.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")

ROOT = Path(__file__).parents[1]
ALLOWED_SKIPS = ("no GPU", "no shared data")


def _forbidden_in_ci(report: pytest.TestReport | pytest.CollectReport) -> bool:
    if not os.environ.get("CI") or not report.skipped or hasattr(report, "wasxfail"):
        return False
    reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return not reason.removeprefix("Skipped: ").startswith(ALLOWED_SKIPS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _forbidden_in_ci(report):
        report.outcome = "failed"
        report.longrepr = f"A skip is a failure in CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if _forbidden_in_ci(report):
        report.outcome = "failed"
        report.longrepr = f"A skip is a failure in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real heads, kept beside the repository; ``DIOSCURI_SHARED_DATA`` names another."""
    folder = Path(os.environ.get("DIOSCURI_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no shared data: {folder} is not a folder")
    return folder


@pytest.fixture(scope="session")
def small_twins():
    """Twins of the preset total-vertical-2 on a turned grid of 3 mm, with their truth."""
    from dioscuri.phantom.presets import PRESETS
    from dioscuri.phantom.twins import make_twins

    return make_twins(PRESETS["total-vertical-2"], spacing_mm=3.0)


@pytest.fixture(scope="session")
def small_scans(small_twins):
    """What a scanner gives of `small_twins`: CT, four angiograms, T1, MR venogram."""
    from dioscuri.phantom.scanner import scan_twins

    return scan_twins(small_twins, seed=1)


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
def browser() -> Iterator[Any]:
    """Debian's Chromium, drawing in software; one for all, since a process can hold one Playwright."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: make system")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=FLAGS)
        yield made
        made.close()
