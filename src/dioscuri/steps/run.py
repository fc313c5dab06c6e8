"""Steps: a key from the name, the code and the inputs; a result that is computed once."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, cast

from dioscuri.errors import StoreError
from dioscuri.model import canonical_json
from dioscuri.steps import codec
from dioscuri.steps.digest import code_digest, digest
from dioscuri.steps.objects import Objects, write_whole

T = TypeVar("T")


@dataclass(frozen=True)
class StepEvent:
    """What happened to one step: `started`, `computed` or `remembered`, and how long it took, s."""

    step: str
    what: Literal["started", "computed", "remembered"]
    seconds: float = 0.0


@dataclass(eq=False)
class Result(Generic[T]):
    """The result of a step: its key and digest are known at once, its value is loaded when it is used."""

    key: str
    digest: str
    _load: Callable[[], T] = field(repr=False)
    _value: list[T] = field(default_factory=list, repr=False)

    @property
    def value(self) -> T:
        """The value itself."""
        if not self._value:
            self._value.append(self._load())
        return self._value[0]

    def forget(self) -> None:
        """Free the memory; the value is loaded again when it is next used."""
        self._value.clear()


class Steps:
    """Runs steps under one folder: `objects/<sha>` and `records/<key>.json`.

    Parameters
    ----------
    folder : made if absent.
    watch : called with a StepEvent as each step starts and ends.
    code : digest of the code; the whole installed package by default.
    """

    def __init__(
        self, folder: Path, *, watch: Callable[[StepEvent], None] | None = None, code: str | None = None
    ) -> None:
        self.folder = folder
        self.objects = Objects(folder / "objects")
        self.records = folder / "records"
        self.records.mkdir(parents=True, exist_ok=True)
        self.code = code or code_digest()
        self.keys: dict[str, str] = {}
        self.computed: list[str] = []
        self._watch = watch or (lambda event: None)

    def run(self, name: str, function: Callable[..., T], /, *inputs: Any) -> Result[T]:
        """`function(*inputs)`, computed only if this name, code and inputs were never seen.

        An input may be a Result: its digest is used for the key, its value is loaded only to compute.
        """
        shas = [i.digest if isinstance(i, Result) else digest(i) for i in inputs]
        key = hashlib.sha256(canonical_json([name, self.code, shas]).encode()).hexdigest()
        self.keys[name] = key
        if (record := self._record(key)) is not None:
            self._watch(StepEvent(name, "remembered"))
            return self._result(key, str(record["output"]))
        self._watch(StepEvent(name, "started"))
        started = time.perf_counter()
        value = function(*[i.value if isinstance(i, Result) else i for i in inputs])
        sha = self._keep(value, {"step": name, "key": key, "code": self.code, "inputs": shas})
        self.computed.append(name)
        self._watch(StepEvent(name, "computed", time.perf_counter() - started))
        result = cast("Result[T]", self._result(key, sha))
        result._value.append(value)
        return result

    def recall(self, name: str, key: str) -> Result[Any]:
        """The result of an earlier step by its key, whatever code made it.

        Raises
        ------
        StoreError : it is not here, or not whole.
        """
        record = self._record(key)
        if record is None:
            raise StoreError(
                f"{self.folder}: the result of step {name!r} is gone or damaged; run `dioscuri plan` again"
            )
        return self._result(key, str(record["output"]))

    def _record(self, key: str) -> dict[str, Any] | None:
        path = self.records / f"{key}.json"
        if not path.exists():
            return None
        try:
            record: dict[str, Any] = json.loads(path.read_text("utf-8"))
            return record if all(self.objects.has(name) for name in record["objects"]) else None
        except (ValueError, KeyError, TypeError):  # damaged: what it remembered is computed again
            return None

    def _keep(self, value: Any, origin: dict[str, Any]) -> str:
        arrays: list[str] = []

        def keep(array: Any) -> str:
            arrays.append(self.objects.keep_array(array))
            return arrays[-1]

        sha = self.objects.keep_text(canonical_json(codec.encode(value, keep)))
        objects = [f"{sha}.json", *(f"{a}.npy" for a in sorted(set(arrays)))]
        record = {**origin, "output": sha, "objects": objects}
        # The record comes last: a kill before this line leaves objects that nothing refers to.
        write_whole(self.records / f"{origin['key']}.json", canonical_json(record).encode())
        return sha

    def _result(self, key: str, sha: str) -> Result[Any]:
        def load() -> Any:
            return codec.decode(json.loads(self.objects.load_text(sha)), self.objects.load_array)

        return Result(key, sha, load)
