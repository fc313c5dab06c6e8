"""A plain network as a document: what a person writes by hand, without any scan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from pydantic import ConfigDict, Field, field_validator, model_validator

from dioscuri.errors import CirculationError, GeometryError
from dioscuri.model.document import Document
from dioscuri.model.network import FLOW_KINDS, FlowNetwork, Regulation, flow_network

OWNER_SHARES = {"castor": 1.0, "pollux": 0.0, "shared": 0.5}
TWIN_CODES = {None: 0, "castor": 1, "pollux": 2}


class _Named(Document):
    """A record whose refusals begin with what it is and its id."""

    model_config = ConfigDict(populate_by_name=False)

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except GeometryError as error:
            what = type(self).__name__.removeprefix("Network").lower()
            raise CirculationError(f"{what} {data.get('id', '(without an id)')}: {error}") from None


class NetworkNode(_Named):
    """A place where edges meet; held at a pressure, fed, or free."""

    id: str = Field(min_length=1, strict=True)
    twin: Literal["castor", "pollux"] | None = None
    pressure_mmHg: float | None = Field(None, strict=True)  # noqa: N815 the file's own word
    inflow_ml_min: float | None = Field(None, ge=0, strict=True)

    @model_validator(mode="after")
    def _check(self) -> NetworkNode:
        if self.pressure_mmHg is not None and self.inflow_ml_min:
            raise GeometryError(
                "pressure_mmHg and inflow_ml_min found, must be held or fed, not both; leave one out"
            )
        return self


class NetworkEdge(_Named):
    """A vessel between two nodes, by its resistance or by its radius and length."""

    id: str = Field(min_length=1, strict=True)
    start: str = Field(alias="from", strict=True)
    end: str = Field(alias="to", strict=True)
    kind: str = "unknown"
    resistance_mmHg_min_per_ml: float | None = Field(None, gt=0, strict=True)  # noqa: N815
    radius_mm: float | None = Field(None, gt=0, strict=True)
    length_mm: float | None = Field(None, gt=0, strict=True)
    radius_sd_mm: float | None = Field(None, ge=0, strict=True)
    quadratic_mmHg_min2_per_ml2: float = Field(0.0, ge=0, strict=True)  # noqa: N815
    external_pressure_mmHg: float | None = Field(None, strict=True)  # noqa: N815
    owner: Any = None

    @field_validator("owner")
    @classmethod
    def _owner(cls, owner: Any) -> str | float | None:
        if owner is None or (isinstance(owner, str) and owner in OWNER_SHARES):
            return owner
        if isinstance(owner, int | float) and not isinstance(owner, bool) and 0 <= owner <= 1:
            return float(owner)
        raise GeometryError(
            f"owner {owner!r} found, must be castor, pollux, shared or castor's probability, 0 to 1"
        )

    @model_validator(mode="after")
    def _check(self) -> NetworkEdge:
        if self.kind not in FLOW_KINDS:
            raise GeometryError(f"kind {self.kind!r} found, must be one of {', '.join(FLOW_KINDS)}")
        if self.start == self.end:
            raise GeometryError(f"from and to are both {self.start!r}, must be two different nodes")
        self._check_size()
        return self

    def _check_size(self) -> None:
        size = (self.radius_mm, self.length_mm)
        given = self.resistance_mmHg_min_per_ml is not None
        if given and size != (None, None):
            raise GeometryError(
                "resistance and radius or length found, must be one way or the other, not both"
            )
        if not given and None in size:
            raise GeometryError(
                "neither resistance_mmHg_min_per_ml nor both radius_mm and length_mm found, must have one"
            )
        if self.radius_sd_mm is not None and self.radius_mm is None:
            raise GeometryError("radius_sd_mm without radius_mm found, must have both or none")

    @property
    def castor(self) -> float:
        """Probability that the vessel is castor's; 0.5 where nobody says."""
        if isinstance(self.owner, float):
            return self.owner
        return OWNER_SHARES["shared" if self.owner is None else self.owner]


class NetworkDocument(Document):
    """Nodes and edges of a network in mmHg, mL/min and mm.

    Raises
    ------
    CirculationError : the edge or node, what was found and what is allowed, in one line.
    """

    nodes: tuple[NetworkNode, ...] = Field(min_length=1)
    edges: tuple[NetworkEdge, ...] = Field(min_length=1)

    def __init__(self, **data: Any) -> None:
        try:
            super().__init__(**data)
        except GeometryError as error:
            raise CirculationError(str(error)) from None

    @model_validator(mode="after")
    def _check(self) -> NetworkDocument:
        _unique("node", (node.id for node in self.nodes))
        _unique("edge", (edge.id for edge in self.edges))
        known = {node.id for node in self.nodes}
        for edge in self.edges:
            for word, name in (("from", edge.start), ("to", edge.end)):
                if name not in known:
                    raise CirculationError(
                        f"edge {edge.id}: {word} {name!r} found, must be one of the {len(known)} nodes"
                    )
        return self

    def flow_network(
        self, resistance: Callable[[float, float], float], regulation: Regulation | None = None
    ) -> FlowNetwork:
        """The network that a flow is computed on.

        Parameters
        ----------
        resistance : of a vessel from its radius and length, (mm, mm) -> mmHg min/mL.
        """
        return flow_network(
            {node.id: _node(node) for node in self.nodes},
            {edge.id: _edge(edge, resistance) for edge in self.edges},
            regulation,
        )

    def plain(self) -> dict[str, Any]:
        """The file's own words, without what is left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def _node(node: NetworkNode) -> dict[str, Any]:
    held = {} if node.pressure_mmHg is None else {"fixed_mmhg": node.pressure_mmHg}
    return held | {"twin": TWIN_CODES[node.twin], "inflow_ml_min": node.inflow_ml_min or 0.0}


def _edge(edge: NetworkEdge, resistance: Callable[[float, float], float]) -> dict[str, Any]:
    given = edge.resistance_mmHg_min_per_ml
    if given is None:
        assert edge.radius_mm is not None and edge.length_mm is not None
        given = resistance(edge.radius_mm, edge.length_mm)
    outside = edge.external_pressure_mmHg
    return {
        "ends": (edge.start, edge.end),
        "kind": edge.kind,
        "resistance": given,
        "quadratic": edge.quadratic_mmHg_min2_per_ml2,
        "castor": edge.castor,
    } | ({} if outside is None else {"external_mmhg": outside})


def _unique(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise CirculationError(f"{what} {name}: id is used twice, must be unique")
        seen.add(name)
