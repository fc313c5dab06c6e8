"""What every document (TOML, JSON, HTTP, SQL) is made of: frozen, and closed to unknown keys."""

from __future__ import annotations

import json
import math
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from dioscuri.errors import GeometryError


class Document(BaseModel):
    """A frozen record that refuses unknown keys and values that are not finite.

    Raises
    ------
    GeometryError : one line naming the first refused field, what was found and what is allowed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except ValidationError as error:
            raise GeometryError(_first_refusal(type(self), error)) from None


def _first_refusal(kind: type[BaseModel], error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or kind.__name__.lower()
    if first["type"] == "value_error":  # raised by one of our own checks: already a whole sentence
        return str(first["ctx"]["error"])
    if first["type"] == "extra_forbidden":
        name = kind.__name__.removesuffix("Recipe").lower() or "recipe"
        return f"{where}: unknown key in {name}, allowed are {', '.join(_words(kind))}"
    if first["type"] == "missing":
        return f"{where}: missing, {kind.__name__.lower()} must have it"
    return f"{where}: {first['input']!r} found, {first['msg'].lower().removeprefix('input ')}"


def _words(kind: type[BaseModel]) -> list[str]:
    """The fields of a record as a file calls them."""
    return [field.alias or name for name, field in kind.model_fields.items()]


def canonical_json(value: Any) -> str:
    """`value` (dicts, lists, strings, numbers, None) as RFC 8785 canonical JSON."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-16-be"))
        return "{" + ",".join(f"{_string(k)}:{canonical_json(value[k])}" for k in keys) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(canonical_json(v) for v in value) + "]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    if isinstance(value, int | float):
        return _number(value)
    return _string(value)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _number(value: int | float) -> str:
    """A number as ECMAScript prints it (RFC 8785, section 3.2.2.3)."""
    if not math.isfinite(value):
        raise ValueError(f"{value} has no JSON form")
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    mantissa, _, exponent = repr(float(value)).partition("e")
    power = int(exponent or 0)
    if not exponent:
        return mantissa
    if -7 < power < 0:
        digits = mantissa.lstrip("-").replace(".", "")
        return ("-" if value < 0 else "") + "0." + "0" * (-power - 1) + digits
    return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"
