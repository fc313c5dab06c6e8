"""One real head, labelled, twice joined, scanned: carries the labels from `labelling` to `phantom`."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from dioscuri.model import ScanVolume, Volume
from dioscuri.planning.progress import Watch, silent
from dioscuri.steps import StepEvent

T = TypeVar("T")


def fused_twins(
    volume: Volume, preset: Any, *, spacing_mm: float = 1.0, watch: Watch = silent
) -> tuple[Any, tuple[ScanVolume, ...]]:
    """Twins of a preset made from one real T1 or CT, and their scans; real intensities are kept.

    Raises
    ------
    ScanError : the vertex lies outside the field of view, or no head is found.
    """
    from dioscuri.labelling.head import label_head
    from dioscuri.labelling.landmarks import head_landmarks
    from dioscuri.phantom.fuse import fuse, fused_intensities
    from dioscuri.phantom.scanner import scan_twins

    labels = timed(watch, "label head", lambda: label_head(volume))
    landmarks = head_landmarks(volume, labels)
    twins = timed(watch, "grow twins", lambda: fuse(volume, labels, landmarks, preset, spacing_mm=spacing_mm))
    base = timed(watch, "carry intensities", lambda: fused_intensities(volume, twins))
    return twins, timed(watch, "scan twins", lambda: scan_twins(twins, seed=preset.seed, base=base))


def timed(watch: Watch, name: str, work: Callable[[], T]) -> T:
    """The result of `work`, its start and end shown to `watch`."""
    watch(StepEvent(name, "started"))
    started = time.perf_counter()
    done = work()
    watch(StepEvent(name, "computed", time.perf_counter() - started))
    return done
