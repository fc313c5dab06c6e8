"""Which blood goes where: the vessel graph with its loops, and the vessels that pass from twin to twin."""

from dioscuri.circulation.crossings import crossing_vessels, shared_sinus
from dioscuri.circulation.graph import vessel_graph

__all__ = ["crossing_vessels", "shared_sinus", "vessel_graph"]
