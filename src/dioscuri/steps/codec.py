"""Values to a JSON tree plus arrays, and back. No pickle: only dioscuri's own frozen types are made."""

from __future__ import annotations

import dataclasses
import enum
import importlib
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel

from dioscuri.errors import StoreError

PACKAGE = "dioscuri."


def encode(value: Any, keep: Callable[[NDArray[Any]], str]) -> Any:
    """A JSON tree of `value`; each array is handed to `keep`, and its returned name stands in the tree."""
    if value is None or isinstance(value, bool | int | float | str) and not isinstance(value, enum.Enum):
        return value
    if isinstance(value, np.generic):
        return encode(value.item(), keep)
    if isinstance(value, np.ndarray):
        return {"$array": keep(value)}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, tuple | list):
        items = [encode(item, keep) for item in value]
        return {"$tuple": items} if isinstance(value, tuple) else items
    if isinstance(value, dict):
        return {"$dict": [[encode(k, keep), encode(v, keep)] for k, v in value.items()]}
    return _encode_object(value, keep)


def _encode_object(value: Any, keep: Callable[[NDArray[Any]], str]) -> Any:
    kind = type(value)
    name = f"{kind.__module__}:{kind.__qualname__}"
    if not name.startswith(PACKAGE):
        raise StoreError(
            f"step value: {name} cannot be stored, must be a dioscuri type, array, date or plain value"
        )
    if isinstance(value, enum.Enum):
        return {"$type": name, "value": value.value}
    if isinstance(value, BaseModel):
        return {"$type": name, "document": value.model_dump(mode="json")}
    if dataclasses.is_dataclass(value):
        return {
            "$type": name,
            "fields": {
                f.name: encode(getattr(value, f.name), keep) for f in dataclasses.fields(value) if f.init
            },
        }
    raise StoreError(f"step value: {name} cannot be stored, must be a frozen dataclass or a document")


def decode(tree: Any, load: Callable[[str], NDArray[Any]]) -> Any:
    """The value of a tree made by `encode`."""
    if isinstance(tree, list):
        return [decode(item, load) for item in tree]
    if not isinstance(tree, dict):
        return tree
    if "$array" in tree:
        return load(tree["$array"])
    if "$date" in tree:
        return date.fromisoformat(tree["$date"])
    if "$tuple" in tree:
        return tuple(decode(item, load) for item in tree["$tuple"])
    if "$dict" in tree:
        return {decode(k, load): decode(v, load) for k, v in tree["$dict"]}
    kind = _kind(tree["$type"])
    if "document" in tree:
        return kind.model_validate(tree["document"])
    if "value" in tree:
        return kind(tree["value"])
    return kind(**{name: decode(field, load) for name, field in tree["fields"].items()})


def _kind(name: str) -> Any:
    if not name.startswith(PACKAGE):
        raise StoreError(f"stored value: type {name}, must be one of dioscuri's own")
    module, _, qualified = name.partition(":")
    found: Any = importlib.import_module(module)
    for part in qualified.split("."):
        found = getattr(found, part)
    return found
