"""Vessel graphs as GraphML, which networkx, Gephi and yEd read: paths and radii as JSON in an edge's data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats._files import get, put
from dioscuri.formats.frames import Frame, agreed, flipped
from dioscuri.model import VesselEdge, VesselGraph

FORMAT = "dioscuri-vessels-graphml-1"


def write_graphml(graph: VesselGraph, path: Path, frame: Frame) -> None:
    """Write a graph as GraphML in the frame given; `read_graphml` gets it back to the last bit."""
    import networkx as nx

    out = nx.MultiGraph(format=FORMAT, frame=frame, order=json.dumps([edge.id for edge in graph]))
    for n, (x, y, z) in enumerate(flipped(graph.nodes, frame)):
        out.add_node(n, x=float(x), y=float(y), z=float(z))
    for edge in graph:
        out.add_edge(edge.start, edge.end, key=edge.id, **_data(edge, frame))
    put(Path(path), ("\n".join(nx.generate_graphml(out)) + "\n").encode("utf-8"))


def read_graphml(path: Path, frame: Frame | None = None) -> VesselGraph:
    """The graph in a GraphML file, LPS mm.

    A file of another program must have x, y and z on its nodes and `radius_mm` on its edges; without a
    `path_mm` an edge is straight.

    Raises
    ------
    FormatError : no GraphML, a place or radius that is missing or refused, or a frame that nobody says.
    """
    import networkx as nx

    path = Path(path)
    try:
        found = nx.parse_graphml(get(path).decode("utf-8"), force_multigraph=True)
    except FormatError:
        raise
    except Exception as error:  # the parser of XML and that of GraphML raise almost anything
        raise FormatError(f"{path}: no GraphML ({error}), must be a graph in that format") from None
    said = found.graph.get("frame")
    frame_found = agreed(path, said, frame)
    number = {name: n for n, name in enumerate(found)}
    try:
        nodes = np.array([[float(data[k]) for k in "xyz"] for _, data in found.nodes(data=True)])
        lps = flipped(nodes.reshape(-1, 3), frame_found)
        ends = ((number[a], number[b], key, data) for a, b, key, data in found.edges(keys=True, data=True))
        edges = [_edge(*end, lps, frame_found) for end in ends]
        order = {name: n for n, name in enumerate(json.loads(found.graph.get("order", "[]")))}
        return VesselGraph(lps, tuple(sorted(edges, key=lambda edge: order.get(edge.id, len(order)))))
    except KeyError as error:
        raise FormatError(
            f"{path}: {error} is missing, nodes must have x, y, z and edges radius_mm"
        ) from None
    except (DioscuriError, ValueError, TypeError) as error:
        raise FormatError(f"{path}: {error}") from None


def _data(edge: VesselEdge, frame: str) -> dict[str, Any]:
    return {
        "start": edge.start,
        "kind": edge.kind,
        "flow": edge.flow,
        "castor": float(edge.castor),
        "length_mm": edge.length_mm,
        "mean_radius_mm": edge.mean_radius_mm,
        "path_mm": json.dumps(flipped(edge.path, frame).tolist()),
        "radius_mm": json.dumps(edge.radius_mm.tolist()),
        "radius_sd_mm": json.dumps(edge.radius_sd_mm.tolist()),
        "evidence": json.dumps(list(edge.evidence)),
    }


def _edge(a: int, b: int, key: Any, data: dict[str, Any], nodes: Any, frame: str) -> VesselEdge:
    start = int(data.get("start", a))
    end = b if start == a else a
    path = flipped(json.loads(data["path_mm"]), frame) if "path_mm" in data else nodes[[start, end]]
    return VesselEdge(
        id=str(key if isinstance(key, str) else f"v{a}-{b}-{key}"),
        start=start,
        end=end,
        path=path,
        radius_mm=np.asarray(_numbers(data["radius_mm"]), float),
        radius_sd_mm=np.asarray(_numbers(data.get("radius_sd_mm", 0.0)), float),
        kind=str(data.get("kind", "unknown")),
        flow=int(data.get("flow", 0)),
        castor=float(data.get("castor", 0.5)),
        evidence=tuple(json.loads(data.get("evidence", "[]"))),
    )


def _numbers(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
