"""Vessel graphs as SWC: one tree of samples, with the loops that a tree cannot hold in comments.

Written files say `# dioscuri-vessels-swc-1` and `# frame LPS` (or RAS). A sample's parent comes before it.
`# nodes [...]` lists the sample of each node; `# edge {...}` says for each edge which samples lie between its
nodes and what a sample has no column for; `# loop A B` joins two samples that the tree leaves apart. Any SWC
reader sees the tree; this one gets the graph back to the last bit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import DioscuriError, FormatError
from dioscuri.formats._files import get
from dioscuri.formats.frames import Frame, agreed, flipped
from dioscuri.formats.links import graph_of_links
from dioscuri.model import VesselEdge, VesselGraph

Array = NDArray[Any]
FORMAT = "dioscuri-vessels-swc-1"


@dataclass
class Swc:
    """A file as it stands: samples by id, and the records of our own comments."""

    number: dict[int, int] = field(default_factory=dict)
    kind: list[int] = field(default_factory=list)
    xyzr: list[tuple[float, float, float, float]] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    ours: bool = False
    frame: str | None = None
    nodes: list[int] | None = None
    edges: list[dict[str, Any]] = field(default_factory=list)
    loops: list[tuple[int, int]] = field(default_factory=list)


def read_swc(path: Path, frame: Frame | None = None, kinds: Mapping[int, str] | None = None) -> VesselGraph:
    """The graph in an SWC file, LPS mm.

    Parameters
    ----------
    frame : of the file; may be left out where the file says it itself.
    kinds : kind of vessel for each type number of a foreign file, whose types have no common meaning.

    Raises
    ------
    FormatError : the line that is no sample, a radius that is not positive, a parent that is not there, a
        circle of parents, or a frame that nobody says.
    """
    path = Path(path)
    swc = _parsed(path)
    frame_found = agreed(path, swc.frame, frame)
    xyzr = np.array(swc.xyzr, float).reshape(-1, 4)
    points, radius = flipped(xyzr[:, :3], frame_found), xyzr[:, 3]
    try:
        if swc.ours and swc.nodes is not None:
            return _exact(swc, points, radius, frame_found)
        return _foreign(path, swc, points, radius, kinds or {})
    except FormatError:
        raise
    except (DioscuriError, KeyError, IndexError, TypeError, ValueError) as error:
        raise FormatError(f"{path}: {error}; the records of {FORMAT} do not fit its samples") from None


def _parsed(path: Path) -> Swc:
    swc = Swc()
    try:
        lines = get(path).decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not text ({error}), must be SWC") from None
    for n, line in enumerate(lines, 1):
        try:
            _take(swc, line.strip(), n)
        except (ValueError, TypeError, OverflowError) as error:
            raise FormatError(f"{path}: line {n}: {error}") from None
    if not swc.xyzr:
        raise FormatError(f"{path}: no sample, must have lines of id, type, x, y, z, radius, parent")
    for n, parent in enumerate(swc.parent):
        if parent != -1 and parent not in swc.number:
            raise FormatError(f"{path}: line {swc.line[n]}: parent {parent} is no sample, must be one or -1")
    _refuse_circles(path, swc)
    return swc


def _take(swc: Swc, line: str, n: int) -> None:
    if line.startswith("#"):
        _take_comment(swc, line[1:].strip())
        return
    if not line:
        return
    words = line.split()
    if len(words) < 7:
        raise ValueError(f"{len(words)} columns found, must be id, type, x, y, z, radius, parent")
    sample, kind, parent = int(words[0]), int(float(words[1])), int(words[6])
    x, y, z, r = (float(word) for word in words[2:6])
    if not all(math.isfinite(v) for v in (x, y, z, r)):
        raise ValueError("a number that is not finite found, must be finite")
    if sample in swc.number:
        raise ValueError(f"sample {sample} is there twice, must be unique")
    swc.number[sample] = len(swc.xyzr)
    swc.kind.append(kind)
    swc.xyzr.append((x, y, z, r))
    swc.parent.append(parent)
    swc.line.append(n)


def _take_comment(swc: Swc, text: str) -> None:
    word, _, rest = text.partition(" ")
    if text == FORMAT:
        swc.ours = True
    elif word == "frame" and swc.ours:
        swc.frame = rest.strip()
    elif word == "nodes" and swc.ours:
        swc.nodes = [int(v) for v in json.loads(rest)]
    elif word == "edge" and swc.ours:
        swc.edges.append(json.loads(rest))
    elif word == "loop" and len(rest.split()) == 2 and all(v.isdigit() for v in rest.split()):
        a, b = rest.split()
        swc.loops.append((int(a), int(b)))


def _refuse_circles(path: Path, swc: Swc) -> None:
    state = [0] * len(swc.parent)  # 1 on this way, 2 known to reach a root
    for first in range(len(swc.parent)):
        way, n = [], first
        while state[n] == 0:
            state[n] = 1
            way.append(n)
            if swc.parent[n] == -1:
                break
            n = swc.number[swc.parent[n]]
            if state[n] == 1:
                raise FormatError(f"{path}: line {swc.line[n]}: its parents run in a circle, must end at -1")
        for k in way:
            state[k] = 2


def _foreign(path: Path, swc: Swc, points: Array, radius: Array, kinds: Mapping[int, str]) -> VesselGraph:
    links = [(swc.number[p], n) for n, p in enumerate(swc.parent) if p != -1]
    for n in sorted({n for link in links for n in link}):  # a lone sample makes no vessel
        if not radius[n] > 0:
            raise FormatError(f"{path}: line {swc.line[n]}: radius {radius[n]:g}, must be > 0 mm; correct it")
    for a, b in swc.loops:
        if a not in swc.number or b not in swc.number:
            raise FormatError(f"{path}: loop {a} {b}: no such sample, must join two of the file's")
        links.append((swc.number[a], swc.number[b]))
    return graph_of_links(points, radius, links, {n: kinds.get(k, "unknown") for n, k in enumerate(swc.kind)})


def _exact(swc: Swc, points: Array, radius: Array, frame: str) -> VesselGraph:
    assert swc.nodes is not None
    nodes = points[[swc.number[s] for s in swc.nodes]].reshape(-1, 3)
    return VesselGraph(nodes, tuple(_edge(swc, record, points, radius, frame) for record in swc.edges))


def _edge(swc: Swc, record: dict[str, Any], points: Array, radius: Array, frame: str) -> VesselEdge:
    fields = dict(record)
    first, count, back = (fields.pop(k) for k in ("first", "count", "reversed"))
    ends = np.array(fields.pop("ends"), float).reshape(2, 4)
    rows = [swc.number[first + k] for k in range(count)][:: -1 if back else 1]
    path = np.vstack(
        [flipped(ends[:1, :3], frame), points[rows].reshape(-1, 3), flipped(ends[1:, :3], frame)]
    )
    r = np.concatenate([ends[:1, 3], radius[rows], ends[1:, 3]])
    fields["evidence"] = tuple(fields["evidence"])
    return VesselEdge(
        path=path, radius_mm=r, radius_sd_mm=np.array(fields.pop("radius_sd_mm"), float), **fields
    )
