"""Numbers as a reader sees them."""

from __future__ import annotations

from dioscuri.model import Figure


def shown(figure: Figure, *, scale: float = 1.0, unit: str = "") -> list[str]:
    """Value with unit, interval, and source with causes; `scale` turns mm2 into cm2 and the like."""
    unit = unit or figure.unit
    value, low, high = (number(v * scale) for v in (figure.value, figure.low, figure.high))
    because = f" Interval from: {'; '.join(figure.causes)}." if figure.causes else ""
    return [f"{value} {unit}", f"{low} to {high} {unit} ({figure.level:.0%})", f"{figure.source}.{because}"]


def number(value: float) -> str:
    """Three significant digits, four from 1000 on, without an exponent."""
    if value == 0:
        return "0"
    digits = 4 if abs(value) >= 1000 else 3
    text = f"{float(f'{value:.{digits}g}'):.10f}".rstrip("0").rstrip(".")
    return text
