"""Writing a vessel graph as SWC; see swc.py for what the comments mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.formats._files import put
from dioscuri.formats.frames import Frame, flipped
from dioscuri.formats.swc import FORMAT
from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
TYPES = {"unknown": 0, "artery": 7, "vein": 8, "sinus": 9}  # 7 and above are free to use
LONE_RADIUS_MM = 0.0  # a node without an edge has no radius


def write_swc(graph: VesselGraph, path: Path, frame: Frame) -> None:
    """Write a graph as SWC in the frame given; `read_swc` gets it back to the last bit."""
    put(Path(path), _Tree(graph, frame).text().encode("utf-8"))


class _Tree:
    """Samples of a graph, node by node as they are reached; an edge to a node already there is a loop."""

    def __init__(self, graph: VesselGraph, frame: Frame) -> None:
        self.graph, self.frame = graph, frame
        self.rows: list[str] = []
        self.records: list[dict[str, Any]] = []
        self.loops: list[str] = []
        self.sample: dict[int, int] = {}
        self.at: list[list[VesselEdge]] = [[] for _ in graph.nodes]
        for edge in graph:
            self.at[edge.start].append(edge)
            if edge.end != edge.start:
                self.at[edge.end].append(edge)

    def text(self) -> str:
        records: dict[str, dict[str, Any]] = {}
        for root in range(len(self.graph.nodes)):
            if root not in self.sample:
                self._node(root, -1)
                self._spread(root, records)
        nodes = [self.sample[n] for n in range(len(self.graph.nodes))]
        head = [FORMAT, f"frame {self.frame}", f"nodes {json.dumps(nodes)}"]
        head += [f"edge {json.dumps(records[edge.id])}" for edge in self.graph]
        return "\n".join([*(f"# {line}" for line in [*head, *self.loops]), *self.rows, ""])

    def _spread(self, root: int, records: dict[str, dict[str, Any]]) -> None:
        queue = [root]
        for node in queue:
            for edge in self.at[node]:
                if edge.id not in records:
                    back = edge.start != node
                    last = self._inner(edge, back, records)
                    other = edge.start if back else edge.end
                    if other in self.sample:
                        self.loops.append(f"loop {last} {self.sample[other]}")
                    else:
                        self._node(other, last)
                        queue.append(other)

    def _inner(self, edge: VesselEdge, back: bool, records: dict[str, dict[str, Any]]) -> int:
        """Write the samples between an edge's nodes and its record; the last sample's id."""
        order = slice(-2, 0, -1) if back else slice(1, -1)
        path, radius = flipped(edge.path, self.frame), edge.radius_mm
        first, last = len(self.rows) + 1, self.sample[edge.end if back else edge.start]
        for point, r in zip(path[order], radius[order], strict=True):
            last = self._row(TYPES[edge.kind], point, float(r), last)
        records[edge.id] = {
            "id": edge.id,
            "start": edge.start,
            "end": edge.end,
            "first": first,
            "count": len(path) - 2,
            "reversed": back,
            "ends": [[*path[k].tolist(), float(radius[k])] for k in (0, -1)],
            "radius_sd_mm": edge.radius_sd_mm.tolist(),
            "kind": edge.kind,
            "flow": edge.flow,
            "castor": float(edge.castor),
            "evidence": list(edge.evidence),
        }
        return last

    def _node(self, node: int, parent: int) -> None:
        ends = [float(e.radius_mm[0 if e.start == node else -1]) for e in self.at[node]]
        kind = TYPES[self.at[node][0].kind] if self.at[node] else TYPES["unknown"]
        point = flipped(self.graph.nodes[node], self.frame)
        self.sample[node] = self._row(kind, point, max(ends, default=LONE_RADIUS_MM), parent)

    def _row(self, kind: int, point: Array, radius: float, parent: int) -> int:
        x, y, z = (repr(float(v)) for v in np.asarray(point))
        self.rows.append(f"{len(self.rows) + 1} {kind} {x} {y} {z} {radius!r} {parent}")
        return len(self.rows)
