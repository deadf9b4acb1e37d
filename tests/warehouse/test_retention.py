from datetime import datetime, timedelta

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention
from warehouse import inbox
from warehouse.mention import mention_id
from warehouse.retention import expire_raw
from warehouse.store import writing

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
