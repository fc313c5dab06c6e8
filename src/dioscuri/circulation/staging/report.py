"""A computed plan as documents: gates, territories before and after, and where the team may stop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dioscuri.circulation.staging.gates import gate, stop_text
from dioscuri.circulation.staging.growth import calibrated
from dioscuri.circulation.staging.intervals import GROWTH, MODEL, Figures, highest_of, point, widened
from dioscuri.circulation.staging.walk import Walk
from dioscuri.model.clipstages import ClipStage, ClipStep, TerritoryStage
from dioscuri.model.figure import Figure
from dioscuri.model.network import FlowNetwork
from dioscuri.model.staging_recipe import StagingRecipe


@dataclass(frozen=True, eq=False)
class Report:
    """What a plan's documents are made of.

    Parameters
    ----------
    walks : the plan itself, then the same clips with other growth. figures : the caller's intervals.
    loads : share of a stage's allowance that each candidate takes.
    """

    network: FlowNetwork
    watched: tuple[str, ...]
    recipe: StagingRecipe
    walks: tuple[Walk, ...]
    figures: Figures | None
    loads: dict[str, float]

    def stages(self) -> tuple[ClipStage, ...]:
        """The stages, in order."""
        count = len(self.walks[0].stages)
        starts = [self._state(n, 0) for n in range(count)]
        return tuple(self._stage(n, starts[n], starts[n + 1] if n + 1 < count else {}) for n in range(count))

    def _stage(self, n: int, before: dict[str, Figure], later: dict[str, Figure]) -> ClipStage:
        stage = self.walks[0].stages[n]
        states = [self._state(n, m + 1) for m in range(len(stage.clips))]
        load = min(1.0, sum(self.loads[c] for c in stage.clips))
        done = self._closed(n, len(stage.clips))
        left = tuple(c for s in self.walks[0].stages for c in s.clips if c not in done)
        return ClipStage(
            number=n + 1,
            day=stage.day,
            steps=tuple(self._step(n, m, found) for m, found in enumerate(states)),
            share=load,
            over_share=load > self.recipe.share * (1 + 1e-9),
            territories=tuple(
                TerritoryStage(territory=t, before=before[t], after=states[-1][t], later=later.get(t))
                for t in self.watched
            ),
            open_after=left,
            stop=stop_text(n + 1, left, str(highest_of(tuple(states[-1].values())))),
        )

    def _step(self, n: int, m: int, found: dict[str, Figure]) -> ClipStep:
        walk = self.walks[0]
        clips = walk.stages[n].clips
        rises = walk.stages[n].during[m] - walk.today
        most = self.watched[int(np.argmax(rises))]
        return ClipStep(
            edge=clips[m],
            gate=gate(clips[m], clips[m + 1 :], self.recipe),
            territory=most,
            pressure=found[most],
            highest=highest_of(tuple(found.values())),
            highest_in=max(found, key=lambda t: found[t].value),
        )

    def _state(self, n: int, m: int) -> dict[str, Figure]:
        """Territories' pressures after `m` clips of stage n; what growth may do is in them from then on."""
        values = [w.stages[n].during[m - 1] if m else w.stages[n].before for w in self.walks]
        if self.figures is None:
            found = {t: point(float(p), "mmHg", MODEL) for t, p in zip(self.watched, values[0], strict=True)}
        else:
            found = self.figures(self._network(n), self._closed(n, m))
        if n == 0:
            return found
        return {
            t: widened(found[t], [float(v[i]) for v in values[1:]], GROWTH)
            for i, t in enumerate(self.watched)
        }

    def _network(self, n: int) -> FlowNetwork:
        calibre = self.walks[0].stages[n].calibre
        return calibrated(self.network, calibre) if (calibre != 1).any() else self.network

    def _closed(self, n: int, m: int) -> dict[str, float]:
        stages = self.walks[0].stages
        earlier = [c for s in stages[:n] for c in s.clips]
        return dict.fromkeys([*earlier, *stages[n].clips[:m]], 1.0)
