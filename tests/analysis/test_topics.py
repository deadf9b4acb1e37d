"""Topics of invented texts: a first search, what is assigned between searches, and the search after that."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import topics
from analysis.clusters.frequent_phrases import assign_phrases
from analysis.clusters.keywords import keywords
from analysis.clusters.matching import match_centres
from analysis.clusters.titles import titles
from analysis.clusters.words import stop_words
from analysis.topics import TopicFit

pytestmark = pytest.mark.thorough

_SUBJECTS = (
    ("car park", "parking spaces", "parking machine", "parking fee", "parking barrier", "parked cars"),
    ("lunch menu", "soup", "breakfast tray", "sandwich", "dinner portions", "vegetarian meals"),
    ("phone line", "switchboard", "voicemail", "hold music", "telephone queue", "call back"),
    ("night nurse", "ward sister", "nursing staff", "healthcare assistant", "matron", "student nurse"),
    ("booking website", "online form", "patient portal", "login page", "password reset", "web booking"),
    ("noisy corridor", "loud television", "banging doors", "snoring neighbour", "night noise", "slamming bins"),
    ("prescription", "pharmacy bag", "new tablets", "repeat medication", "dosage sheet", "pill box"),
    ("broken lift", "steep stairs", "entrance ramp", "revolving door", "wheelchair ramp", "signs to the clinic"),
)
_JUDGEMENTS = ("was far better than before", "was a real disappointment", "needs some attention", "surprised us all")
_OCCASIONS = ("on Monday morning", "during my second visit", "when my sister came", "in the evening")


@pytest.fixture(scope="session")
def invented_texts() -> pd.Series:
    """Six hundred invented texts about eight subjects in turn, index mention_id."""
    generator = np.random.default_rng(11)
    texts = []
    for number in range(600):
        first, second = generator.choice(_SUBJECTS[number % len(_SUBJECTS)], 2, replace=False)
        judgement, occasion = generator.choice(_JUDGEMENTS), generator.choice(_OCCASIONS)
        texts.append(f"The {first} and the {second} {judgement} {occasion}, visit {number}")
    return pd.Series(texts, index=np.arange(1000, 1600), dtype="str")


@pytest.fixture(scope="session")
def fit(invented_texts: pd.Series) -> TopicFit:
    return topics.fit_topics(invented_texts)


def _former(fit: TopicFit) -> topics.Former:
    return topics.Former(fit.model, fit.topics, max(topic.topic_id for topic in fit.topics) + 1)


def test_the_same_texts_give_the_same_topics(fit: TopicFit, invented_texts: pd.Series) -> None:
    again = topics.fit_topics(invented_texts.sample(frac=1, random_state=3))
    assert again == fit


def test_what_was_compiled_for_a_search_is_kept_for_later_processes(fit: TopicFit) -> None:
    from umap import umap_

    kept = {compiled.stats.cache_path for compiled in (umap_.smooth_knn_dist, umap_.compute_membership_strengths)}
    assert None not in kept


def test_topics_gather_texts_about_one_subject(fit: TopicFit, invented_texts: pd.Series) -> None:
    assigned = topics.assign_topics(fit.model, invented_texts).set_index("mention_id")["label"]
    # The subject of an invented text is its number modulo eight.
    subject = pd.Series(invented_texts.index % 8, index=invented_texts.index)
    table = pd.crosstab(assigned[assigned != "-1"], subject)
    assert table.max(axis=1).sum() / table.to_numpy().sum() > 0.8


def test_at_most_fifteen_in_a_hundred_are_outliers(fit: TopicFit, invented_texts: pd.Series) -> None:
    labels = topics.assign_topics(fit.model, invented_texts)["label"]
    assert (labels == "-1").mean() <= 0.15


def test_between_two_searches_new_texts_change_no_old_assignment(fit: TopicFit, invented_texts: pd.Series) -> None:
    old = invented_texts.iloc[:100]
    before = topics.assign_topics(fit.model, old).set_index("mention_id")["label"]

    @settings(max_examples=20)
    @given(st.lists(st.text(max_size=60), min_size=20, max_size=20))
    def holds(fresh: list[str]) -> None:
        both = pd.concat([old, pd.Series(fresh, index=range(9000, 9020), dtype="str")]).sample(frac=1, random_state=1)
        after = topics.assign_topics(fit.model, both).set_index("mention_id")["label"]
        assert after.loc[before.index].equals(before)

    holds()


def test_a_search_after_a_fifth_was_added_keeps_nine_of_ten_old_texts_in_their_topic(invented_texts: pd.Series) -> None:
    old = invented_texts.iloc[:500]
    first = topics.fit_topics(old)
    second = topics.fit_topics(invented_texts, _former(first))
    before = topics.assign_topics(first.model, old)["label"]
    after = topics.assign_topics(second.model, old)["label"]
    assert (before == after).mean() >= 0.9


def test_what_is_new_gets_a_number_that_no_topic_had_and_the_others_keep_theirs(
    fit: TopicFit, invented_texts: pd.Series
) -> None:
    said = ("The parrot in the cage sang {} songs", "A green parrot whistled {} loudly", "Birds, feathers and {} seed")
    birds = pd.Series([words.format(f"tune {number}") for number in range(40) for words in said], dtype="str")
    both = pd.concat([invented_texts, birds.set_axis(range(5000, 5120))])
    later = topics.fit_topics(both, topics.Former(fit.model, fit.topics, 70))
    new = [change.topic_id for change in later.changes if change.change == "new"]
    kept = {change.topic_id for change in later.changes if change.change == "kept"}
    assert (new[0], kept) == (70, {topic.topic_id for topic in fit.topics})
    of_birds = topics.assign_topics(later.model, birds)["label"]
    assert of_birds.isin([str(number) for number in new]).mean() > 0.7


def test_a_topic_that_nobody_writes_about_any_more_ends_and_its_number_stays_free(
    fit: TopicFit, invented_texts: pd.Series
) -> None:
    silent = invented_texts[~invented_texts.str.contains("park|soup|lunch|meals|breakfast|dinner|sandwich")]
    fresh = silent.str.replace("visit", "occasion").set_axis(range(9000, 9000 + len(silent)))
    later = topics.fit_topics(pd.concat([silent, fresh]), _former(fit))
    ended = {change.topic_id for change in later.changes if change.change == "ended"}
    assert ended and ended.isdisjoint({topic.topic_id for topic in later.topics})
    assert [change for change in later.changes if change.change == "new" and change.topic_id in ended] == []


def test_a_search_from_nothing_gives_the_same_numbers_to_the_same_groups(
    fit: TopicFit, invented_texts: pd.Series
) -> None:
    again = topics.fit_topics(invented_texts, _former(fit), anew=True)
    assert [change.change for change in again.changes] == ["kept"] * len(fit.topics)
    assert {topic.topic_id: topic.keywords for topic in again.topics} == {
        topic.topic_id: topic.keywords for topic in fit.topics
    }


def test_centres_are_paired_so_that_the_sum_of_their_cosines_is_greatest() -> None:
    former = np.array([[1.0, 0.0], [0.8, 0.6]], np.float32)
    found = np.array([[0.9, 0.436], [0.6, 0.8], [-1.0, 0.0]], np.float32)
    assert {place: pair[0] for place, pair in match_centres(former, found).items()} == {0: 0, 1: 1}


def test_phrases_keep_their_numbers_and_topics_found_later_get_others(invented_texts: pd.Series) -> None:
    few = topics.fit_topics(invented_texts.iloc[:60])
    more = topics.fit_topics(invented_texts.iloc[:90], _former(few))
    called = {topic.title: topic.topic_id for topic in few.topics}
    assert all(called.get(topic.title, 99) == topic.topic_id or topic.title not in called for topic in more.topics)
    clusters = topics.fit_topics(invented_texts, _former(more))
    assert min(topic.topic_id for topic in clusters.topics) > max(topic.topic_id for topic in more.topics)


def test_titles_hold_no_placeholder_and_no_empty_word(fit: TopicFit) -> None:
    words = " ".join(topic.title.lower() for topic in fit.topics).replace(",", "").split()
    assert not {"the", "and", "was", "person", "[person]"} & set(words)


def test_titles_are_few_words_and_no_two_are_equal(fit: TopicFit) -> None:
    titles = [topic.title for topic in fit.topics]
    assert len(set(titles)) == len(titles)
    assert all(1 <= len(title.split()) <= 8 for title in titles)


def test_examples_are_mentions_of_the_corpus(fit: TopicFit, invented_texts: pd.Series) -> None:
    shown = {number for topic in fit.topics for number in topic.examples}
    assert shown and shown <= set(invented_texts.index)


def test_a_text_without_a_telling_word_is_not_assigned(fit: TopicFit) -> None:
    texts = pd.Series(["Nothing", "...", "[PERSON] [PHONE]"], dtype="str")
    assert topics.assign_topics(fit.model, texts).empty


def test_a_small_corpus_gets_its_frequent_phrases(invented_texts: pd.Series) -> None:
    found = topics.fit_topics(invented_texts.iloc[:60])
    assert (found.method, "too few" in found.note) == ("phrases", True)


def test_phrases_are_assigned_by_their_words() -> None:
    texts = pd.Series(["The car park is full"] * 4 + ["Good soup"], index=[1, 2, 3, 4, 5], dtype="str")
    found = topics.fit_topics(texts)
    assert assign_phrases(found.topics, texts)["label"].tolist() == ["0", "0", "0", "0", "-1"]


def test_the_names_of_places_name_no_topic() -> None:
    texts = pd.Series(["Riverside North was late", "#RiversideNorth again", "northern light"])
    assert topics.without_names(texts, ["Riverside North", "north"]).tolist() == [
        "  was late",
        "#  again",
        "northern light",
    ]


def _title(*texts: str) -> str:
    rows = [*texts, *(f"The soup on day {day} was cold and salty" for day in range(9))]
    groups = [np.arange(len(texts)), np.arange(len(texts), len(rows))]
    return titles(rows, groups, keywords(rows, groups), ["", ""])[0]


def test_a_word_in_a_title_stands_with_the_small_word_that_it_is_said_with() -> None:
    said = ("spot on", "Spot on from Ada", "That was spot on", "Really spot on yesterday")
    assert _title(*said).split(", ")[0] == "Spot on"


@pytest.mark.parametrize(
    ("said", "piece"),
    [
        (("He had taken unpaid leave", "Taken unpaid leave again", "I have taken unpaid leave"), "taken unpaid,"),
        (("I feel looked after", "They made me feel looked after", "You feel looked after here"), "feel looked"),
        (("My tablets with great care", "The tablets with great care", "Tablets with great care"), "with great,"),
        (
            ("We hear each other's business", "Each other's business, aloud", "Of each other's business"),
            "other's business",
        ),
        (("Shocking app. Parking is far", "That app. Parking on grass", "An app; parking again"), "app parking"),
    ],
)
def test_a_title_holds_no_piece_of_what_people_say(said: tuple[str, ...], piece: str) -> None:
    assert piece not in f"{_title(*said).lower()},"


def test_a_title_says_one_word_in_one_form() -> None:
    title = _title("They listened, listening matters", "Listened well, good listening", "Listening and listened, calm")
    assert title.lower().count("listen") == 1


def test_words_that_only_say_how_it_was_told_come_last_in_a_title() -> None:
    parking = ("We used it, that parking", "Parking is what I used", "Never used such parking", "Parking that Ada used")
    assert _title(*parking).startswith("Parking")


def test_a_bill_and_a_call_may_name_a_topic() -> None:
    assert not {"bill", "call"} & stop_words()
