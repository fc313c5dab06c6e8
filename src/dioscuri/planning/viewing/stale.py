"""Whether the case is still what a page was opened on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from dioscuri.planning.bloodflow.rulings import rulings_file
from dioscuri.planning.folder import CURRENT

AGAIN = "stop and start `dioscuri view` again, then reload this page"


@dataclass(frozen=True)
class CaseMark:
    """The present plan's id and a digest of the rulings; cheap enough to be taken at every request."""

    plan: str
    rulings: str


def mark_of(case: Path) -> CaseMark:
    """The mark of a case as it lies on disk now."""
    pointer, rulings = case / CURRENT, rulings_file(case)
    plan = pointer.read_text("utf-8", errors="replace").strip() if pointer.is_file() else ""
    digest = hashlib.sha256(rulings.read_bytes()).hexdigest() if rulings.is_file() else ""
    return CaseMark(plan, digest)


def why_stale(shown: CaseMark, now: CaseMark) -> str:
    """Why what is shown is not the case's present state; empty where it is."""
    if now.plan != shown.plan:
        return f"a newer plan is there ({now.plan[:12]}): {AGAIN}"
    if now.rulings != shown.rulings:
        return f"somebody ruled on a vessel since: {AGAIN}"
    return ""
