"""Kind and owner of every vessel, with the evidence, the conflicts and the rulings that fit no vessel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from numpy.typing import NDArray

from dioscuri.model import VesselGraph
from dioscuri.model.vesselproof import Conflict, Evidence, LostRuling

Array = NDArray[Any]

CALLED = 0.5  # an answer that is likelier than all others together is the call


@dataclass(frozen=True, eq=False)
class VesselOwners:
    """What `vessel_owners` found.

    Parameters
    ----------
    graph : the same vessels with kind, castor's probability, flow and sentences of evidence.
    evidence : edge -> its pieces, rulings last.
    conflicts : for the team to decide.
    lost : rulings that fit no vessel of this graph.
    owner, kind : edge -> probability of each answer, conflicts and rulings included.
    blood : edge -> castor's share of the contrast in it; edges without a pair of injections are missing.
    """

    graph: VesselGraph
    evidence: Mapping[str, tuple[Evidence, ...]]
    conflicts: tuple[Conflict, ...]
    lost: tuple[LostRuling, ...] = ()
    owner: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    kind: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    blood: Mapping[str, float] = field(default_factory=dict)

    def called(self, edge: str) -> str:
        """castor, pollux, shared, or uncertain where no answer is likelier than all others together."""
        row = self.owner[edge]
        best = max(row, key=lambda k: row[k])
        return best if row[best] > CALLED else "uncertain"

    def contested(self, edge: str) -> bool:
        """Whether a conflict about this edge waits for the team."""
        return any(c.edge == edge for c in self.conflicts)
