"""Numbered migrations; each runs in its own transaction and is recorded in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, insert, inspect, select, text

from dioscuri.errors import StoreError
from dioscuri.store import tables

GENESIS = "0" * 64


def m0001_first_tables(connection: Connection) -> None:
    """Cases, plans, and an audit trail that can only grow."""
    tables.METADATA.create_all(
        connection, tables=[tables.cases, tables.plans, tables.audit, tables.audit_head], checkfirst=False
    )
    connection.execute(insert(tables.audit_head).values(only=1, number=0, hash=GENESIS))
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        )


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (m0001_first_tables,)


def migrate(engine: Engine) -> list[int]:
    """Apply what is missing, in order; the numbers applied now.

    Raises
    ------
    StoreError : the store was written by a newer dioscuri.
    """
    with engine.begin() as connection:
        if not inspect(connection).has_table("migrations"):
            tables.migrations.create(connection)
        done = set(connection.scalars(select(tables.migrations.c.number)))
    if done and max(done) > len(MIGRATIONS):
        raise StoreError(
            f"store: made by a newer dioscuri (migration {max(done)}, this one knows {len(MIGRATIONS)}); "
            "update dioscuri"
        )
    applied = []
    for number, migration in enumerate(MIGRATIONS, start=1):
        if number in done:
            continue
        with engine.begin() as connection:
            migration(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            row = {"number": number, "name": migration.__name__, "applied_at": now}
            connection.execute(insert(tables.migrations).values(row))
        applied.append(number)
    return applied
