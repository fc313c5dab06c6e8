"""DICOM SEG: one binary segment per structure and twin, in the frame of the scans."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError, GeometryError
from dioscuri.formats._files import put
from dioscuri.formats.dicom_write import Study, datasets
from dioscuri.formats.seg_parts import SCHEME_NAME, Segment, describe, find_source, named, segments_of
from dioscuri.formats.uids import frame_uid, uid
from dioscuri.model import Grid, LabelMap, Ownership, Volume, standard_anatomy

if TYPE_CHECKING:
    from pydicom import Dataset

Array = NDArray[Any]

OFF_GRID = 1e-3  # voxels; how far a segment's voxels may lie from those of the wanted grid
CASTOR_WHERE_SURE = np.array([0, 255, 0, 128], np.uint8)
UNNAMED = Study("dioscuri plan", patient="ANONYMOUS^TWINS", patient_id="ANONYMOUS")
AXES = [2, 1, 0, 3]  # DICOM counts slices, rows, columns; a Grid columns, rows, slices


def write_seg(
    labels: LabelMap,
    ownership: Ownership,
    path: Path,
    *,
    source: Path | Volume,
    description: str = "Structures by twin",
) -> None:
    """Write labels and owners as one BINARY segmentation without empty frames.

    A twin stands in each segment's tracking id (`castor/brain`); both are listed in
    GroupOfPatientsIdentificationSequence. The probability of castor is not carried.

    Parameters
    ----------
    source : the DICOM folder of the scans (its CT in the labels' frame is referenced), or, for scans that
        came as NIfTI, the CT volume, for which the references of an anonymous series are made up.

    Raises
    ------
    FormatError : no series of `source` in the labels' frame, two grids, or no structure to write.
    """
    from pydicom.uid import ExplicitVRLittleEndian

    if not labels.grid.same_as(ownership.grid):
        raise FormatError(f"{path}: labels and owners lie on two grids, must share one; resample one of them")
    images = _source(source, labels.grid)
    numbers, segments = segments_of(labels, ownership)
    if not segments:
        raise FormatError(f"{path}: no structure labelled, a segmentation must have at least one")
    key = uid(
        "seg", description, images[0].SeriesInstanceUID, labels.values.tobytes(), ownership.owner.tobytes()
    )
    written = _segmentation(images, _volume(numbers, labels.grid, images[0]), segments, key, description)
    _settle(written, images[0], key)
    buffer = BytesIO()
    written.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    written.save_as(buffer, enforce_file_format=True)
    put(Path(path), buffer.getvalue())


def read_seg(path: Path, *, like: Grid | None = None) -> tuple[LabelMap, Ownership]:
    """Labels and owners of a segmentation that `write_seg` wrote, on the grid that its frames span.

    Empty slices at the ends are not in the file; with `like` the values come back on that grid.

    Raises
    ------
    FormatError : no segmentation, segments of another origin, or voxels off the grid `like`.
    """
    from highdicom.seg import segread

    path = Path(path)
    try:
        found: Any = segread(path)
        volume = found.get_volume(combine_segments=True, rescale_fractional=False)
        words = {int(s.SegmentNumber): str(s.get("TrackingID", "")) for s in found.SegmentSequence}
    except Exception as error:  # highdicom raises whatever a foreign file runs into
        reason = str(error).replace("\n", " ")
        raise FormatError(f"{path}: no readable DICOM segmentation ({reason}), export it again") from None
    structure, owner = named(path, words)
    values = volume.array.transpose(2, 1, 0)
    affine = np.asarray(volume.affine, float)[:, AXES]
    if (
        np.linalg.det(affine[:3, :3]) < 0
    ):  # highdicom counts slices the other way round than a scan is read here
        values, affine = values[:, :, ::-1], _reversed(affine, values.shape[2])
    try:
        grid = Grid(affine, values.shape, str(found.FrameOfReferenceUID))
    except GeometryError as error:
        raise FormatError(f"{path}: {error}") from None
    if like is not None:
        values, grid = _placed(path, values, grid, like), like
    numbers = np.ascontiguousarray(values)
    owners = owner[numbers]
    labels = LabelMap(structure[numbers], grid, standard_anatomy())
    return labels, Ownership(owners, CASTOR_WHERE_SURE[owners], grid)


def _reversed(affine: Array, slices: int) -> Array:
    out = affine.copy()
    out[:3, 2], out[:3, 3] = -affine[:3, 2], affine[:3, 3] + affine[:3, 2] * (slices - 1)
    return out


def _source(source: Path | Volume, grid: Grid) -> list[Dataset]:
    if isinstance(source, Volume):
        images = list(datasets(source, description="scan, as NIfTI", study=UNNAMED))
    else:
        images = find_source(Path(source), grid)
    frame = str(images[0].FrameOfReferenceUID)
    if frame not in (grid.frame, frame_uid(grid.frame)):
        raise FormatError(
            f"{source if isinstance(source, Path) else 'source'}: frame of reference {frame}, must be the "
            f"labels' {grid.frame}; give the scans that were labelled"
        )
    return images


def _volume(numbers: Array, grid: Grid, image: Dataset) -> Any:
    from highdicom import Volume as HighdicomVolume

    return HighdicomVolume(
        np.ascontiguousarray(numbers.transpose(2, 1, 0)),
        grid.lps_from_ijk[:, AXES],
        "PATIENT",
        frame_of_reference_uid=image.FrameOfReferenceUID,
    )


def _segmentation(
    images: list[Dataset], volume: Any, segments: list[Segment], key: str, description: str
) -> Any:
    from highdicom.seg import Segmentation, SegmentationTypeValues

    study = str(images[0].StudyInstanceUID)
    return Segmentation(
        source_images=images,
        pixel_array=volume,
        segmentation_type=SegmentationTypeValues.BINARY,
        segment_descriptions=[describe(n + 1, segment, study) for n, segment in enumerate(segments)],
        series_instance_uid=uid("seg series", key),
        series_number=900,
        sop_instance_uid=uid("seg instance", key),
        instance_number=1,
        manufacturer="dioscuri",
        manufacturer_model_name="dioscuri",
        software_versions="1",
        device_serial_number="1",
        content_description=description,
        content_label="TWINS",
        omit_empty_frames=True,
        series_description=description,
    )


def _settle(written: Any, image: Dataset, key: str) -> None:
    """What highdicom fills with the time of day or at random, made the same for the same content."""
    from pydicom import Dataset as Item

    day = str(image.get("StudyDate") or "") or "20000101"
    written.SeriesDate = written.ContentDate = written.InstanceCreationDate = day
    written.SeriesTime = written.ContentTime = written.InstanceCreationTime = "000000"
    for equipment in written.get("ContributingEquipmentSequence", []):
        equipment.ContributionDateTime = f"{day}000000"
    organisation = uid("dimensions", key)
    for item in (*written.DimensionOrganizationSequence, *written.DimensionIndexSequence):
        item.DimensionOrganizationUID = organisation
    scheme, twins = Item(), []
    scheme.CodingSchemeDesignator, scheme.CodingSchemeName = "99DIOSCURI", SCHEME_NAME
    written.CodingSchemeIdentificationSequence = [scheme]
    for twin in ("CASTOR", "POLLUX"):
        subject = Item()
        subject.PatientID = twin
        twins.append(subject)
    written.GroupOfPatientsIdentificationSequence = twins


def _placed(path: Path, values: Array, grid: Grid, like: Grid) -> Array:
    """Values on the grid `like`, of which `grid` must be a part, its axes perhaps reversed."""
    turn = like.ijk_from_lps @ grid.lps_from_ijk
    signs = np.sign(np.diag(turn)[:3])
    flipped = np.flip(values, tuple(np.flatnonzero(signs < 0)))
    low = turn[:3, 3] + np.where(signs < 0, -(np.array(values.shape) - 1), 0)
    whole = np.rint(low).astype(int)
    high = whole + values.shape
    off = max(
        float(np.abs(turn[:3, :3] - np.diag(signs)).max()) * max(values.shape),
        float(np.abs(low - whole).max()),
    )
    if off > OFF_GRID or grid.frame not in (like.frame, frame_uid(like.frame)) or (whole < 0).any():
        raise FormatError(f"{path}: its voxels are not those of the wanted grid, must coincide; resample it")
    if (high > like.shape).any():
        raise FormatError(f"{path}: reaches beyond the wanted grid, must lie inside; read it without one")
    out = np.zeros(like.shape, values.dtype)
    out[tuple(slice(a, b) for a, b in zip(whole, high, strict=True))] = flipped
    return out
