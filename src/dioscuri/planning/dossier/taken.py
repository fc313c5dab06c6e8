"""Pictures that people took in the viewer, as the dossier shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dioscuri.planning.viewing.pictures import pictures, pictures_folder


@dataclass(frozen=True, eq=False)
class Taken:
    """A picture's file name, its PNG, and what it is called, by whom and when."""

    file: str
    png: bytes
    name: str
    by: str
    at: str

    @property
    def caption(self) -> str:
        """Words below the picture. Which plan it shows stands in the picture itself."""
        return f"{self.name}. Taken by {self.by}, {self.at[:10]}."


def taken_pictures(case: Path) -> tuple[Taken, ...]:
    """All pictures of a case, the oldest first.

    Raises
    ------
    FormatError : their list is damaged. OSError : a picture that is listed is gone.
    """
    folder = pictures_folder(case)
    return tuple(
        Taken(one["file"], (folder / one["file"]).read_bytes(), one["name"], one["by"], one["at"])
        for one in pictures(case)
    )
