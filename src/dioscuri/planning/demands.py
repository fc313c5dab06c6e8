"""What a surgeon writes on the command line, as demands on the cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from dioscuri.errors import GeometryError
from dioscuri.model import TWINS, standard_anatomy
from dioscuri.model.cutstudy import CutWishes, Demand

HOW = "must be L,P,S,radius in mm (LPS), a vessel such as v12, or a structure such as dural_sinus"


def demands(keep_out: Sequence[str], own: Sequence[str], through: Sequence[str]) -> tuple[Demand, ...]:
    """Demands of `--keep-out PLACE`, `--own PLACE=TWIN` and `--through L,P,S,radius`.

    Raises
    ------
    GeometryError : a text that names no place or no twin.
    """
    return (
        *(_demand("keep-out", _place("--keep-out", text)) for text in keep_out),
        *(_owned(text) for text in own),
        *(_demand("must-pass", _place("--through", text)) for text in through),
    )


def wishes(**asked: Any) -> CutWishes:
    """What is asked of one study; see `CutWishes`.

    Raises
    ------
    GeometryError : a limit that is negative or not finite.
    """
    most = asked.get("most_bone_mm2")
    if most is not None and not 0 <= most < float("inf"):
        raise GeometryError(f"--most-bone {most:g}: must be 0 mm2 or more")
    return CutWishes(**asked)


def _owned(text: str) -> Demand:
    place, _, twin = text.rpartition("=")
    if twin not in TWINS or not place:
        raise GeometryError(f"--own {text}: must be PLACE=castor or PLACE=pollux, such as v7=castor")
    return _demand("must-own", {"twin": twin, **_place("--own", place)})


def _demand(kind: str, place: dict[str, object]) -> Demand:
    try:
        return Demand.model_validate({"kind": kind, **place})
    except ValidationError as error:
        first = error.errors()[0]
        raise GeometryError(first["msg"].removeprefix("Value error, ")) from None


def _place(option: str, text: str) -> dict[str, object]:
    if "," in text:
        try:
            numbers = [float(part) for part in text.split(",")]
        except ValueError:
            numbers = []
        if len(numbers) != 4:
            raise GeometryError(f"{option} {text}: {HOW}")
        return {"centre_lps_mm": tuple(numbers[:3]), "radius_mm": numbers[3]}
    if re.fullmatch(r"v\d+[a-z]*", text):
        return {"vessel": text}
    if text in (names := [s.name for s in standard_anatomy()]):
        return {"structure": text}
    raise GeometryError(f"{option} {text}: {HOW}; structures are {', '.join(names)}")
