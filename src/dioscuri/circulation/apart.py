"""Vessels of different twins that touch, taken apart before thinning where two injections tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from dioscuri.circulation.evidence import PHASES
from dioscuri.geometry.resample import sample
from dioscuri.model import CASTOR, POLLUX, TWINS, Grid, ScanVolume

Array = NDArray[Any]

CLEAR_SHARE = 0.8  # of the enhancement, above which a voxel carries one twin's blood alone
CLEAR_NOISES = 3.0
ONE_TWIN = (
    0.9  # of a path's voxels that are clearly a twin's: above it the other's blood is no part of its sections
)
TIP_VOXELS = 4.0  # a vessel that ends as near as this to a contact ended there
REACH = 2  # voxels: what lies as near as this to both twins' blood is their contact
AROUND = np.stack(np.meshgrid(*[[-1, 0, 1]] * 3, indexing="ij"), -1).reshape(-1, 3)
FACES = ndimage.generate_binary_structure(3, 1)
CORNERS = np.ones((3, 3, 3))
STEPS_AWAY = np.abs(np.indices((3, 3, 3)) - 1).sum(axis=0)
CORNER_CELLS, FACE_CELLS = (tuple(np.argwhere(n == STEPS_AWAY).T) for n in (3, 1))


@dataclass(frozen=True, eq=False)
class Blood:
    """Whose blood each voxel of a mask carries.

    Parameters
    ----------
    mask : bool (I, J, K). twin : uint8 (I, J, K), CASTOR, POLLUX, or 0 where both or nobody knows.
    """

    mask: Array
    twin: Array

    def without(self, twin: int) -> Array:
        """The mask without what is clearly that twin's; 0 leaves it whole."""
        return self.mask & (self.twin != twin) if twin else self.mask

    def of(self, voxels: Array) -> int:
        """The twin that most of these voxels (P, 3) belong to, hardly any to the other; else 0."""
        ijk = np.clip(np.rint(voxels).astype(int), 0, np.array(self.mask.shape) - 1)
        votes = np.bincount(self.twin[tuple(ijk.T)], minlength=3)
        best = int(votes.argmax())
        alone = votes[best] > ONE_TWIN * votes[1:].sum() and 2 * votes[best] > votes.sum()
        return best if alone else 0


def blood_of(
    mask: Array, grid: Grid, rises: Sequence[ScanVolume], kind: str, noise_hu: float
) -> Blood | None:
    """Whose blood is where in a mask of arteries or of veins; None unless its phase has both injections."""
    phase = "arterial" if kind == "artery" else "venous"
    voxels = np.argwhere(mask)
    both = [[r for r in rises if r.scan.injected == t and PHASES.get(r.scan.role) == phase] for t in TWINS]
    if not all(both) or not len(voxels):
        return None
    points, near = grid.lps(voxels), _neighbours(mask, voxels)
    known = near >= 0
    hu = [np.mean([sample(r.volume.values, r.volume.grid, points) for r in found], axis=0) for found in both]
    castor, pollux = (np.maximum((h[near] * known).sum(axis=1) / known.sum(axis=1), 0) for h in hu)
    noise = noise_hu / np.sqrt(known.sum(axis=1))
    share = (castor + noise) / (castor + pollux + 2 * noise)
    sure = np.maximum(castor, pollux) > CLEAR_NOISES * noise_hu
    twin = np.select([sure & (share > CLEAR_SHARE), sure & (share < 1 - CLEAR_SHARE)], [CASTOR, POLLUX], 0)
    twin = _contacts_given(twin, near, hu[0] > hu[1])
    out = np.zeros(mask.shape, np.uint8)
    out[tuple(voxels.T)] = twin
    return Blood(mask, out)


def _neighbours(mask: Array, voxels: Array) -> Array:
    """Numbers (N, 27) of the voxels around each voxel, itself among them; -1 where there is none."""
    number = np.full(np.add(mask.shape, 2), -1, np.int32)
    number[tuple((voxels + 1).T)] = np.arange(len(voxels))
    return np.stack([number[tuple((voxels + 1 + step).T)] for step in AROUND], axis=1)


def _contacts_given(twin: Array, near: Array, castor: Array) -> Array:
    """Unclear voxels between both twins' blood go to the one that fills them more; wide mixtures stay."""
    reach = []
    for number in (CASTOR, POLLUX):
        inside = twin == number
        for _ in range(REACH):
            inside = (inside[near] & (near >= 0)).any(axis=1)
        reach.append(inside)
    contact = (twin == 0) & reach[0] & reach[1]
    votes = ((2 * castor[near] - 1) * (near >= 0)).sum(axis=1) > 0
    out: Array = np.where(contact, np.where(votes, CASTOR, POLLUX), twin)
    return out


def parted_mask(blood: Blood) -> tuple[Array, Array]:
    """The mask without the voxels through which the two twins' blood touches, and those voxels (N, 3).

    Only voxels without which their own vessel keeps its pieces and holes are taken, so a vessel as thin as a
    voxel may stay in touch.
    """
    own = {t: np.pad(blood.without(3 - t), 1) for t in (CASTOR, POLLUX)}
    twin = np.pad(blood.twin, 1)
    solid = np.pad(blood.mask, 1)
    taken = []
    for voxel, number in _touching(twin):
        box = tuple(slice(v - 1, v + 2) for v in voxel)
        here = own[number][box]
        if not (solid[box] & (twin[box] == 3 - number)).any() or not _simple(here):
            continue
        solid[voxel] = own[number][voxel] = False
        taken.append(voxel)
    return solid[1:-1, 1:-1, 1:-1], np.array(taken).reshape(-1, 3) - 1


def _touching(twin: Array) -> list[tuple[tuple[int, ...], int]]:
    """Voxels with the other twin's blood beside them, those of the thicker vessel first."""
    beside = {t: ndimage.binary_dilation(twin == 3 - t, CORNERS) & (twin == t) for t in (CASTOR, POLLUX)}
    found = []
    for number, mask in beside.items():
        for voxel in map(tuple, np.argwhere(mask)):
            box = tuple(slice(max(v - 2, 0), v + 3) for v in voxel)
            found.append((-int((twin[box] == number).sum()), voxel, number))
    return [(voxel, number) for _, voxel, number in sorted(found)]


def _simple(box: Array) -> bool:
    """Whether a (3, 3, 3) mask keeps its pieces and holes without its middle, which is no tip."""
    around = box.copy()
    around[1, 1, 1] = False
    if around.sum() < 2 or ndimage.label(around, CORNERS)[1] != 1:
        return False
    empty = ~box
    empty[CORNER_CELLS] = False
    pieces = ndimage.label(empty, FACES)[0]
    return len(set(pieces[FACE_CELLS]) - {0}) == 1


def given_back(solid: Array, taken: Array, tips: Array) -> tuple[Array, bool]:
    """The parted mask with contacts back where a vessel would end, and whether there were any.

    There one twin's blood runs into the other's: end to end or as a tributary, not beside it.

    Parameters
    ----------
    taken : (N, 3) voxels. tips : (T, 3) voxel indices of free ends.
    """
    if not len(taken) or not len(tips):
        return solid, False
    from scipy.spatial import cKDTree

    back = taken[cKDTree(tips).query(taken)[0] < TIP_VOXELS]
    out = solid.copy()
    out[tuple(back.T)] = True
    return out, len(back) > 0
