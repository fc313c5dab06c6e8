"""NIfTI files as arrays with an LPS affine. RAS turns to LPS here and nowhere else."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError, GeometryError
from dioscuri.formats._files import put
from dioscuri.formats.documents import read_json
from dioscuri.formats.straighten import shear_cosine, straight_axes, straighten
from dioscuri.formats.uids import uid
from dioscuri.model import Grid

Array = NDArray[Any]

ENDINGS = (".nii.gz", ".nii")
LPS_FROM_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])
FRAME = uid("frame", "NIfTI")  # NIfTI names no frame: files without a sidecar are taken to share one
SCANNER, NO_CODE = 1, 0
ROUNDING = 1e-4  # cosine between axes; float32 headers round to less
ALMOST = 0.5  # of a voxel: a shear that moves no corner by more is straightened without resampling
DISAGREE_MM = 1.0  # between sform and qform
MILLIMETRES = {"meter": 1000.0, "mm": 1.0, "micron": 0.001, "unknown": 1.0}
GZIP_LEVEL = 2  # measured: 3 times as fast as 6, a tenth larger


def stem(path: Path) -> str:
    """File name without `.nii` or `.nii.gz`."""
    return Path(path).name.removesuffix(".gz").removesuffix(".nii")


def sidecar(path: Path) -> Path:
    """The JSON file beside a NIfTI file: `ct.nii.gz` has `ct.json`."""
    return Path(path).with_name(f"{stem(path)}.json")


def facts(path: Path) -> dict[str, Any]:
    """What the sidecar says; empty without one."""
    beside = sidecar(path)
    found = read_json(beside) if beside.exists() else {}
    if not isinstance(found, dict):
        raise FormatError(f"{beside}: {type(found).__name__} found, must be an object with named fields")
    return found


def load(path: Path) -> tuple[Array, Array, tuple[str, ...]]:
    """Values (I, J, K) C-ordered, LPS affine (4, 4) with orthogonal axes, notes.

    Raises
    ------
    FormatError : not NIfTI, not 3D, no orientation, values not finite.
    """
    import nibabel

    try:
        image: Any = nibabel.load(path)
        values = np.asanyarray(image.dataobj)
    except Exception as error:  # nibabel raises whatever a damaged file runs into
        reason = str(error).replace("\n", " ")
        raise FormatError(f"{path}: not a readable NIfTI file ({reason}), export it again") from None
    while values.ndim > 3 and values.shape[-1] == 1:
        values = values[..., 0]
    if values.ndim != 3 or values.dtype.kind not in "iuf":
        raise FormatError(
            f"{path}: {values.dtype} of shape {values.shape}, must be one 3D volume of numbers; split it"
        )
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        raise FormatError(f"{path}: values that are not finite, must all be; export the scan as acquired")
    affine, notes = _affine(path, image.header)
    return _orthogonal(np.ascontiguousarray(values, values.dtype.newbyteorder("=")), affine, notes)


def _affine(path: Path, header: Any) -> tuple[Array, tuple[str, ...]]:
    sform, s_code = header.get_sform(coded=True)
    qform, q_code = header.get_qform(coded=True)
    if s_code == NO_CODE and q_code == NO_CODE:
        raise FormatError(
            f"{path}: no orientation (sform_code and qform_code are 0), left and right would be a guess; "
            "convert it again from DICOM"
        )
    notes: tuple[str, ...] = ()
    if s_code and q_code:
        corners = np.array(np.meshgrid(*[(0, n - 1) for n in header.get_data_shape()[:3]])).reshape(3, -1)
        apart = float(np.linalg.norm((sform - qform)[:3] @ np.vstack([corners, np.ones(8)]), axis=0).max())
        if apart > DISAGREE_MM:
            notes = (f"sform and qform disagree by up to {apart:.1f} mm: sform used",)
    scale = MILLIMETRES.get(header.get_xyzt_units()[0], 1.0)
    ras = np.array(sform if s_code else qform, float)
    return LPS_FROM_RAS @ np.diag([scale, scale, scale, 1.0]) @ ras, notes


def _orthogonal(values: Array, affine: Array, notes: tuple[str, ...]) -> tuple[Array, Array, tuple[str, ...]]:
    cosine = shear_cosine(affine)
    if cosine <= ROUNDING:
        return values, affine, notes
    straight = affine.copy()
    straight[:3, :3] = straight_axes(affine)
    shift = np.abs(affine - straight)[:3, :3] @ np.array(values.shape)
    degrees = np.degrees(np.arcsin(min(1.0, cosine)))
    if float(shift.max()) <= ALMOST * float(np.linalg.norm(affine[:3, :3], axis=0).min()):
        return values, straight, (*notes, f"axes {degrees:.3f} degrees off a right angle: made square")
    values, affine = straighten(values, affine, float(values.min()))
    return values, affine, (*notes, f"axes slanted by {degrees:.2f} degrees: resampled to a right angle")


def grid_of(path: Path, affine: Array, shape: tuple[int, ...], frame: str) -> Grid:
    """The grid of a file; FormatError naming the file where it is none."""
    try:
        return Grid(affine, (shape[0], shape[1], shape[2]), frame)
    except GeometryError as error:
        raise FormatError(f"{path}: {error}") from None


def save(values: Array, grid: Grid, path: Path, *, intent: str = "none") -> None:
    """Write values with equal sform and qform; the same content gives the same bytes."""
    import nibabel

    path = Path(path)
    make: Any = nibabel.Nifti1Image
    if not path.name.endswith(ENDINGS):
        raise FormatError(f"{path}: the name must end in .nii.gz or .nii")
    ras = LPS_FROM_RAS @ grid.lps_from_ijk
    image = make(values, ras)
    image.set_sform(ras, SCANNER)
    image.set_qform(ras, SCANNER)
    image.header.set_xyzt_units("mm")
    image.header.set_intent(intent)
    data = image.to_bytes()
    put(path, gzip.compress(data, GZIP_LEVEL, mtime=0) if path.name.endswith(".gz") else data)
