"""The log of a case's operations: one JSON line each, numbered, chained by digests, only ever added to.

Several processes may hold the same log: each works under the file's lock, and what is told to be kept
has reached the disk. A line that a killed process left unfinished is set aside in a file beside the
log and told; any other damage is refused with the line's number, never passed over.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from dioscuri.errors import DioscuriError, StoreError
from dioscuri.model import canonical_json
from dioscuri.model.operation import Change, Operation

FORMAT = "dioscuri-operations-1"
FIRST = hashlib.sha256(FORMAT.encode()).hexdigest()  # what the first line holds as the digest before it
BEFORE = "before"
MOST = 1_000_000
Check = Callable[[Sequence[Operation], Change], None]


class OpLog:
    """Operations in `path`, read once and then followed as they are added, by whomever.

    `notes` says what was set aside. Threads of one process must not share an instance without a lock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes: list[str] = []
        self._known: list[Operation] = []
        self._end, self._last, self._head = 0, 0, FIRST

    def read(self) -> tuple[Operation, ...]:
        """All operations, the oldest first; none where there is no log yet.

        Raises
        ------
        StoreError : a damaged line, which the message numbers, or lines that were changed or taken away.
        """
        if not self.path.exists():
            self._forget()
            return ()
        with self._locked() as file:
            self._follow(file)
        return tuple(self._known)

    def append(self, by: str, changes: Sequence[Change], check: Check | None = None) -> tuple[Operation, ...]:
        """Number, sign and date these changes and write them, all or none; what they became.

        `check` is asked of each change, with all operations before it, while the log is locked; what it
        raises refuses them all. A change whose `ref` the log holds is answered by that operation.
        """
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._locked() as file:
            self._follow(file)
            made, new = self._made(by, changes, check)
            if new:
                self._write(file, new)
        return made

    @property
    def head(self) -> str:
        """Digest of the last line known here: it names the whole log up to it."""
        return self._head

    def _made(
        self, by: str, changes: Sequence[Change], check: Check | None
    ) -> tuple[tuple[Operation, ...], list[Operation]]:
        refs = {o.ref: o for o in self._known if o.ref}
        after, made, new = list(self._known), [], []
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        if len(after) + len(changes) > MOST:
            raise StoreError(f"{self.path}: {len(after)} operations, the log must hold at most {MOST}")
        for change in changes:
            found = refs.get(change.ref) if change.ref else None
            if found is None:
                if check is not None:
                    check(after, change)
                found = _operation(change, len(after) + 1, by, now)
                after.append(found)
                new.append(found)
                refs |= {found.ref: found} if found.ref else {}
            made.append(found)
        return tuple(made), new

    def _write(self, file: IO[bytes], new: Sequence[Operation]) -> None:
        head, lines = self._head, []
        for operation in new:
            line = canonical_json({**operation.plain(), BEFORE: head}).encode()
            head = hashlib.sha256(line).hexdigest()
            lines.append(line + b"\n")
        data = b"".join(lines)
        file.seek(self._end)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if self._end == 0:
            _sync_folder(self.path.parent)
        self._known += new
        self._end, self._head = self._end + len(data), head

    @contextmanager
    def _locked(self) -> Iterator[IO[bytes]]:
        with os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file

    def _follow(self, file: IO[bytes]) -> None:
        """Read the lines that were added since the last time; all of them where the known end has changed."""
        if not self._still_there(file):
            self._forget()
        file.seek(self._end)
        data = file.read()
        whole, _, torn = data.rpartition(b"\n")
        if torn:
            self._set_aside(file, torn)
        for line in whole.split(b"\n") if whole or len(data) > len(torn) else ():
            number = len(self._known) + 1
            self._known.append(self._operation(line, number))
            self._end, self._head = self._end + len(line) + 1, hashlib.sha256(line).hexdigest()

    def _still_there(self, file: IO[bytes]) -> bool:
        if not self._known:
            return True
        file.seek(self._last)
        line = file.read(self._end - self._last)
        return line.endswith(b"\n") and hashlib.sha256(line[:-1]).hexdigest() == self._head

    def _operation(self, line: bytes, number: int) -> Operation:
        where = f"{self.path}: line {number}"
        try:
            said: dict[str, Any] = json.loads(line)
            before = said.pop(BEFORE)
            operation = Operation(**said)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, DioscuriError) as error:
            why = " ".join(str(error).split())[:200]
            raise StoreError(f"{where} is damaged ({why}); restore the file from a copy") from None
        if before != self._head or operation.n != number:
            raise StoreError(
                f"{where} does not follow the line before it: lines were changed or taken away; "
                "restore the file from a copy"
            )
        self._last = self._end
        return operation

    def _set_aside(self, file: IO[bytes], torn: bytes) -> None:
        """Move the end of the file that no newline closes to a file of its own, then cut it off."""
        name = f"{self.path.stem}.torn-{hashlib.sha256(torn).hexdigest()[:12]}.txt"
        with (self.path.parent / name).open("wb") as other:
            other.write(torn)
            other.flush()
            os.fsync(other.fileno())
        _sync_folder(self.path.parent)
        file.truncate(file.seek(0, os.SEEK_END) - len(torn))
        os.fsync(file.fileno())
        self.notes.append(
            f"{self.path}: its last line was not written to its end (a process was stopped); "
            f"it is set aside in {name}"
        )

    def _forget(self) -> None:
        self._known = []
        self._end, self._last, self._head = 0, 0, FIRST


def _operation(change: Change, number: int, by: str, now: str) -> Operation:
    taken = getattr(change.args, "of", None)
    given: dict[str, Any] = {"undoes": taken} if change.kind == "undo" else {}
    return Operation(n=number, by=by, at=now, **given, **change.plain())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
