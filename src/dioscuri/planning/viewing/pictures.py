"""Pictures that the team took in the viewer, for the dossier: `viewer/pictures/` of a case."""

from __future__ import annotations

import base64
import binascii
import fcntl
import hashlib
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dioscuri.errors import FormatError, GeometryError
from dioscuri.formats.documents import read_json
from dioscuri.model.operation import plain_text
from dioscuri.steps.objects import write_whole

FORMAT = "dioscuri-pictures-1"
START, END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB\x60\x82"
MOST_BYTES, MOST_SIDE, MOST_PICTURES = 24 * 2**20, 16_384, 1000
MOST_NAME = 200


def pictures_folder(case: Path) -> Path:
    """Where the pictures of a case lie."""
    return case / "viewer" / "pictures"


def pictures(case: Path) -> tuple[dict[str, Any], ...]:
    """Name, file, by whom and when of every picture, the oldest first.

    Raises
    ------
    FormatError : the list is damaged.
    """
    path = pictures_folder(case) / "pictures.json"
    if not path.exists():
        return ()
    data = read_json(path)
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data["pictures"], list):
        raise FormatError(f"{path}: no list of format {FORMAT}; restore the file")
    return tuple(data["pictures"])


def keep_picture(case: Path, name: str, png: str, by: str) -> str:
    """Keep a picture (PNG as base64); its file's name. The same picture again is kept once.

    Raises
    ------
    GeometryError : no PNG, too large, a name or a person that is empty or longer than 200 characters.
    """
    data = _checked(png)
    name, by = _said("name", name), _said("by", by)
    words = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    file = f"{words or 'picture'}-{hashlib.sha256(data).hexdigest()[:10]}.png"
    folder = pictures_folder(case)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        before = pictures(case)
        if len(before) >= MOST_PICTURES:
            raise GeometryError(f"picture: {len(before)} are kept, must be at most {MOST_PICTURES}")
        if all(one["file"] != file for one in before):
            write_whole(folder / file, data)
            at = datetime.now(UTC).isoformat(timespec="seconds")
            new = {"file": file, "name": name, "by": by, "at": at}
            text = json.dumps({"format": FORMAT, "pictures": [*before, new]}, indent=1, ensure_ascii=False)
            write_whole(folder / "pictures.json", text.encode())
    return file


def _said(what: str, text: str) -> str:
    """A name as it is kept: one line."""
    if not text.strip() or len(text) > MOST_NAME:
        raise GeometryError(f"picture: {what} of {len(text)} characters, must be 1 to {MOST_NAME}")
    return " ".join(plain_text(text).split())


def _checked(png: str) -> bytes:
    try:
        data = base64.b64decode(png.removeprefix("data:image/png;base64,"), validate=True)
    except (binascii.Error, ValueError):
        raise GeometryError("picture: not base64, must be a PNG as base64") from None
    if not data.startswith(START) or not data.endswith(END) or data[12:16] != b"IHDR":
        raise GeometryError("picture: no whole PNG, must be one")
    width, height = (int.from_bytes(data[n : n + 4], "big") for n in (16, 20))
    if len(data) > MOST_BYTES or not 0 < width <= MOST_SIDE or not 0 < height <= MOST_SIDE:
        raise GeometryError(
            f"picture: {width} x {height}, {len(data)} bytes, must be at most {MOST_SIDE} a side "
            f"and {MOST_BYTES} bytes"
        )
    return data
