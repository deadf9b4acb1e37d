"""Topics are named, merged and hidden on their screen, and stay so at the next search."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.findings.topic_list import merging
from tests.dashboard.asking import asking, filters_for
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import look, words
from warehouse.publish import publish, published_snapshot
from warehouse.store import Connection, connect_reader, writing


def test_a_name_is_what_the_topic_is_called_from_then_on(topics_home: Home) -> None:
    app = look("topics", topic="0")
    app.text_input(key="topic_decision 0 title").set_value("Getting through").run()
    app.button(key="topic_decision 0 save").click().run()
    assert not app.exception
    assert "Saved: called “Getting through”, stands by itself in the list." in words(app)
    assert "named it" in words(look("topics", topic="0"))
    listed = words(look("topics"))
    assert "<h3>Getting through</h3>" in listed
    assert "phone_contact" not in listed
    assert "named by a person" in listed


def test_a_merged_topic_is_counted_with_the_other_and_can_be_taken_apart(topics_home: Home) -> None:
    apart = _mentions(topics_home)
    app = look("topics", topic="1")
    app.selectbox(key="topic_decision 1 merged_into").set_value(0).run()
    app.button(key="topic_decision 1 save").click().run()
    assert "its mentions are counted with “" in words(app)
    assert re.search(r'href="\./topics\?[^"]*topic=0"', words(app))
    assert _mentions(topics_home) == {0: apart[0] + apart[1]}
    assert "With billing &amp; more" in words(look("topics"))
    app = look("topics", topic="1")
    assert "Its mentions are counted with" in words(app)
    app.selectbox(key="topic_decision 1 merged_into").set_value(-1).run()
    app.button(key="topic_decision 1 save").click().run()
    assert _mentions(topics_home) == apart


def test_what_was_merged_or_hidden_is_undone_where_it_was_done(topics_home: Home) -> None:
    apart = _mentions(topics_home)
    app = look("topics", topic="1")
    for choose, undo in (
        (lambda: app.selectbox(key="topic_decision 1 merged_into").set_value(0), "undo"),
        (lambda: app.checkbox(key="topic_decision 1 is_hidden, undone 1").check(), "undo, undone 1"),
    ):
        choose().run()
        app.button(key="topic_decision 1 save").click().run()
        assert "Saved: " in words(app)
        app.button(key=f"topic_decision 1 {undo}").click().run()
        assert "Undone: stands by itself in the list." in words(app)
        assert _mentions(topics_home) == apart
        assert "hidden by people here" not in str([expander.label for expander in look("topics").expander])


def test_what_a_browser_sends_before_it_shows_that_something_was_undone_changes_nothing_back(topics_home: Home) -> None:
    app = look("topics", topic="1")
    app.checkbox(key="topic_decision 1 is_hidden").check().run()
    app.button(key="topic_decision 1 save").click().run()
    app.checkbox(key="confirmed 1").check()
    sent_late = app._tree.get_widget_states()
    app.button(key="topic_decision 1 undo").click().run()
    app._run(sent_late)
    assert not app.checkbox(key="topic_decision 1 is_hidden, undone 1").value
    assert app.checkbox(key="confirmed 1").value
    with writing(topics_home, "desk", "a test") as con:
        assert con.execute("SELECT count(*) FROM draft WHERE subject = 'topic_decision 1'").fetchall() == [(0,)]


def test_a_hidden_topic_can_be_found_again(topics_home: Home) -> None:
    app = look("topics", topic="1")
    app.checkbox(key="topic_decision 1 is_hidden").check().run()
    app.button(key="topic_decision 1 save").click().run()
    app = look("topics")
    assert "1 topic heard" in words(app)
    assert "1 topic hidden by people here" in [expander.label for expander in app.expander]


def test_a_topic_cannot_be_merged_into_one_that_belongs_to_it(topics_home: Home) -> None:
    for topic, into in ((1, 0), (0, 1)):
        app = look("topics", topic=str(topic))
        app.selectbox(key=f"topic_decision {topic} merged_into").set_value(into).run()
        app.button(key=f"topic_decision {topic} save").click().run()
    assert "cannot belong to itself" in words(app)


def test_a_topic_is_read_in_the_days_chosen_where_its_middle_lies_in_others(topics_home: Home) -> None:
    app = look("topics", topic="1", period="from-to", **{"from": "2025-08-01", "to": "2025-12-31"})
    said = re.findall(r"<blockquote>(.*?)</blockquote><figcaption>(.*?)</figcaption>", words(app))
    assert len(said) == 5
    assert all("visit that never took place" in text and "2025" in day for text, day in said)


def test_where_few_of_its_middle_lie_in_the_days_chosen_others_are_read_besides(topics_home: Home) -> None:
    with connect_reader(published_snapshot(topics_home)) as con:
        middle = con.execute(
            "SELECT text, day FROM mention JOIN topic USING (topic_id) WHERE topic_id = 1 "
            "AND list_contains(examples, mention_id) ORDER BY day"
        ).fetchall()
    text, day = middle[0]
    days = {"from": (day - timedelta(days=120)).isoformat(), "to": day.isoformat()}
    said = re.findall(r"<blockquote>(.*?)</blockquote>", words(look("topics", topic="1", period="from-to", **days)))
    assert len(said) == 5
    assert any(text in quote for quote in said)


def test_what_has_no_card_is_listed_by_its_title(topics_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.screens.topics._TOPICS_SHOWN", 1)
    assert "1 topic heard less often" in [expander.label for expander in look("topics").expander]


def test_a_first_search_is_told_as_one(topics_home: Home) -> None:
    assert "How they were found; the first search found 2" in [expander.label for expander in look("topics").expander]


def test_a_topic_that_the_search_does_not_have_is_said(topics_home: Home) -> None:
    assert "has no topic of this number" in words(look("topics", topic="99"))


def test_topics_of_few_mentions_have_no_figure(own_home_of: Callable[[int], Home]) -> None:
    own_home_of(300)
    assert any(
        "heard too little in the period" in expander.label
        for expander in look("topics", period="last 4 weeks").expander
    )
    app = look("topics", topic="1", period="last 4 weeks")
    assert not app.exception
    assert '<span class="heed-value">fewer than 10</span>' in words(app)


def test_who_was_shown_which_mentions_stands_in_the_trail(topics_home: Home) -> None:
    with writing(topics_home, "desk", "a test") as con:
        before = _read(con)
    look("topics")
    look("topics", topic="0")
    with writing(topics_home, "desk", "a test") as con:
        assert _read(con) == before + 3  # of the topic: its examples, and the phrases that are offered


def test_decisions_outlive_the_next_search_and_its_changes_are_listed(topics_home: Home) -> None:
    with writing(topics_home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO topic_decision VALUES (0, 'Getting through', NULL, false, 1, 'one', now()), "
            "(1, '', 5, false, 1, 'one', now())"
        )
    _search_again(topics_home)
    app = look("topics")
    said = words(app)
    assert "<h3>Getting through</h3>" in said
    assert "new or growing: billing" in said, "found by the second search, days before the end of the period"
    assert 1 in _mentions(topics_home), "what it was merged into is not there any more"
    assert "How they were found; the last search: 1 kept, 1 found new, 1 ended" in [
        expander.label for expander in app.expander
    ]


def _read(con: Connection) -> int:
    return int(con.execute("SELECT count(*) FROM audit_trail WHERE deed = 'read'").fetchall()[0][0])


def _mentions(home: Home) -> dict[int, int]:
    with writing(home, "desk", "a test") as con:
        decisions = con.execute("SELECT * FROM topic_decision").df()
    with asking(home) as ask:
        found = ask("topics", **filters_for(ask, weeks=52).parameters(), **merging(decisions))
    return {int(row["topic_id"]): int(row["mentions"]) for _, row in found.iterrows() if row["topic_id"] >= 0}


def _search_again(home: Home) -> None:
    at = datetime.combine(LAST_DAY, datetime.min.time())
    with writing(home, "store", "a test") as con:
        con.execute(
            "INSERT INTO topic_fit SELECT 2, $at, version, method, mentions, 0.1, '', model FROM topic_fit", {"at": at}
        )
        con.execute("INSERT INTO topic SELECT 2, topic_id, title, keywords, examples FROM topic WHERE fit_id = 1")
        con.execute(
            "DELETE FROM topic_change WHERE topic_id = 1; INSERT INTO topic_change VALUES (1, 5, 'new', NULL, 'c'), "
            "(2, 0, 'kept', 0.98, 'a'), (2, 1, 'new', NULL, 'b'), (2, 5, 'ended', NULL, 'c')"
        )
    publish(home, load_settings(home))


def test_a_topic_whose_middle_is_of_other_days_is_told_in_the_words_of_these(topics_home: Home) -> None:
    with connect_reader(topics_home.published / topics_home.current.read_text("utf-8").strip()) as con:
        middle = con.execute(
            "SELECT min(day) FROM mention WHERE mention_id IN (SELECT unnest(examples) FROM topic)"
        ).fetchall()[0][0]
        first = con.execute("SELECT min(day) FROM mention").fetchall()[0][0]
    earlier = {"period": "from-to", "from": str(first), "to": str(middle - timedelta(days=1))}
    screen = words(look("topics", **earlier))
    assert "<blockquote" in screen
    assert "Words that set it apart" not in screen
