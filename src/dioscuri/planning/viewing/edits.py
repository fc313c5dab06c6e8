"""Edits of labels by people: brush, grow and relabel on the labels' own grid, however it lies. LPS mm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import GeometryError
from dioscuri.geometry.resample import resample
from dioscuri.model import Grid, LabelMap, Volume
from dioscuri.model.operation import Args, EditGrow, EditPaint, EditRelabel
from dioscuri.planning.viewing.kernels import brushed

Array = NDArray[Any]
Box = tuple[slice, slice, slice]
AXES = {"sagittal": 0, "coronal": 1, "axial": 2}  # of LPS: the direction across the slice
MOST_WORK = 500_000_000  # voxels looked at for one stroke; about two seconds
BACKGROUND = 0


def footprint(labels: LabelMap, args: Args, scan: Volume | None) -> tuple[Box, Array, int]:
    """Where one edit sets voxels: a box of the grid, a mask in it, and the label that they get.

    `labels` as they are before it; `scan` for growing, in the same frame.

    Raises
    ------
    GeometryError : no voxel there, a label that the anatomy does not have, a seed outside its own range.
    """
    if not isinstance(args, EditPaint | EditGrow | EditRelabel):
        raise GeometryError(f"{type(args).__name__}: no edit of labels")
    _known_label(labels, args.label)
    if isinstance(args, EditPaint):
        box, mask = _painted(labels.grid, args)
        if args.only is not None:
            mask &= labels.values[box] == args.only
    elif isinstance(args, EditGrow):
        box, mask = _grown(labels.grid, args, scan)
    else:
        box, mask = _piece(labels, args)
    if not mask.any():
        raise GeometryError("edit: no voxel of the labels lies there, must meet at least one")
    return box, mask, args.label


def changed_box(before: Array, after: Array) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Start and stop (exclusive) of the box that holds every voxel that differs; None where none does."""
    where = np.nonzero(before != after)
    if not len(where[0]):
        return None
    return tuple(int(w.min()) for w in where), tuple(int(w.max()) + 1 for w in where)


def _known_label(labels: LabelMap, label: int) -> None:
    numbers = [s.number for s in labels.anatomy]
    if label != BACKGROUND and label not in numbers:
        raise GeometryError(
            f"label {label}: not in the anatomy, must be 0 (erase) or one of {', '.join(map(str, numbers))}"
        )


def _painted(grid: Grid, args: EditPaint) -> tuple[Box, Array]:
    """Voxels within the radius of the line: of a ball, or of a disc as thick as the voxels it touches."""
    points = np.array(args.points, float)
    keep = np.ones(len(points), bool)
    keep[1:] = np.any(points[1:] != points[:-1], axis=1)
    points = points[keep]
    ends = points[1:] if len(points) > 1 else points
    reach = args.radius_mm + (0.0 if args.flat is None else _half_slice(grid, AXES[args.flat]))
    boxes = [_box_of(grid, np.stack([a, b]), reach) for a, b in zip(points, ends, strict=False)]
    work = sum(_size(b) for b in boxes)
    if work > MOST_WORK:
        raise GeometryError(
            f"paint: {len(points)} points of {args.radius_mm:g} mm look at {work / 1e6:.0f} million voxels, "
            f"must be at most {MOST_WORK / 1e6:.0f}: lift the brush more often or make it smaller"
        )
    whole = _union([b for b in boxes if _size(b)])
    mask = np.zeros(tuple(s.stop - s.start for s in whole), bool)
    corners = np.array([[[s.start for s in b], [s.stop for s in b]] for b in boxes])
    start = np.array([s.start for s in whole])
    axis = -1 if args.flat is None else AXES[args.flat]
    half = 0.0 if args.flat is None else _half_slice(grid, axis)
    brushed(mask, start, grid.lps_from_ijk, corners, points, args.radius_mm, axis, half)
    return whole, mask


def _half_slice(grid: Grid, axis: int) -> float:
    """Half of a voxel's extent along a body axis, mm: a plane meets every voxel nearer than this."""
    return float(np.abs(grid.lps_from_ijk[axis, :3]).sum()) / 2 + 1e-9


def _grown(grid: Grid, args: EditGrow, scan: Volume | None) -> tuple[Box, Array]:
    if scan is None:
        raise GeometryError("grow: this case has no CT to grow in; paint instead")
    seed = np.array(args.seed)
    at = voxel_at(grid, args.seed, "grow")
    box = _box_of(grid, seed[None], args.most_mm)
    part = grid.cropped([s.start for s in box], [s.stop for s in box])
    values = _read(scan, part)
    near = ((centres(grid, box) - seed) ** 2).sum(axis=-1) <= args.most_mm**2
    start = tuple(int(i) - s.start for i, s in zip(at, box, strict=True))
    near[start] = True  # the seed's own voxel, however small the reach
    found = float(values[start])
    if not args.low <= found <= args.high:
        raise GeometryError(
            f"grow: {found:.4g} {scan.unit} at the seed, must lie in {args.low:g} to {args.high:g}"
        )
    inside = near & (values >= args.low) & (values <= args.high)
    return box, _joined(inside.astype(np.uint8), start)


def _read(scan: Volume, grid: Grid) -> Array:
    """The scan on a small grid; only its part there is turned into real numbers."""
    corners = grid.lps(np.stack(np.meshgrid(*[(-1, n) for n in grid.shape]), -1).reshape(-1, 3))
    box = _box_of(scan.grid, corners, float(scan.grid.spacing_mm.max()))
    if not _size(box):
        return np.full(grid.shape, np.nan, np.float32)
    part = scan.grid.cropped([s.start for s in box], [s.stop for s in box])
    return resample(scan.values[box].astype(np.float32), part, grid, order=1, fill=np.nan)


def _piece(labels: LabelMap, args: EditRelabel) -> tuple[Box, Array]:
    at = voxel_at(labels.grid, args.at, "relabel")
    if labels.values[at] == BACKGROUND:
        raise GeometryError("relabel: nothing is labelled at that point, must be a point in a structure")
    piece = _joined(labels.values, at)
    box = changed_box(piece, np.zeros((), bool))
    assert box is not None
    cut = _slices(*box)
    return cut, piece[cut]


def _joined(values: Array, at: tuple[int, ...]) -> Array:
    """Voxels of the same value as the one at `at`, joined to it through faces."""
    from skimage import segmentation

    flood: Any = segmentation.flood
    return np.asarray(flood(values, at, connectivity=1))


def voxel_at(grid: Grid, at: tuple[float, float, float], what: str) -> tuple[int, int, int]:
    """The voxel that holds a point.

    Raises
    ------
    GeometryError : it lies outside the grid.
    """
    ijk = np.floor(grid.ijk([at])[0] + 0.5).astype(int)
    if ((ijk < 0) | (ijk >= grid.shape)).any():
        where = ", ".join(f"{x:g}" for x in at)
        raise GeometryError(f"{what}: {where} (LPS mm) lies outside the labels' grid, must lie in it")
    return int(ijk[0]), int(ijk[1]), int(ijk[2])


def centres(grid: Grid, box: Box) -> Array:
    """Centres of a box's voxels, (I, J, K, 3) LPS mm."""
    axes = [np.arange(s.start, s.stop) for s in box]
    columns = grid.lps_from_ijk[:3, :3].T
    i, j, k = (np.multiply.outer(n, columns[m]) for m, n in enumerate(axes))
    out: Array = i[:, None, None] + j[None, :, None] + k[None, None] + grid.lps_from_ijk[:3, 3]
    return out


def _box_of(grid: Grid, points: Array, reach_mm: float) -> Box:
    """Voxels that may lie within reach of any point on the line through these; empty outside the grid."""
    ijk, reach = grid.ijk(points), reach_mm / grid.spacing_mm
    start = np.clip(np.floor(ijk.min(axis=0) - reach), 0, grid.shape).astype(int)
    stop = np.clip(np.ceil(ijk.max(axis=0) + reach) + 1, start, grid.shape).astype(int)
    return _slices(start, stop)


def _slices(start: Any, stop: Any) -> Box:
    i, j, k = (slice(int(a), int(b)) for a, b in zip(start, stop, strict=True))
    return i, j, k


def _size(box: Box) -> int:
    return int(np.prod([s.stop - s.start for s in box]))


def _union(boxes: Sequence[Box]) -> Box:
    if not boxes:
        raise GeometryError("edit: it lies outside the labels' grid, must meet it")
    return _slices(
        [min(b[n].start for b in boxes) for n in range(3)], [max(b[n].stop for b in boxes) for n in range(3)]
    )
