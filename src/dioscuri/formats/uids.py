"""UIDs made from content: the same input gives the same UID, and no scanner's UID is passed on."""

from __future__ import annotations

import hashlib
import uuid

OURS = "2.25."  # the root for UIDs made from a UUID (DICOM PS3.5, B.2)


def uid(*parts: str | bytes) -> str:
    """A DICOM UID that depends on `parts` alone."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little") + data)
    return OURS + str(uuid.UUID(bytes=digest.digest()[:16], version=5).int)


def frame_uid(frame: str) -> str:
    """The frame of reference as it is written to files.

    A scanner's UID may hold the date and the scanner's serial number, so only frames under 2.25 (made
    from a UUID) are kept; any other becomes a UID made from it. Applied twice it changes nothing.
    """
    return frame if frame.startswith(OURS) else uid("frame", frame)
