"""What the headers of DICOM files say: which files are slices, of which series, lying where."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dioscuri.errors import FormatError

if TYPE_CHECKING:
    from pydicom import Dataset

ENHANCED = {
    "1.2.840.10008.5.1.4.1.1.2.1": "CT",
    "1.2.840.10008.5.1.4.1.1.2.2": "CT",
    "1.2.840.10008.5.1.4.1.1.4.1": "MR",
    "1.2.840.10008.5.1.4.1.1.4.4": "MR",
}
CLASSIC = {"1.2.840.10008.5.1.4.1.1.2": "CT", "1.2.840.10008.5.1.4.1.1.4": "MR"}
MODALITY = CLASSIC | ENHANCED
TAGS = [
    *("SOPClassUID", "ImageType", "Modality", "SeriesInstanceUID", "StudyInstanceUID", "FrameOfReferenceUID"),
    *("SeriesDescription", "StudyDescription", "ProtocolName", "ContrastBolusAgent", "ImageComments"),
    *("AcquisitionDate", "SeriesDate", "StudyDate", "ContentDate", "SeriesNumber", "LossyImageCompression"),
    *("ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope", "RescaleIntercept"),
    *("Rows", "Columns", "SamplesPerPixel", "PhotometricInterpretation", "PlanarConfiguration"),
    *("BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "NumberOfFrames", "PixelData"),
    *("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence", "ExtendedOffsetTable"),
    *("ExtendedOffsetTableLengths", "SpecificCharacterSet"),
]
DEFER = 4096  # bytes; a larger element (the pixels) is read when it is asked for


@dataclass(frozen=True, eq=False)
class Slice:
    """One slice: its header, its frame within a multi-frame file, and where it lies (LPS mm)."""

    header: Dataset
    frame: int | None
    position: tuple[float, ...]
    orientation: tuple[float, ...]
    pixel_mm: tuple[float, ...]
    slope: float
    intercept: float

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return int(self.header.Rows), int(self.header.Columns)


def dicom_files(folder: Path, *, leave_out: tuple[str, ...] = ("truth",)) -> list[Path]:
    """Files below `folder` that begin as DICOM files do, whatever their names; sorted by path."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if not set(path.relative_to(folder).parts[:-1]) & set(leave_out) and _is_dicom(path)
    ]


def _is_dicom(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(132)[128:] == b"DICM"


def read_header(path: Path) -> Dataset:
    """The elements of one file that reading needs; pixels stay on disk until asked for."""
    import pydicom

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd values in elements that nobody here uses
            return pydicom.dcmread(path, defer_size=DEFER, specific_tags=list(TAGS))
    except Exception as error:  # pydicom raises whatever a damaged file runs into
        raise FormatError(f"{path}: damaged DICOM file ({type(error).__name__}), export it again") from None


def why_no_volume(header: Dataset) -> str:
    """Why a file is no slice of a volume; empty when it is one.

    Raises
    ------
    FormatError : a slice without pixels. Leaving it out would shorten the head by a slice unseen.
    """
    kind = header.get("SOPClassUID", "")
    if kind not in MODALITY:
        return str(getattr(kind, "name", "")) or "no SOP class"
    if "LOCALIZER" in header.get("ImageType", ()):
        return "localiser"
    if header.get("SamplesPerPixel", 1) != 1:
        return "colour picture"
    if "PixelData" not in header:
        raise FormatError(f"{header.filename}: an image without pixels (cut short), copy it again")
    return ""


def slices(header: Dataset) -> Iterator[Slice]:
    """The slices that one file holds: one, or one per frame.

    Raises
    ------
    FormatError : an element without which a slice has no place in space.
    """
    if header.SOPClassUID not in ENHANCED:
        yield _slice(header, None, [header])
        return
    shared = header.get("SharedFunctionalGroupsSequence", [])
    for number, frame in enumerate(header.get("PerFrameFunctionalGroupsSequence", [])):
        groups = [item for part in (frame, *shared) for item in _group_items(part)]
        yield _slice(header, number, [*groups, header])


def _group_items(part: Dataset) -> list[Dataset]:
    names = ("PlanePosition", "PlaneOrientation", "PixelMeasures", "PixelValueTransformation")
    return [part[f"{name}Sequence"][0] for name in names if part.get(f"{name}Sequence")]


def _slice(header: Dataset, frame: int | None, places: list[Dataset]) -> Slice:
    slope = _numbers(header, places, "RescaleSlope", 1, default=(1.0,))
    intercept = _numbers(header, places, "RescaleIntercept", 1, default=(0.0,))
    return Slice(
        header,
        frame,
        _numbers(header, places, "ImagePositionPatient", 3),
        _numbers(header, places, "ImageOrientationPatient", 6),
        _numbers(header, places, "PixelSpacing", 2),
        slope[0],
        intercept[0],
    )


def _numbers(
    header: Dataset, places: list[Dataset], key: str, count: int, default: tuple[float, ...] = ()
) -> tuple[float, ...]:
    value: Any = next((place.get(key) for place in places if place.get(key) is not None), None)
    if value is None and default:
        return default
    many = () if value is None else tuple(value) if count > 1 else (value,)
    if len(many) != count:
        raise FormatError(
            f"{header.filename}: {key} has {len(many)} values, must have {count}; "
            "export the original images, not secondary captures"
        )
    return tuple(float(v) for v in many)


def series_name(header: Dataset) -> str:
    """How messages call a series."""
    number = header.get("SeriesNumber")
    text = str(header.get("SeriesDescription", "") or "without description")
    return f"series {number if number is not None else '?'} ({text})"


def acquired_on(header: Dataset) -> date | None:
    """The day of the scan, from the first date that is given and readable."""
    for key in ("AcquisitionDate", "SeriesDate", "StudyDate", "ContentDate"):
        text = str(header.get(key, "") or "")
        try:
            return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
        except ValueError:
            continue
    return None


def is_synthetic(header: Dataset) -> bool:
    """Whether the file says that no scanner made it."""
    comment = str(header.get("ImageComments", "") or "")
    return "SYNTHETIC" in header.get("ImageType", ()) or comment.upper().startswith("SYNTHETIC")
