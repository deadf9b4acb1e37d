"""Questions that give mentions: found by their words, alike, in pages, as examples."""

import pandas as pd

from analysis.meaning import code_of, words_of
from tests.dashboard.invented import MENTIONS
from tests.warehouse.questions.everything import EVERYTHING
from warehouse.ask import ask
from warehouse.search import parse
from warehouse.store import Connection


def test_a_run_of_words_is_found_only_as_it_stands_in_a_post_that_may_not_leave(con: Connection) -> None:
    runs = [
        "rang the clinic all morning and nobody",
        "rang the clinic all morning and everybody",
        "clinic all morning the rang and nobody",
        "ang the clinic all morning and nobod",
    ]
    asked = {"runs": runs, "rarest": [run.split()[-1] for run in runs]}
    assert ask(con, "posts_that_say", provider="riverside", **asked)["run"].tolist() == runs[:1]
    assert ask(con, "posts_that_say", provider="somebody else", **asked).empty


def _found(con: Connection, typed: str) -> pd.Series:
    return ask(con, "mentions_newest", **(EVERYTHING | {"limit": MENTIONS, "search": parse(typed)}))["text"]


def test_search_wants_every_word_and_completes_the_last(con: Connection) -> None:
    found = _found(con, "rang pho")
    assert len(found)
    assert found.str.contains("rang.*phone").all()


def test_search_finds_the_same_as_reading_every_text(con: Connection) -> None:
    texts = ask(con, "mentions_newest", **(EVERYTHING | {"limit": MENTIONS}))["text"]
    has = {word: texts.str.contains(rf"\b{word}\b", case=False) for word in ("phone", "clinic", "nurse", "floors", "7")}
    for typed, wanted in (
        ('"phone" and not "7"', has["phone"] & ~has["7"]),
        ("(nurse or floors) visit", has["nurse"] | has["floors"]),
        ("not phone and not nurse visit", ~has["phone"] & ~has["nurse"] & texts.str.contains("visit")),
        ('"the clinic all morning"', has["clinic"]),
        ('"clinic the"', has["clinic"] & False),
    ):
        assert sorted(_found(con, typed)) == sorted(texts[wanted]), typed


def test_mentions_alike_come_nearest_first(con: Connection) -> None:
    code = words_of(code_of(pd.Series(["Nobody answers when I ring the clinic"]))[0])
    given = {f"code_{number}": word for number, word in enumerate(code, start=1)}
    near = ask(con, "mentions_alike", **(EVERYTHING | given))
    assert near["apart"].is_monotonic_increasing
    assert near["text"].str.contains("nobody picked up the phone").all()


def test_pages_follow_each_other_without_overlap(con: Connection) -> None:
    first, second = (ask(con, "mentions_newest", **(EVERYTHING | {"offset": offset})) for offset in (0, 50))
    assert not set(first["mention_id"]) & set(second["mention_id"])
    assert first["created_at"].min() >= second["created_at"].max()


def test_mentions_that_are_not_scored_can_be_asked_for(con: Connection) -> None:
    page = ask(con, "mentions_newest", **(EVERYTHING | {"sentiments": ["not scored"]}))
    assert page["found"].iloc[0] == MENTIONS // 50


def test_each_theme_has_one_example_of_its_own(con: Connection) -> None:
    examples = ask(con, "complaint_examples", **EVERYTHING)
    assert examples.loc[examples["rank"] == 1, "theme"].tolist() == ["billing", "phone_contact"]
    assert examples["mention_id"].is_unique


def test_praise_is_not_all_about_the_same_theme(con: Connection) -> None:
    themes = ask(con, "praise_examples", **(EVERYTHING | {"limit": 2}))["themes"]
    assert {names[0] for names in themes} == {"staff_manner", "cleanliness"}


def test_a_sample_is_drawn_by_chance_and_the_same_seed_draws_it_again(con: Connection) -> None:
    one, again, other = (
        set(ask(con, "audit_draw", **(EVERYTHING | {"seed": seed}))["mention_id"]) for seed in ("7", "7", "8")
    )
    assert one == again
    # Of some 900 of a source 50 are drawn, so 3 of them twice.
    assert len(one & other) < len(one) / 2
