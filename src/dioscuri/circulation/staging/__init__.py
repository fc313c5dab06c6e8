"""In which order and in which operation the vessels that join the twins are clipped."""

from dioscuri.circulation.staging.divide import bridging_edges, divisions
from dioscuri.circulation.staging.options import options_for, sinus_options
from dioscuri.circulation.staging.plan import clip_stages
from dioscuri.circulation.staging.scored import scored_divisions
from dioscuri.circulation.staging.sinus import shared_sinus_of

__all__ = [
    "bridging_edges",
    "clip_stages",
    "divisions",
    "options_for",
    "scored_divisions",
    "shared_sinus_of",
    "sinus_options",
]
