"""One voice an author, theme and week, however often it speaks or is repeated."""

import pandas as pd
import pytest

from analysis.voices import counted_voices, multiplicity, recent_voices

_LONG = "The car park was full again at eight in the morning and nobody could tell us where else to go."


def _mentions(*rows: tuple[int, str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["voice", "theme", "week", "text"])
    frame.insert(0, "mention_id", range(1, len(frame) + 1))
    return frame


def test_an_author_counts_once_a_theme_and_week() -> None:
    counted = counted_voices(
        _mentions(
            (7, "parking", "2024-01-01", "No space"),
            (7, "parking", "2024-01-01", "Still no space"),
            (7, "billing", "2024-01-01", "And a bill"),
            (7, "parking", "2024-01-08", "No space again"),
        )
    )
    assert counted["mention_id"].tolist() == [1, 3, 4]
    assert counted["multiplicity"].tolist() == [2, 1, 1]


def test_a_text_sent_on_by_others_counts_once() -> None:
    counted = counted_voices(_mentions(*[(voice, "parking", "2024-01-01", _LONG) for voice in (1, 2, 3)]))
    assert counted["mention_id"].tolist() == [1]
    assert counted["multiplicity"].tolist() == [3]


def test_two_people_with_the_same_short_words_are_two_voices() -> None:
    assert len(counted_voices(_mentions(*[(voice, "parking", "2024-01-01", "No space") for voice in (1, 2)]))) == 2


def test_erased_texts_repeat_nothing() -> None:
    mentions = _mentions((1, "parking", "2024-01-01", _LONG), (2, "parking", "2024-01-01", _LONG))
    assert len(counted_voices(mentions.assign(text=pd.Series([None, None], dtype="str")))) == 2


def test_multiplicity_is_said() -> None:
    rows = [(voice, "parking", "2024-01-01", _LONG) for voice in (1, 2)]
    counts = multiplicity(_mentions(*rows, (3, "parking", "2024-01-08", "No space")))
    assert counts["sentence"].iloc[0] == "3 mentions, 2 distinct, by 3 people"
    assert counts["counted_voices"].iloc[0] == 2


def test_recent_voices_look_back_four_weeks() -> None:
    rows = [(1, "2024-01-01"), (2, "2024-01-08"), (1, "2024-01-08"), (3, "2024-02-05")]
    mentions = pd.DataFrame([{"voice": voice, "theme": "parking", "week": week} for voice, week in rows])
    counts = recent_voices(mentions).set_index("week")["recent_voices"]
    assert counts.loc["2024-01-01"] == 1
    assert counts.loc["2024-01-08"] == 2
    assert counts.loc["2024-01-29"] == 2
    assert counts.loc["2024-02-05"] == 1


def test_no_mentions_have_no_voices() -> None:
    assert counted_voices(_mentions()).empty


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match="no column 'week'"):
        counted_voices(_mentions((1, "parking", "2024-01-01", "x")).drop(columns="week"))
