"""The closed scheme of structures: number, name, coded concept, tissue, colour."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dioscuri.errors import GeometryError

TISSUES = ("skin", "muscle", "bone", "dura", "csf", "brain", "vessel")


@dataclass(frozen=True)
class Structure:
    """One named structure. `code` is (coding scheme, value, meaning); `colour` sRGB 0-255."""

    number: int
    name: str
    code: tuple[str, str, str]
    tissue: str
    colour: tuple[int, int, int]

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 65535:
            raise GeometryError(f"structure {self.name!r}: number {self.number}, must be 1 to 65535")
        if self.tissue not in TISSUES:
            raise GeometryError(
                f"structure {self.name!r}: tissue {self.tissue!r}, must be one of {', '.join(TISSUES)}"
            )


@dataclass(frozen=True)
class Anatomy:
    """A closed set of structures; 0 is background and never listed."""

    structures: tuple[Structure, ...]

    def __post_init__(self) -> None:
        for field in ("number", "name"):
            seen = [getattr(s, field) for s in self.structures]
            twice = sorted({v for v in seen if seen.count(v) > 1})
            if twice:
                raise GeometryError(f"anatomy: {field} {twice[0]!r} is given twice, must be unique")

    def __iter__(self) -> Iterator[Structure]:
        return iter(self.structures)

    def __getitem__(self, name: str) -> Structure:
        for structure in self.structures:
            if structure.name == name:
                return structure
        known = ", ".join(s.name for s in self.structures)
        raise GeometryError(f"anatomy: no structure {name!r}, must be one of {known}")

    def number(self, name: str) -> int:
        """Number of the structure called `name`."""
        return self[name].number

    def numbers(self, *, tissue: str) -> tuple[int, ...]:
        """Numbers of every structure made of `tissue`."""
        return tuple(s.number for s in self.structures if s.tissue == tissue)


@cache
def standard_anatomy() -> Anatomy:
    """The scheme that ships with dioscuri (`anatomy.toml`)."""
    rows = tomllib.loads(resources.files("dioscuri.model").joinpath("anatomy.toml").read_text("utf-8"))
    return Anatomy(tuple(_structure(row) for row in rows["structure"]))


def _structure(row: dict[str, object]) -> Structure:
    return Structure(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})  # type: ignore[arg-type]
