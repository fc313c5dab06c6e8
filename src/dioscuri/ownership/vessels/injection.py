"""Whose blood a vessel carries: what the injection of one twin, and then of the other, brightens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.model import TWINS
from dioscuri.model.vessel_owner_recipe import VesselOwnerRecipe
from dioscuri.ownership.vessels.enhancement import SEEN_SD, Enhancement, doses
from dioscuri.ownership.vessels.witness import KINDS, Witness, trusted

Array = NDArray[Any]

QUADRATURE = np.linspace(-2.0, 2.0, 9)  # standard deviations
SHARED_LOW, SHARED_HIGH = 0.15, 0.85
MIXED = 0.7  # of the length of a shared vessel, assumed; the rest may carry one blood alone


def shares(one: Enhancement, other: Enhancement) -> tuple[Array, Array, Array]:
    """Castor's share (E,), its standard deviation, and where at least one injection is seen, bool."""
    a, b = doses((one, other))
    first, second = np.maximum(one.hu * a, 0), np.maximum(other.hu * b, 0)
    total = first + second
    sd_first, sd_second = one.sd_hu * a, other.sd_hu * b
    safe = np.maximum(total, 1e-6)
    sd = np.hypot(second * sd_first, first * sd_second) / safe**2
    seen = (one.hu > SEEN_SD * one.sd_hu) | (other.hu > SEEN_SD * other.sd_hu)
    return np.where(seen, first / safe, 0.5), np.where(seen, sd, 0.5), seen


def likelihood(share: Array, sd: Array, power: Array, shared: Array) -> Array:
    """Likelihood (E, 3) of castor's, pollux's and shared vessels: a s^(a-1), its mirror, and 6 s (1-s).

    A shared vessel with one blood alone is kept possible (MIXED of its density is spread evenly).
    s is known with an error of `sd`: the densities are averaged over it.
    """
    s = np.clip(share[:, None] + sd[:, None] * QUADRATURE, 0, 1)
    weight = np.exp(-(QUADRATURE**2) / 2)
    a = power[:, None]
    rows = [a * s ** (a - 1), a * (1 - s) ** (a - 1), shared[:, None] * (1 - MIXED + MIXED * 6 * s * (1 - s))]
    return np.stack([(r * weight).sum(axis=1) / weight.sum() for r in rows], axis=1)


def injection_witnesses(
    kinds: Sequence[str],
    seen: Sequence[Enhancement],
    recipe: VesselOwnerRecipe,
) -> tuple[Witness, ...]:
    """One witness per phase; the phase that does not belong to a vessel's kind counts only where the other is
    not there. One injection alone says nothing of the other twin, and says so.
    """
    by = {(e.twin, e.phase): e for e in seen}
    return tuple(
        _of_phase(phase, kinds, by, recipe)
        for phase in ("arterial", "venous")
        if any((twin, phase) in by for twin in TWINS)
    )


def blood_share(kinds: Sequence[str], seen: Sequence[Enhancement]) -> Array:
    """Castor's share of the contrast in each vessel, (E,); NaN where no pair of injections shows it."""
    by = {(e.twin, e.phase): e for e in seen}
    out = np.full(len(kinds), np.nan)
    for phases in (("arterial", "venous"), ("venous", "arterial")):
        mine = np.array([(k == "artery") == (phases[0] == "arterial") for k in kinds], bool)
        for phase in phases:
            if all((twin, phase) in by for twin in TWINS):
                share, _, filled = shares(by["castor", phase], by["pollux", phase])
                take = mine & filled & np.isnan(out)
                out[take] = share[take]
    return out


def _of_phase(
    phase: str, kinds: Sequence[str], by: dict[tuple[str, str], Enhancement], recipe: VesselOwnerRecipe
) -> Witness:
    count = len(kinds)
    says = np.full((count, 3), 1 / 3)
    there = [by[twin, phase] for twin in TWINS if (twin, phase) in by]
    if len(there) == 1:
        return Witness("owner", "injection", says, _alone(there[0]))
    share, sd, filled = shares(there[0], there[1])
    power = {"artery": recipe.artery_share_power, "sinus": recipe.sinus_share_power}
    powers = np.array([power.get(k, recipe.vein_share_power) for k in kinds])
    trust = np.array(
        [recipe.artery_injection_trust if k == "artery" else recipe.vein_injection_trust for k in kinds]
    )
    shared = np.array([1.0 if k == "sinus" else recipe.shared_vessel_odds for k in kinds])
    clear = trusted(likelihood(share, np.hypot(sd, recipe.share_sd), powers, shared), trust)
    told = filled & _tells(phase, kinds, by)
    says[told] = clear[told]
    return Witness("owner", "injection", says, _both(phase, there, share, told))


def _tells(phase: str, kinds: Sequence[str], by: dict[tuple[str, str], Enhancement]) -> Array:
    """Edges whose own phase this is, or whose own phase no pair of injections shows, (E,) bool."""
    other = "venous" if phase == "arterial" else "arterial"
    mine = np.array([(k == "artery") == (phase == "arterial") or k not in KINDS for k in kinds], bool)
    if not all((twin, other) in by for twin in TWINS):
        return np.ones(len(kinds), bool)
    _, _, filled = shares(by["castor", other], by["pollux", other])
    return mine | ~filled


def _alone(study: Enhancement) -> tuple[str, ...]:
    other = "pollux" if study.twin == "castor" else "castor"
    filled = study.hu > SEEN_SD * study.sd_hu
    return tuple(
        f"{study.twin}'s injection, {study.phase} phase: {hu:+.0f} HU, {'fills it' if f else 'not seen'}; "
        f"{other} was not injected, so this does not tell whose it is"
        for hu, f in zip(study.hu, filled, strict=True)
    )


def _both(phase: str, pair: Sequence[Enhancement], share: Array, told: Array) -> tuple[str, ...]:
    out = []
    for n, tells in enumerate(told):
        castor, pollux = (f"{e.hu[n]:+.0f}" for e in pair)
        text = f"{phase} phase: castor's injection {castor} HU, pollux's {pollux} HU"
        what = "both fill it" if SHARED_LOW <= share[n] <= SHARED_HIGH else "one fills it"
        out.append(f"{text}; {what}, castor's share {share[n]:.0%}" if tells else "")
    return tuple(out)
