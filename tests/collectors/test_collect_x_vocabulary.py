"""X renamed its fields in August 2026: which vocabulary a server is asked in."""

from dataclasses import replace

import pytest

from config.home import Home
from tests.collectors.collecting import collect_from, give_secrets, texts, write_settings, x_peer
from tests.collectors.test_collect_x import SEARCH, fill, ledger
from tests.peers import faults
from tests.peers.exchange import Answer, Asked

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


@pytest.mark.parametrize("dialect", ["auto", "new"])
def test_the_new_vocabulary_is_spoken(home: Home, dialect: str) -> None:
    with x_peer(vocabulary="new") as peer:
        fill(peer, 120, "Riverside Clinic " + "and then " * 60 + "END {}")
        collect_from(home, peer, write_settings(home, peer, more_x=f'dialect = "{dialect}"'))
    assert all("END" in text for text in texts(home)) and len(texts(home)) == 120


def test_a_server_that_takes_fields_it_does_not_know_is_asked_in_the_other_vocabulary_once(home: Home) -> None:
    with x_peer(vocabulary="new", minds_names=False) as peer:
        fill(peer, 120)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
        fields = [name for asked in peer.asked for name in asked.params if name.endswith(".fields")]
        assert (tally.unreadable, len(texts(home)), ledger(home)[0]) == (0, 120, peer.charged_items())
    assert fields == ["tweet.fields", "post.fields", "post.fields"]


def test_a_server_that_does_not_know_the_configured_fields_is_left_with_a_sentence_and_nothing_is_lost(
    home: Home,
) -> None:
    with x_peer(vocabulary="new", minds_names=False) as peer:
        fill(peer, 250)
        tally = collect_from(home, peer, write_settings(home, peer, more_x='dialect = "old"')).tallies[0]
        assert ('dialect = "auto"' in tally.failure, tally.unreadable, peer.charged_items()) == (True, 0, 100)
        collect_from(home, peer, write_settings(home, peer))
    assert len(texts(home)) == 250


def test_a_page_whose_posts_lack_a_time_on_a_server_that_knows_the_fields_is_no_other_vocabulary(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        body = b'{"data": [{"id": "77", "text": "Riverside Clinic"}], "meta": {}}'
        peer.faults.add(faults.with_body(body), path=SEARCH)
        tally = collect_from(home, peer, settings).tallies[0]
        fill(peer, 3)
        collect_from(home, peer, settings)
        fields = [name for asked in peer.asked for name in asked.params if name.endswith(".fields")]
    assert (tally.failure, tally.unreadable, len(texts(home))) == ("", 1, 3)
    assert fields == ["tweet.fields", "post.fields", "tweet.fields"]


def _says_nothing(asked: Asked, answer: Answer, _earlier: object) -> Answer:
    return replace(answer, body=b'{"title": "Invalid Request"}') if answer.status == 400 else answer


def test_a_refusal_that_names_nothing_is_tried_in_the_other_vocabulary(home: Home) -> None:
    with x_peer(vocabulary="new") as peer:
        fill(peer, 3)
        peer.faults.add(faults.Fault(_says_nothing), path=SEARCH, times=9)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.undone, len(texts(home))) == ([], 3)


def test_a_refusal_that_names_nothing_and_is_not_about_the_vocabulary_leaves_it_as_it_was(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 3)
        settings = write_settings(home, peer)
        peer.faults.add(faults.status(400, b'{"title": "Invalid Request"}'), path=SEARCH, times=2)
        tally = collect_from(home, peer, settings).tallies[0]
        collect_from(home, peer, settings)
        fields = [name for asked in peer.asked for name in asked.params if name.endswith(".fields")]
    assert ("(400)" in tally.undone[0], len(texts(home))) == (True, 3)
    assert fields == ["tweet.fields", "post.fields", "tweet.fields"]


def test_auto_switches_once_and_for_the_whole_run(home: Home) -> None:
    with x_peer(vocabulary="new") as peer:
        fill(peer, 250)
        collect_from(home, peer, write_settings(home, peer))
        fields = [name for asked in peer.asked for name in asked.params if name.endswith(".fields")]
    assert fields == ["tweet.fields", "post.fields", "post.fields", "post.fields"]


def test_the_wrong_vocabulary_by_configuration_is_left_undone_with_its_reason(home: Home) -> None:
    with x_peer(vocabulary="new") as peer:
        done = collect_from(home, peer, write_settings(home, peer, more_x='dialect = "old"'))
    assert ("tweet.fields" in done.tallies[0].undone[0], done.is_failure) == (True, True)


def test_a_complaint_about_fields_that_is_cut_on_its_way_is_understood(home: Home) -> None:
    with x_peer(vocabulary="new") as peer:
        fill(peer, 3)
        peer.faults.add(faults.truncated_json, path=SEARCH)
        collect_from(home, peer, write_settings(home, peer))
    assert len(texts(home)) == 3
