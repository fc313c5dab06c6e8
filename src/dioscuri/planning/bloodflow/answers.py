"""What the command line asks about blood, in one place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from dioscuri.planning.bloodflow.ask import Children, FlowRun, stages_case, vessels_case, what_if_case
from dioscuri.planning.bloodflow.clips import parse_clips, parse_tear
from dioscuri.planning.bloodflow.plain import NetworkAnswer, ask_network, network_json
from dioscuri.planning.bloodflow.tear import Child
from dioscuri.planning.bloodflow.words import NOTICE, stage_words, vessel_words, what_if_words

__all__ = [
    "answer_json",
    "case_json",
    "children",
    "stage_words",
    "stages_case",
    "vessel_words",
    "vessels_case",
    "what_if_case",
    "what_if_network",
    "what_if_words",
]


def children(
    castor: tuple[float | None, float | None], pollux: tuple[float | None, float | None]
) -> Children:
    """Weight (kg) and age (days) of castor and of pollux."""
    return Child(*castor), Child(*pollux)


def what_if_network(
    path: Path, clips: Sequence[str], tear: str | None, *, children: Children, recipe: Path | None = None
) -> NetworkAnswer:
    """The answer about a plain network in a JSON file."""
    hole = parse_tear(tear) if tear else None
    return ask_network(path, parse_clips(clips), tear=hole, children=children, recipe=recipe)


def answer_json(answer: NetworkAnswer) -> str:
    """A plain network's answer as one JSON document."""
    return json.dumps(network_json(answer), indent=1, allow_nan=False)


def case_json(run: FlowRun) -> str:
    """A case's answer as one JSON document."""
    return json.dumps({"notice": NOTICE, **run.answer.model_dump(mode="json")}, indent=1, allow_nan=False)
