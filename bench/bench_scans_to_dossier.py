"""Scans to dossier: the demo at 1.0 mm, everything computed. Target: under 240 s on 2 cores, 3 GB."""

from bench.walked import folder, forget, planned
from dioscuri.planning import make_plan

PEER = None  # no other system makes such a plan
REPEATS = 1
prepare = planned


def ours(scans):
    forget(folder() / "case", set())
    make_plan(scans, folder() / "case")
