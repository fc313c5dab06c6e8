"""What the team keeps of a case: a pure fold of its operations, the same as the browser's (ops/state.js)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dioscuri.errors import GeometryError
from dioscuri.model.cutstudy import Demand
from dioscuri.model.operation import Change, ConstraintAdd, Of, Operation, Remove

FAMILIES = ("landmark", "note", "measure", "bookmark", "constraint")
MARKS = ("undo", "redo")


@dataclass(frozen=True)
class Kept:
    """What stands: operations by the id "o<n>" of what they made, and the edits in their order."""

    landmark: dict[str, Operation] = field(default_factory=dict)
    note: dict[str, Operation] = field(default_factory=dict)
    measure: dict[str, Operation] = field(default_factory=dict)
    bookmark: dict[str, Operation] = field(default_factory=dict)
    constraint: dict[str, Operation] = field(default_factory=dict)
    edits: tuple[Operation, ...] = ()

    def demands(self) -> tuple[Demand, ...]:
        """The constraints as demands on the cut."""
        args = [o.args for o in self.constraint.values()]
        return tuple(a.demand() for a in args if isinstance(a, ConstraintAdd))


def undone(operations: Iterable[Operation]) -> set[int]:
    """Numbers of the operations that are taken back now."""
    gone: set[int] = set()
    for operation in operations:
        if isinstance(args := operation.args, Of):
            (gone.add if operation.kind == "undo" else gone.discard)(args.of)
    return gone


def kept(operations: Sequence[Operation]) -> Kept:
    """What stands after all of them; removing what is not there does nothing."""
    gone = undone(operations)
    found: dict[str, dict[str, Operation]] = {name: {} for name in FAMILIES}
    edits = []
    for operation in operations:
        if operation.kind in MARKS or operation.n in gone:
            continue
        family, _, what = operation.kind.partition(".")
        if family == "edit":
            edits.append(operation)
        elif isinstance(args := operation.args, Remove):
            found[family].pop(args.id, None)
        else:
            assert what == "add"
            found[family][f"o{operation.n}"] = operation
    return Kept(**found, edits=tuple(edits))


def refuse_baseless(operations: Sequence[Operation], change: Change) -> None:
    """Raise for an undo, a redo or a removal of what is not there.

    Raises
    ------
    GeometryError : in one line, what was named and why it cannot be.
    """
    if isinstance(args := change.args, Of):
        _refuse_mark(operations, change.kind, args.of)
    elif isinstance(args, Remove):
        family = change.kind.partition(".")[0]
        there = getattr(kept(operations), family)
        if args.id not in there:
            known = ", ".join(list(there)[-8:]) or "none"
            raise GeometryError(f"{change.kind} {args.id}: no {family} of that id, there are: {known}")


def _refuse_mark(operations: Sequence[Operation], kind: str, of: int) -> None:
    if of > len(operations):
        raise GeometryError(f"{kind} {of}: no such operation, the last is {len(operations)}")
    if (found := operations[of - 1].kind) in MARKS:
        raise GeometryError(f"{kind} {of}: that is itself an {found}, must name what it took back")
    if (of in undone(operations)) == (kind == "undo"):
        state = "already taken back" if kind == "undo" else "not taken back"
        raise GeometryError(f"{kind} {of}: it is {state}; load the page again")
