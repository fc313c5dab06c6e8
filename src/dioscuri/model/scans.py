"""A scan with what it is."""

from __future__ import annotations

from dataclasses import dataclass

from dioscuri.model.case import Scan
from dioscuri.model.volume import Volume


@dataclass(frozen=True, eq=False)
class ScanVolume:
    """A volume and its role: what was scanned, and for contrast whose vein was injected."""

    scan: Scan
    volume: Volume
    notes: tuple[str, ...] = ()
