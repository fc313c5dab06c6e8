"""Run a pure function once per distinct input, and remember where each result came from."""

from dioscuri.steps.digest import code_digest, digest
from dioscuri.steps.run import Result, StepEvent, Steps

__all__ = ["Result", "StepEvent", "Steps", "code_digest", "digest"]
