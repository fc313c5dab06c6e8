"""The report of a cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dioscuri.model.cutstudy import CutStudy


def write_report(document: CutStudy, study: Any, known: Any, folder: Path) -> None:
    """Write the page of a cut into `folder`."""
