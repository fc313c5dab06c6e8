"""One ordinary head, T1 MR or CT, into scalp, soft tissue, skull, CSF and brain; no atlas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import ScanError
from dioscuri.geometry.distance import distance_to
from dioscuri.labelling.head_ct import BODY_HU, parts_of_ct
from dioscuri.labelling.head_mr import HEAD_SHARE, parts_of_mr
from dioscuri.model import Grid, LabelMap, Volume, standard_anatomy

Array = NDArray[Any]

SCALP_MM = 5.0  # depth below the skin's surface called scalp (assumed; deeper is soft tissue)
CUT_OFF_MM2 = 400.0  # area of head on the top face of the scan from which the vertex is missing


@dataclass(frozen=True, eq=False)
class LabelledHead:
    """Labels of one head, and what must be said about them."""

    labels: LabelMap
    notes: tuple[str, ...]


def label_head(volume: Volume) -> LabelMap:
    """Scalp, soft tissue, skull, CSF and brain of one head, on the volume's own grid.

    Parameters
    ----------
    volume : T1 MR or unenhanced CT in HU of one head whose vertex is in the field of view.

    Raises
    ------
    ScanError : the vertex is outside the field of view, or there is no head.
    """
    return label_head_with_notes(volume).labels


def label_head_with_notes(volume: Volume) -> LabelledHead:
    """As `label_head`, with the notes: what was inferred and not seen."""
    values, grid = volume.values, volume.grid
    air = BODY_HU if volume.modality == "CT" else _air(values)
    check_vertex(values > air, grid)
    parts, notes = (parts_of_ct if volume.modality == "CT" else parts_of_mr)(values, grid)
    head, brain = parts["head"], parts["brain"]
    numbers = standard_anatomy().number
    labels = np.zeros(grid.shape, np.uint16)
    depth = distance_to(~head, grid)
    labels[head] = numbers("soft_tissue")
    labels[head & (depth <= SCALP_MM)] = numbers("scalp")
    labels[head & (values <= air) & (depth > SCALP_MM)] = 0
    if "bone" in parts:
        labels[parts["bone"] & head] = numbers("skull")
    labels[parts["skull_outer"]] = numbers("skull")
    labels[parts["skull_inner"]] = numbers("csf")
    labels[brain] = numbers("brain")
    return LabelledHead(LabelMap(labels, grid), notes)


def check_vertex(head: Array, grid: Grid) -> None:
    """Refuse a head that touches the uppermost face of its grid."""
    upward = grid.directions[2]
    axis = int(np.abs(upward).argmax())
    face = np.take(head, -1 if upward[axis] > 0 else 0, axis=axis)
    spacing = np.delete(grid.spacing_mm, axis)
    area = float(face.sum() * spacing[0] * spacing[1])
    if area > CUT_OFF_MM2:
        raise ScanError(
            f"found {area / 100:.0f} cm2 of head on the top face of the scan, expected air above the vertex: "
            "scan again with the whole vertex in the field of view"
        )


def _air(values: Array) -> float:
    positive = values[values > 0]
    if not positive.size:
        raise ScanError("found a scan without signal, expected one head: is this the right series?")
    return HEAD_SHARE * float(np.percentile(positive, 98))
