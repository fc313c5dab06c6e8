"""How owners and pressures look, the same in pictures, bars and tables; told apart without colour too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model.colours import CASTOR_COLOUR, POLLUX_COLOUR, RGB, SHARED_COLOUR
from dioscuri.planning.pages.drawn import Key
from dioscuri.planning.pages.numbers import number

Array = NDArray[Any]

UNSURE: RGB = (95, 95, 95)
PALE: RGB = (238, 226, 241)  # between the bands of a shared vessel
FAINT: RGB = (190, 194, 198)
MARK: RGB = (20, 20, 20)
DASH_MM = (4.0, 3.0)
# The owner's words, colour and pattern: a plain tube, light and dark bands, dashes with gaps.
OWNERS: dict[str, Key] = {
    "castor": Key("castor's", CASTOR_COLOUR),
    "pollux": Key("pollux's", POLLUX_COLOUR),
    "shared": Key("shared by both", SHARED_COLOUR, "banded"),
    "uncertain": Key("uncertain", UNSURE, "dashed"),
}
CONTESTED = Key("evidence contradicts itself: for the team", MARK, "ring")
CLIPPED = Key("clipped", MARK, "crossed")
STEPS = 8


@dataclass(frozen=True)
class Scale:
    """Steps of pressure, mmHg: each colour begins at one of `edges` (n,), the last ends at `top`."""

    edges: tuple[float, ...]
    top: float

    @property
    def colours(self) -> tuple[RGB, ...]:
        """Light for low, dark for high: viridis, which lightness alone can tell."""
        from matplotlib import colormaps

        found = colormaps["viridis_r"](np.linspace(0.12, 1.0, len(self.edges)))
        return tuple((int(r), int(g), int(b)) for r, g, b in np.rint(found[:, :3] * 255))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The legend, in mmHg."""
        ends = (*self.edges[1:], self.top)
        return tuple(
            Key(f"{number(a)} to {number(b)} mmHg", c)
            for a, b, c in zip(self.edges, ends, self.colours, strict=True)
        )


def scale_of(pressures: Sequence[Array]) -> Scale:
    """Round steps that hold every pressure of all pictures, so that colours can be compared."""
    found = np.concatenate([np.asarray(p, float).ravel() for p in pressures])
    found = found[np.isfinite(found)]
    if not len(found):
        return Scale((0.0,), 1.0)
    step = _round_step((float(found.max()) - float(found.min())) / STEPS)
    low = np.floor(found.min() / step) * step
    count = max(1, int(np.ceil((found.max() - low) / step)))
    return Scale(
        tuple(round(float(low + n * step), 6) for n in range(count)), round(float(low + count * step), 6)
    )


def _round_step(least: float) -> float:
    """The next larger of 1, 2 or 5 times a power of ten."""
    power = 10 ** np.floor(np.log10(max(least, 0.05)))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= least))
