"""Volumes as DICOM series: one file per slice, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats._files import put
from dioscuri.formats.uids import frame_uid, uid
from dioscuri.model import Grid, Volume

if TYPE_CHECKING:
    from pydicom import Dataset

Array = NDArray[Any]

CT_CLASS = "1.2.840.10008.5.1.4.1.1.2"
MR_CLASS = "1.2.840.10008.5.1.4.1.1.4"
EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1"
PATIENT = "PHANTOM^CASTOR-POLLUX"
INT16 = np.iinfo(np.int16)
FINE_LEVELS = 1000  # a real-valued MR with a smaller range is stretched before it is rounded
STRETCHED = 30000


@dataclass(frozen=True)
class Study:
    """What the series of one examination share. Two studies with another `key` never share a UID."""

    description: str
    key: str = ""
    patient: str = PATIENT
    patient_id: str = "PHANTOM"


def write_series(
    volume: Volume,
    folder: Path,
    *,
    description: str,
    study: Study,
    number: int = 1,
    contrast: str = "",
) -> tuple[Path, ...]:
    """Write one series, `0001.dcm` onwards along k, int16; returns the paths.

    Every UID is made from the content: none is taken over from a scanner. ImageComments of a synthetic volume
    begin with SYNTHETIC; ImageType is DERIVED for all. `contrast` is the agent, for contrast series.

    Raises
    ------
    FormatError : the folder already holds files (series must not mix).
    """
    folder = Path(folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise FormatError(f"{folder}: not empty, a series must have a folder of its own; name a new one")
    paths = []
    for n, dataset in enumerate(
        datasets(volume, description=description, study=study, number=number, contrast=contrast)
    ):
        buffer = BytesIO()
        dataset.save_as(buffer, enforce_file_format=True)
        paths.append(folder / f"{n + 1:04d}.dcm")
        put(paths[-1], buffer.getvalue())
    return tuple(paths)


def datasets(
    volume: Volume, *, description: str, study: Study, number: int = 1, contrast: str = ""
) -> Iterator[Dataset]:
    """One dataset per slice along k, as `write_series` writes them."""
    stored, slope = _stored(volume)
    frame = frame_uid(volume.grid.frame)
    affine = volume.grid.lps_from_ijk.tobytes()
    series = uid(
        "series",
        study.key,
        study.description,
        description,
        contrast,
        str(number),
        frame,
        affine,
        stored.tobytes(),
    )
    common = _common(volume, description, study, number, contrast)
    for k in range(volume.grid.shape[2]):
        dataset = _file(CT_CLASS if volume.modality == "CT" else MR_CLASS, uid("image", series, str(k)))
        dataset.update(common)
        dataset.SeriesInstanceUID, dataset.FrameOfReferenceUID = series, frame
        dataset.InstanceNumber = k + 1
        _place(dataset, volume.grid, k)
        _pixels(dataset, stored[:, :, k].T, volume.modality, slope)
        yield dataset


def _stored(volume: Volume) -> tuple[Array, float]:
    """Values as int16, and the slope that gives the volume's values back."""
    values = volume.values
    if values.dtype == np.int16:
        return values, 1.0
    top = float(max(abs(float(values.min())), abs(float(values.max()))))
    if volume.modality == "CT" or (top <= INT16.max and (values.dtype.kind in "iu" or top >= FINE_LEVELS)):
        return np.rint(np.clip(values, INT16.min, INT16.max)).astype(np.int16), 1.0
    slope = top / STRETCHED or 1.0
    return np.rint(values / slope).astype(np.int16), slope


def _file(sop_class: str, instance: str) -> Dataset:
    from pydicom.dataset import FileDataset, FileMetaDataset
    from pydicom.uid import UID

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = UID(sop_class), UID(instance)
    meta.TransferSyntaxUID = UID(EXPLICIT_LITTLE_ENDIAN)
    meta.ImplementationClassUID = UID(uid("dioscuri"))
    meta.ImplementationVersionName = "DIOSCURI"
    dataset = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
    dataset.SOPClassUID, dataset.SOPInstanceUID = UID(sop_class), UID(instance)
    return dataset


def _common(volume: Volume, description: str, study: Study, number: int, contrast: str) -> Dataset:
    from pydicom import Dataset

    out = Dataset()
    day = volume.acquired_on.strftime("%Y%m%d") if volume.acquired_on else ""
    out.ImageType = ["DERIVED", "SECONDARY", "AXIAL" if volume.modality == "CT" else "OTHER"]
    out.StudyDate = out.SeriesDate = out.ContentDate = out.AcquisitionDate = day
    out.StudyTime = out.SeriesTime = out.ContentTime = out.AcquisitionTime = "000000" if day else ""
    out.AccessionNumber, out.ReferringPhysicianName, out.StudyID = "", "", "1"
    out.Modality, out.Manufacturer = volume.modality, "dioscuri"
    out.ManufacturerModelName, out.SoftwareVersions, out.DeviceSerialNumber = "phantom", "1", "1"
    out.StudyDescription, out.SeriesDescription = study.description, description
    out.PatientName, out.PatientID = study.patient, study.patient_id
    out.PatientBirthDate, out.PatientSex, out.PatientIdentityRemoved = "", "O", "YES"
    out.DeidentificationMethod = "made by dioscuri; no patient's identifiers were carried over"
    out.BodyPartExamined, out.PatientPosition = "HEAD", "HFS"
    out.StudyInstanceUID = uid("study", study.key, study.description)
    out.SeriesNumber, out.AcquisitionNumber, out.PositionReferenceIndicator = number, number, ""
    out.BurnedInAnnotation, out.LossyImageCompression = "NO", "00"
    if contrast:
        out.ContrastBolusAgent, out.ContrastBolusRoute = contrast, "IV"
    if volume.synthetic:
        out.ImageComments = "SYNTHETIC: computed by the dioscuri phantom, no scanner made it"
    out.update(_ct_only() if volume.modality == "CT" else _mr_only())
    return out


def _ct_only() -> Dataset:
    from pydicom import Dataset

    out = Dataset()
    out.KVP, out.RescaleIntercept, out.RescaleSlope, out.RescaleType = "120", "0", "1", "HU"
    out.WindowCenter, out.WindowWidth = "40", "400"
    return out


def _mr_only() -> Dataset:
    from pydicom import Dataset

    out = Dataset()
    out.ScanningSequence, out.SequenceVariant, out.ScanOptions = "GR", "NONE", ""
    out.MRAcquisitionType, out.RepetitionTime, out.EchoTime, out.EchoTrainLength = "3D", "", "", "1"
    return out


def _place(dataset: Dataset, grid: Grid, k: int) -> None:
    from pydicom.valuerep import DS

    def ds(values: Array) -> list[Any]:
        return [DS(float(v), auto_format=True) for v in values]

    spacing = grid.spacing_mm
    dataset.ImagePositionPatient = ds(grid.lps([[0, 0, k]])[0])
    dataset.ImageOrientationPatient = ds(np.concatenate([grid.directions[:, 0], grid.directions[:, 1]]))
    dataset.PixelSpacing = ds(spacing[[1, 0]])
    dataset.SliceThickness = ds(spacing[2:])[0]
    if dataset.Modality == "MR":
        dataset.SpacingBetweenSlices = ds(spacing[2:])[0]


def _pixels(dataset: Dataset, pixels: Array, modality: str, slope: float) -> None:
    from pydicom.valuerep import DS

    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 16, 15, 1
    dataset.PixelData = np.ascontiguousarray(pixels, "<i2").tobytes()
    if modality == "MR" and slope != 1:
        dataset.RescaleIntercept, dataset.RescaleSlope = "0", DS(slope, auto_format=True)
        dataset.RescaleType = "US"
