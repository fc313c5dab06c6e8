"""Vessels as a graph in space. Loops are kept: the circumferential sinus is one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dioscuri.errors import GeometryError
from dioscuri.model._checks import Array, locked, points

KINDS = ("artery", "vein", "sinus", "unknown")


@dataclass(frozen=True, eq=False)
class VesselEdge:
    """One vessel segment between two nodes.

    Parameters
    ----------
    id : stable name, such as v12; survives recomputation, never reused.
    start, end : node numbers; `path` runs from start to end.
    path : (P, 3) LPS mm, P >= 2, both nodes included.
    radius_mm, radius_sd_mm : (P,) along the path, > 0 and >= 0.
    kind : artery, vein, sinus or unknown.
    flow : +1 start to end, -1 end to start, 0 not known.
    castor : probability that the vessel is castor's, 0 to 1; 0.5 is shared or uncertain.
    evidence : where kind and owner come from, in plain words.
    """

    id: str
    start: int
    end: int
    path: Array
    radius_mm: Array
    radius_sd_mm: Array
    kind: str = "unknown"
    flow: int = 0
    castor: float = 0.5
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        path = points(f"edge {self.id}: path", self.path)
        if len(path) < 2:
            raise GeometryError(f"edge {self.id}: path of {len(path)} points, must have at least 2")
        object.__setattr__(self, "path", path)
        for name, low in (("radius_mm", "> 0"), ("radius_sd_mm", ">= 0")):
            array = np.asarray(getattr(self, name), dtype=np.float64)
            array = np.broadcast_to(array, (len(path),)).copy() if array.ndim == 0 else array.copy()
            if array.shape != (len(path),):
                raise GeometryError(f"edge {self.id}: {name} has shape {array.shape}, must be ({len(path)},)")
            bad = ~(array > 0) if low == "> 0" else ~(array >= 0)
            if bad.any() or not np.isfinite(array).all():
                value = array[bad | ~np.isfinite(array)][0]
                raise GeometryError(f"edge {self.id}: {name} is {value:g} mm, must be {low} and finite")
            object.__setattr__(self, name, locked(array))
        self._check_labels()

    def _check_labels(self) -> None:
        if self.kind not in KINDS:
            raise GeometryError(f"edge {self.id}: kind {self.kind!r}, must be one of {', '.join(KINDS)}")
        if self.flow not in (-1, 0, 1):
            raise GeometryError(f"edge {self.id}: flow {self.flow}, must be -1, 0 or 1")
        if not 0 <= self.castor <= 1:
            raise GeometryError(f"edge {self.id}: castor probability {self.castor}, must be 0 to 1")

    @property
    def length_mm(self) -> float:
        """Length along the path, mm."""
        return float(np.linalg.norm(np.diff(self.path, axis=0), axis=1).sum())

    @property
    def mean_radius_mm(self) -> float:
        """Mean radius along the path, mm."""
        return float(self.radius_mm.mean())


@dataclass(frozen=True, eq=False)
class VesselGraph:
    """Nodes (N, 3) LPS mm and edges between them; several edges may join two nodes, or one node to itself."""

    nodes: Array
    edges: tuple[VesselEdge, ...]

    def __post_init__(self) -> None:
        nodes = points("nodes", self.nodes)
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "edges", tuple(self.edges))
        ids = [e.id for e in self.edges]
        if len(set(ids)) != len(ids):
            twice = next(i for i in ids if ids.count(i) > 1)
            raise GeometryError(f"edge {twice}: id is used twice, must be unique")
        for edge in self.edges:
            for name, node, point in (("start", edge.start, edge.path[0]), ("end", edge.end, edge.path[-1])):
                if not 0 <= node < len(nodes):
                    raise GeometryError(f"edge {edge.id}: {name} node {node}, must be 0 to {len(nodes) - 1}")
                gap = float(np.linalg.norm(nodes[node] - point))
                if gap > 1e-3:
                    raise GeometryError(
                        f"edge {edge.id}: path ends {gap:.3g} mm from its {name} node, must be within 0.001"
                    )

    def __iter__(self) -> Iterator[VesselEdge]:
        return iter(self.edges)

    def __len__(self) -> int:
        return len(self.edges)

    def __getitem__(self, edge_id: str) -> VesselEdge:
        for edge in self.edges:
            if edge.id == edge_id:
                return edge
        raise GeometryError(f"vessel graph: no edge {edge_id!r} among its {len(self.edges)}")

    @property
    def loops(self) -> int:
        """Number of independent loops (first Betti number)."""
        parent = list(range(len(self.nodes)))

        def root(n: int) -> int:
            while parent[n] != n:
                parent[n] = parent[parent[n]]
                n = parent[n]
            return n

        closing = 0
        for edge in self.edges:
            a, b = root(edge.start), root(edge.end)
            closing += a == b
            parent[a] = b
        return closing
