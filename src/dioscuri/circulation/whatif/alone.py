"""What clipping single vessels does, one at a time: the column "consequence" of the vessel table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dioscuri.circulation.figures import figure_of
from dioscuri.circulation.flow.many import steady_many
from dioscuri.circulation.flow.steady import steady, today
from dioscuri.circulation.uncertainty.draw import draws, groups_of, samples_of
from dioscuri.circulation.whatif.ask import MODEL, Question
from dioscuri.circulation.whatif.following import territories_named
from dioscuri.errors import IsolatedError
from dioscuri.model import Figure

SMALL_MMHG = 0.01


@dataclass(frozen=True)
class Alone:
    """One clip: the territories that it isolates, or the one whose pressure rises most and by how much."""

    isolates: tuple[str, ...] = ()
    territory: str = ""
    rise_mmhg: Figure | None = None

    def __str__(self) -> str:
        rise = self.rise_mmhg
        if rise is None:
            return f"isolates {', '.join(self.isolates)}"
        if max(abs(rise.value), abs(rise.low), abs(rise.high)) < SMALL_MMHG:
            return f"no territory changes by {SMALL_MMHG:g} mmHg"
        return f"{self.territory} {rise.value:+.2f} mmHg ({rise.low:+.2f} to {rise.high:+.2f})"


def clipped_alone(question: Question, edges: Sequence[str]) -> dict[str, Alone]:
    """Each of these edges clipped, all others open; before and after are of the same samples."""
    net, watched = question.network, question.watched
    nodes = [w.node for w in watched]
    drawn = samples_of(net, question.spread, draws(question.spread, question.samples, question.seed))
    before, middle = steady_many(net, drawn).pressure_mmhg[:, nodes], today(net).state.pressure_mmhg[nodes]
    causes = tuple(f"sampled: {g}" for g in groups_of(question.spread))
    out = {}
    for edge in edges:
        try:
            rise = steady(net, {edge: 1.0}).pressure_mmhg[nodes] - middle
            samples = steady_many(net, drawn, {edge: 1.0}).pressure_mmhg[:, nodes] - before
        except IsolatedError as error:
            out[edge] = Alone(isolates=territories_named(error, net, watched))
            continue
        n = int(rise.argmax())
        figure = figure_of(samples[:, n], "mmHg", MODEL, causes, value=float(rise[n]))
        out[edge] = Alone(territory=watched[n].id, rise_mmhg=figure)
    return out
