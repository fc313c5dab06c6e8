"""What clipping single vessels does, one at a time: the column "consequence" of the vessel table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.figures import figure_of
from dioscuri.circulation.flow.many import steady_many
from dioscuri.circulation.flow.steady import steady
from dioscuri.circulation.uncertainty.draw import draws, groups_of, samples_of
from dioscuri.circulation.whatif.ask import MODEL, Question
from dioscuri.circulation.whatif.following import territories_named
from dioscuri.circulation.whatif.watched import perfusion
from dioscuri.errors import IsolatedError
from dioscuri.model import Figure

Array = NDArray[Any]
SMALL_MMHG, SMALL_PERCENT = 0.01, 1.0


@dataclass(frozen=True)
class Alone:
    """One clip: what it isolates, or whose pressure rises most and whose perfusion falls most."""

    isolates: tuple[str, ...] = ()
    territory: str = ""
    rise_mmhg: Figure | None = None
    poorest: str = ""
    perfusion_percent: Figure | None = None

    def __str__(self) -> str:
        rise = self.rise_mmhg
        if rise is None:
            return f"isolates {', '.join(self.isolates)}"
        said = f"no pressure changes by {SMALL_MMHG:g} mmHg"
        if max(abs(rise.value), abs(rise.low), abs(rise.high)) >= SMALL_MMHG:
            said = f"{self.territory} {rise.value:+.2f} mmHg ({rise.low:+.2f} to {rise.high:+.2f})"
        loss = self.perfusion_percent
        if loss is not None and min(loss.value, loss.low) <= -SMALL_PERCENT:
            said += f"; perfusion of {self.poorest} {loss.value:+.1f} % ({loss.low:+.1f} to {loss.high:+.1f})"
        return said


def clipped_alone(question: Question, edges: Sequence[str]) -> dict[str, Alone]:
    """Each of these edges clipped, all others open; before and after are of the same samples."""
    net, watched = question.network, question.watched
    nodes = [w.node for w in watched]
    drawn = samples_of(net, question.spread, draws(question.spread, question.samples, question.seed))
    causes = tuple(f"sampled: {g}" for g in groups_of(question.spread))

    def asked(clips: dict[str, float]) -> tuple[Array, Array, Array, Array]:
        """Middle pressures (W,) and perfusions, and samples (S, W) of both."""
        state, states = steady(net, clips), steady_many(net, drawn, clips)
        middle = perfusion(net, state.flow_ml_min, watched)[0]
        return (
            state.pressure_mmhg[nodes],
            middle,
            states.pressure_mmhg[:, nodes],
            perfusion(net, states.flow_ml_min, watched),
        )

    today = asked({})
    out = {}
    for edge in edges:
        try:
            then = asked({edge: 1.0})
        except IsolatedError as error:
            out[edge] = Alone(isolates=territories_named(error, net, watched))
            continue
        rise, rises = then[0] - today[0], then[2] - today[2]
        with np.errstate(divide="ignore", invalid="ignore"):
            fall, falls = (100 * (then[n] / today[n] - 1) for n in (1, 3))
        n, m = int(rise.argmax()), int(np.nan_to_num(fall, nan=0.0).argmin())
        whole = bool(np.isfinite(falls[:, m]).all() and np.isfinite(fall[m]))
        out[edge] = Alone(
            territory=watched[n].id,
            rise_mmhg=figure_of(rises[:, n], "mmHg", MODEL, causes, value=float(rise[n])),
            poorest=watched[m].id,
            perfusion_percent=figure_of(falls[:, m], "%", MODEL, causes, value=float(fall[m]))
            if whole
            else None,
        )
    return out
