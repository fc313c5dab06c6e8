"""A demo case at 1.0 mm for the benches of the walk: made once per code, kept in the temporary folder."""

import json
import tempfile
from pathlib import Path

from dioscuri.planning import demo_twins, make_plan
from dioscuri.steps import code_digest

PRESET, SPACING_MM = "total-vertical-2", 1.0


def folder() -> Path:
    """Where this code's case lies."""
    return Path(tempfile.gettempdir()) / f"dioscuri-bench-{code_digest()[:16]}"


def twins() -> Path:
    """Scans of the demo twins."""
    return demo_twins(PRESET, folder() / "twins", spacing_mm=SPACING_MM)


def planned() -> Path:
    """The scans, planned once in `folder() / "case"`."""
    scans = twins()
    make_plan(scans, folder() / "case")
    return scans


def forget(case: Path, kept: set[str]) -> None:
    """Remove the records of all steps but those kept, so that the next run computes them."""
    for path in (case / "records").glob("*.json"):
        if json.loads(path.read_text())["step"] not in kept:
            path.unlink()
