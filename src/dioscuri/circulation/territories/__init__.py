"""Which vein drains which part of which brain."""

from dioscuri.circulation.territories.build import Drainage, territories
from dioscuri.circulation.territories.midplane import MidPlane, from_landmarks, from_symmetry

__all__ = ["Drainage", "MidPlane", "from_landmarks", "from_symmetry", "territories"]
