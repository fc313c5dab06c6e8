"""One SQLite file per case folder: what was planned, and an audit trail that shows any change to itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, create_engine, event, insert, select, update
from sqlalchemy.exc import DatabaseError

from dioscuri.errors import StoreError
from dioscuri.model import Case, Plan, canonical_json
from dioscuri.store import tables
from dioscuri.store.migrate import GENESIS, migrate

HASHED = ("number", "at", "actor", "action", "subject", "previous")


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit trail; `hash` covers every other field and the hash before it."""

    number: int
    at: str
    actor: str
    action: str
    subject: str
    previous: str
    hash: str


class Store:
    """Cases, plans and their audit trail.

    Raises
    ------
    StoreError : the file is not a store, or was made by a newer dioscuri.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        try:
            migrate(self._engine)
        except DatabaseError as error:
            self.close()
            raise StoreError(
                f"{path}: not a dioscuri store ({error.orig}); move it away and run again"
            ) from None
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def save_case(self, case: Case, *, actor: str) -> bool:
        """Save a case unless it is here already, word for word; whether it was new."""
        document = canonical_json(case.model_dump(mode="json"))
        with self._engine.begin() as connection:
            head = _lock_head(connection)
            old = connection.scalar(select(tables.cases.c.document).where(tables.cases.c.name == case.name))
            if old == document:
                return False
            if old is None:
                connection.execute(insert(tables.cases).values(name=case.name, document=document))
            else:
                connection.execute(
                    update(tables.cases).where(tables.cases.c.name == case.name).values(document=document)
                )
            subject = f"{case.name} sha256 {hashlib.sha256(document.encode()).hexdigest()}"
            _append(connection, head, actor=actor, action="case saved", subject=subject)
        return True

    def save_plan(self, plan: Plan, *, actor: str) -> bool:
        """Save a plan under its id; whether it was new."""
        with self._engine.begin() as connection:
            head = _lock_head(connection)
            if connection.scalar(select(tables.plans.c.id).where(tables.plans.c.id == plan.id)):
                return False
            document = canonical_json(plan.model_dump(mode="json"))
            connection.execute(
                insert(tables.plans).values(id=plan.id, case_name=plan.case, document=document)
            )
            _append(connection, head, actor=actor, action="plan made", subject=plan.id)
        return True

    def plan(self, plan_id: str) -> Plan:
        """The plan of an id, checked against it."""
        with self._engine.connect() as connection:
            document = connection.scalar(select(tables.plans.c.document).where(tables.plans.c.id == plan_id))
        if document is None:
            raise StoreError(f"plan {plan_id}: not in {self.path}; see 'plans/' for those that are")
        plan = Plan.model_validate_json(document)
        if plan.id != plan_id:
            raise StoreError(f"plan {plan_id}: its content hashes to {plan.id}; the stored plan was changed")
        return plan

    def audit_trail(self) -> tuple[AuditEntry, ...]:
        """Every entry, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(tables.audit).order_by(tables.audit.c.number)).all()
        return tuple(AuditEntry(**row._mapping) for row in rows)

    def verified_head(self) -> str:
        """The hash of the last entry, after the whole chain was checked.

        Raises
        ------
        StoreError : an entry was changed, removed or added outside dioscuri.
        """
        previous = GENESIS
        trail = self.audit_trail()
        for expected, entry in enumerate(trail, start=1):
            fields = {name: getattr(entry, name) for name in HASHED}
            if entry.number != expected or entry.previous != previous or entry.hash != _hash(fields):
                raise StoreError(f"audit trail: entry {entry.number} was changed or one before it is missing")
            previous = entry.hash
        with self._engine.connect() as connection:
            head = connection.execute(select(tables.audit_head)).one()
        if head.number != len(trail) or head.hash != previous:
            raise StoreError(f"audit trail: ends at entry {len(trail)}, its head names entry {head.number}")
        return previous


def _engine(path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        connection.isolation_level = None  # the driver must not begin on its own: DDL belongs in transactions
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA busy_timeout = 10000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _lock_head(connection: Connection) -> Row[Any]:
    """Take the one row that orders all writers, before anything else is read."""
    connection.execute(update(tables.audit_head).values(only=1))
    return connection.execute(select(tables.audit_head)).one()


def _append(connection: Connection, head: Row[Any], *, actor: str, action: str, subject: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"number": head.number + 1, "at": now, "actor": actor, "action": action, "subject": subject}
    row["previous"] = head.hash
    row["hash"] = _hash(row)
    connection.execute(insert(tables.audit).values(row))
    connection.execute(update(tables.audit_head).values(number=row["number"], hash=row["hash"]))


def _hash(fields: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(fields).encode()).hexdigest()
