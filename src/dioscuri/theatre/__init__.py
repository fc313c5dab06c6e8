"""The operation: its tasks, who does them where and when, and how long it may really take."""

from dioscuri.theatre.schedule import schedule
from dioscuri.theatre.tasks import single_stage

__all__ = ["schedule", "single_stage"]
