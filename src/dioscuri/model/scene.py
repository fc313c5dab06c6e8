"""What the viewer shows of a plan: `scene.json`, whose points are LPS mm."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from dioscuri.model.case import Point
from dioscuri.model.circulation_study import Owner
from dioscuri.model.colours import RGB
from dioscuri.model.document import Document
from dioscuri.model.figure import Figure

Whose = Literal["castor", "pollux", "shared", "both"]
NodeRole = Literal["anatomy", "vessel", "cut", "missing", "doubt"]


class SceneFigure(Document):
    """A Figure as the viewer prints it: without its causes, which the plan keeps."""

    value: float
    low: float
    high: float
    unit: str
    source: str

    @classmethod
    def of(cls, figure: Figure) -> SceneFigure:
        """The figure without level and causes."""
        keep = ("value", "low", "high", "unit", "source")
        return cls(**{name: getattr(figure, name) for name in keep})


class ScenePlan(Document):
    """Which plan is shown; `stale` says why it is not the case's present one, or is empty.

    `made_on` is the day on which the plan was made; `rulings` the digest of the rulings that the scene holds.
    """

    id: str
    short: str
    made_on: str
    rulings: str = ""
    stale: str = ""


class SceneModel(Document):
    """One level of detail as a GLB file; `flat_only` is too much for a headset."""

    name: str
    file: str
    triangles: int = Field(ge=0)
    bytes: int = Field(ge=0)
    flat_only: bool = False
    note: str = ""


class SceneNode(Document):
    """One thing that can be shown, named as its node in every GLB, whose extras are this record.

    `confidence` is the mean probability of what the node claims, where there is one; `stage` the stage in
    which a piece of the cut is opened; `shown` whether it is shown at first; `holds` the names of the
    structures that share the node, where several do; `option` the other surface that it belongs to.
    """

    name: str = Field(min_length=1)
    structure: str
    twin: Whose
    tissue: str
    colour: RGB
    opacity: float = Field(gt=0, le=1)
    role: NodeRole
    confidence: float | None = Field(default=None, ge=0, le=1)
    code: tuple[str, ...] = ()
    stage: int | None = None
    shown: bool = True
    holds: tuple[str, ...] = ()
    option: str = ""


class SceneVessel(Document):
    """One vessel of the graph; `index` is the value of the GLB's vertex attribute `_EDGE` on its wall.

    `in_flow`: it is part of the network, so that a clip on it has an answer.
    """

    index: int = Field(ge=0, lt=65535)
    id: str
    kind: Literal["artery", "vein", "sinus", "unknown"]
    owner: Owner
    castor: float = Field(ge=0, le=1)
    name: str = ""
    conflict: bool = False
    crosses: bool = False
    in_flow: bool = False
    radius_mm: SceneFigure
    evidence: tuple[str, ...] = ()
    flow_ml_min: SceneFigure | None = None
    pressure_mmhg: SceneFigure | None = None
    path: tuple[Point, ...]


class SceneTerritory(Document):
    """Brain that one vein drains; `at` is its centre."""

    id: str
    name: str
    twin: str
    vein: str
    at: Point
    pressure_mmhg: SceneFigure | None = None


class SceneCirculation(Document):
    """Whether the server can answer what a clip does, or why not."""

    answers: bool
    why_not: str = ""


class SceneStage(Document):
    """One operation: vessels divided, what is moved and closed, the share of the cut open by its end."""

    number: int = Field(ge=1)
    name: str
    divides: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    closes: tuple[str, ...] = ()
    cut_share: float = Field(ge=0, le=1)
    nodes: tuple[str, ...] = ()
    note: str = ""


class SceneVolume(Document):
    """A volume as a gzip of its raw values, first index fastest; a value is stored * scale + offset, `unit`.

    `page` volumes lie on one axis-aligned grid and go into every viewer, `full` ones on the scan's own grid.
    """

    name: Literal["ct", "t1", "labels", "owner"]
    place: Literal["page", "full"]
    shape: tuple[int, int, int]
    lps_from_ijk: tuple[tuple[float, float, float, float], ...]
    type: Literal["u8", "u16", "i16"]
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""
    windows: dict[str, tuple[float, float]] = {}
    file: str
    bytes: int = Field(ge=0)


class SceneLabel(Document):
    """One number of the label volume."""

    number: int = Field(ge=1)
    name: str
    twin: None = None
    colour: RGB
    tissue: str


class SceneOther(Document):
    """Another surface that can be compared with the plan's cut."""

    id: str
    name: str
    nodes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Scene(Document):
    """Everything that a viewer needs beside the files that it names."""

    format: Literal["dioscuri-scene-1"] = "dioscuri-scene-1"
    notice: str
    case: str
    plan: ScenePlan
    centre: Point
    extent_mm: float = Field(gt=0)
    normal: Point
    cut_centre: Point
    colours: dict[Literal["castor", "pollux", "shared", "cut"], RGB]
    models: tuple[SceneModel, ...]
    nodes: tuple[SceneNode, ...]
    vessels: tuple[SceneVessel, ...] = ()
    territories: tuple[SceneTerritory, ...] = ()
    circulation: SceneCirculation
    stages: tuple[SceneStage, ...]
    volumes: tuple[SceneVolume, ...]
    labels: tuple[SceneLabel, ...]
    owners: dict[str, str]
    others: tuple[SceneOther, ...] = ()
    said: dict[str, Any] = {}
    notes: tuple[str, ...] = ()
