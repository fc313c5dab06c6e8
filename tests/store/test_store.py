"""The audit trail shows any change to itself; saves are whole; migrations run once."""

import sqlite3
import threading

import pytest
from sqlalchemy import text

from dioscuri.errors import StoreError
from dioscuri.model import Case
from dioscuri.store import Store
from dioscuri.store import migrate as migrations
from dioscuri.store.store import HASHED, _hash


def case(name="c") -> Case:
    return Case(name=name, castor={"inside_lps_mm": (0, 0, 0)}, pollux={"inside_lps_mm": (0, 0, 120)})


def test_saving_twice_writes_once(tmp_path):
    with Store(tmp_path / "store.sqlite") as store:
        assert store.save_case(case(), actor="a")
        assert not store.save_case(case(), actor="a")
        assert [e.action for e in store.audit_trail()] == ["case saved"]
        assert store.verified_head() == store.audit_trail()[-1].hash


def test_the_trail_cannot_be_edited_through_sql(tmp_path):
    with Store(tmp_path / "store.sqlite") as store:
        store.save_case(case(), actor="a")
    raw = sqlite3.connect(tmp_path / "store.sqlite")
    for statement in ("UPDATE audit SET actor='x'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)
    raw.close()


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE audit SET actor='x' WHERE number=2",
        "DELETE FROM audit WHERE number=2",
        "DELETE FROM audit WHERE number=3",
        "UPDATE audit_head SET number=2",
    ],
)
def test_a_forged_trail_is_found(tmp_path, forgery):
    with Store(tmp_path / "store.sqlite") as store:
        for name in "abc":
            store.save_case(case(name), actor="a")
        store.verified_head()
    raw = sqlite3.connect(tmp_path / "store.sqlite")
    raw.executescript(f"DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; {forgery};")
    raw.close()
    with Store(tmp_path / "store.sqlite") as store, pytest.raises(StoreError, match="audit trail"):
        store.verified_head()


def test_many_writers_lose_nothing(tmp_path):
    path = tmp_path / "store.sqlite"
    Store(path).close()

    def write(worker):
        with Store(path) as store:
            for n in range(5):
                store.save_case(case(f"{worker}-{n}"), actor=str(worker))

    threads = [threading.Thread(target=write, args=(w,)) for w in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store(path) as store:
        store.verified_head()
        assert len(store.audit_trail()) == 30


def test_a_failing_migration_leaves_no_trace(tmp_path, monkeypatch):
    path = tmp_path / "store.sqlite"
    Store(path).close()

    def m0002_breaks(connection):
        connection.execute(text("CREATE TABLE half (x INTEGER)"))
        raise RuntimeError("planted")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, m0002_breaks))
    with pytest.raises(RuntimeError, match="planted"):
        Store(path)
    raw = sqlite3.connect(path)
    assert not raw.execute("SELECT name FROM sqlite_master WHERE name='half'").fetchall()
    assert raw.execute("SELECT number FROM migrations").fetchall() == [(1,)]
    raw.close()


def test_a_newer_store_and_a_foreign_file_are_refused(tmp_path):
    path = tmp_path / "store.sqlite"
    Store(path).close()
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO migrations VALUES (99, 'later', '2030')")
    raw.commit()
    raw.close()
    with pytest.raises(StoreError, match="newer dioscuri"):
        Store(path)
    (tmp_path / "other").write_text("not a database, but long enough to be looked at" * 10)
    with pytest.raises(StoreError, match="not a dioscuri store"):
        Store(tmp_path / "other")


def test_an_entry_forged_with_a_fitting_hash_breaks_the_chain_after_it(tmp_path):
    with Store(tmp_path / "store.sqlite") as store:
        for name in "abc":
            store.save_case(case(name), actor="a")
        second = store.audit_trail()[1]
    forged = {name: getattr(second, name) for name in HASHED} | {"actor": "x"}
    raw = sqlite3.connect(tmp_path / "store.sqlite")
    raw.execute("DROP TRIGGER audit_no_update")
    raw.execute("UPDATE audit SET actor='x', hash=? WHERE number=2", (_hash(forged),))
    raw.commit()
    raw.close()
    with Store(tmp_path / "store.sqlite") as store, pytest.raises(StoreError, match="entry 3 was changed"):
        store.verified_head()
