"""The day on which a plan was made, as the case's audit trail has it."""

from __future__ import annotations

from pathlib import Path

from dioscuri.store import Store


def plan_days(case: Path) -> dict[str, str]:
    """Day (ISO 8601) by plan id, of every plan in the case's store; none where there is no store."""
    path = case / "store.sqlite"
    if not path.is_file():
        return {}
    with Store(path) as store:
        return {e.subject: e.at[:10] for e in store.audit_trail() if e.action == "plan made"}
