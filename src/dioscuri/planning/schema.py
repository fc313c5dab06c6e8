"""JSON schemas of the documents that people and programs exchange."""

from __future__ import annotations

import json

from dioscuri.errors import DioscuriError
from dioscuri.model import Case, Document, Plan, Recipe


def json_schema(name: str) -> str:
    """The JSON schema (draft 2020-12) of `plan`, `recipe`, `case`, `truth`, or of a plain `network`."""
    from dioscuri.model.network_document import NetworkDocument
    from dioscuri.phantom.twins import Truth

    documents: dict[str, type[Document]] = {
        "plan": Plan,
        "recipe": Recipe,
        "case": Case,
        "truth": Truth,
        "network": NetworkDocument,
    }
    if name not in documents:
        raise DioscuriError(f"schema {name!r} is not known, must be one of {', '.join(documents)}")
    schema = documents[name].model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2)
