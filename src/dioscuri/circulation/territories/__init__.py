"""Which vein drains which part of which brain."""

from dioscuri.circulation.territories.brain import Brain, brain_of
from dioscuri.circulation.territories.build import Drainage, territories
from dioscuri.circulation.territories.midplane import MidPlane, from_landmarks, from_symmetry
from dioscuri.circulation.territories.necks import Necks, necks_of

__all__ = [
    "Brain",
    "Drainage",
    "MidPlane",
    "Necks",
    "brain_of",
    "from_landmarks",
    "from_symmetry",
    "necks_of",
    "territories",
]
