"""How a recipe's field says what it assumes."""

from __future__ import annotations

from typing import Any

from pydantic import Field

PREFERENCE = "the team's preference; no literature prices one tissue against another"


def assumed(default: Any, why: str, source: str, *, ge: float | None = None, le: float | None = None) -> Any:
    """A recipe field: its default, what it means (with the unit), the default's source, its bounds."""
    return Field(default, description=why, ge=ge, le=le, json_schema_extra={"source": source})
