"""Which series plays which part: the case's word first, then a guess that the plan admits to."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.errors import ScanError
from dioscuri.formats.series import Series
from dioscuri.model import Case, Scan, ScanRecord, ScanVolume

GUESSED = "what the scan is was guessed from its description; confirm it in case.toml"
NEEDED = "one unenhanced CT (role ct)"


def assign_roles(series: Sequence[Series], case: Case | None) -> tuple[ScanVolume, ...]:
    """Every series with its role; the case's list decides, else the hint, which leaves a note.

    Raises
    ------
    ScanError : no series is an unenhanced CT, or two claim the same role, or the case lists one that
        is not there.
    """
    listed = {scan.series: scan for scan in case.scans} if case else {}
    missing = sorted(set(listed) - {s.uid for s in series})
    if missing:
        raise ScanError(
            f"case.toml lists series {missing[0]}, which is not among the {len(series)} series found; "
            "correct the list or add the scan"
        )
    scans = [scan for one in series if (scan := _assigned(one, listed)) is not None]
    _refuse_doubles(scans)
    if not any(s.scan.role == "ct" for s in scans):
        found = ", ".join(f"{s.description or s.uid} ({s.volume.modality})" for s in series)
        raise ScanError(f"scans: found {found}; expected {NEEDED}; add it, or name it in case.toml")
    return tuple(scans)


def records(series: Sequence[Series], scans: Sequence[ScanVolume]) -> tuple[ScanRecord, ...]:
    """What the plan says of each scan that it used."""
    slices = {s.uid: s.slices for s in series}
    return tuple(
        ScanRecord(
            series=s.scan.series,
            role=s.scan.role,
            injected=s.scan.injected,
            acquired_on=s.scan.acquired_on,
            spacing_mm=tuple(round(float(x), 4) for x in s.volume.grid.spacing_mm),
            slices=slices[s.scan.series],
            synthetic=s.volume.synthetic,
            notes=s.notes,
        )
        for s in scans
    )


def unused(series: Sequence[Series], scans: Sequence[ScanVolume]) -> list[str]:
    """One sentence per series that no part of the plan rests on."""
    used = {s.scan.series for s in scans}
    return [
        f"series {s.description or s.uid} was not used: its role is not known; name it in case.toml"
        for s in series
        if s.uid not in used
    ]


def _assigned(one: Series, listed: dict[str, Scan]) -> ScanVolume | None:
    if one.uid in listed:
        scan = listed[one.uid]
        if scan.acquired_on is None:
            scan = scan.model_copy(update={"acquired_on": one.volume.acquired_on})
        return ScanVolume(scan, one.volume, one.notes)
    if not one.hint or (one.hint["role"].startswith("cta") and "injected" not in one.hint):
        return None
    scan = Scan(series=one.uid, acquired_on=one.volume.acquired_on, **one.hint)
    return ScanVolume(scan, one.volume, (*one.notes, GUESSED))


def _refuse_doubles(scans: Sequence[ScanVolume]) -> None:
    seen: dict[tuple[str, str | None], str] = {}
    for s in scans:
        part = (s.scan.role, s.scan.injected)
        if part in seen:
            whose = f" (injected: {part[1]})" if part[1] else ""
            raise ScanError(
                f"scans: {seen[part]} and {s.scan.series} are both {part[0]}{whose}, must be one of each; "
                "choose in case.toml"
            )
        seen[part] = s.scan.series
