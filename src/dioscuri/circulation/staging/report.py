"""A computed plan as documents: gates, territories before and after, and where the team may stop."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dioscuri.circulation.staging.gates import gate, stop_text
from dioscuri.circulation.staging.growth import calibrated
from dioscuri.circulation.staging.intervals import GROWTH, MODEL, Figures, highest_of, point, widened
from dioscuri.circulation.staging.walk import Walk
from dioscuri.model.clipstages import ClipStage, ClipStep, TerritoryStage
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe

Clips = dict[str, float]


class _Figures:
    """Figures of the states of a plan: intervals by the caller, widened by the other walks."""

    def __init__(self, network: FlowNetwork, watched: tuple[str, ...], walks: tuple[Walk, ...]) -> None:
        self.network, self.watched, self.walks = network, watched, walks

    def of(
        self, figures: Figures | None, stage: int, clips: Clips, values: list[np.ndarray]
    ) -> dict[str, Figure]:
        """`values` are the pressures (w,) of this state in each walk."""
        if figures is None:
            found = {t: point(float(p), "mmHg", MODEL) for t, p in zip(self.watched, values[0], strict=True)}
        else:
            found = figures(self._network(stage), clips)
        return {
            name: widened(found[name], [float(v[n]) for v in values[1:]], GROWTH) if stage else found[name]
            for n, name in enumerate(self.watched)
        }

    def _network(self, stage: int) -> FlowNetwork:
        calibre = self.walks[0].stages[stage].calibre
        return calibrated(self.network, calibre) if (calibre != 1).any() else self.network


def stage_documents(
    network: FlowNetwork,
    watched: tuple[str, ...],
    recipe: StagingRecipe,
    walks: tuple[Walk, ...],
    figures: Figures | None,
    loads: dict[str, float],
) -> tuple[ClipStage, ...]:
    """The stages of the first of `walks`; the others are the same plan with other growth.

    `loads` is the share of a stage's allowance that each candidate takes.
    """
    source = _Figures(network, watched, walks)
    every = [c for s in walks[0].stages for c in s.clips]
    starts = [_before(source, figures, n, every) for n in range(len(walks[0].stages))]
    out = []
    done: list[str] = []
    for n, stage in enumerate(walks[0].stages):
        steps = [
            _after(source, figures, n, [*done, *stage.clips[: m + 1]], m) for m in range(len(stage.clips))
        ]
        done += stage.clips
        later = starts[n + 1] if n + 1 < len(starts) else {}
        load = min(1.0, sum(loads[c] for c in stage.clips))
        highest = highest_of(tuple(steps[-1].values()))
        left = tuple(c for c in every if c not in done)
        out.append(
            ClipStage(
                number=n + 1,
                day=stage.day,
                steps=_steps(stage.clips, steps, recipe),
                share=load,
                over_share=load > recipe.share * (1 + 1e-9),
                territories=tuple(
                    TerritoryStage(territory=t, before=starts[n][t], after=steps[-1][t], later=later.get(t))
                    for t in watched
                ),
                open_after=left,
                stop=stop_text(n + 1, left, str(highest)),
            )
        )
    return tuple(out)


def _before(source: _Figures, figures: Figures | None, n: int, every: Sequence[str]) -> dict[str, Figure]:
    count = sum(len(s.clips) for s in source.walks[0].stages[:n])
    clips = {c: 1.0 for c in every[:count]}
    return source.of(figures, n, clips, [w.stages[n].before for w in source.walks])


def _after(
    source: _Figures, figures: Figures | None, n: int, clips: Sequence[str], m: int
) -> dict[str, Figure]:
    closed = {c: 1.0 for c in clips}
    return source.of(figures, n, closed, [w.stages[n].during[m] for w in source.walks])


def _steps(
    clips: tuple[str, ...], found: list[dict[str, Figure]], recipe: StagingRecipe
) -> tuple[ClipStep, ...]:
    out = []
    for m, edge in enumerate(clips):
        name = max(found[m], key=lambda t: found[m][t].value)
        rest = clips[m + 1 :]
        out.append(
            ClipStep(
                edge=edge,
                gate=gate(edge, rest, recipe),
                territory=name,
                highest=highest_of(tuple(found[m].values())),
            )
        )
    return tuple(out)
