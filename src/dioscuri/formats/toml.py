"""A document as TOML: scalars, dates, lists of them, tables, lists of tables. tomllib reads it back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any


def dumps(data: dict[str, Any], prefix: str = "") -> str:
    """TOML text of `data`; None is left out, since TOML has none."""
    kept = {key: value for key, value in data.items() if value is not None}
    lines = [f"{_key(key)} = {_value(value)}\n" for key, value in kept.items() if not _is_table(value)]
    for key, value in kept.items():
        name = f"{prefix}{_key(key)}"
        if isinstance(value, dict):
            lines.append(f"\n[{name}]\n{dumps(value, name + '.')}")
        elif _is_table(value):
            lines += [f"\n[[{name}]]\n{dumps(item, name + '.')}" for item in value]
    return "".join(lines)


def _is_table(value: Any) -> bool:
    many = isinstance(value, list | tuple) and bool(value)
    return isinstance(value, dict) or (many and all(isinstance(item, dict) for item in value))


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _string(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return _string(value) if isinstance(value, str) else repr(value)


def _string(text: str) -> str:
    # JSON escapes are TOML escapes, but for DEL, which TOML wants escaped too.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
