"""The reply guard finds what gives somebody away, shows where, and leaves the rest alone."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from analysis.reply_guard import Finding, lint_reply
from analysis.reply_hints import LIKELY, Hints, hinting_sentences, sentences_learnt_from
from config.errors import HeedError
from config.reply_rules import load_reply_rules
from tests.analysis.reply_sentences import (
    ABSENT,
    ABSENT_AFTERWARDS,
    ABSENT_AGAIN,
    ABSENT_APART,
    AFTERWARDS,
    HINTS_APART,
    written,
)
from warehouse import gate


def lint(draft: str) -> list[Finding]:
    return lint_reply(draft, gate.spans)


def recall(sentences: Mapping[str, str]) -> float:
    bad = [sentence for sentence, kind in sentences.items() if kind]
    return sum(bool(lint(sentence)) for sentence in bad) / len(bad)


def false_alarms(sentences: Mapping[str, str]) -> int:
    return sum(bool(lint(sentence)) for sentence, kind in sentences.items() if not kind)


@pytest.mark.parametrize(("name", "least"), [("even", 1), ("odd", 1), ("indirect", 1), ("fresh", 0.95)])
def test_the_recall_of_the_figures_holds(name: str, least: float) -> None:
    assert recall(written(name)) >= least
    assert false_alarms(written(name)) == 0


@pytest.mark.parametrize(
    ("sentences", "least", "alarms"),
    [(ABSENT, 1, 0), (ABSENT_APART, 1, 0), (ABSENT_AGAIN, 18 / 21, 0), (ABSENT_AFTERWARDS, 7 / 14, 1)],
)
def test_who_is_spoken_of_as_not_there_is_found(sentences: Mapping[str, str], least: float, alarms: int) -> None:
    assert recall(sentences) >= least
    assert false_alarms(sentences) <= alarms


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("When people like you who were admitted wait, we worry.", ["like you"]),
        ("If others, as you did, come late, we wait.", ["as you"]),
        ("If anybody would like you to ring, we say so.", []),
        ("As you may know, we are moving.", []),
    ],
)
def test_no_opening_that_supposes_hides_who_is_spoken_to(draft: str, words: list[str]) -> None:
    assert [found.words for found in lint(draft)] == words


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("We are sorry about your experience on our maternity ward.", ["your experience on our maternity ward"]),
        ("We are sorry about your experience with the phones.", []),
    ],
)
def test_a_phrase_that_goes_on_says_more_than_the_harmless_one_it_begins_with(draft: str, words: list[str]) -> None:
    assert [found.words for found in lint(draft)] == words


def test_hints_are_found_in_drafts_that_were_kept_apart() -> None:
    drafts = {**HINTS_APART, **AFTERWARDS}
    found = {draft: bool(lint(draft)) or any(hinting_sentences(draft)) for draft in drafts}
    assert sum(found[draft] for draft, kind in drafts.items() if kind) >= 28
    assert sum(found[draft] for draft, kind in drafts.items() if not kind) <= 1


def test_a_hint_is_found_in_sentences_that_were_not_learnt_from() -> None:
    rows = sentences_learnt_from()
    tells, fold = (rows["kind"] != "").to_numpy(), np.random.default_rng(0).permutation(len(rows)) % 10
    likely = np.zeros(len(rows), bool)
    for number in range(10):
        there, apart = rows["text"][fold != number].tolist(), rows["text"][fold == number].tolist()
        likely[fold == number] = Hints(there, tells[fold != number].tolist()).probabilities(apart) >= LIKELY
    assert likely[tells].mean() > 0.5
    assert likely[~tells].mean() < 0.1


def test_a_hint_is_shown_as_its_sentence() -> None:
    draft = "Thank you for your words.  The interpreter had been ordered and sat next to the bed.\nWe add lines in May."
    assert [draft[start:stop] for start, stop in hinting_sentences(draft)] == [
        "The interpreter had been ordered and sat next to the bed."
    ]


@pytest.mark.parametrize("kind", ["confirms", "treatment", "time", "name"])
def test_each_kind_is_called_what_it_is(kind: str) -> None:
    for sentence in (sentence for sentence, wrong in {**written("even"), **written("odd")}.items() if wrong == kind):
        assert kind in {found.kind for found in lint(sentence)}


def test_a_finding_points_at_its_words_and_says_what_to_write_instead() -> None:
    draft = "Thank you. We are sorry about Your Appointment on 3 March, Mrs Kowalska."
    found = lint(draft)
    assert [one.kind for one in found] == ["confirms", "time", "name"]
    assert all(draft[one.start : one.stop] == one.words for one in found)
    assert found[0].words == "Your Appointment"
    assert all(one.title and one.instead for one in found)


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("We are sorry that the flu jab was late.", "treatment"),
        ("The chemo was put off because of a shortage.", "treatment"),
        ("Sorry about the delay with IVF.", "treatment"),
        ("A long-standing patient of ours deserves better.", "confirms"),
        ("We have refunded the co-pay.", "confirms"),
        ("We checked, and it was on the 4th.", "time"),
        ("The toilets are on the 2nd floor.", ""),
        ("Flu jabs are open to all from September.", ""),
    ],
)
def test_illnesses_money_and_days_are_found_in_the_words_of_every_day(draft: str, kind: str) -> None:
    assert {found.kind for found in lint(draft)} == ({kind} if kind else set())


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\ufe0f", "\x00", "\u3164"])
def test_what_is_invisible_hides_no_word(invisible: str) -> None:
    draft = f"Thank{invisible} you. Y{invisible}our app{invisible}ointment, Mrs Kow{invisible}alska, was moved."
    found = lint(draft)
    assert [one.words.replace(invisible, "") for one in found] == ["Your appointment", "Kowalska"]
    assert all(draft[one.start : one.stop] == one.words for one in found)


def test_letters_of_another_width_or_weight_hide_no_word() -> None:
    wide, bold = "\uff39\uff4f\uff55\uff52 visit", "\U0001d41b\U0001d422\U0001d428\U0001d429\U0001d42c\U0001d432"
    assert [one.words for one in lint(f"Thank you. {wide} was a \ufb01ne {bold}.")] == [wide, bold]


def test_a_hint_is_shown_as_it_was_typed() -> None:
    draft = "Thank you.\u200b The inter\u200bpreter had been ordered and s\uff41t next to the bed."
    assert [draft[start:stop] for start, stop in hinting_sentences(draft)] == [draft[12:]]


def test_how_to_reach_the_clinic_may_stand() -> None:
    assert lint("Please ring 01632 960123 or write to hello@clinic.example.") == []


@pytest.mark.parametrize("draft", ["", " \n", "?", "İ" * 50, "a" * 20_000])
def test_any_text_can_be_read(draft: str) -> None:
    assert lint(draft) == []
    assert list(hinting_sentences(draft)) == []


def test_rules_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    path = tmp_path / "reply_guard.toml"
    path.write_text('[confirms]\ntitle = "x"\n')
    with pytest.raises(HeedError, match="must have exactly confirms"):
        load_reply_rules(path)


@pytest.mark.parametrize(
    "draft",
    [
        "Our phone lines are open from 8 am to 6 pm, Monday to Friday.",
        "The desk opens at 8:30 and is staffed until 6pm.",
        "Our opening hours are 08.00-18.00 on weekdays and 9 to 12 on Saturdays.",
    ],
)
def test_when_the_clinic_is_open_gives_nobody_away(draft: str) -> None:
    assert lint(draft) == []


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("We were open at 9 when it happened at 10:30.", "at 10:30"),
        ("The clinic is open, and at 3 pm the line was quiet.", "at 3 pm"),
        ("The new door opens on 3 May for everybody.", "3 May"),
    ],
)
def test_when_something_happened_is_marked_beside_opening_hours(draft: str, words: str) -> None:
    assert words in [found.words.strip() for found in lint(draft)]
