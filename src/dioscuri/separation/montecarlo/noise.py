"""Smooth random displacements: Gaussian, of unit variance everywhere, with a stated correlation length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import Grid
from dioscuri.separation.montecarlo.kernels import mix

Array = NDArray[Any]

NODES_PER_LENGTH = 1.5
NEGLIGIBLE = 1e-3  # of the weights that mix the nodes
PARTS = 6  # three components for the tissues, three for the owners


@dataclass(frozen=True, eq=False)
class Axis:
    """One axis of a box of N voxels, covered by A nodes.

    `roots` (A, A) turns white noise into noise of the wanted covariance; voxel n lies `part[n]` of the way
    from node `node[n]` to the next; times `even[n]` the interpolated noise has unit variance.
    """

    roots: Array
    node: Array
    part: Array
    even: Array


class SmoothNoise:
    """Noise with correlation exp(-d^2 / (2 length^2)) on the nodes of a coarse grid, linear between them.

    Only the box of `voxels` (flat indices) is covered; what lies beyond has the noise of its nearest node.

    The covariance is separable, so each axis is mixed by the square root of its own covariance: exact at
    the nodes, and without a border.
    """

    def __init__(self, grid: Grid, length_mm: float, voxels: Array) -> None:
        spacing = float(grid.spacing_mm[0])
        between = max(length_mm / NODES_PER_LENGTH, spacing)
        boxes = [(int(i.min()), int(i.max())) for i in np.unravel_index(voxels, grid.shape)]
        self.axes = tuple(
            _axis(n, box, spacing / between, between / length_mm)
            for n, box in zip(grid.shape, boxes, strict=True)
        )

    def draw(self, rng: np.random.Generator) -> Array:
        """One sample at the nodes, float32 (A, B, C, 6)."""
        shape = tuple(len(axis.roots) for axis in self.axes)
        out: Array = mix(
            rng.standard_normal((*shape, PARTS), dtype=np.float32), *(axis.roots for axis in self.axes)
        )
        return out


def _axis(n: int, box: tuple[int, int], per_voxel: float, apart: float) -> Axis:
    """`per_voxel`: nodes per voxel; `apart`: distance of two nodes in correlation lengths."""
    nodes = int(np.ceil((box[1] - box[0]) * per_voxel - 1e-9)) + 2
    between = (np.arange(nodes)[:, None] - np.arange(nodes)) * apart
    at = np.clip((np.arange(n) - box[0]) * per_voxel, 0, nodes - 1)
    node = np.minimum((at + 1e-9).astype(np.int64), nodes - 2)
    part = np.clip(at - node, 0, 1)
    variance = (1 - part) ** 2 + part**2 + 2 * part * (1 - part) * np.exp(-(apart**2) / 2)
    return Axis(
        _square_root(np.exp(-(between**2) / 2)).astype(np.float32),
        node,
        part.astype(np.float32),
        (1 / np.sqrt(variance)).astype(np.float32),
    )


def _square_root(covariance: Array) -> Array:
    """Symmetric square root without what is negligible; what rounding makes negative counts as zero."""
    values, vectors = np.linalg.eigh(covariance)
    root: Array = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    root[np.abs(root) < NEGLIGIBLE] = 0
    root /= np.linalg.norm(root, axis=1, keepdims=True)
    return root
