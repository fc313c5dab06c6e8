"""Labels as they might have been: smooth errors of boundaries, vessels missed or merged, a septum or none."""

from dioscuri.separation.montecarlo.noise import SmoothNoise
from dioscuri.separation.montecarlo.tally import Tally, Watched, watched
from dioscuri.separation.montecarlo.world import World, world_of

__all__ = ["SmoothNoise", "Tally", "Watched", "World", "watched", "world_of"]
