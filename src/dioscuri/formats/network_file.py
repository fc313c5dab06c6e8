"""Plain networks as JSON: nodes and edges in mmHg, mL/min and mm, written by hand or by another program."""

from __future__ import annotations

from pathlib import Path

from dioscuri.formats.documents import read_document, write_json
from dioscuri.model.network_document import NetworkDocument


def read_network(path: Path) -> NetworkDocument:
    """The network in a JSON file.

    Raises
    ------
    FormatError : not JSON, or a node or edge that a network refuses, by its id.
    """
    return read_document(NetworkDocument, Path(path))


def write_network(document: NetworkDocument, path: Path) -> None:
    """Write a network as canonical JSON, without what is left out."""
    write_json(document.plain(), Path(path))
