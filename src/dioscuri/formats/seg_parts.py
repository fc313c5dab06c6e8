"""The segments of a DICOM SEG: structure times owner, coded; and the scans that it refers to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.errors import FormatError
from dioscuri.formats.dicom_header import MODALITY, dicom_files, read_header
from dioscuri.formats.uids import frame_uid, uid
from dioscuri.model import Grid, LabelMap, Ownership, Structure, standard_anatomy

if TYPE_CHECKING:
    from pydicom import Dataset

Array = NDArray[Any]
Segment = tuple[Structure, str]  # a structure and its owner's word

OWNER_WORDS = ("nobody", "castor", "pollux", "shared")
SCHEME_NAME = "Structures of craniopagus twins that SNOMED CT as used in DICOM lacks"
ANATOMY = ("123037004", "SCT", "Anatomical Structure")
SUBSTANCE = ("91720002", "SCT", "Body Substance")


def segments_of(labels: LabelMap, ownership: Ownership) -> tuple[Array, list[Segment]]:
    """Segment number per voxel, uint8 (I, J, K), and segment n at place n - 1, by structure, then owner."""
    both = labels.values * np.uint16(4) + ownership.owner
    both[labels.values == 0] = 0
    present = [int(n) for n in np.flatnonzero(np.bincount(both.ravel())) if n]
    lookup = np.zeros(max(present, default=0) + 1, np.uint8)
    lookup[present] = np.arange(1, len(present) + 1)
    structures = {s.number: s for s in labels.anatomy}
    return lookup[both], [(structures[n // 4], OWNER_WORDS[n % 4]) for n in present]


def describe(number: int, segment: Segment, study: str) -> Any:
    """One segment's description: coded structure, twin as tracking id, colour."""
    from highdicom import AlgorithmIdentificationSequence
    from highdicom.color import CIELabColor
    from highdicom.seg import SegmentAlgorithmTypeValues, SegmentDescription
    from highdicom.sr import CodedConcept
    from pydicom.sr.codedict import codes

    structure, owner = segment
    scheme, value, meaning = structure.code
    tracking = f"{owner}/{structure.name}"
    return SegmentDescription(
        segment_number=number,
        segment_label=f"{owner} {structure.name}",
        segmented_property_category=CodedConcept(*(SUBSTANCE if structure.tissue == "csf" else ANATOMY)),
        segmented_property_type=CodedConcept(value, scheme, meaning),
        algorithm_type=SegmentAlgorithmTypeValues.AUTOMATIC,
        algorithm_identification=AlgorithmIdentificationSequence(
            name="dioscuri", family=codes.cid7162.NeighborhoodAnalysis, version="1"
        ),
        tracking_uid=uid("tracking", study, tracking),
        tracking_id=tracking,
        display_color=CIELabColor.from_rgb(*structure.colour),
    )


def named(path: Path, words: dict[int, str]) -> tuple[Array, Array]:
    """Structure number (uint16) and owner (uint8) by segment number, from the tracking ids."""
    anatomy = standard_anatomy()
    names = {s.name: s.number for s in anatomy}
    structure = np.zeros(max(words, default=0) + 1, np.uint16)
    owner = np.zeros(len(structure), np.uint8)
    for number, word in words.items():
        whose, _, what = word.partition("/")
        if whose not in OWNER_WORDS or what not in names:
            raise FormatError(
                f"{path}: segment {number} has tracking id {word!r}, must be an owner and a structure as in "
                "'castor/brain'; only segmentations written by dioscuri say whose a structure is"
            )
        structure[number], owner[number] = names[what], OWNER_WORDS.index(whose)
    return structure, owner


def find_source(folder: Path, grid: Grid) -> list[Dataset]:
    """Full headers of the scan in the grid's frame that a segmentation refers to: a CT before an MR."""
    groups: dict[tuple[str, int, str], list[Path]] = {}
    for path in dicom_files(folder):
        header = read_header(path)
        kind = MODALITY.get(header.get("SOPClassUID", ""))
        if kind and header.get("FrameOfReferenceUID") in (grid.frame, frame_uid(grid.frame)):
            key = (kind, int(header.get("SeriesNumber") or 0), str(header.SeriesInstanceUID))
            groups.setdefault(key, []).append(path)
    if not groups:
        raise FormatError(
            f"{folder}: no CT or MR in the labels' frame {grid.frame}; give the scans that were labelled"
        )
    return _without_pixels(groups[min(groups)])


def _without_pixels(paths: list[Path]) -> list[Dataset]:
    import pydicom

    return [pydicom.dcmread(path, stop_before_pixels=True) for path in paths]
