"""The analysis of a whole data folder: what it labels, and that it repeats nothing."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from analysis import pipeline, topics, workers
from analysis.clusters import frequent_phrases
from config.home import Home
from config.settings import Settings
from tests.analysis.analysing import analyse, labels
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough


def test_every_scored_mention_gets_a_label_of_each_labeller(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    report = analyse(home, settings)
    assert {report.labelled[name] for name in ("language", "vader", "sentiment", "theme")} == {12}


def test_a_second_run_labels_nothing_new(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    analyse(home, settings)
    before = labels(home)
    report = analyse(home, settings)
    assert (labels(home), sum(report.labelled.values())) == (before, 0)


def test_only_new_mentions_are_labelled(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    analyse(home, settings)
    store_mentions(home, settings, [mention(number) for number in range(10, 15)])
    assert analyse(home, settings).labelled["sentiment"] == 3


def test_a_language_that_is_not_scored_is_counted_and_said(home: Home, settings: Settings) -> None:
    french = "Le médecin a pris le temps de tout expliquer à ma mère et nous sommes très contents"
    store_mentions(home, settings, [mention(0), mention(1, text=french)])
    report = analyse(home, settings)
    assert (report.labelled["sentiment"], "fr 1" in " ".join(report.sentences())) == (1, True)


def test_an_empty_folder_says_what_to_do(home: Home, settings: Settings) -> None:
    assert "import a file (`heed import FILE --provider NAME`)" in analyse(home, settings).sentences()[0]


def test_a_small_corpus_gets_phrases_and_says_so(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    report = analyse(home, settings)
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
    assert analyse(home, settings).labelled["sentiment"] == 2


def test_a_run_that_is_killed_early_keeps_its_firstlabels(
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
    assert analyse(home, settings).labelled["theme"] == 12


def test_topics_are_searched_for_again_when_the_corpus_has_grown_by_half(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    analyse(home, settings)
    store_mentions(home, settings, [mention(number) for number in range(12, 15)])
    is_kept = not analyse(home, settings).refitted
    store_mentions(home, settings, [mention(number) for number in range(15, 18)])
    assert (is_kept, analyse(home, settings).refitted) == (True, True)


def test_what_a_search_made_of_the_topics_before_it_is_kept(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number, text="The car park is full") for number in range(12)])
    analyse(home, settings)
    store_mentions(home, settings, [mention(number, text="The soup was cold") for number in range(12, 24)])
    report = analyse(home, settings)
    publish(home, settings)
    told = ask_sql(home, "SELECT topic_id, change FROM topic_change WHERE title LIKE '%park%' ORDER BY fit_id")
    assert (told["change"].tolist(), len(set(told["topic_id"]))) == (["new", "kept"], 1)
    assert "kept" in report.sentences()[-1]


def test_adding_a_fifth_changes_no_old_topic(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(20)])
    analyse(home, settings)
    before = [row for row in labels(home) if row[1].startswith("topic")]
    store_mentions(home, settings, [mention(number, text="The soup was cold") for number in range(20, 24)])
    analyse(home, settings)
    after = [row for row in labels(home) if row[1].startswith("topic")]
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
    report = analyse(home, settings)
    assert (fitted, report.labelled["topic"]) == ([12], 17)


def test_opinions_are_published_and_decide_what_a_theme_is_felt_to_be(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(0, text="The nurse was lovely, the toilets filthy")])
    analyse(home, settings)
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
        analyse(home, settings)
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
    analyse(home, settings)
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
    analyse(home, settings)
    of_old = [row for row in labels(home) if row[0] == mention_id("riverside", "survey", "row-3")]
    analyse(home, settings)
    of_new = [row[2] for row in labels(home) if row[0] == mention_id("riverside", "survey", "row-3")]
    assert (of_old, of_new) == ([], ["fr"])


def test_a_topic_assigned_to_the_old_text_is_not_given_to_an_edit_that_lands_meanwhile(
    home: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(home, settings, [mention(number, revision=1) for number in range(12)])
    analyse(home, settings)
    store_mentions(home, settings, [mention(12, revision=1)])
    true_step = frequent_phrases.assign_phrases

    def and_edit(*given: Any) -> pd.DataFrame:
        made = true_step(*given)
        store_mentions(home, settings, [mention(12, text="The car park was full", revision=2)])
        return made

    monkeypatch.setattr(pipeline, "assign_phrases", and_edit)
    analyse(home, settings)
    assert [row for row in labels(home) if row[0] == mention_id("riverside", "survey", "row-12")] == []


def test_labels_of_a_tier_that_is_gone_back_to_are_the_newest(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number) for number in range(12)])
    for tier in ("fast", "accurate", "fast"):
        analyse(home, replace(settings, tier=tier))
    published = publish(home, settings)
    with connect_reader(published) as con:
        used = con.execute("SELECT DISTINCT version FROM label WHERE labeller = 'sentiment'").fetchall()
    assert [version.partition("+")[0].endswith(".fast") for (version,) in used] == [True]
    assert sum(analyse(home, replace(settings, tier="fast")).labelled.values()) == 0
