"""What is not sure about a network, as loadings on independent standard normal causes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dioscuri.errors import CirculationError
from dioscuri.model._checks import Array, locked

GROUPS = (
    "radius",
    "viscosity",
    "sinus loss",
    "arterial pressure",
    "venous pressure",
    "tissue pressure",
    "demand",
    "beds",
    "venules",
    "collaterals",
    "territories",
)


@dataclass(frozen=True, eq=False)
class Loading:
    """Values that move with causes: row[r] changes by the sum of value x z[cause] over its entries.

    Parameters
    ----------
    row, cause : (L,) numbers of edges or nodes, and of causes. value : (L,) standard deviations, signed.
    """

    row: Array
    cause: Array
    value: Array

    def __post_init__(self) -> None:
        for name, kind in (("row", np.int64), ("cause", np.int64), ("value", np.float64)):
            object.__setattr__(self, name, locked(np.array(getattr(self, name), kind).reshape(-1)))
        if not len(self.row) == len(self.cause) == len(self.value) or not np.isfinite(self.value).all():
            raise CirculationError(
                f"spread: {len(self.row)} rows, {len(self.cause)} causes, {len(self.value)} values; "
                "must be as many each, and finite"
            )

    def shifts(self, z: Array, rows: int) -> Array:
        """Changes (S, rows) for standard normal draws z (S, K)."""
        out = np.zeros((rows, len(z)))
        np.add.at(out, self.row, self.value[:, None] * z.T[self.cause])
        return out.T

    def sd(self, rows: int, causes: Array | None = None) -> Array:
        """Standard deviation of each row (rows,); of the causes in `causes` (K,) bool alone if given."""
        keep = slice(None) if causes is None else causes[self.cause]
        return np.sqrt(np.bincount(self.row[keep], self.value[keep] ** 2, rows))


@dataclass(frozen=True, eq=False)
class FlowSpread:
    """Everything about a network that is not sure, each cause an independent standard normal number.

    Draw z (S, K), then log resistance, log quadratic loss, log demand, held pressure and external pressure
    each change by their loading. One cause may move several values (a radius moves its edge's resistance
    and its quadratic loss), and one value may have several causes. A radius is as wrong all along its edge
    (fully correlated) and independent between edges.

    Parameters
    ----------
    group : (K,) what kind of cause, one of GROUPS. name : (K,) an edge, a twin, or empty.
    log_resistance, log_quadratic, log_demand, external_mmhg : rows are edges. fixed_mmhg : rows are nodes.
    """

    group: tuple[str, ...]
    name: tuple[str, ...]
    log_resistance: Loading
    log_quadratic: Loading
    log_demand: Loading
    fixed_mmhg: Loading
    external_mmhg: Loading

    def __post_init__(self) -> None:
        unknown = set(self.group) - set(GROUPS)
        if unknown or len(self.group) != len(self.name):
            raise CirculationError(
                f"spread: group {sorted(unknown)[:1] or 'without a name'}, must be one of {', '.join(GROUPS)}"
            )

    @property
    def causes(self) -> int:
        """Number of causes K."""
        return len(self.group)

    def of(self, group: str) -> Array:
        """Causes of one group, (K,) bool."""
        return np.array([g == group for g in self.group], bool)
