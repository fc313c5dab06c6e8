"""`recipe.toml`: the assumptions of a plan that differ from the defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dioscuri.errors import FormatError, GeometryError, RecipeError
from dioscuri.formats._files import get_toml
from dioscuri.model import Document, Recipe


def read_recipe(path: Path) -> Recipe:
    """The recipe of a TOML file; what it leaves out keeps its default.

    Raises
    ------
    RecipeError : not TOML, an unknown key, a value out of bounds: one line with file, key, found, allowed.
    """
    try:
        data = get_toml(Path(path))
    except FormatError as error:
        raise RecipeError(str(error)) from None
    try:
        return Recipe(**{key: _section(key, value) for key, value in data.items()})
    except GeometryError as error:
        raise RecipeError(f"{path}: {error}") from None


def _section(key: str, value: Any) -> Any:
    """A section as its document, so that a refusal names the section beside the key."""
    field = Recipe.model_fields.get(key)
    kind = field.annotation if field else None
    if not isinstance(kind, type) or not issubclass(kind, Document) or not isinstance(value, dict):
        return value
    try:
        return kind(**value)
    except GeometryError as error:
        raise GeometryError(f"{key}.{error}") from None
