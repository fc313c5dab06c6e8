"""What must be seen before each vessel is divided, and what is left if the team stops after a stage."""

from __future__ import annotations

from collections.abc import Sequence

from dioscuri.model.clipstages import ClampGate
from dioscuri.model.staging_recipe import StagingRecipe

SOURCE = (
    "UCLA (C13) clamped each vein 20 min under EEG and Doppler and divided it if the EEG held: "
    "the only explicit criterion found; C17 decided again every 15 min"
)


def gate(edge: str, following: Sequence[str], recipe: StagingRecipe) -> ClampGate:
    """The clamp test of one vessel; `following` are the later ones of its stage."""
    other = f"take {following[0]} first and try again, or" if following else "leave it for a later stage:"
    return ClampGate(
        edge=edge,
        minutes=recipe.clamp_minutes,
        on_pass=f"EEG and Doppler hold for {recipe.clamp_minutes:g} min: divide {edge}",
        on_fail=f"EEG falls or Doppler loses flow: release {edge} at once; {other} stop and close",
        source=SOURCE,
    )


def stop_text(number: int, open_after: Sequence[str], highest: str) -> str:
    """What the children go home with if the team stops after this stage."""
    if not open_after:
        return f"after stage {number} no candidate is open; highest territory pressure {highest}"
    return (
        f"stop and close after stage {number}: {', '.join(open_after)} stay open and join the twins; "
        f"highest territory pressure {highest}; the next stage is planned anew on new scans"
    )
