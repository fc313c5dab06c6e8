"""JSON files: canonical, so that the same content is the same bytes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats._files import get, put
from dioscuri.model import Document, canonical_json

Kind = TypeVar("Kind", bound=Document)


def write_json(value: Any, path: Path) -> None:
    """Write a document, or dicts, lists, strings, finite numbers and None, as RFC 8785 canonical JSON."""
    plain = value.model_dump(mode="json") if isinstance(value, Document) else value
    put(Path(path), canonical_json(plain).encode("utf-8"))


def read_json(path: Path) -> Any:
    """What a JSON file holds.

    Raises
    ------
    FormatError : not JSON, or a number that is not finite.
    """
    path = Path(path)

    def refuse(text: str) -> float:
        raise FormatError(f"{path}: {text} found, numbers must be finite; correct the file")

    try:
        return json.loads(get(path), parse_constant=refuse, object_pairs_hook=_once)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise FormatError(
            f"{path}: not JSON ({error}), correct the file; a decimal comma or a comma too many does this"
        ) from None
    except RecursionError:
        raise FormatError(f"{path}: nested too deeply, correct the file") from None
    except _TwiceError as error:
        raise FormatError(f"{path}: field {error} is given twice, must be once; correct the file") from None


class _TwiceError(Exception):
    """A field that stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(repr(next(n for n in names if names.count(n) > 1)))
    return out


def read_document(kind: type[Kind], path: Path) -> Kind:
    """The document of type `kind` in a JSON file.

    Raises
    ------
    FormatError : not JSON, or a field that `kind` refuses; the message names file and field.
    """
    data = read_json(path)
    if not isinstance(data, dict):
        raise FormatError(f"{path}: {type(data).__name__} found, must be an object with named fields")
    try:
        return kind(**data)
    except DioscuriError as error:
        raise FormatError(f"{path}: {error}") from None
