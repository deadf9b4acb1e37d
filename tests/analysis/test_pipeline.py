"""The analysis of a whole data folder: what it labels, and that it repeats nothing."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import pipeline, topics, workers
from analysis.clusters import frequent_phrases
from analysis.opinions import by_theme
from analysis.report import Report
from config.home import Home
from config.settings import Settings, load_settings
from tests.analysis.analysing import analyse, labels
from tests.warehouse.rows import mention, store_mentions
from warehouse.ask import ask_sql
from warehouse.mention import mention_id
from warehouse.publish import publish
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough


@pytest.fixture(scope="module")
def analysed(new_home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Report]:
    """A folder of twelve mentions that were analysed, and what that did."""
    home = Home(shutil.copytree(new_home.path, tmp_path_factory.mktemp("analysed") / "home"))
    settings = load_settings(home)
    store_mentions(home, settings, [mention(number) for number in range(12)])
    return home, analyse(home, settings)


@pytest.fixture
def again(analysed: tuple[Home, Report], tmp_path: Path) -> Home:
    """The same folder, to go on in."""
    return Home(shutil.copytree(analysed[0].path, tmp_path / "again"))


def test_every_scored_mention_gets_a_label_of_each_labeller(analysed: tuple[Home, Report]) -> None:
    assert {analysed[1].labelled[name] for name in ("language", "vader", "sentiment", "theme")} == {12}


def test_a_small_corpus_gets_phrases_and_says_so(analysed: tuple[Home, Report]) -> None:
    report = analysed[1]
    assert (report.topic_method, "too few for clusters" in report.topic_note) == ("phrases", True)


def test_a_second_run_labels_nothing_new(again: Home, settings: Settings) -> None:
    before = labels(again)
    report = analyse(again, settings)
    assert (labels(again), sum(report.labelled.values())) == (before, 0)


def test_what_is_added_is_labelled_alone_until_half_as_much_again_makes_a_new_search_for_topics(
    again: Home, settings: Settings
) -> None:
    before = labels(again)
    store_mentions(again, settings, [mention(number) for number in range(10, 15)])
    few = analyse(again, settings)
    assert (few.labelled["sentiment"], few.labelled["topic"], few.refitted) == (3, 3, False)
    assert set(before) <= set(labels(again))
    store_mentions(again, settings, [mention(number) for number in range(15, 18)])
    assert analyse(again, settings).refitted


def test_a_language_that_is_not_scored_is_counted_and_said(home: Home, settings: Settings) -> None:
    french = "Le médecin a pris le temps de tout expliquer à ma mère et nous sommes très contents"
    store_mentions(home, settings, [mention(0), mention(1, text=french)])
    report = analyse(home, settings)
    assert (report.labelled["sentiment"], "fr 1" in " ".join(report.sentences())) == (1, True)


def test_an_empty_folder_says_what_to_do(home: Home, settings: Settings) -> None:
    assert "import a file (`heed import FILE --provider NAME`)" in analyse(home, settings).sentences()[0]


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


def test_what_a_search_made_of_the_topics_before_it_is_kept(home: Home, settings: Settings) -> None:
    store_mentions(home, settings, [mention(number, text="The car park is full") for number in range(12)])
    analyse(home, settings)
    store_mentions(home, settings, [mention(number, text="The soup was cold") for number in range(12, 24)])
    report = analyse(home, settings)
    publish(home, settings)
    told = ask_sql(home, "SELECT topic_id, change FROM topic_change WHERE title LIKE '%park%' ORDER BY fit_id")
    assert (told["change"].tolist(), len(set(told["topic_id"]))) == (["new", "kept"], 1)
    assert "kept" in report.sentences()[-1]


def test_sources_that_forbid_training_are_assigned_but_never_fitted(
    again: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted: list[int] = []
    fit_topics = topics.fit_topics

    def fit_and_count(texts: pd.Series, *given: Any, **named: Any) -> topics.TopicFit:
        fitted.append(len(texts))
        return fit_topics(texts, *given, **named)

    monkeypatch.setattr(topics, "fit_topics", fit_and_count)
    store_mentions(again, settings, [mention(number, source="reddit", item_id=f"t3_{number}") for number in range(5)])
    report = analyse(again, settings, refit=True)
    assert (fitted, report.labelled["topic"]) == ([12], 17)


def test_opinions_are_stored_once_published_and_decide_what_a_theme_is_felt_to_be(
    home: Home, settings: Settings
) -> None:
    store_mentions(home, settings, [mention(0, text="The nurse was lovely, the toilets filthy")])
    counts: list[int] = []
    for _ in range(2):
        analyse(home, settings)
        with writing(home, "store", "test") as con:
            counts += con.execute("SELECT count(*) FROM opinion").fetchone() or ()
    assert counts == [2, 2]
    publish(home, settings)
    felt = ask_sql(home, "SELECT theme, sentiment FROM mention_theme WHERE theme IN ('staff_manner', 'cleanliness')")
    assert dict(zip(felt["theme"], felt["sentiment"], strict=True)) == {
        "staff_manner": "positive",
        "cleanliness": "negative",
    }


def test_what_a_theme_is_felt_to_be_is_measured_as_it_is_published(home: Home, settings: Settings) -> None:
    texts = ["Kind nurse. The nurse was rude at night, the toilets filthy", "Kind nurse, rude nurse", "The nurse came"]
    store_mentions(home, settings, [mention(place, text=text) for place, text in enumerate(texts)])
    analyse(home, settings)
    publish(home, settings)
    felt = "SELECT mention_id, theme, sentiment AS label FROM {} ORDER BY ALL"
    parted = ask_sql(home, felt.format("opinion")).astype({"label": "str"}).fillna({"theme": "none"})
    published = ask_sql(home, felt.format("mention_theme")).astype({"label": "str"})
    assert "mixed" in set(published["label"])
    pd.testing.assert_frame_equal(by_theme(parted), published, check_dtype=False)


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
    again: Home, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_mentions(again, settings, [mention(12, revision=1)])
    true_step = frequent_phrases.assign_phrases

    def and_edit(*given: Any) -> pd.DataFrame:
        made = true_step(*given)
        store_mentions(again, settings, [mention(12, text="The car park was full", revision=2)])
        return made

    monkeypatch.setattr(pipeline, "assign_phrases", and_edit)
    analyse(again, settings)
    assert [row for row in labels(again) if row[0] == mention_id("riverside", "survey", "row-12")] == []


def test_labels_of_a_tier_that_is_gone_back_to_are_the_newest(again: Home, settings: Settings) -> None:
    for tier in ("fast", "accurate"):
        analyse(again, replace(settings, tier=tier))
    with connect_reader(publish(again, settings)) as con:
        used = con.execute("SELECT DISTINCT version FROM label WHERE labeller = 'sentiment'").fetchall()
    assert [".fast" in version for (version,) in used] == [False]
    assert sum(analyse(again, replace(settings, tier="accurate")).labelled.values()) == 0
