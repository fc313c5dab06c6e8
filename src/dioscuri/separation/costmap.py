"""What every face of the surface costs, and its dearest square centimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.geometry.mesh import face_areas
from dioscuri.model import LabelMap, Surface, VesselGraph
from dioscuri.model.anatomy import TISSUES
from dioscuri.model.consequence import CostPatch
from dioscuri.model.recipe import SeparationRecipe
from dioscuri.separation.energy import cost_of
from dioscuri.separation.surface import PARTS, barycentric

Array = NDArray[Any]

PATCH_MM2 = 100.0
ROUNDS = 6


@dataclass(frozen=True, eq=False)
class CostMap:
    """For colouring the surface, and the table beside it.

    Parameters
    ----------
    cost : (F,) per mm2 of each face.
    patch : (F,) number of the patch that the face lies in.
    patches : one per patch, in the order of their numbers.
    """

    cost: Array
    patch: Array
    patches: tuple[CostPatch, ...]

    def dearest(self, n: int) -> tuple[CostPatch, ...]:
        """The `n` patches that cost most per mm2."""
        return tuple(sorted(self.patches, key=lambda p: (-p.cost_per_mm2, p.centre_lps_mm))[:n])


def cost_map(
    surface: Surface,
    labels: LabelMap,
    recipe: SeparationRecipe,
    *,
    vessels: VesselGraph | None = None,
    eloquence: Array | None = None,
) -> CostMap:
    """Cost of each face, of the labels at full resolution, and patches of about a square centimetre.

    Patches gather the faces nearest to centres spread evenly over the surface (farthest points, then Lloyd's
    means weighted by area), so that they are compact and the same every time.
    """
    if not len(surface.faces):
        return CostMap(np.zeros(0), np.zeros(0, int), ())
    cost = cost_of(labels, recipe, vessels=vessels, eloquence=eloquence)
    per_face, tissue = _sampled(surface, labels, cost)
    area = face_areas(surface.vertices, surface.faces)
    centres = surface.vertices[surface.faces].mean(axis=1)
    patch = _patches(centres, area)
    return CostMap(per_face, patch, _table(per_face, tissue, area, centres, patch))


def _sampled(surface: Surface, labels: LabelMap, cost: Array) -> tuple[Array, Array]:
    """Mean cost (F,) of each face where it lies in tissue, and share of each tissue (F, T)."""
    number = np.full(1 + max(s.number for s in labels.anatomy), len(TISSUES))
    for structure in labels.anatomy:
        number[structure.number] = TISSUES.index(structure.tissue)
    corners = surface.vertices[surface.faces]
    total, share = np.zeros(len(corners)), np.zeros((len(corners), len(TISSUES) + 1))
    for weights in barycentric(PARTS):
        ijk = np.rint(labels.grid.ijk(np.einsum("c,fcx->fx", weights, corners))).astype(int)
        at = tuple(np.clip(ijk, 0, np.array(labels.grid.shape) - 1).T)
        total += cost[at]
        share[np.arange(len(corners)), number[labels.values[at]]] += 1
    tissue = share[:, :-1]
    return total / np.maximum(1, tissue.sum(axis=1)), tissue / PARTS**2


def _patches(centres: Array, area: Array) -> Array:
    from scipy.spatial import cKDTree

    wanted = max(1, round(float(area.sum()) / PATCH_MM2))
    means = centres[_spread(centres, min(wanted, len(centres)))]
    for _ in range(ROUNDS):
        patch = cKDTree(means).query(centres)[1]
        weight = np.bincount(patch, area, minlength=len(means))
        sums = np.column_stack([np.bincount(patch, area * x, minlength=len(means)) for x in centres.T])
        means = np.where(weight[:, None] > 0, sums / np.maximum(weight, 1e-12)[:, None], means)
    patch = cKDTree(means).query(centres)[1]
    return np.asarray(np.unique(patch, return_inverse=True)[1]).ravel()


def _spread(points: Array, n: int) -> Array:
    """Numbers of `n` points, each the farthest from those before it; the first is nearest to the middle."""
    chosen = [int(np.linalg.norm(points - points.mean(axis=0), axis=1).argmin())]
    far = np.linalg.norm(points - points[chosen[0]], axis=1)
    while len(chosen) < n:
        chosen.append(int(far.argmax()))
        far = np.minimum(far, np.linalg.norm(points - points[chosen[-1]], axis=1))
    return np.array(chosen)


def _table(cost: Array, tissue: Array, area: Array, centres: Array, patch: Array) -> tuple[CostPatch, ...]:
    total = np.bincount(patch, area)
    mean = np.bincount(patch, area * cost) / total
    middle = np.column_stack([np.bincount(patch, area * x) / total for x in centres.T])
    # The tissue that makes a patch dear, not the one that covers most of it.
    shares = np.column_stack([np.bincount(patch, area * cost * t) for t in tissue.T])
    return tuple(
        CostPatch(
            area_mm2=float(total[n]),
            cost_per_mm2=float(mean[n]),
            tissue=TISSUES[int(shares[n].argmax())],
            centre_lps_mm=(float(middle[n, 0]), float(middle[n, 1]), float(middle[n, 2])),
        )
        for n in range(len(total))
    )
