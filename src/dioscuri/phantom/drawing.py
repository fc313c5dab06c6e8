"""Drafting a vessel graph: edges that can still be split, and trees by Murray's branching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import ndimage

from dioscuri.model import VesselEdge, VesselGraph
from dioscuri.phantom.curves import arc, pin, resampled, wavy
from dioscuri.phantom.surfaces import HeadSurface

Array = NDArray[Any]
BEYOND_MM = 1.5
FLOWING_SAMPLES = 8  # a vein joins another where that one carries blood already, not at its beginning
EVIDENCE = "phantom truth"


@dataclass(frozen=True)
class Line:
    """What a vessel is, before where it runs: its name, kind and owner (1 castor, 0 pollux, 0.5 shared)."""

    name: str
    kind: str
    castor: float


@dataclass(frozen=True, eq=False)
class Draft:
    """An edge being drawn; flow runs from start to end unless `flow` is 0."""

    start: int
    end: int
    path: Array
    radius: Array
    line: Line
    flow: int = 1


@dataclass(frozen=True)
class Branch:
    """A target of a tree: where it runs to, how deep (1 on the pia), and what it splits into."""

    along_deg: float
    aside_deg: float
    fraction: float = 1.0
    children: tuple[Branch, ...] = ()

    @property
    def leaves(self) -> int:
        """Ends of this branch."""
        return sum(c.leaves for c in self.children) if self.children else 1


@dataclass(eq=False)
class Drawing:
    """Nodes and drafts, local to one `grow`."""

    nodes: list[Array] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    def node(self, point: ArrayLike) -> int:
        """A new node at an LPS point."""
        self.nodes.append(np.asarray(point, float).reshape(3))
        return len(self.nodes) - 1

    def draw(self, start: int, end: int, path: Array, radius: ArrayLike, line: Line, flow: int = 1) -> None:
        """Add an edge; its path is pulled onto both nodes over its last millimetres."""
        pinned = pin(path, self.nodes[start], self.nodes[end])
        radii = np.broadcast_to(np.asarray(radius, float), (len(pinned),)).copy()
        self.drafts.append(Draft(start, end, pinned, radii, line, flow))

    def named(self, *words: str, least_radius: float = 0.0) -> list[int]:
        """Drafts whose name holds any of the words and whose mean radius is large enough."""
        return [
            n
            for n, d in enumerate(self.drafts)
            if any(w in d.line.name for w in words) and d.radius.mean() >= least_radius
        ]

    def nearest(
        self, drafts: Iterable[int], point: ArrayLike, near: HeadSurface | None = None, first: int = 0
    ) -> tuple[int, int, float]:
        """(draft, sample, distance mm) of the nearest path sample to a point, from the `first` one on.

        `near` leaves out samples that lie beyond the interface for that twin, unless there are no others.
        """
        best = (-1, -1, np.inf)
        for n in drafts:
            far = np.linalg.norm(self.drafts[n].path - np.asarray(point, float), axis=1)
            if near is not None:
                far = far + np.where(near.gap_mm(self.drafts[n].path) < -BEYOND_MM, 1e3, 0)
            far[:first] += 1e3
            k = int(far.argmin())
            if far[k] < best[2]:
                best = (n, k, float(far[k]))
        return best

    def attach(
        self,
        drafts: Iterable[int],
        point: ArrayLike,
        *,
        apart: int = 4,
        near: HeadSurface | None = None,
        first: int = 0,
    ) -> int:
        """The node on one of the drafts nearest to a point: its end where close, otherwise a split."""
        n, k, _ = self.nearest(drafts, point, near, first)
        draft = self.drafts[n]
        if k < apart:
            return draft.start
        if k >= len(draft.path) - apart:
            return draft.end
        middle = self.node(draft.path[k])
        self.drafts[n] = replace(draft, end=middle, path=draft.path[: k + 1], radius=draft.radius[: k + 1])
        self.drafts.append(replace(draft, start=middle, path=draft.path[k:], radius=draft.radius[k:]))
        return middle

    def graph(self) -> VesselGraph:
        """The finished graph: edges v1, v2, ... in the order drawn."""
        edges = tuple(
            VesselEdge(
                id=f"v{n + 1}",
                start=d.start,
                end=d.end,
                path=d.path,
                radius_mm=d.radius,
                radius_sd_mm=np.zeros(len(d.path)),
                kind=d.line.kind,
                flow=d.flow,
                castor=d.line.castor,
                evidence=(EVIDENCE, d.line.name),
            )
            for n, d in enumerate(self.drafts)
        )
        return VesselGraph(np.array(self.nodes), edges)


def along_pia(
    surface: HeadSurface,
    ends: tuple[Array, Array],
    radius: tuple[float, float],
    rng: np.random.Generator,
    fraction: tuple[float, float] = (1.0, 1.0),
) -> tuple[Array, Array]:
    """A tortuous path on the brain between two directions, and its tapering radius: (P, 3), (P,)."""
    mean_mm = float(surface.pia_mm.mean())
    rays = arc(ends[0], ends[1], mean_mm)
    flat = wavy(rays * mean_mm, rng, 1.2 + 0.5 * rng.random())
    rays = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    radii = np.linspace(radius[0], radius[1], len(rays))
    path = surface.kept(surface.on_pia(rays, radii, np.linspace(*fraction, len(rays))), radii)
    path = resampled(surface.kept(ndimage.gaussian_filter1d(path, 1.5, axis=0, mode="nearest"), radius[1]))
    return path, np.linspace(radius[0], radius[1], len(path))


def murray(radius_mm: float, weights: Sequence[float]) -> list[float]:
    """Radii of branches: r0^3 = sum of r_i^3, flow shared by weight. Source: Murray 1926, PNAS 12:207."""
    total = float(sum(weights))
    return [float(radius_mm * (w / total) ** (1 / 3)) for w in weights]


@dataclass(frozen=True, eq=False)
class Planter:
    """Draws trees on one twin's brain."""

    drawing: Drawing
    surface: HeadSurface
    rng: np.random.Generator

    def tree(self, node: int, radius_mm: float, branch: Branch, line: Line, fraction: float = 1.0) -> None:
        """One branch from a node to its target and on through its children, radii by Murray's law."""
        drawing, surface = self.drawing, self.surface
        jitter = self.rng.normal(0, 3, 2)
        own_side = abs(branch.aside_deg) / 2  # arteries beside the midline stay on their side of the falx
        jitter[1] = np.clip(jitter[1], -own_side, own_side)
        target = surface.direction([branch.along_deg + jitter[0]], [branch.aside_deg + jitter[1]])[0]
        start = surface.towards(drawing.nodes[node])[0]
        tip = radius_mm * (0.95 if branch.children else 0.75)
        path, radii = along_pia(
            surface, (start, target), (radius_mm, tip), self.rng, (fraction, branch.fraction)
        )
        end = drawing.node(path[-1])
        drawing.draw(node, end, path, radii, line)
        for child, r in zip(branch.children, murray(tip, [c.leaves for c in branch.children]), strict=True):
            self.tree(end, r, child, line, branch.fraction)
