"""The only package that knows the order: phantom, walk, plan, dossier, score."""

from dioscuri.planning.describe import describe, summary
from dioscuri.planning.doctor import examine
from dioscuri.planning.folder import current_plan
from dioscuri.planning.phantom import demo_twins, write_fused, write_phantom
from dioscuri.planning.progress import expected_s, shown
from dioscuri.planning.schema import json_schema
from dioscuri.planning.truth import read_truth, score
from dioscuri.planning.walk import PlanRun, make_plan

__all__ = [
    "PlanRun",
    "current_plan",
    "demo_twins",
    "describe",
    "examine",
    "expected_s",
    "json_schema",
    "make_plan",
    "read_truth",
    "score",
    "shown",
    "summary",
    "write_fused",
    "write_phantom",
]
