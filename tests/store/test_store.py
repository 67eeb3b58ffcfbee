"""A record kept in SQLite and PostgreSQL: nothing twice, nothing lost, the past as it was known."""

from __future__ import annotations

import datetime as dt
import threading

import sqlalchemy as sa

from dateline.errors import DatelineError
from dateline.fusion.ledger import control_on, history, refresh
from dateline.store import RecordStore, tables
from dateline.store.corrections import correct, undo
from dateline.store.failures import failures, forget, keep
from dateline.store.search import search
from made import record

FALL = "M23 fighters entered Goma on Monday and held the airport by nightfall, people in the city said."
CALM = "Goma was quiet and the army patrolled its streets, the governor told a radio station on Sunday."


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_same_report_twice_is_kept_once(store: RecordStore) -> None:
    assert store.add(record(FALL, "2025-01-27", {}))
    assert not store.add(record(FALL, "2025-01-27", {}))
    assert store.counts() == {"reports": 1, "statements": 1, "failures": 0}


def test_another_text_under_a_known_id_is_kept_beside_it(store: RecordStore) -> None:
    assert store.add(record(FALL, "2025-01-27", {}, id="x"))
    assert store.add(record(CALM, "2025-01-26", {"holder": "army", "kind": "military", "change": "holds"}, id="x"))
    assert store.counts()["reports"] == 2


def test_a_record_comes_back_as_it_went_in(store: RecordStore) -> None:
    one = record(FALL, "2025-01-27", {}, outlet="Kivu Post")
    store.add(one)
    assert store.record(one.report.id) == one


def test_what_held_and_what_was_known_of_it(store: RecordStore) -> None:
    store.add(record(CALM, "2025-01-26", {"holder": "army", "kind": "military", "change": "holds"}))
    refresh(store)
    store.add(record(FALL, "2025-01-29", {"on": "2025-01-27"}))
    refresh(store)

    def holder(on: str, known: str) -> str | None:
        found = control_on(store, day(on), day(known), "Goma")
        return found[0].holder if found else None

    assert holder("2025-01-26", "2025-01-26") == "army"
    assert holder("2025-01-28", "2025-01-28") == "army", "nobody knew better yet"
    assert holder("2025-01-28", "2025-01-29") == "M23", "a late report changed what is known of the day"
    assert holder("2025-01-26", "2025-01-30") == "army"
    assert control_on(store, day("2025-01-20"), None, "Goma") == []


def test_the_ledger_does_not_depend_on_when_reports_were_added(store: RecordStore) -> None:
    made = [
        record(CALM, "2025-01-26", {"holder": "army", "kind": "military", "change": "holds"}, outlet="A"),
        record(FALL, "2025-01-27", {}, outlet="B"),
        record(
            "Late word: the town of Sake went to the rebels two days before Goma did.",
            "2025-01-30",
            {"place": "Sake", "on": "2025-01-25"},
            {},
        ),
    ]
    for one in reversed(made):
        store.add(one)
        refresh(store)
    backward = [(h.name, h.holder, h.status, h.valid_from, h.valid_to) for h in history(store)]
    with store.writing() as connection:
        connection.execute(sa.delete(tables.ledger))
        connection.execute(sa.insert(tables.stale), [{"place": p, "since": day("2025-01-01")} for p in ("g216281", "g204283")])
    refresh(store)
    assert [(h.name, h.holder, h.status, h.valid_from, h.valid_to) for h in history(store)] == backward
    assert control_on(store, day("2025-01-27"), day("2025-01-26"), "Goma")[0].holder == "army"


def test_twelve_outlets_that_copy_one_agency_are_one_origin(store: RecordStore) -> None:
    for n in range(12):
        store.add(record(f"{FALL} It was the largest city to change hands in the war. Edition {n}.", "2025-01-27", {}, outlet=f"Paper {n}"))
    refresh(store)
    assert control_on(store, day("2025-01-28"))[0].status == "claimed"
    store.add(
        record("Aid workers who left on foot saw the new flag over the town hall of the city.", "2025-01-28", {"source": "Red Cross"})
    )
    refresh(store)
    assert control_on(store, day("2025-01-28"))[0].status == "confirmed"


def test_a_later_version_of_a_story_supersedes_the_earlier(store: RecordStore) -> None:
    text = " ".join(f"{FALL} Shops stayed shut in the north of the city, and word {n} was heard." for n in range(4))
    store.add(record(text, "2025-01-27", {}, outlet="Kivu Post", id="first"))
    store.add(record(text + " The governor has left.", "2025-01-27", {}, outlet="Kivu Post", id="second"))
    with store.reading() as connection:
        rows = {r.id: r for r in connection.execute(sa.select(tables.reports))}
    assert rows["second"].relation == "version"
    assert rows["first"].superseded_by == "second"
    assert rows["first"].story == rows["second"].story


def test_a_correction_changes_the_ledger_and_can_be_undone(store: RecordStore) -> None:
    one = record(FALL, "2025-01-27", {})
    store.add(one)
    refresh(store)
    number = correct(store, one.statements[0].id, "reject", who="amina", why="the report speaks of the airport")
    refresh(store)
    assert control_on(store, day("2025-01-28")) == []
    undo(store, number, who="amina")
    refresh(store)
    assert control_on(store, day("2025-01-28"))[0].holder == "M23"


def test_a_correction_outlives_a_newer_reading(store: RecordStore) -> None:
    one = record(FALL, "2025-01-27", {})
    store.add(one)
    correct(store, one.statements[0].id, "reject", who="amina", why="no")
    store.replace(one.model_copy(update={"reader": "made 2"}))
    refresh(store)
    assert control_on(store, day("2025-01-28")) == []
    with store.reading() as connection:
        kept = connection.execute(sa.select(tables.statements.c.reader, tables.statements.c.retired_at)).all()
    assert sorted(r.reader for r in kept) == ["made 1", "made 2"], "the earlier reading stays as history"


def test_words_are_found_with_or_without_accents_and_operators_are_only_words(store: RecordStore) -> None:
    store.add(record(FALL, "2025-01-27", {}, outlet="Kivu Post"))
    assert [h.outlet for h in search(store, "airport nightfall")] == ["Kivu Post"]
    assert search(store, "submarine") == []
    assert search(store, '"; DROP TABLE reports; --') == []
    assert search(store, "") == []


def test_failures_are_kept_counted_and_forgotten(store: RecordStore) -> None:
    report = record(FALL, "2025-01-27").report
    for _ in range(2):
        keep(store, DatelineError("reading-failed", "a.txt", reason="boom"), report)
    (failure,) = failures(store)
    assert (failure.attempts, failure.code, failure.report) == (2, "reading-failed", report)
    forget(store, failure.id)
    assert failures(store) == []


def test_writers_and_a_reader_side_by_side(store: RecordStore) -> None:
    def write(k: int) -> None:
        for n in range(6):
            store.add(record(f"Writer {k} sends dispatch {n} from Goma about number {k * 100 + n}.", "2025-01-27", {}))

    writers = [threading.Thread(target=write, args=(k,)) for k in range(3)]
    for w in writers:
        w.start()
    seen = []
    while any(w.is_alive() for w in writers):
        counts = store.counts()
        seen.append(counts["reports"])
        assert counts["reports"] == counts["statements"], "a report is seen with its statements or not at all"
    for w in writers:
        w.join()
    assert store.counts()["reports"] == 18
    assert seen == sorted(seen)
