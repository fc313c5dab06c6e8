"""Figures of a plan of clips: intervals are the caller's, widened by what growth may do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dioscuri.circulation.flow.steady import steady
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork

Figures = Callable[[FlowNetwork, Mapping[str, float]], dict[str, Figure]]
MODEL = "steady flow of the network, nonlinear"
PREVIEW = "linear preview about today's flow, nothing grows"
KNOWN = "no interval: the network's numbers are taken as known"
GROWTH = "growth between stages (uncalibrated: assumed law, time and limits)"


def point(value: float, unit: str, source: str) -> Figure:
    """A number whose interval nobody gave."""
    return Figure(value=value, low=value, high=value, unit=unit, source=source, causes=(KNOWN,))


def point_figures(watched: Sequence[str]) -> Figures:
    """Pressures of the territories as they are computed, without an interval of their own."""

    def figures(network: FlowNetwork, clips: Mapping[str, float]) -> dict[str, Figure]:
        p = steady(network, clips).pressure_mmhg
        return {name: point(float(p[network.node(name)]), "mmHg", MODEL) for name in watched}

    return figures


def widened(figure: Figure, others: Sequence[float], cause: str) -> Figure:
    """The figure with an interval that holds `others` too; the cause is named where that widens it."""
    low, high = min(figure.low, *others), max(figure.high, *others)
    if low >= figure.low and high <= figure.high:
        return figure
    causes = tuple(c for c in figure.causes if c != KNOWN)
    return figure.model_copy(update={"low": low, "high": high, "causes": (*causes, cause)})


def highest_of(figures: Sequence[Figure]) -> Figure:
    """The highest of several: whichever it is, its bounds are no lower than each of theirs."""
    top = max(figures, key=lambda f: f.value)
    causes = tuple(dict.fromkeys(c for f in figures for c in f.causes if f is top or f.high > top.high))
    low, high = max(f.low for f in figures), max(f.high for f in figures)
    return top.model_copy(update={"low": low, "high": high, "causes": causes})
