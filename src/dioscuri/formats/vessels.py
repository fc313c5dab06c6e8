"""Vessel graphs as `vessels.json`: LPS mm, to a millionth of a millimetre."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats.documents import read_json, write_json
from dioscuri.model import VesselEdge, VesselGraph

FORMAT = "dioscuri-vessels-1"
DECIMALS = 6
FIELDS = tuple(VesselEdge.__dataclass_fields__)


def write_vessels(graph: VesselGraph, path: Path) -> None:
    """Write nodes (LPS mm) and edges as canonical JSON; lengths are rounded to 1e-6 mm."""
    edges = [{field: _plain(getattr(edge, field)) for field in FIELDS} for edge in graph]
    write_json({"format": FORMAT, "frame": "LPS mm", "nodes": _plain(graph.nodes), "edges": edges}, path)


def read_vessels(path: Path) -> VesselGraph:
    """The graph that `write_vessels` wrote.

    Raises
    ------
    FormatError : another format, an unknown or missing field, or values that a vessel graph refuses.
    """
    data = read_json(path)
    found = data.get("format") if isinstance(data, dict) else None
    if found != FORMAT:
        raise FormatError(f"{path}: format {found!r} found, must be {FORMAT!r}; it is no vessel graph")
    try:
        edges = tuple(_edge(edge) for edge in data["edges"])
        return VesselGraph(np.asarray(data["nodes"], float).reshape(-1, 3), edges)
    except (DioscuriError, ValueError, TypeError) as error:
        raise FormatError(f"{path}: {error}") from None
    except KeyError as error:
        raise FormatError(f"{path}: {error} is missing, a vessel graph must have nodes and edges") from None


def _edge(data: dict[str, Any]) -> VesselEdge:
    if unknown := sorted(set(data) - set(FIELDS)):
        raise FormatError(
            f"edge {data.get('id')}: unknown key {unknown[0]!r}, allowed are {', '.join(FIELDS)}"
        )
    return VesselEdge(**(data | {"evidence": tuple(data.get("evidence", ()))}))


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return (np.round(value, DECIMALS) + 0.0).tolist()
    return list(value) if isinstance(value, tuple) else value
