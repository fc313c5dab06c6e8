"""Two bodies that exchange blood: what a dose, contrast or haemoglobin does over minutes. Closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.errors import CirculationError

Array = NDArray[Any]
MOVED_SHARE = 0.10  # of a blood volume, after which the constant-volume law is surely wrong


@dataclass(frozen=True, eq=False)
class Bodies:
    """Two well-mixed blood volumes, castor's (A) first; each field is a number or samples, (S,).

    Parameters
    ----------
    volume_ml : (2, ...) of castor and pollux, > 0.
    exchange_ml_min : (2, ...) from castor to pollux (q_AB) and back (q_BA), >= 0.
    elimination_per_min : (2, ...) share of what is in a body that it removes per minute, >= 0.
    """

    volume_ml: Array
    exchange_ml_min: Array
    elimination_per_min: Array

    def __post_init__(self) -> None:
        shapes = []
        for name in ("volume_ml", "exchange_ml_min", "elimination_per_min"):
            values = np.array(getattr(self, name), float)
            if values.ndim == 0 or len(values) != 2:
                raise CirculationError(f"{name}: shape {values.shape}, must be (2, ...): castor and pollux")
            bad = ~np.isfinite(values) | (values < 0) | ((values == 0) & (name == "volume_ml"))
            if bad.any():
                low = "> 0" if name == "volume_ml" else ">= 0"
                raise CirculationError(f"{name}: {values[bad][0]:g} found, must be {low} and finite")
            shapes.append(values.shape[1:])
            values.flags.writeable = False
            object.__setattr__(self, name, values)
        np.broadcast_shapes(*shapes)

    @property
    def rates_per_min(self) -> tuple[Array, Array]:
        """Share of castor's blood that goes to pollux per minute, and of pollux's to castor."""
        return self.exchange_ml_min[0] / self.volume_ml[0], self.exchange_ml_min[1] / self.volume_ml[1]


def bodies(
    volume_ml: ArrayLike, exchange_ml_min: ArrayLike, elimination_per_min: ArrayLike = (0.0, 0.0)
) -> Bodies:
    """`Bodies` from anything that numpy takes."""
    return Bodies(np.asarray(volume_ml), np.asarray(exchange_ml_min), np.asarray(elimination_per_min))


def equalisation_per_min(of: Bodies) -> Array:
    """Rate at which a difference of concentration fades without elimination: q_AB/V_A + q_BA/V_B."""
    out, back = of.rates_per_min
    return np.asarray(out + back)


def half_time_min(of: Bodies) -> Array:
    """Time in which half of a difference is gone, min; infinite without exchange."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(2) / equalisation_per_min(of))


def amounts(of: Bodies, given: ArrayLike, at_min: ArrayLike) -> Array:
    """What of an amount given at time 0 is in each body later.

    Parameters
    ----------
    given : (2,) put into castor and into pollux, in any unit.
    at_min : (T,) times, >= 0.

    Returns
    -------
    (2, T, ...) in the unit of `given`; divided by `volume_ml`, concentrations.

    Notes
    -----
    exp(Mt) of the 2x2 matrix by its two real eigenvalues l1 >= l2, both <= 0:
    exp(Mt) = (e^l1t + e^l2t)/2 I + e^l1t (1 - e^-(l1-l2)t)/(l1-l2) (M - (l1+l2)/2 I).
    """
    dose, times = np.asarray(given, float), np.atleast_1d(np.asarray(at_min, float))
    if dose.shape != (2,) or not np.isfinite(dose).all() or not (times >= 0).all():
        raise CirculationError("dose: must be two finite amounts (castor, pollux) and times >= 0 min")
    out, back = of.rates_per_min
    k_a, k_b = of.elimination_per_min
    m_a, m_b = -(out + k_a), -(back + k_b)
    slow, fast = _eigenvalues(out, back, k_a, k_b)
    t = times.reshape(-1, *[1] * np.ndim(slow))
    mean, gap = (np.exp(slow * t) + np.exp(fast * t)) / 2, (slow - fast) * t
    lean = np.exp(slow * t) * t * np.where(gap > 0, -np.expm1(-gap) / np.where(gap > 0, gap, 1.0), 1.0)
    middle = (slow + fast) / 2
    a = mean * dose[0] + lean * ((m_a - middle) * dose[0] + back * dose[1])
    b = mean * dose[1] + lean * (out * dose[0] + (m_b - middle) * dose[1])
    return np.stack(np.broadcast_arrays(a, b))


def _eigenvalues(out: Array, back: Array, k_a: Array, k_b: Array) -> tuple[Array, Array]:
    """The larger and the smaller eigenvalue; the larger without cancellation."""
    trace = -(out + back + k_a + k_b)
    spread = np.sqrt((out + k_a - back - k_b) ** 2 + 4 * out * back)
    fast = (trace - spread) / 2
    determinant = k_a * back + k_b * out + k_a * k_b
    slow = np.where(fast < 0, determinant / np.where(fast < 0, fast, 1.0), 0.0)
    # Of two equal ones neither may come out as the smaller by rounding.
    return np.maximum(slow, fast), fast


def concentrations(of: Bodies, given: ArrayLike, at_min: ArrayLike) -> Array:
    """Amount per mL in each body, (2, T, ...)."""
    found = amounts(of, given, at_min)
    volume = of.volume_ml.reshape(2, 1, *of.volume_ml.shape[1:])
    return np.asarray(found / volume)


def exposure_ratio(of: Bodies, given_to: int = 0) -> Array:
    """Area under the concentration of the other twin over that of the one who was given the dose.

    (q_AB/V_B) / (q_BA/V_B + k_B) for a dose to A, where B eliminates k_B per minute; NaN where nothing
    flows and nothing is removed.
    """
    q, other = of.exchange_ml_min, 1 - given_to
    there, back = q[given_to] / of.volume_ml[other], q[other] / of.volume_ml[other]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(there / (back + of.elimination_per_min[other]))


def net_ml_min(of: Bodies) -> Array:
    """Blood that pollux gains from castor, mL/min; negative: castor gains."""
    return np.asarray(of.exchange_ml_min[0] - of.exchange_ml_min[1])


def minutes_until_moved(of: Bodies, share: float = MOVED_SHARE) -> Array:
    """Time until the twin who loses has lost `share` of its blood, min; infinite when nothing moves."""
    net = net_ml_min(of)
    loser = np.where(net > 0, of.volume_ml[0], of.volume_ml[1])
    with np.errstate(divide="ignore"):
        return np.asarray(share * loser / np.abs(net))


def diluted(haemoglobin_g_dl: ArrayLike, lost_ml: ArrayLike, volume_ml: ArrayLike) -> Array:
    """Haemoglobin after a loss that is replaced as it happens by fluid without cells: Hb e^(-lost/volume)."""
    return np.asarray(np.asarray(haemoglobin_g_dl) * np.exp(-np.asarray(lost_ml) / np.asarray(volume_ml)))


def transfused(
    haemoglobin_g_dl: ArrayLike, volume_ml: ArrayLike, pack_g_dl: ArrayLike, given_ml: ArrayLike
) -> Array:
    """Haemoglobin after a pack is given on top of the volume: the mean weighted by volume."""
    hb, volume, given = np.asarray(haemoglobin_g_dl), np.asarray(volume_ml), np.asarray(given_ml)
    return np.asarray((hb * volume + np.asarray(pack_g_dl) * given) / (volume + given))


def haemoglobin(of: Bodies, start_g_dl: ArrayLike, at_min: ArrayLike) -> Array:
    """Haemoglobin of both twins after mixing for some minutes, (2, T, ...) g/dL; no cell is made or lost.

    Parameters
    ----------
    start_g_dl : (2,) castor's and pollux's.
    """
    still = Bodies(of.volume_ml, of.exchange_ml_min, np.zeros(2).reshape(2, *[1] * (of.volume_ml.ndim - 1)))
    start = np.asarray(start_g_dl, float)
    parts = [
        np.asarray(concentrations(still, unit, at_min)) * start[n] * of.volume_ml[n]
        for n, unit in enumerate(((1.0, 0.0), (0.0, 1.0)))
    ]
    return np.asarray(parts[0] + parts[1])


def calibrated_exchange_ml_min(volume_ml: ArrayLike, reached: ArrayLike, at_min: ArrayLike) -> Array:
    """Exchange each way, taken as equal, from how far an indicator had equalised.

    q = -ln(1 - reached) / t / (1/V_A + 1/V_B).

    Parameters
    ----------
    volume_ml : (2, ...). reached : share of the way to equal, 0 to below 1. at_min : time, > 0.
    """
    volume, share, t = np.asarray(volume_ml, float), np.asarray(reached, float), np.asarray(at_min, float)
    if not ((share >= 0) & (share < 1)).all() or not (t > 0).all() or not (volume > 0).all():
        raise CirculationError(
            "indicator: must have volumes > 0 mL, a time > 0 min and a share reached of 0 to below 1 "
            "(equal within what can be measured is e.g. 0.95)"
        )
    return np.asarray(-np.log1p(-share) / t / (1 / volume[0] + 1 / volume[1]))
