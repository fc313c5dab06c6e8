"""How sure each label is: the likeliest three per voxel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid, LabelMap, Probabilities

Array = NDArray[Any]


def logistic(value: Array, at: float, scale: float) -> Array:
    """1 / (1 + exp(-(value - at) / scale)), float32."""
    return np.asarray(1 / (1 + np.exp(-np.clip((value - at) / scale, -30, 30))), np.float32)


def likeliest(labels: LabelMap, weights: Mapping[str, Array], grid: Grid) -> Probabilities:
    """The three largest of `weights` (structure -> (I, J, K), about 0 to 1) per labelled voxel.

    The label itself always comes first: it was decided with knowledge (connection, size) that one voxel's
    weight does not have. A voxel whose own weight was lower than another's shares the larger evenly.
    """
    here = labels.values > 0
    own = labels.values[here]
    names = list(weights)
    numbers = np.array([labels.anatomy.number(n) for n in names], np.uint16)
    best_label = np.zeros((own.size, 3), np.uint16)
    best = np.zeros((own.size, 3), np.float32)
    best_label[:, 0] = own
    for number, name in zip(numbers, names, strict=True):
        _insert(best_label, best, int(number), weights[name][here], own)
    best[:, 0] = np.maximum(best[:, 0], best[:, 1])
    total = np.maximum(best.sum(axis=1, keepdims=True), 1e-6)
    scaled = np.floor(255 * best / total).astype(np.uint8)
    scaled[best.sum(axis=1) <= 0, 0] = 255
    out_labels = np.zeros((*grid.shape, 3), np.uint16)
    out_weights = np.zeros((*grid.shape, 3), np.uint8)
    out_labels[here], out_weights[here] = np.where(scaled > 0, best_label, 0), scaled
    return Probabilities(out_labels, out_weights, grid)


def _insert(labels: Array, best: Array, number: int, weight: Array, own: Array) -> None:
    """Put one structure's weight in its place: first where it is the label, else second or third."""
    is_own = own == number
    best[is_own, 0] = weight[is_own]
    second = ~is_own & (weight > best[:, 1])
    third = ~is_own & ~second & (weight > best[:, 2])
    labels[second, 2], best[second, 2] = labels[second, 1], best[second, 1]
    labels[second, 1], best[second, 1] = number, weight[second]
    labels[third, 2], best[third, 2] = number, weight[third]
