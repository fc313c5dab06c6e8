"""Cross-drainage and heart load as figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dioscuri.circulation.exchange.mixing import CASTOR, POLLUX, UNTOLD, boundary_flows
from dioscuri.circulation.figures import figure_of
from dioscuri.errors import CirculationError
from dioscuri.model import Figure
from dioscuri.model.case import Twin
from dioscuri.model.exchange import CrossDrainage, HeartLoad
from dioscuri.model.flowstate import FlowState
from dioscuri.model.network import FlowNetwork

Array = NDArray[Any]
MODEL = "steady upwind mixing"
UNKNOWN_PERCENT = 80.0  # an interval this wide says nothing
FIXED = "one network, nothing sampled: no interval"


def cross_drainage(drained_ml_min: ArrayLike, causes: Sequence[str] = ()) -> CrossDrainage:
    """What drains from twin to twin.

    Parameters
    ----------
    drained_ml_min : (3, 3) of one `mixing`, or (S, 3, 3) of samples; row sends, column takes back.
    causes : what was sampled.
    """
    drained = np.asarray(drained_ml_min, float)
    if drained.ndim not in (2, 3) or drained.shape[-2:] != (3, 3):
        raise CirculationError(f"drained: shape {drained.shape}, must be (3, 3) or (S, 3, 3)")
    drained = drained.reshape(-1, 3, 3)
    why = tuple(causes) or ((FIXED,) if len(drained) == 1 else ())

    def flow(samples: Array) -> Figure:
        return figure_of(samples, "mL/min", MODEL, why)

    there, back = drained[:, CASTOR, POLLUX], drained[:, POLLUX, CASTOR]
    outputs = drained.sum(axis=2)
    shares = [_percent(moved, outputs[:, n], why) for n, moved in ((CASTOR, there), (POLLUX, back))]
    net = flow(there - back)
    untold = drained[:, UNTOLD].sum(axis=1) + drained[:, :UNTOLD, UNTOLD].sum(axis=1)
    return CrossDrainage(
        castor_to_pollux_ml_min=flow(there),
        pollux_to_castor_ml_min=flow(back),
        castor_to_pollux_percent=shares[0],
        pollux_to_castor_percent=shares[1],
        net_to_pollux_ml_min=net,
        untold_ml_min=flow(untold),
        statements=(
            _share_words("castor", "pollux", shares[0]),
            _share_words("pollux", "castor", shares[1]),
            net_words(net),
        ),
    )


def heart_flows(network: FlowNetwork, state: FlowState) -> Array:
    """What castor's and pollux's hearts (rows) send into the network and take back, (2, 2) mL/min."""
    enters, leaves = boundary_flows(network, state.flow_ml_min)
    return np.array([[side[network.twin == code].sum() for side in (enters, leaves)] for code in (1, 2)])


def heart_loads(
    before: ArrayLike, after: ArrayLike, causes: Sequence[str] = ()
) -> tuple[HeartLoad, HeartLoad]:
    """Load of either heart before and after clips, from `heart_flows`: (2, 2), or (S, 2, 2) with equal S.

    The rest of the body is not in the network: differences are those of the whole heart only while the body
    takes what it took.
    """
    a, b = (np.asarray(v, float).reshape(-1, 2, 2) for v in (before, after))
    if a.shape != b.shape:
        raise CirculationError(f"heart load: {len(a)} samples before and {len(b)} after, must be the same")
    why = tuple(causes) or ((FIXED,) if len(a) == 1 else ())
    return _load("castor", a[:, 0], b[:, 0], why), _load("pollux", a[:, 1], b[:, 1], why)


def _load(twin: Twin, before: Array, after: Array, why: tuple[str, ...]) -> HeartLoad:
    def flow(samples: Array) -> Figure:
        return figure_of(samples, "mL/min", "steady network, boundary flows", why)

    change = flow(after[:, 1] - before[:, 1])
    surplus = flow(after[:, 1] - after[:, 0])
    return HeartLoad(
        twin=twin,
        output_before_ml_min=flow(before[:, 0]),
        output_after_ml_min=flow(after[:, 0]),
        return_before_ml_min=flow(before[:, 1]),
        return_after_ml_min=flow(after[:, 1]),
        output_change_ml_min=flow(after[:, 0] - before[:, 0]),
        return_change_ml_min=change,
        surplus_after_ml_min=surplus,
        statement=f"What {twin}'s heart takes back from this network changes by {change}; it then gets back "
        f"{surplus} beyond what it sends.",
    )


def net_words(net_to_pollux: Figure) -> str:
    """Net transfusion in words; nothing certain where the interval holds zero."""
    if net_to_pollux.low <= 0 <= net_to_pollux.high and net_to_pollux.low < net_to_pollux.high:
        return f"Which twin gains blood is not certain: net to pollux {net_to_pollux}."
    if abs(net_to_pollux.value) < 1e-6:
        return "No net transfusion: as much goes as comes."
    gains, loses = ("pollux", "castor") if net_to_pollux.value > 0 else ("castor", "pollux")
    return (
        f"Net transfusion: {loses} loses blood to {gains}, {abs(net_to_pollux.value):.4g} mL/min, unless "
        "another way outside this network takes it back."
    )


def _percent(moved: Array, output: Array, why: tuple[str, ...]) -> Figure | None:
    if not (output > 0).all():
        return None
    return figure_of(100 * moved / output, "%", MODEL, why)


def _share_words(sender: str, taker: str, share: Figure | None) -> str:
    if share is None:
        return f"{sender} sends no blood into this network: what drains through {taker} has no answer."
    if share.high - share.low > UNKNOWN_PERCENT:
        return (
            f"How much of {sender}'s blood leaves by {taker}'s outlets is not known ({share}): it turns on "
            "both twins' venous pressures; measure them, or the exchange itself."
        )
    return f"Of the blood that {sender}'s heart sends into this network, {share} leaves by {taker}'s outlets."
