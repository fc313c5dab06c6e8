"""A series as it was found in a file: a volume and what its header says it is."""

from __future__ import annotations

from dataclasses import dataclass

from dioscuri.model import Volume


@dataclass(frozen=True, eq=False)
class Series:
    """One scan as read.

    Parameters
    ----------
    uid : SeriesInstanceUID, or for NIfTI the file name without its ending.
    description : the scanner's or the file's own words.
    volume : the values, LPS mm.
    slices : number of slices in the files (before any resampling).
    hint : a guess of `role`, and for contrast `injected` where it is named; None where unsure.
    notes : what reading changed or could not vouch for, one sentence each.
    synthetic : True when the file says that no scanner made it.
    """

    uid: str
    description: str
    volume: Volume
    slices: int
    hint: dict[str, str] | None = None
    notes: tuple[str, ...] = ()
    synthetic: bool = False
