"""The analysis of a whole data folder: what it labels, and that it repeats nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import phrases, pipeline, topics, workers
from analysis.report import Report
from config.home import Home
from config.own_theme import OwnTheme
from config.settings import Settings
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough


def _silent(stage: str, done: int, total: int | None) -> None:
    pass


def _analyse(home: Home, settings: Settings, *, refit: bool = False) -> Report:
    return pipeline.analyse(home, settings, _silent, refit=refit)


def _labels(home: Home) -> list[tuple[int, str, str]]:
    with writing(home, "store", "test") as con:
        return con.execute(
            "SELECT mention_id, labeller || version, label FROM label JOIN labeller USING (labeller_id) ORDER BY ALL"
        ).fetchall()


def test_every_scored_mention_gets_a_label_of_each_labeller(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    report = _analyse(home, settings)
    assert {report.labelled[name] for name in ("language", "vader", "sentiment", "theme")} == {12}


def test_a_second_run_labels_nothing_new(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    _analyse(home, settings)
    before = _labels(home)
    report = _analyse(home, settings)
    assert (_labels(home), sum(report.labelled.values())) == (before, 0)


def test_only_new_mentions_are_labelled(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    _analyse(home, settings)
    store_mentions(home, settings, [mention(number) for number in range(10, 15)])
    assert _analyse(home, settings).labelled["sentiment"] == 3


def test_a_language_that_is_not_scored_is_counted_and_said(home: Home, settings: Settings) -> None:
    french = "Le médecin a pris le temps de tout expliquer à ma mère et nous sommes très contents"
    store_mentions(home, settings, [mention(0), mention(1, text=french)])
    report = _analyse(home, settings)
    assert (report.labelled["sentiment"], "fr 1" in " ".join(report.sentences())) == (1, True)


def test_an_empty_folder_says_what_to_do(home: Home, settings: Settings) -> None:
    assert "import a file (`heed import FILE --provider NAME`)" in _analyse(home, settings).sentences()[0]


def test_a_small_corpus_gets_phrases_and_says_so(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    report = _analyse(home, settings)
    assert (report.topic_method, "too few for clusters" in report.topic_note) == ("phrases", True)


def test_an_interrupted_run_is_finished_by_the_next(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    monkeypatch.setattr(pipeline, "_CHUNK", 5)
    monkeypatch.setattr(workers, "_CHUNKS_WORTH_PROCESSES", 99)

    def stop(stage: str, done: int, total: int | None) -> None:
        if done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.analyse(home, settings, stop)
    assert _analyse(home, settings).labelled["sentiment"] == 2


def test_a_run_that_is_killed_early_keeps_its_first_labels(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    monkeypatch.setattr(workers, "_FIRST_CHUNK", 1)
    before_each: list[int] = []
    pipeline.analyse(home, settings, lambda stage, done, _: before_each.append(done) if stage == "labels" else None)
    assert before_each == [0, 2, 6, 12]


def test_several_processes_label_as_one_does(home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    monkeypatch.setattr(pipeline, "_CHUNK", 5)
    monkeypatch.setattr(workers, "_CHUNKS_WORTH_PROCESSES", 2)
    assert _analyse(home, settings).labelled["theme"] == 12


def test_topics_are_searched_for_again_when_the_corpus_has_grown_by_half(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    _analyse(home, settings)
    store_mentions(home, settings, [mention(number) for number in range(12, 15)])
    is_kept = not _analyse(home, settings).refitted
    store_mentions(home, settings, [mention(number) for number in range(15, 18)])
    assert (is_kept, _analyse(home, settings).refitted) == (True, True)


def test_what_a_search_made_of_the_topics_before_it_is_kept(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number, text="The car park is full") for number in range(12)])
    _analyse(home, settings)
    store_mentions(home, settings, [mention(number, text="The soup was cold") for number in range(12, 24)])
    report = _analyse(home, settings)
    publish(home, settings)
    told = ask_sql(home, "SELECT topic_id, change FROM topic_change WHERE title LIKE '%park%' ORDER BY fit_id")
    assert (told["change"].tolist(), len(set(told["topic_id"]))) == (["new", "kept"], 1)
    assert "kept" in report.sentences()[-1]


def test_adding_a_fifth_changes_no_old_topic(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(20)])
    _analyse(home, settings)
    before = [row for row in _labels(home) if row[1].startswith("topic")]
    store_mentions(home, settings, [mention(number, text="The soup was cold") for number in range(20, 24)])
    _analyse(home, settings)
    after = [row for row in _labels(home) if row[1].startswith("topic")]
    assert (set(before) <= set(after), len(after)) == (True, 24)


def test_sources_that_forbid_training_are_assigned_but_never_fitted(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[int] = []
    fit_topics = topics.fit_topics

    def fit_and_count(texts: pd.Series, *given: Any, **named: Any) -> topics.TopicFit:
        fitted.append(len(texts))
        return fit_topics(texts, *given, **named)

    monkeypatch.setattr(topics, "fit_topics", fit_and_count)
    store_mentions(home, settings, [mention(number) for number in range(12)])
    store_mentions(home, settings, [mention(number, source="reddit", item_id=f"t3_{number}") for number in range(5)])
    report = _analyse(home, settings)
    assert (fitted, report.labelled["topic"]) == ([12], 17)


def test_opinions_are_published_and_decide_what_a_theme_is_felt_to_be(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0, text="The nurse was lovely, the toilets filthy")])
    _analyse(home, settings)
    publish(home, settings)
    felt = ask_sql(home, "SELECT theme, sentiment FROM mention_theme WHERE theme IN ('staff_manner', 'cleanliness')")
    assert dict(zip(felt["theme"], felt["sentiment"], strict=True)) == {
        "staff_manner": "positive",
        "cleanliness": "negative",
    }


def test_opinions_are_stored_once(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0, text="Kind nurse. Long wait. Dirty toilets.")])
    counts: list[int] = []
    for _ in range(2):
        _analyse(home, settings)
        with writing(home, "store", "test") as con:
            counts += con.execute("SELECT count(*) FROM opinion").fetchone() or ()
    assert counts == [3, 3]


def test_a_public_post_that_is_not_about_care_is_counted_apart(home: Home, settings: Settings) -> None:
    posts = ["Rude doctor at the clinic, never again", "We are hiring a receptionist, full time, apply now"]
    store_mentions(
        home,
        settings,
        [mention(number, text=text, source="x", item_id=str(number)) for number, text in enumerate(posts)],
    )
    _analyse(home, settings)
    publish(home, settings)
    apart = ask_sql(home, "SELECT count(*) AS n FROM mention WHERE NOT is_about_care")["n"][0]
    assert (ask_sql(home, "SELECT sum(mentions) AS n FROM day_rollup")["n"][0], apart) == (1, 1)


def _with_an_edit_during(
    monkeypatch: pytest.MonkeyPatch, home: Home, settings: Settings, where: object, step: str
) -> None:
    """Let a later version of mention 3 land while `step` computes, once."""
    true_step, is_landed = getattr(where, step), False

    def and_edit(*given: object) -> object:
        nonlocal is_landed
        made = true_step(*given)
        if not is_landed:
            is_landed = True
            store_mentions(home, settings, [mention(3, text="Le parking est trop petit et cher", revision=2)])
        return made

    monkeypatch.setattr(where, step, and_edit)


@pytest.mark.parametrize(("where", "step"), [(workers, "label_batch"), (pipeline, "assign_phrases")])
def test_a_label_of_the_old_text_is_not_given_to_an_edit_that_lands_meanwhile(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch, where: object, step: str
) -> None:
    store_mentions(home, settings, [mention(number, revision=1) for number in range(12)])
    _with_an_edit_during(monkeypatch, home, settings, where, step)
    _analyse(home, settings)
    of_old = [row for row in _labels(home) if row[0] == mention_id("riverside", "survey", "row-3")]
    _analyse(home, settings)
    of_new = [row[2] for row in _labels(home) if row[0] == mention_id("riverside", "survey", "row-3")]
    assert (of_old, of_new) == ([], ["fr"])


def test_a_topic_assigned_to_the_old_text_is_not_given_to_an_edit_that_lands_meanwhile(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(home, settings, [mention(number, revision=1) for number in range(12)])
    _analyse(home, settings)
    store_mentions(home, settings, [mention(12, revision=1)])
    true_step = phrases.assign_phrases

    def and_edit(*given: Any) -> pd.DataFrame:
        made = true_step(*given)
        store_mentions(home, settings, [mention(12, text="The car park was full", revision=2)])
        return made

    monkeypatch.setattr(pipeline, "assign_phrases", and_edit)
    _analyse(home, settings)
    assert [row for row in _labels(home) if row[0] == mention_id("riverside", "survey", "row-12")] == []


_COFFEE = OwnTheme(
    "coffee_cart",
    "Coffee cart",
    "The coffee cart in the entrance",
    (
        "the coffee cart was closed again",
        "lovely flat white from the coffee cart",
        "the man at the coffee cart remembered me",
        "no coffee cart on Mondays",
        "the coffee from the cart is dear",
        "queue at the coffee cart was long",
        "coffee cart only takes cards",
        "a latte from the cart while I waited",
        "the coffee cart smells wonderful",
        "please bring the coffee cart back",
    ),
)


def test_a_theme_of_ones_own_is_labelled_counted_and_withdrawn_without_labelling_the_rest_again(
    home: Home, settings: Settings
) -> None:
    told = [
        "The nurse was lovely. The coffee cart was closed.",
        "The nurse was lovely.",
        "I waited two hours.",
    ]
    store_mentions(home, settings, [replace(mention(number), text=text) for number, text in enumerate(told)])
    _analyse(home, settings)
    before = _labels(home)
    added = replace(settings, own_themes=(_COFFEE,))
    report = _analyse(home, added)
    assert set(before) <= set(_labels(home))
    assert (report.labelled["own_theme"], report.labelled["theme"]) == (3, 0)
    assert "1 theme of your own was looked for in 3 mentions" in report.sentences()[1]
    held = _about_coffee(publish(home, added))
    assert [(text, clause) for text, _, clause in held] == [(told[0], "The coffee cart was closed.")]
    _analyse(home, settings)
    assert _about_coffee(publish(home, settings)) == []


def test_a_theme_that_comes_back_with_former_examples_is_current_again(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [replace(mention(1), text="The coffee cart was closed again.")])
    added = replace(settings, own_themes=(_COFFEE,))
    tea = replace(_COFFEE, name="tea_urn", title="Tea urn", examples=tuple(f"the tea urn leaks {n}" for n in range(10)))
    for own in ((_COFFEE,), (tea,), (_COFFEE,)):
        _analyse(home, replace(settings, own_themes=own))
    assert len(_about_coffee(publish(home, added))) == 1


def _about_coffee(snapshot: Path) -> list[tuple[str, str, str]]:
    with connect_reader(snapshot) as con:
        return con.execute(
            "SELECT text, t.sentiment::VARCHAR, text[o.start + 1:o.stop] FROM mention_theme AS t "
            "JOIN mention USING (mention_id) JOIN opinion AS o USING (mention_id, theme) JOIN theme USING (theme) "
            "WHERE theme = 'coffee_cart' AND list_contains(themes, 'coffee_cart')"
        ).fetchall()


def test_labels_of_a_tier_that_is_gone_back_to_are_the_newest(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    for tier in ("fast", "accurate", "fast"):
        _analyse(home, replace(settings, tier=tier))
    published = publish(home, settings)
    with connect_reader(published) as con:
        used = con.execute("SELECT DISTINCT version FROM label WHERE labeller = 'sentiment'").fetchall()
    assert [version.partition("+")[0].endswith(".fast") for (version,) in used] == [True]
    assert sum(_analyse(home, replace(settings, tier="fast")).labelled.values()) == 0
