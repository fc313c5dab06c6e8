"""The heat method beside the exact distance, same sphere: quick enough for previews, 1.4 % off in area."""

from bench.bench_geodesic import DISC_MM, prepare
from dioscuri.geometry.geodesic import geodesic_disc_area
from dioscuri.model import Surface

__all__ = ["PEER", "REPEATS", "ours", "peer", "prepare"]

PEER = "exact (pygeodesic)"
REPEATS = 1


def ours(given: Surface) -> float:
    """Area of the disc by the heat method."""
    return geodesic_disc_area(given, [0], DISC_MM, method="heat")[0]


def peer(given: Surface) -> float:
    """Area of the exact disc."""
    return geodesic_disc_area(given, [0], DISC_MM)[0]
