"""One case: exactly two twins, castor and pollux, and their scans."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from dioscuri.errors import GeometryError
from dioscuri.model.document import Document

Twin = Literal["castor", "pollux"]
Role = Literal["ct", "cta_arterial", "cta_venous", "t1", "mrv"]
Point = tuple[float, float, float]
MIN_APART_MM = 40.0


class TwinMarks(Document):
    """Points that a person has placed on one twin, LPS mm in the case's frame.

    `inside` lies inside this twin's head and says which head is meant; left and right are the child's
    own. Landmarks that are not given are left out, never guessed: the facial rotation then stays open.
    """

    inside_lps_mm: Point
    nasion_lps_mm: Point | None = None
    porion_left_lps_mm: Point | None = None
    porion_right_lps_mm: Point | None = None


class Confirmation(Document):
    """A named person has looked at a picture and says which twin is which and which side is left."""

    by: str = Field(min_length=1)
    on: date
    picture: str = Field(min_length=1)


class Scan(Document):
    """What one series is: its role and, for contrast, whose vein was injected."""

    series: str = Field(min_length=1)
    role: Role
    injected: Twin | None = None
    acquired_on: date | None = None

    @model_validator(mode="after")
    def _check(self) -> Scan:
        needs = self.role.startswith("cta")
        if needs and self.injected is None:
            raise GeometryError(f"scan {self.series}: role {self.role} must name the injected twin")
        if not needs and self.injected is not None:
            raise GeometryError(f"scan {self.series}: role {self.role} must not name an injected twin")
        return self


class Case(Document):
    """Two twins, their marks, who confirmed them, and the scans.

    Without `confirmed` the identities are provisional; every plan says so.
    """

    name: str = Field(min_length=1)
    castor: TwinMarks
    pollux: TwinMarks
    confirmed: Confirmation | None = None
    scans: tuple[Scan, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Case:
        a, b = self.castor.inside_lps_mm, self.pollux.inside_lps_mm
        apart = sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5
        if apart < MIN_APART_MM:
            raise GeometryError(
                f"case {self.name}: castor and pollux marked {apart:.1f} mm apart, "
                f"must be at least {MIN_APART_MM:g} mm (two heads)"
            )
        seen: set[str] = set()
        for scan in self.scans:
            if scan.series in seen:
                raise GeometryError(f"case {self.name}: series {scan.series} is listed twice, must be once")
            seen.add(scan.series)
        return self

    def marks(self, twin: Twin) -> TwinMarks:
        """The marks of one twin."""
        return self.castor if twin == "castor" else self.pollux
