"""Cases, plans and the audit trail, in SQLite."""

from dioscuri.store.store import AuditEntry, Store

__all__ = ["AuditEntry", "Store"]
