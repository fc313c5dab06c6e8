"""Typst documents to PDF, fonts embedded, the same bytes for the same content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dioscuri.errors import FormatError
from dioscuri.formats._files import put

MAIN = "main.typ"


def write_pdf(template: str, data: Any, pictures: Mapping[str, bytes], path: Path) -> None:
    """Write a typst template filled with data.

    Parameters
    ----------
    template : typst source. It reads `json(bytes(sys.inputs.data))` and the pictures by their names. Data
        never becomes typst source, so a name such as "#panic()" is printed and not run.
    data : dicts, lists, strings, numbers, None.
    pictures : file name (such as "cut.png") to content.

    Raises
    ------
    FormatError : the template does not compile; names typst's reason.
    """
    import typst
    from matplotlib import get_data_path

    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / MAIN).write_text(template, "utf-8")
        for name, content in pictures.items():
            (root / name).write_bytes(content)
        try:
            made = typst.compile(
                str(root / MAIN),
                root=str(root),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False, allow_nan=False)},
                font_paths=[get_data_path()],  # typst's own fonts lack Arabic; DejaVu of matplotlib has it
                timestamp=0,
            )
        except typst.TypstError as error:
            reason = str(error).replace("\n", " ")
            raise FormatError(f"{path}: typst refused the document ({reason})") from None
    put(Path(path), made if isinstance(made, bytes) else made[0])
