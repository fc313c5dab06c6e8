"""Cortex and the vein that drains it."""

from __future__ import annotations

from dataclasses import dataclass

from dioscuri.model._checks import Array
from dioscuri.model.grid import Grid


@dataclass(frozen=True)
class Territory:
    """Cortex of one hemisphere that one bridging vein drains.

    Parameters
    ----------
    id : such as t3. twin : castor or pollux. side : left, right or unknown, in the child's own frame.
    vein : edge id of the bridging vein. node : id of the network's node where its blood is collected.
    volume_ml : brain that it stands for. at_lps_mm : its middle.
    alternatives : (bridging vein, probability) of the veins that may drain it, the likeliest first; sum 1.
    """

    id: str
    twin: str
    side: str
    vein: str
    node: str
    volume_ml: float
    at_lps_mm: tuple[float, float, float]
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, eq=False)
class TerritoryMap:
    """Territories and where they lie: `number` uint16 (I, J, K), n for territories[n - 1], 0 for none."""

    territories: tuple[Territory, ...]
    number: Array
    grid: Grid
