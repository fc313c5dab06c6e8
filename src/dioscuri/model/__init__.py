"""The nouns: checked when they are made, frozen after. LPS millimetres everywhere."""

from dioscuri.model.anatomy import Anatomy, Structure, standard_anatomy
from dioscuri.model.case import Case, Confirmation, Scan, TwinMarks
from dioscuri.model.document import Document, canonical_json
from dioscuri.model.figure import Figure, Presence, Seen
from dioscuri.model.grid import Grid
from dioscuri.model.labelmap import (
    CASTOR,
    NOBODY,
    OWNERS,
    POLLUX,
    SHARED,
    TWINS,
    LabelMap,
    Ownership,
    Probabilities,
    owner_number,
)
from dioscuri.model.plan import (
    CrossingVessel,
    Cut,
    Deficit,
    JunctionShape,
    Plan,
    ScanRecord,
    TimedTask,
    Timeline,
)
from dioscuri.model.recipe import Recipe, assumptions
from dioscuri.model.scans import ScanVolume
from dioscuri.model.stage import Stage
from dioscuri.model.surface import Surface
from dioscuri.model.task import Duration, Task
from dioscuri.model.transform import Transform
from dioscuri.model.vessels import VesselEdge, VesselGraph
from dioscuri.model.volume import Volume

__all__ = [
    "Anatomy",
    "CASTOR",
    "Case",
    "Confirmation",
    "CrossingVessel",
    "Cut",
    "Deficit",
    "Document",
    "Duration",
    "Figure",
    "Grid",
    "JunctionShape",
    "LabelMap",
    "NOBODY",
    "OWNERS",
    "Ownership",
    "POLLUX",
    "Plan",
    "Presence",
    "Probabilities",
    "Recipe",
    "SHARED",
    "Scan",
    "ScanRecord",
    "ScanVolume",
    "Seen",
    "Stage",
    "Structure",
    "Surface",
    "TWINS",
    "Task",
    "TimedTask",
    "Timeline",
    "Transform",
    "TwinMarks",
    "VesselEdge",
    "VesselGraph",
    "Volume",
    "assumptions",
    "canonical_json",
    "owner_number",
    "standard_anatomy",
]
