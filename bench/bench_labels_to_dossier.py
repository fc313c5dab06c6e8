"""Labels to dossier: the demo at 1.0 mm, scans and labels remembered. Target: under 90 s on 2 cores."""

from bench.walked import folder, forget, planned
from dioscuri.planning import make_plan

PEER = None  # no other system makes such a plan
REPEATS = 1
prepare = planned


def ours(scans):
    forget(folder() / "case", {"read scans", "label"})
    make_plan(scans, folder() / "case")
