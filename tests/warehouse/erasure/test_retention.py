from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from config.home import Home
from config.settings import Settings, load_settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import inbox, labels
from warehouse.desk.action import Action, record
from warehouse.desk.export_register import register
from warehouse.erasure.retention import expire_raw, expire_texts
from warehouse.mention import mention_id
from warehouse.publish import current_snapshot, publish
from warehouse.store import connect_reader, opened, writing

pytestmark = pytest.mark.thorough

_MARKER = b"a sentence that must not outlive its retention"


def _land(home: Home, source: str, age: timedelta, *, is_admitted: bool = True) -> None:
    item = mention(source=source)
    with writing(home, "inbox", "a test") as con:
        raw = inbox.RawItem(
            mention_id("riverside", source, item.item_id), item.item_id, b'{"text": "' + _MARKER + b'"}'
        )
        batch = inbox.land(con, provider="riverside", source=source, origin="page", options={}, rejected=0, items=[raw])
        if is_admitted:
            inbox.mark_admitted(con, batch.batch_id)
        con.execute("UPDATE raw_item SET landed_at = $at", {"at": datetime.now() - age})


def test_a_raw_payload_goes_when_its_time_has_passed(home: Home, settings: Settings) -> None:
    _land(home, "reddit", timedelta(days=5))
    assert expire_raw(home, settings.rights) == 1


def test_no_trace_of_an_expired_payload_is_left_in_the_file(home: Home, settings: Settings) -> None:
    _land(home, "reddit", timedelta(days=5))
    assert _MARKER in home.inbox.read_bytes()
    expire_raw(home, settings.rights)
    assert _MARKER not in home.inbox.read_bytes()


def test_a_young_payload_stays(home: Home, settings: Settings) -> None:
    _land(home, "reddit", timedelta(hours=1))
    assert expire_raw(home, settings.rights) == 0


def test_a_source_without_a_limit_keeps_its_payloads(home: Home, settings: Settings) -> None:
    _land(home, "survey", timedelta(days=500))
    assert expire_raw(home, settings.rights) == 0


def test_a_payload_that_has_not_passed_the_gate_is_not_lost(home: Home, settings: Settings) -> None:
    _land(home, "reddit", timedelta(days=5), is_admitted=False)
    assert expire_raw(home, settings.rights) == 0


def test_the_rewritten_inbox_keeps_its_keys(home: Home, settings: Settings) -> None:
    _land(home, "reddit", timedelta(days=5))
    expire_raw(home, settings.rights)
    _land(home, "reddit", timedelta(hours=1))
    with writing(home, "inbox", "a test") as con:
        assert con.execute("SELECT count(*), max(batch_id) FROM raw_item").fetchall() == [(1, 2)]


_WORDS = "The porters found us a quiet corner and stayed a while"


@pytest.fixture
def with_text(home: Home) -> Home:
    home.settings.write_text(home.settings.read_text("utf-8") + "\n[rights.survey]\ntext_days = 30\n", "utf-8")
    settings = load_settings(home)
    store_mentions(home, settings, [mention(0, text=_WORDS), mention(1)])
    with writing(home, "store", "a test") as con:
        con.execute(
            "UPDATE mention SET admitted_at = admitted_at - INTERVAL 31 DAY WHERE text = $text", {"text": _WORDS}
        )
    with writing(home, "inbox", "a test") as con:
        con.execute("UPDATE raw_item SET body = $body WHERE item_id = 'row-0'", {"body": _WORDS.encode()})
    publish(home, settings)
    return home


def test_a_text_goes_from_every_file_when_its_time_has_passed(with_text: Home) -> None:
    receipt = expire_texts(with_text, load_settings(with_text))
    assert receipt is not None and receipt.counts["texts"] == 1
    assert "retention" in receipt.sentence() and "survey after 30 days" in receipt.sentence()
    for path in with_text.path.rglob("*.duckdb"):
        assert _WORDS.encode() not in path.read_bytes(), path.name


def test_the_mention_stays_countable_without_its_text(with_text: Home) -> None:
    expire_texts(with_text, load_settings(with_text))
    snapshot = current_snapshot(with_text)
    assert snapshot is not None
    with connect_reader(snapshot) as con:
        assert con.execute("SELECT count(*), count(text) FROM mention").fetchall() == [(2, 1)]
        assert con.execute("SELECT reason, is_finished FROM removal").fetchall() == [
            ("retention of texts has passed: survey after 30 days", True)
        ]


def test_what_quoted_an_expired_text_goes_and_the_receipt_names_the_exports_that_held_it(with_text: Home) -> None:
    with opened(with_text, "store") as store:
        ((number,),) = store.execute("SELECT mention_id FROM mention WHERE text = $text", {"text": _WORDS}).fetchall()
    inside = [with_text.path / folder / "march.csv" for folder in ("reports", "board")]
    outside = with_text.path.parent / "rows.csv"
    with writing(with_text, "desk", "a test") as desk:
        for path in (*inside, outside):
            path.parent.mkdir(exist_ok=True)
            path.write_text(f"{path.parent.name}: {_WORDS}", "utf-8")
            register(desk, "ann", "report", path, path.name, "snapshot-1", 1, [number])
        record(desk, Action("riverside", date(2026, 3, 1), "A bench", "Front desk", note=f"Said: {_WORDS}"), "ann")
    receipt = expire_texts(with_text, load_settings(with_text))
    assert receipt is not None
    assert "removed 1 text, 1 note that quoted it, 2 reports in the data folder" in receipt.sentence()
    assert "It has left in export 1, march.csv, export 2, march.csv, export 3, rows.csv" in receipt.sentence()
    assert [path.exists() for path in (*inside, outside)] == [False, False, True]
    for path in with_text.path.rglob("*.duckdb"):
        assert _WORDS.encode() not in path.read_bytes(), path.name


def test_a_text_expires_once(with_text: Home) -> None:
    expire_texts(with_text, load_settings(with_text))
    assert expire_texts(with_text, load_settings(with_text)) is None


def test_an_expired_text_is_not_labelled_again(with_text: Home) -> None:
    expire_texts(with_text, load_settings(with_text))
    with writing(with_text, "store", "a test") as con:
        assert len(labels.labelled(con, {"language": "2"})) == 1


def test_every_count_of_the_past_is_the_same_when_the_texts_have_gone(invent: Callable[[int], Home]) -> None:
    home = invent(300)
    before = _rollups(home)
    home.settings.write_text(home.settings.read_text("utf-8") + "\n[rights.survey]\ntext_days = 1\n", "utf-8")
    receipt = expire_texts(home, load_settings(home))
    assert receipt is not None and receipt.counts["texts"] > 100
    assert all(rows for rows in before.values())
    assert _rollups(home) == before


def _rollups(home: Home) -> dict[str, list[tuple[object, ...]]]:
    snapshot = current_snapshot(home)
    assert snapshot is not None
    with connect_reader(snapshot) as con:
        return {
            name: con.execute(f"FROM {name} ORDER BY ALL").fetchall()
            for name in (
                "day_rollup",
                "sentiment_rollup",
                "voice_rollup",
                "voice_day_rollup",
                "return_rollup",
                "topic_rollup",
                "topic_voice_rollup",
                "theme_rollup",
                "provider_rollup",
                "site_rollup",
                "source_rollup",
                "question_rollup",
                "asked_rollup",
                "urgent",
                "complaint_rollup",
                "quarter_rollup",
                "weekly_complaints",
                "monthly_themes",
            )
        }
