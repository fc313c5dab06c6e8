"""A second identical run of the demo at 1.0 mm: nothing computed. Target: under 5 s."""

from bench.walked import folder, planned
from dioscuri.planning import make_plan

PEER = None  # no other system makes such a plan
prepare = planned


def ours(scans):
    make_plan(scans, folder() / "case")
