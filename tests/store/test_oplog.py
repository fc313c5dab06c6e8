"""The log of operations: whole, in order, chained, whoever writes and whenever a process is killed."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from dioscuri.errors import GeometryError, StoreError
from dioscuri.model.operation import Change
from dioscuri.store.oplog import OpLog

WRITER = """
import sys
from pathlib import Path
from dioscuri.model.operation import Change
from dioscuri.store.oplog import OpLog

log, name, count = OpLog(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for n in range(count):
    log.append(name, [Change(kind="landmark.add", args={"name": f"{name} {n}", "at": [0, 0, n]})])
    print(n, flush=True)
"""


def mark(name="a"):
    return Change(kind="landmark.add", args={"name": name, "at": [1, 2, 3]})


def names(log):
    return [o.args.name for o in log.read()]


@pytest.fixture
def log(tmp_path):
    return OpLog(tmp_path / "edits" / "operations.jsonl")


def test_no_log_is_no_operation_and_makes_no_file(log):
    assert log.read() == () and not log.path.exists()


def test_operations_are_numbered_signed_dated_and_found_by_others(log):
    made = log.append("A", [mark("a"), Change(kind="undo", args={"of": 1})])
    log.append("B", [mark("b")])
    found = OpLog(log.path).read()
    assert found[:2] == made and [o.n for o in found] == [1, 2, 3]
    assert [o.by for o in found] == ["A", "A", "B"] and found[1].undoes == 1
    assert all(o.at.endswith("+00:00") for o in found)


def test_a_refused_change_refuses_all_that_came_with_it(log):
    def no(before, change):
        if len(before) == 2:
            raise GeometryError("no")

    with pytest.raises(GeometryError):
        log.append("A", [mark(), mark(), mark()], no)
    assert log.read() == ()


def test_the_same_ref_again_is_answered_and_not_done_again(log):
    """The answer was lost on the way, and the browser asks once more."""
    change = Change(kind="landmark.add", args={"name": "a", "at": [0, 0, 0]}, ref="t-1")
    first = log.append("A", [change])
    assert OpLog(log.path).append("A", [change, change]) == (*first, *first)
    assert len(log.read()) == 1


def test_two_logs_of_one_file_follow_each_other(log):
    other = OpLog(log.path)
    for n in range(4):
        (log, other)[n % 2].append("A", [mark(str(n))])
    assert names(log) == names(other) == list("0123")


def test_processes_at_once_lose_nothing(log):
    log.path.parent.mkdir()
    command = [sys.executable, "-c", WRITER, str(log.path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen([*command, name, "40"], **pipes) for name in ("p", "q", "r")]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:  # only now, so that they write at the same time
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        process.communicate(timeout=60)
    assert [process.returncode for process in running] == [0, 0, 0]
    found = log.read()
    assert [o.n for o in found] == list(range(1, 121))
    for name in ("p", "q", "r"):
        assert [o.args.name for o in found if o.by == name] == [f"{name} {n}" for n in range(40)]


def test_threads_at_once_lose_nothing(log):
    threads = [threading.Thread(target=lambda: OpLog(log.path).append("A", [mark()])) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [o.n for o in log.read()] == list(range(1, 13))


def test_what_a_killed_process_had_confirmed_is_there(log):
    log.path.parent.mkdir()
    command = [sys.executable, "-c", WRITER, str(log.path), "k", "100000"]
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    running.stdin.write("go\n")
    running.stdin.close()
    assert running.stdout.readline() == "ready\n"
    for _ in range(20):
        confirmed = int(running.stdout.readline())
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    running.stdout.close()
    assert len(log.read()) > confirmed
    log.append("B", [mark("after")])
    assert names(log)[-1] == "after"


@pytest.mark.parametrize("torn", [b"{", b'{"n":3,"by":"A","kind":"landm', b"\x00" * 300])
def test_a_line_without_its_end_is_set_aside_and_told(log, torn):
    log.append("A", [mark("a"), mark("b")])
    with log.path.open("ab") as file:
        file.write(torn)
    again = OpLog(log.path)
    assert names(again) == ["a", "b"]
    assert "set aside" in again.notes[0]
    (aside,) = log.path.parent.glob("operations.torn-*.txt")
    assert aside.read_bytes() == torn
    again.append("A", [mark("c")])
    assert names(OpLog(log.path)) == names(log) == ["a", "b", "c"]


def rewritten(log, change):
    lines = log.path.read_bytes().splitlines()
    log.path.write_bytes(b"".join(line + b"\n" for line in change(lines)))


def renamed(line):
    return line.replace(b'"name":"b"', b'"name":"x"')


def forged(lines):
    """The last line changed with the digest of the one before it kept: only its own digest differs."""
    return [*lines[:2], renamed(lines[2].replace(b'"c"', b'"b"'))]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda x: [x[0], renamed(x[1]), x[2]], 3),
        (lambda x: [x[0], x[2]], 2),
        (lambda x: [x[1], x[0], x[2]], 1),
        (lambda x: [x[0], b"{broken", x[2]], 2),
        (lambda x: [x[0], b"", x[1], x[2]], 2),
        (lambda x: [x[0], b"[1]", x[2]], 2),
        (lambda x: [x[0], x[1].replace(b"landmark.add", b"landmark.fly"), x[2]], 2),
        (lambda x: [x[0], b'{"args":' + b"[" * 100_000, x[2]], 2),
    ],
)
def test_damage_is_refused_with_the_number_of_the_line(log, change, line):
    log.append("A", [mark("a"), mark("b"), mark("c")])
    rewritten(log, change)
    with pytest.raises(StoreError, match=f"line {line} ") as refused:
        OpLog(log.path).read()
    assert "restore the file" in str(refused.value) and "\n" not in str(refused.value)


def test_damage_is_never_written_over(log):
    log.append("A", [mark("a"), mark("b")])
    rewritten(log, lambda lines: [lines[1], lines[0]])
    before = log.path.read_bytes()
    for one in (OpLog(log.path), log):
        with pytest.raises(StoreError):
            one.append("A", [mark("c")])
    assert log.path.read_bytes() == before


@pytest.mark.parametrize("change", [forged, lambda lines: lines[:2]], ids=["changed", "taken away"])
def test_who_follows_a_log_sees_its_last_line_change(log, change):
    """A whole new reader cannot know a forged last line; whoever has read it before can."""
    log.append("A", [mark("a"), mark("b"), mark("c")])
    head = log.head
    rewritten(log, change)
    log.read()
    assert log.head != head


def test_each_line_holds_the_digest_of_the_one_before(log):
    log.append("A", [mark("a"), mark("b")])
    log.append("B", [mark("c")])
    lines = log.path.read_bytes().splitlines()
    for before, line in zip(lines, lines[1:], strict=False):
        assert json.loads(line)["before"] == hashlib.sha256(before).hexdigest()
    assert log.head == hashlib.sha256(lines[-1]).hexdigest()
