"""Vessel graphs as VTP: a line per edge, its radius on the points, what else there is on cells and fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats.frames import Frame, agreed, flipped
from dioscuri.formats.polylines import Polylines, read_polylines, write_polylines
from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
FORMAT = "dioscuri-vessels-vtp-1"


def write_vtp(graph: VesselGraph, path: Path, frame: Frame) -> None:
    """Write a graph as VTP in the frame given; `read_vtp` gets it back to the last bit.

    Raises
    ------
    FormatError : no edge, which VTP cannot tell from no file.
    """
    if not len(graph):
        raise FormatError(f"{path}: a graph without an edge, must have one to be lines")
    ends = np.cumsum([0, *(len(edge.path) for edge in graph)])
    found = Polylines(
        flipped(np.vstack([edge.path for edge in graph]), frame),
        tuple(np.arange(a, b) for a, b in zip(ends[:-1], ends[1:], strict=True)),
        {
            "Radius": np.concatenate([edge.radius_mm for edge in graph]),
            "RadiusSd": np.concatenate([edge.radius_sd_mm for edge in graph]),
        },
        {
            "EdgeId": tuple(edge.id for edge in graph),
            "Kind": tuple(edge.kind for edge in graph),
            "Flow": np.array([edge.flow for edge in graph], np.int32),
            "Castor": np.array([edge.castor for edge in graph], float),
            "StartNode": np.array([edge.start for edge in graph], np.int64),
            "EndNode": np.array([edge.end for edge in graph], np.int64),
            "Evidence": tuple(json.dumps(list(edge.evidence)) for edge in graph),
        },
        {"Format": (FORMAT,), "Frame": (frame,), "Nodes": flipped(graph.nodes, frame)},
    )
    write_polylines(found, path)


def read_vtp(path: Path, frame: Frame | None = None) -> VesselGraph:
    """The graph that `write_vtp` wrote, LPS mm; for other programs' centrelines see `vmtk.read_vmtk`.

    Raises
    ------
    FormatError : VTK cannot read it, it is no graph of ours, or the frame asked for is not the file's.
    """
    found = read_polylines(Path(path))
    if found.field.get("Format") != (FORMAT,):
        raise FormatError(f"{path}: no {FORMAT}, must be what write_vtp wrote; import centrelines as VMTK's")
    said = found.field.get("Frame", ("",))
    frame_found = agreed(path, str(said[0]), frame)
    try:
        points = flipped(found.points, frame_found)
        nodes = flipped(np.asarray(found.field["Nodes"], float).reshape(-1, 3), frame_found)
        return VesselGraph(nodes, tuple(_edge(found, points, n) for n in range(len(found.lines))))
    except KeyError as error:
        raise FormatError(f"{path}: no array {error}, must be what write_vtp wrote") from None
    except (DioscuriError, IndexError, TypeError, ValueError) as error:
        raise FormatError(f"{path}: {error}") from None


def _edge(found: Polylines, points: Array, n: int) -> VesselEdge:
    rows, cell = found.lines[n], found.cell
    return VesselEdge(
        id=str(cell["EdgeId"][n]),
        start=int(cell["StartNode"][n]),
        end=int(cell["EndNode"][n]),
        path=points[rows],
        radius_mm=np.asarray(found.point["Radius"], float)[rows],
        radius_sd_mm=np.asarray(found.point["RadiusSd"], float)[rows],
        kind=str(cell["Kind"][n]),
        flow=int(cell["Flow"][n]),
        castor=float(cell["Castor"][n]),
        evidence=tuple(json.loads(str(cell["Evidence"][n]))),
    )
