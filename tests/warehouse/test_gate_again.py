import pytest

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse import gate
from warehouse.gate_again import gate_again
from warehouse.store import writing

NAMED = mention(0, text="Thank you Sarah Example for the tea")
SILENT = mention(1, text="The tea was cold")


def _ask(home: Home, query: str) -> list[tuple[object, ...]]:
    with writing(home, "store", "a test") as con:
        return con.execute(query).fetchall()


@pytest.fixture
def let_in_by_an_older_gate(home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Two mentions, as stored by a gate that found no names, with labels."""
    with monkeypatch.context() as older:
        older.setattr(gate, "VERSION", "0")
        older.setattr(gate, "redact", lambda text, keep=frozenset(): text)
        store_mentions(home, settings, [NAMED, SILENT])
    _ask(home, "INSERT INTO label SELECT mention_id, 1, 'positive', 0.9 FROM mention")
    return home


def test_what_an_older_gate_let_in_passes_through_todays(let_in_by_an_older_gate: Home, settings: Settings) -> None:
    done = gate_again(let_in_by_an_older_gate, settings)
    texts = _ask(let_in_by_an_older_gate, "SELECT text FROM mention ORDER BY created_at")
    assert (done.mentions, done.changed) == (2, 1)
    assert texts == [("Thank you [PERSON] for the tea",), ("The tea was cold",)]


def test_only_what_changed_is_read_anew(let_in_by_an_older_gate: Home, settings: Settings) -> None:
    gate_again(let_in_by_an_older_gate, settings)
    labelled = _ask(let_in_by_an_older_gate, "SELECT text FROM mention SEMI JOIN label USING (mention_id)")
    assert labelled == [("The tea was cold",)]


def test_a_person_is_told_what_was_found_and_the_second_time_there_is_nothing_to_do(
    let_in_by_an_older_gate: Home, settings: Settings
) -> None:
    (sentence,) = gate_again(let_in_by_an_older_gate, settings).sentences()
    assert "in 1 of them something more was found" in sentence
    assert gate_again(let_in_by_an_older_gate, settings).sentences() == []


def test_importing_again_brings_back_what_only_an_older_gate_took_out(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(gate, "VERSION", "0")
        older.setattr(gate, "redact", lambda text, keep=frozenset(): text.replace("tea", "[PERSON]"))
        store_mentions(home, settings, [SILENT])
    gate_again(home, settings)
    assert _ask(home, "SELECT text FROM mention") == [("The [PERSON] was cold",)]
    store_mentions(home, settings, [SILENT])
    assert _ask(home, "SELECT text FROM mention") == [("The tea was cold",)]
    assert store_mentions(home, settings, [SILENT]).revised == 0


def test_a_place_that_enough_mentions_name_stays_readable_and_a_single_one_passes_through_todays_gate(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(gate, "VERSION", "0")
        older.setattr(gate, "redact", lambda text, keep=frozenset(): text)
        store_mentions(home, settings, [mention(n, site="Jackson Heights", service="Jasmine") for n in range(3)])
        store_mentions(home, settings, [mention(9, site="Sarah Whitfield", service="Ward 1")])
    gate_again(home, settings)
    assert set(_ask(home, "SELECT site, service FROM mention")) == {
        ("Jackson Heights", "Jasmine"),
        ("[PERSON]", "Ward 1"),
    }
