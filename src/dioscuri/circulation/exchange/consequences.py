"""What exchange means for a dose, for contrast and for haemoglobin. Consequences, never a dose to give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dioscuri.circulation.exchange.compartments import (
    Bodies,
    amounts,
    equalisation_per_min,
    exposure_ratio,
    half_time_min,
    minutes_until_moved,
    net_ml_min,
)
from dioscuri.circulation.exchange.drainage import net_words
from dioscuri.circulation.figures import figure_of
from dioscuri.errors import CirculationError
from dioscuri.model import TWINS, Figure
from dioscuri.model.case import Twin
from dioscuri.model.exchange import ExchangeConsequences, Precedent

Array = NDArray[Any]
MODEL = "two well-mixed blood volumes, closed form"
EQUAL = 0.95  # of the way to equal concentrations is called equal
PRECEDENTS = (
    Precedent(
        text="Atropine given to one raised the other's pulse within seconds.",
        junction="craniopagus",
        source="UCLA 2002, clinical reference C13",
    ),
    Precedent(
        text="A 3-minute bleed equalised haemoglobin, but suxamethonium and isoflurane did not cross.",
        junction="thoraco-omphalopagus",
        source="Toyoshima 1993, PMID 8230724",
    ),
    Precedent(
        text="A radionuclide was equal in both after 5 to 10 minutes; dye came out in the other's urine.",
        junction="thoraco-omphalopagus",
        source="abstracts, circulation reference section 4",
    ),
    Precedent(
        text="On bypass, one twin's circuit transfused the other through the shared sinus.",
        junction="craniopagus",
        source="clinical reference C05",
    ),
    Precedent(
        text="One twin supplied half of the sister's brain and its heart was failing by seven months.",
        junction="craniopagus",
        source="clinical reference C24",
    ),
)
LIMITS = (
    "Two well-mixed volumes that stay constant: no first pass, no binding, no tissue, no drug that acts "
    "before it mixes. No exchange in mL/min was found published for craniopagus twins: measure it in these "
    "(phase contrast or an indicator). This says what follows from a dose; it does not say which dose to "
    "give."
)


def exchange_consequences(
    of: Bodies, given_to: Twin, at_min: Sequence[float] = (1.0, 5.0, 10.0, 30.0), causes: Sequence[str] = ()
) -> ExchangeConsequences:
    """What follows for the other twin when something is given to one.

    Parameters
    ----------
    of : numbers, or samples (2, S).
    at_min : times at which the other's share of the dose is told.
    causes : what was sampled.
    """
    if given_to not in TWINS:
        raise CirculationError(f"given to {given_to!r}, must be castor or pollux")
    first = TWINS.index(given_to)
    held = np.array(amounts(of, np.eye(2)[first], at_min))[1 - first].reshape(len(at_min), -1)
    rate = np.ravel(equalisation_per_min(of))
    exposure = np.ravel(exposure_ratio(of, first))
    net = _figure(net_ml_min(of), "mL/min", causes)
    figures = {
        "half_time_min": _maybe(half_time_min(of), "min", causes),
        "equal_min": _maybe(-np.log(1 - EQUAL) / rate, "min", causes) if (rate > 0).all() else None,
        "exposure_ratio": _maybe(exposure, "ratio", causes),
        "tenth_moved_min": _maybe(minutes_until_moved(of), "min", causes),
    }
    shares = {f"{t:g} min": _figure(100 * row, "%", causes) for t, row in zip(at_min, held, strict=True)}
    return ExchangeConsequences(
        given_to=given_to,
        share_in_other_percent=shares,
        net_transfusion_ml_min=net,
        statements=tuple(_words(given_to, TWINS[1 - first], shares, figures, net)),
        precedents=PRECEDENTS,
        limits=LIMITS,
        **figures,
    )


def _figure(samples: Array, unit: str, causes: Sequence[str]) -> Figure:
    return figure_of(samples, unit, MODEL, causes)


def _maybe(samples: Array, unit: str, causes: Sequence[str]) -> Figure | None:
    """A figure, or None where a sample is infinite: a time that may never come has no interval."""
    return _figure(samples, unit, causes) if np.isfinite(samples).all() else None


def _words(
    given_to: str, other: str, shares: dict[str, Figure], figures: dict[str, Figure | None], net: Figure
) -> list[str]:
    out = [
        f"{time} after a dose to {given_to}, {share} of it is in {other}." for time, share in shares.items()
    ]
    equal, exposure, moved = (figures[k] for k in ("equal_min", "exposure_ratio", "tenth_moved_min"))
    if equal is None:
        out.append("The two do not surely exchange blood: concentrations may never become equal.")
    else:
        out.append(f"Without elimination, {1 - EQUAL:.0%} of the first difference is left after {equal}.")
    if exposure is not None:
        out.append(
            f"{other}'s exposure (area under the concentration, without elimination) is {exposure} "
            f"to {given_to}'s."
        )
    out.append(net_words(net))
    if net.low != 0 or net.high != 0:
        when = f"after {moved} a tenth of one blood volume has moved" if moved else "volumes drift apart"
        out.append(f"As unequal flows change the volumes, the constant-volume law no longer holds: {when}.")
    return out
