"""The only package that knows the order: phantom, walk, plan, dossier, score."""

from dioscuri.planning.audit import audit_cut
from dioscuri.planning.bloodflow.answers import (
    answer_json,
    case_json,
    children,
    stage_words,
    stages_case,
    vessel_words,
    vessels_case,
    what_if_case,
    what_if_network,
    what_if_words,
)
from dioscuri.planning.cutcase import CutRun, cut_case
from dioscuri.planning.cutwords import cut_words
from dioscuri.planning.demands import demands, wishes
from dioscuri.planning.describe import describe, summary
from dioscuri.planning.doctor import examine
from dioscuri.planning.folder import current_plan
from dioscuri.planning.graphcut import cut_graph
from dioscuri.planning.phantom import demo_twins, write_fused, write_phantom
from dioscuri.planning.progress import expected_s, shown
from dioscuri.planning.schema import json_schema
from dioscuri.planning.truth import read_truth, score
from dioscuri.planning.viewing.planned import kept_demands
from dioscuri.planning.walk import PlanRun, make_plan

__all__ = [
    "CutRun",
    "PlanRun",
    "answer_json",
    "audit_cut",
    "case_json",
    "children",
    "current_plan",
    "cut_case",
    "cut_graph",
    "cut_words",
    "demands",
    "demo_twins",
    "describe",
    "examine",
    "expected_s",
    "json_schema",
    "kept_demands",
    "make_plan",
    "read_truth",
    "score",
    "shown",
    "stage_words",
    "stages_case",
    "summary",
    "vessel_words",
    "vessels_case",
    "what_if_case",
    "what_if_network",
    "what_if_words",
    "wishes",
    "write_fused",
    "write_phantom",
]
