"""In which order and in which operation the vessels that join the twins are clipped."""

from dioscuri.circulation.staging.divide import bridging_edges, divisions
from dioscuri.circulation.staging.options import sinus_options
from dioscuri.circulation.staging.plan import clip_stages

__all__ = ["bridging_edges", "clip_stages", "divisions", "sinus_options"]
