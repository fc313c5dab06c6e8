"""One real head, labelled, twice joined, scanned: carries the labels from `labelling` to `phantom`."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

import numpy as np

from dioscuri.errors import ScanError
from dioscuri.model import ScanVolume, Volume
from dioscuri.planning.progress import Watch, silent
from dioscuri.steps import StepEvent

T = TypeVar("T")
Point = tuple[float, float, float]


class FusedTwins(NamedTuple):
    """Twins, their scans, and what was drawn, inferred or given and not seen."""

    twins: Any
    scans: tuple[ScanVolume, ...]
    notes: tuple[str, ...]


def fused_twins(
    volume: Volume,
    preset: Any,
    *,
    spacing_mm: float = 1.0,
    given: Mapping[str, Point] | None = None,
    watch: Watch = silent,
) -> FusedTwins:
    """Twins of a preset made from one real T1 or CT; real intensities are kept.

    `given` are landmarks that a person has placed, LPS mm: they win over the rules.

    Raises
    ------
    ScanError : the vertex lies outside the field of view, no head is found, or a given landmark lies outside.
    """
    from dioscuri.labelling.head import label_head_with_notes
    from dioscuri.labelling.landmarks import head_landmarks
    from dioscuri.phantom.fuse import fuse, fused_intensities
    from dioscuri.phantom.scanner import scan_twins

    _check_inside(volume, given or {})
    head = timed(watch, "label head", lambda: label_head_with_notes(volume))
    landmarks = head_landmarks(volume, head.labels, given)
    twins = timed(
        watch, "grow twins", lambda: fuse(volume, head.labels, landmarks, preset, spacing_mm=spacing_mm)
    )
    base = timed(watch, "carry intensities", lambda: fused_intensities(volume, twins))
    scans = timed(watch, "scan twins", lambda: scan_twins(twins, seed=preset.seed, base=base))
    by_rule = [name for name in landmarks if name not in (given or {})]
    said = [f"landmarks given by a person: {', '.join(given)}"] if given else []
    if by_rule:
        said.append(f"landmarks found by rule, not by a person: {', '.join(by_rule)}")
    drawn: tuple[str, ...] = getattr(twins.scene.heads["castor"], "notes", ())
    return FusedTwins(twins, scans, (*head.notes, *drawn, *said))


def landmark_names() -> tuple[str, ...]:
    """Landmarks of one head that a person may give."""
    from dioscuri.labelling.landmarks import UNCERTAINTY_MM

    return tuple(UNCERTAINTY_MM)


def _check_inside(volume: Volume, given: Mapping[str, Point]) -> None:
    last = np.array(volume.grid.shape) - 1
    for name, point in given.items():
        ijk = volume.grid.ijk([point])[0]
        if (ijk < 0).any() or (ijk > last).any():
            raise ScanError(
                f"landmark {name} at {list(point)} lies outside the scan, "
                "must be LPS mm in the frame of the scan (not RAS, not voxels)"
            )


def timed(watch: Watch, name: str, work: Callable[[], T]) -> T:
    """The result of `work`, its start and end shown to `watch`."""
    watch(StepEvent(name, "started"))
    started = time.perf_counter()
    done = work()
    watch(StepEvent(name, "computed", time.perf_counter() - started))
    return done
