"""What named people have decided about vessels: `edits/vessels.json` of a case, only ever added to."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dioscuri.errors import CirculationError, DioscuriError, FormatError
from dioscuri.formats.documents import read_json
from dioscuri.model import VesselGraph
from dioscuri.model.vesselproof import RULINGS, Matter, Ruling
from dioscuri.steps.objects import write_whole

FORMAT = "dioscuri-rulings-1"
NAMES: tuple[Matter, ...] = ("kind", "owner", "flow", "role")
MATTERS: dict[str, Matter] = {value: matter for matter in NAMES for value in RULINGS[matter]}


def rulings_file(case: Path) -> Path:
    """Where the rulings of a case lie."""
    return case / "edits" / "vessels.json"


def read_rulings(case: Path) -> tuple[Ruling, ...]:
    """All rulings of a case, the oldest first; none where nobody has ruled.

    Raises
    ------
    FormatError : the file is damaged or of another format; it is never passed over.
    """
    path = rulings_file(case)
    if not path.exists():
        return ()
    data = read_json(path)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FormatError(f"{path}: no rulings of format {FORMAT}; restore the file")
    try:
        return tuple(Ruling(**r) for r in data["rulings"])
    except (DioscuriError, KeyError, TypeError) as error:
        raise FormatError(f"{path}: a damaged ruling ({error}); restore the file") from None


def parse_rulings(words: Sequence[str], by: str, why: str, graph: VesselGraph) -> tuple[Ruling, ...]:
    """Rulings from `v12=castor`, `v12=artery`, `v12=forward` or `v12=castor-inlet`, signed now.

    Raises
    ------
    CirculationError : nobody signs, an unknown vessel, or a word that is no ruling.
    """
    if not by.strip():
        raise CirculationError("ruling: nobody signs it, must name the person: add --by NAME")
    if not why.strip():
        raise CirculationError("ruling: no reason is given, must say why in a sentence: add --why TEXT")
    edges = {e.id: e for e in graph}
    out: list[Ruling] = []
    for word in words:
        edge, _, value = word.partition("=")
        if edge not in edges:
            raise CirculationError(
                f"ruling {word!r}: no vessel {edge!r} among the {len(edges)}; see `dioscuri vessels CASE`"
            )
        if value not in MATTERS:
            raise CirculationError(f"ruling {word!r}: {value!r}, must be one of {', '.join(MATTERS)}")
        if any(r.edge == edge and r.matter == MATTERS[value] for r in out):
            raise CirculationError(
                f"ruling {word!r}: {edge} is ruled twice on its {MATTERS[value]}, must be once"
            )
        path = edges[edge].path
        at = tuple(float(v) for v in path[len(path) // 2])
        out.append(
            Ruling(
                edge=edge,
                matter=MATTERS[value],
                value=value,
                by=by.strip(),
                on=datetime.now(UTC).isoformat(timespec="seconds"),
                why=why,
                at_lps_mm=(at[0], at[1], at[2]),
            )
        )
    return tuple(out)


def add_rulings(case: Path, new: Sequence[Ruling]) -> None:
    """Append rulings; the file is written whole or not at all, and two people at once lose none."""
    path = rulings_file(case)
    path.parent.mkdir(exist_ok=True)
    with (path.parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        both = [r.model_dump(mode="json") for r in (*read_rulings(case), *new)]
        text = json.dumps({"format": FORMAT, "rulings": both}, indent=1, ensure_ascii=False)
        write_whole(path, text.encode())
