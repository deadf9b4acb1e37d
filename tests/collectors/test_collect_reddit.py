"""Collection from Reddit, against the local one."""

import json
from datetime import timedelta

import pytest

from collectors.http.log_file import logging_to
from config.home import Home
from config.settings import load_settings
from tests.collectors.collecting import asked_of, collect_from, give_secrets, reddit_peer, texts, write_settings, x_peer
from tests.peers import faults
from tests.peers.exchange import Answer, Asked

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


def test_submissions_that_are_found_reach_the_store(home: Home) -> None:
    with reddit_peer() as peer:
        for number in range(130):
            peer.submit("Riverside Clinic", f"Number {number}", at=peer.clock.now() - timedelta(minutes=number))
        tally = collect_from(home, peer, write_settings(home, reddit=peer)).tallies[0]
    assert (tally.stored, len(texts(home))) == (130, 130)


def test_comments_of_configured_subreddits_are_matched_here(home: Home) -> None:
    with reddit_peer() as peer:
        thread = peer.submit("Weather", subreddit="riverside")
        peer.comment(thread, "Riverside Clinic never answers")
        peer.comment(thread, "Rain again")
        tally = collect_from(home, peer, write_settings(home, reddit=peer)).tallies[0]
    assert (texts(home), tally.rejected) == (["Riverside Clinic never answers"], 1)


def test_comments_below_a_matched_submission_are_read(home: Home) -> None:
    with reddit_peer() as peer:
        thread = peer.submit("Riverside Clinic", "Any good?", subreddit="elsewhere")
        for number in range(150):
            peer.comment(thread, f"Riverside Clinic is fine, says number {number}")
        collect_from(home, peer, write_settings(home, reddit=peer))
    assert len(texts(home)) == 151


def test_a_thread_is_read_again_later(home: Home) -> None:
    with reddit_peer() as peer:
        thread = peer.submit("Riverside Clinic", "Any good?", subreddit="elsewhere")
        settings = write_settings(home, reddit=peer)
        collect_from(home, peer, settings)
        peer.clock.advance(hours=7)
        peer.comment(thread, "Riverside Clinic was closed")
        collect_from(home, peer, settings)
    assert "Riverside Clinic was closed" in texts(home)


def test_a_second_collection_reaches_back_over_the_overlap_only(home: Home) -> None:
    with reddit_peer() as peer:
        for number in range(300):
            peer.submit("Weather", subreddit="riverside")
            peer.comment(
                next(iter(peer.things.values())), f"Rain {number}", at=peer.clock.now() - timedelta(minutes=number)
            )
        settings = write_settings(home, reddit=peer)
        collect_from(home, peer, settings)
        asked = len(peer.asked)
        collect_from(home, peer, settings)
        pages = [each for each in peer.asked[asked:] if each.path.endswith("/comments/")]
        assert (len(pages), all("before" not in each.params for each in peer.asked)) == (2, True)


def test_the_deletion_of_the_newest_item_stalls_nothing(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        newest = peer.submit("Riverside Clinic", "First")
        collect_from(home, peer, settings)
        peer.remove(newest)
        peer.clock.advance(hours=1)
        peer.submit("Riverside Clinic", "Second")
        collect_from(home, peer, settings)
    assert "Riverside Clinic\n\nSecond" in texts(home)


def test_a_page_whose_anchor_is_deleted_is_read_again(home: Home) -> None:
    with reddit_peer() as peer:
        things = [
            peer.submit("Riverside Clinic", f"Number {n}", at=peer.clock.now() - timedelta(minutes=n))
            for n in range(150)
        ]

        def lose_anchor(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
            peer.remove(things[99])
            return answer

        peer.faults.add(faults.Fault(lose_anchor), path="/r/all/search")
        collect_from(home, peer, write_settings(home, reddit=peer))
    assert len(texts(home)) == 150


def test_a_stretch_beyond_what_reddit_lists_is_noted_as_a_gap(home: Home) -> None:
    with reddit_peer() as peer:
        for number in range(270):
            peer.submit("Riverside Clinic", f"Number {number}", at=peer.clock.now() - timedelta(minutes=number))
        assert collect_from(home, peer, write_settings(home, reddit=peer)).tallies[0].gaps == 1


def test_pages_of_reddit_that_lead_in_circles_end_and_are_read_again_by_the_next_run(home: Home) -> None:
    with reddit_peer() as peer:
        for number in range(250):
            peer.submit("Riverside Clinic", f"Number {number}", at=peer.clock.now() - timedelta(minutes=number))
        settings = write_settings(home, reddit=peer)
        peer.faults.add(faults.token_cycle, path="/r/all/search", after=1, times=1000)
        tally = collect_from(home, peer, settings).tallies[0]
        asked = len(peer.asked)
        peer.faults = faults.FaultScript()
        collect_from(home, peer, settings)
    assert ("broke off" in tally.undone[0], asked < 20, len(texts(home))) == (True, True, 250)


def test_deleted_and_removed_items_are_left_out(home: Home) -> None:
    with reddit_peer() as peer:
        peer.submit("Riverside Clinic", "[removed]")
        tally = collect_from(home, peer, write_settings(home, reddit=peer)).tallies[0]
    assert (tally.left_out >= 1, texts(home)) == (True, [])


@pytest.mark.parametrize("name", ["empty_200", "null_200", "html_200"])
def test_an_empty_answer_never_counts_as_nothing_found(home: Home, name: str) -> None:
    with reddit_peer() as peer:
        peer.submit("Riverside Clinic", "Here")
        peer.faults.add(getattr(faults, name), path="/r/all")
        collect_from(home, peer, write_settings(home, reddit=peer))
    assert len(texts(home)) == 1


def test_reddit_is_not_asked_without_an_approval_reference(home: Home) -> None:
    with reddit_peer() as peer:
        write_settings(home, reddit=peer)
        home.settings.write_text(home.settings.read_text("utf-8").replace("ticket 1", ""), "utf-8")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
        assert ("[rights.reddit]" in tally.failure, peer.asked) == (True, [])


def test_the_ceiling_of_requests_holds(home: Home) -> None:
    with reddit_peer() as peer:
        for number in range(300):
            peer.submit("Riverside Clinic", f"Number {number}")
        write_settings(home, reddit=peer)
        with home.settings.open("a", encoding="utf-8") as file:
            file.write("max_requests_per_day = 2\n")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
        asked = [each for each in peer.asked if not each.path.endswith("access_token")]
    assert (tally.is_over_budget, len(asked)) == (True, 2)


def test_a_further_try_of_a_request_is_paid_for_too(home: Home) -> None:
    with reddit_peer() as peer:
        peer.faults.add(faults.truncated_json, path="/r/all/search")
        tally = collect_from(home, peer, write_settings(home, reddit=peer)).tallies[0]
        assert (tally.requests, asked_of(home, "inbox", "SELECT sum(items)::BIGINT FROM ledger")) == (3, [(3,)])


def test_a_contract_that_charges_requests_has_a_ceiling_in_dollars(home: Home) -> None:
    with reddit_peer() as peer:
        write_settings(home, reddit=peer)
        with home.settings.open("a", encoding="utf-8") as file:
            file.write("max_usd_per_day = 0.02\n[budget]\nusd_per_reddit_request = 0.01\n")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
        assert (tally.failure, float(tally.spent)) == ("", 0.02)
        assert collect_from(home, peer, load_settings(home)).tallies[0].is_over_budget


def test_the_failure_of_one_source_does_not_stop_the_other(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X_BEARER_TOKEN", "wrong-token-123")
    with x_peer() as x, reddit_peer() as peer:
        peer.submit("Riverside Clinic", "Here")
        found = collect_from(home, peer, write_settings(home, x, peer))
    assert ([bool(tally.failure) for tally in found.tallies], len(texts(home))) == ([True, False], 1)


def test_no_secret_and_no_word_reaches_the_log(home: Home) -> None:
    with reddit_peer() as peer, logging_to(home):
        peer.submit("Riverside Clinic", "xylophone")
        peer.faults.add(faults.status(503), path="/r/all")
        collect_from(home, peer, write_settings(home, reddit=peer))
    log = (home.path / "heed.log").read_text("utf-8")
    words = ("xylophone", "Riverside", "reddit-secret", "reddit-token")
    assert ([word for word in words if word in log], "/r/all/search" in log) == ([], True)


def test_what_a_comment_repeats_of_its_thread_is_looked_at_and_not_kept(home: Home) -> None:
    def with_title(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
        document = answer.document()
        for child in document["data"]["children"]:
            child["data"] |= {"link_title": "The xylophone clinic", "link_author": "quixotic"}
        return Answer(200, json.dumps(document).encode())

    with reddit_peer() as peer:
        thread = peer.submit("The band", subreddit="riverside")
        peer.comment(thread, "Marsh Lane was kind")
        peer.faults.add(faults.Fault(with_title), path="/r/riverside/comments")
        collect_from(home, peer, write_settings(home, reddit=peer))
    raw = home.inbox.read_bytes()
    assert (texts(home), b"xylophone" in raw, b"quixotic" in raw) == (["Marsh Lane was kind"], False, False)


def test_why_a_comment_was_kept_is_kept_with_it(home: Home) -> None:
    with reddit_peer() as peer:
        thread = peer.submit("The ward", subreddit="riverside")
        peer.comment(thread, "Marsh Lane clinic was kind")
        collect_from(home, peer, write_settings(home, reddit=peer))
    assert asked_of(home, "inbox", "SELECT rule FROM match") == [("ambiguous 'Marsh Lane' with 'clinic'",)]
