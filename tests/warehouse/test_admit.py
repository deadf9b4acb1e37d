from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from config.home import Home
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.admit import Admitted
from warehouse.mention import Mention, mention_id
from warehouse.store import writing


def _stored(home: Home, columns: str) -> list[tuple[object, ...]]:
    with writing(home, "store", "a test") as con:
        return con.execute(f"SELECT {columns} FROM mention ORDER BY created_at").fetchall()


def test_a_second_admission_of_the_same_mentions_stores_nothing_new(home: Home, settings: Settings) -> None:
    mentions = [mention(number) for number in range(3)]
    assert [store_mentions(home, settings, mentions) for _ in range(2)] == [Admitted(3, 0), Admitted(0, 3)]


def test_a_batch_of_more_than_one_chunk_is_stored_whole(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.admit._CHUNK", 2)
    assert store_mentions(home, settings, [mention(number) for number in range(5)]) == Admitted(5, 0)


def test_an_identifier_never_reaches_the_store(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(text="Write to ann@example.com or call 01632 960123")])
    text = str(_stored(home, "text")[0][0])
    assert "example.com" not in text
    assert "960123" not in text


def test_an_identifier_in_the_question_never_reaches_the_store(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(question="Questions to ann@example.com: what was good?")])
    assert "example.com" not in str(_stored(home, "question"))


def test_the_author_never_reaches_the_store(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(author="writer-of-secrets")])
    assert b"writer-of-secrets" not in home.store.read_bytes()


def test_one_author_is_one_voice(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0, author="a"), mention(1, author="a"), mention(2, author="b")])
    voices = [row[0] for row in _stored(home, "voice")]
    assert voices[0] == voices[1] != voices[2]


def test_writers_without_a_name_are_voices_of_their_own(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0, author=None), mention(1, author=None)])
    assert len({row[0] for row in _stored(home, "voice")}) == 2


def test_the_names_of_the_provider_and_its_sites_stay_readable(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(text="Riverside North is better than Riverside South")])
    assert _stored(home, "text") == [("Riverside North is better than Riverside South",)]


def test_a_repost_points_to_the_very_mention_that_it_repeats(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0), mention(1, repost_of="row-0"), mention(2)])
    assert [row[0] for row in _stored(home, "repost_of")] == [None, mention_id("riverside", "survey", "row-0"), None]


@pytest.mark.parametrize(
    ("created_at", "day", "week"),
    [
        (datetime(2026, 6, 7, 23, 30), date(2026, 6, 8), date(2026, 6, 8)),  # 00:30 on Monday in London
        (datetime(2026, 1, 4, 23, 30), date(2026, 1, 4), date(2025, 12, 29)),
    ],
)
def test_days_and_weeks_are_formed_in_the_time_zone_of_the_site(
    home: Home, settings: Settings, created_at: datetime, day: date, week: date
) -> None:
    store_mentions(home, settings, [mention(created_at=created_at)])
    assert _stored(home, "day, week") == [(day, week)]


def test_the_number_of_a_mention_fits_a_bigint_and_depends_on_all_its_parts() -> None:
    numbers = {
        mention_id("a", "b", "c"),
        mention_id("a", "b", "d"),
        mention_id("a", "d", "c"),
        mention_id("d", "b", "c"),
    }
    assert len(numbers) == 4
    assert all(0 <= number < 2**63 for number in numbers)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=5))
@how(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_becomes_a_row(home: Home, settings: Settings, texts: list[str]) -> None:
    mentions: list[Mention] = [mention(number, text=text) for number, text in enumerate(texts)]
    admitted = store_mentions(home, settings, mentions)
    assert admitted.stored + admitted.known == len(texts)
