"""What X may answer that is whole and yet odd, through a whole collection: rows of the robustness table."""

import json
from collections.abc import Mapping
from datetime import timedelta
from unittest import mock

import pytest

from config.home import Home
from tests.collectors.collecting import (
    NOON,
    asked_of,
    collect_from,
    give_secrets,
    reddit_peer,
    texts,
    write_settings,
    x_peer,
)
from tests.peers import faults
from tests.peers.exchange import Answer, Asked
from tests.peers.x import XPeer
from tests.peers.x_page import time_text
from tests.peers.x_post import moment_of
from tests.peers.x_token import empty_page_with_token

pytestmark = pytest.mark.thorough

SEARCH = "/2/tweets/search"


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def fill(peer: XPeer, count: int) -> None:
    for number in range(count):
        peer.post(f"Riverside Clinic, number {number}", at=peer.clock.now() - timedelta(minutes=number))


def page_of(peer: XPeer, *posts: Mapping[str, object]) -> faults.Fault:
    """One page of posts, whose fields are laid over those of honest ones."""
    honest: dict[str, object] = {"text": "Riverside Clinic", "created_at": time_text(peer.clock.now())}
    laid_over = [honest | {"id": str(2031300000000000001 + number), **post} for number, post in enumerate(posts)]
    data = [{name: value for name, value in post.items() if value is not None} for post in laid_over]
    return faults.with_body(json.dumps({"data": data, "meta": {"result_count": len(data)}}).encode())


@pytest.mark.parametrize(
    "fault", [faults.duplicate_page, faults.token_cycle], ids=["the page before once more", "a token that leads back"]
)
def test_a_page_that_comes_again_and_again_ends_and_loses_nothing(home: Home, fault: faults.Fault) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        settings = write_settings(home, peer)
        peer.faults.add(fault, path=SEARCH, after=1, times=10_000)
        stalled = collect_from(home, peer, settings).tallies[0]
        asked = len(peer.asked)
        peer.faults = faults.FaultScript()
        collect_from(home, peer, settings)
    assert ("led in circles" in stalled.undone[0], asked < 30, len(texts(home))) == (True, True, 250)


def test_a_run_that_a_rate_limit_ends_goes_on_from_its_cursor(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        settings = write_settings(home, peer)
        peer.faults.add(faults.rate_limited({"x-rate-limit-reset": "1"}), path=SEARCH, after=1, times=3)
        ended = collect_from(home, peer, settings).tallies[0]
        asked = len(peer.asked)
        collect_from(home, peer, settings)
        gone_on = [each.params for each in peer.asked[asked:] if each.path.startswith(SEARCH)]
    assert ("limits our requests" in ended.failure, "next_token" in gone_on[0], len(texts(home))) == (True, True, 250)


def test_a_source_that_forbids_is_stopped_and_the_other_is_collected(home: Home) -> None:
    with x_peer() as x, reddit_peer() as reddit:
        x.faults.add(faults.status(403), path=SEARCH, times=100)
        reddit.submit("Riverside Clinic", "Here")
        found = collect_from(home, x, write_settings(home, x, reddit))
        searches = sum(asked.path.startswith(SEARCH) for asked in x.asked)
    assert ("403" in found.tallies[0].failure, found.tallies[1].failure) == (True, "")
    assert (searches, len(texts(home))) == (1, 1)


def test_a_page_that_is_cut_short_while_it_is_written_leaves_neither_items_nor_cursor(home: Home) -> None:
    class Killed(BaseException):
        """The process dies here."""

    with x_peer() as peer:
        fill(peer, 30)
        settings = write_settings(home, peer)
        with mock.patch("collectors.live.purse.Purse.settle_once_a_day", side_effect=Killed), pytest.raises(Killed):
            collect_from(home, peer, settings)
    counts = "(SELECT count(*) FROM raw_item), (SELECT count(*) FROM batch), (SELECT state->>'newest_id' FROM cursor)"
    assert asked_of(home, "inbox", f"SELECT {counts}") == [(0, 0, None)]


def test_an_empty_page_with_a_token_is_not_the_end(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 150)
        peer.faults.add(empty_page_with_token, path=SEARCH)
        peer.faults.add(empty_page_with_token, path=SEARCH, after=1, times=2)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.undone, len(texts(home))) == ([], 150)


def test_pages_that_come_out_of_order_lose_nothing(home: Home) -> None:
    def turn_round(_asked: Asked, answer: Answer, _earlier: list[Answer]) -> Answer:
        document = answer.document()
        document["data"] = document["data"][::-1]
        return Answer(200, json.dumps(document).encode())

    with x_peer() as peer:
        fill(peer, 250)
        peer.faults.add(faults.Fault(turn_round), path=SEARCH, times=3)
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        peer.clock.advance(hours=1)
        fill(peer, 5)
        asked = len(peer.asked)
        collect_from(home, peer, settings)
        since = [int(each.params["since_id"]) for each in peer.asked[asked:] if each.path.startswith(SEARCH)]
    assert (moment_of(since[0] + 1), len(texts(home))) == (NOON - timedelta(hours=1), 255)


def test_a_text_that_breaks_others_is_stored(home: Home) -> None:
    stored = {  # a lone surrogate, a NUL, a letter in two parts
        "Riverside Clinic \ud83d": "Riverside Clinic \ufffd",
        "Riverside Clinic\x00 called": "Riverside Clinic called",
        "Riverside Clinic cafe\u0301": "Riverside Clinic caf\u00e9",
    }
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.faults.add(page_of(peer, *({"text": written} for written in stored)), path=SEARCH)
        collect_from(home, peer, settings)
    assert sorted(texts(home)) == sorted(stored.values())


def test_bytes_that_are_no_utf_8_are_marked_in_the_text_and_kept_as_they_were_in_the_raw_payload(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = b'{"id": "77", "text": "Riverside Clinic \xff", "created_at": "2026-03-10T11:00:00Z"}'
        peer.faults.add(faults.with_body(b'{"data": [' + post + b'], "meta": {}}'), path=SEARCH)
        collect_from(home, peer, settings)
    raw = json.loads(asked_of(home, "inbox", "SELECT body FROM raw_item")[0][0])
    kept = raw["data"][0]["text"].encode("utf-8", "surrogateescape")
    assert (texts(home), kept) == (["Riverside Clinic \ufffd"], b"Riverside Clinic \xff")


def test_a_text_of_megabytes_is_cut_in_the_store_and_kept_whole_for_as_long_as_raw_payloads_are(home: Home) -> None:
    long = "Riverside Clinic " + "word " * 400_000
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.faults.add(page_of(peer, {"text": long}), path=SEARCH)
        collect_from(home, peer, settings)
    body = asked_of(home, "inbox", "SELECT octet_length(body) FROM raw_item")[0][0]
    assert (0 < len(texts(home)[0]) <= 65_536, body > 2_000_000) == (True, True)


def test_an_id_written_as_a_number_keeps_every_digit(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.faults.add(page_of(peer, {"id": 2031300000000000013}), path=SEARCH)
        collect_from(home, peer, settings)
    assert asked_of(home, "inbox", "SELECT item_id FROM match") == [("2031300000000000013",)]


def test_a_post_that_lacks_what_is_needed_goes_into_quarantine_and_the_others_are_kept(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.faults.add(page_of(peer, {"id": None}, {"text": None}, {"created_at": None}, {}), path=SEARCH)
        fill(peer, 3)
        tally = collect_from(home, peer, settings).tallies[0]
        again = collect_from(home, peer, settings).tallies[0]
    quarantined = asked_of(home, "inbox", "SELECT count(*) FROM quarantine")
    assert (tally.unreadable, quarantined, again.failure) == (3, [(3,)], "")
    assert texts(home)


def test_fields_and_kinds_that_nobody_knows_change_nothing(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        odd = {"referenced_tweets": [{"type": "remixed", "id": "1"}, None, 7], "entities": [], "mood": {"a": [1]}}
        peer.faults.add(page_of(peer, odd | {"withheld": {"copyright": False}}), path=SEARCH)
        tally = collect_from(home, peer, settings).tallies[0]
    assert (tally.failure, texts(home)) == ("", ["Riverside Clinic"])


@pytest.mark.parametrize("body", [b'{"data": null, "meta": null}', b'{"errors": [{"title": "Service Unavailable"}]}'])
def test_an_answer_without_posts_and_without_a_count_ends_no_window(home: Home, body: bytes) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was cold")
        peer.faults.add(faults.with_body(body), path=SEARCH, times=9)
        tally = collect_from(home, peer, settings).tallies[0]
        peer.faults = faults.FaultScript()
        collect_from(home, peer, settings)
    assert (bool(tally.failure), texts(home)) == (True, ["Riverside Clinic was cold"])


def test_a_reference_that_is_gone_is_no_error(home: Home) -> None:
    noted = {"deleted": "deleted", "protected": "protected or suspended", "suspended": "protected or suspended"}
    with x_peer() as peer:
        gone = {reason: peer.post("Somebody else's words") for reason in noted}
        for reason, former in gone.items():
            peer.post("Riverside Clinic, I agree", refers_to=("quoted", former.post_id))
            peer.remove(former, reason)
        tally = collect_from(home, peer, write_settings(home, peer, more_x="references = true")).tallies[0]
    assert (tally.failure, tally.undone, texts(home)) == ("", [], ["Riverside Clinic, I agree"] * 3)
    stubs = asked_of(home, "inbox", "SELECT reference_id, kind, reason FROM gone_reference")
    assert sorted(stubs) == sorted((str(gone[reason].post_id), "quoted", noted[reason]) for reason in noted)
    assert "3 posts refer to one that is gone" in " ".join(tally.sentences())


def test_references_that_are_read_are_charged_and_the_ledger_says_so(home: Home) -> None:
    with x_peer() as peer:
        former = peer.post("Somebody else's words")
        peer.post("Riverside Clinic, I agree", refers_to=("quoted", former.post_id))
        collect_from(home, peer, write_settings(home, peer, more_x="references = true"))
        charged = peer.charged_items()
    assert (asked_of(home, "inbox", "SELECT sum(items)::BIGINT FROM ledger"), charged) == ([(2,)], 2)


@pytest.mark.parametrize(
    "complaint",
    [
        b'{"errors": [{"parameters": {"since_id": ["1"]}, "message": "\'since_id\' must be ..."}]}',
        b'{"title": "Invalid Request", "detail": "since_id: must be a tweet id created after ..."}',
    ],
)
def test_an_id_that_x_calls_too_old_is_replaced_by_a_time(home: Home, complaint: bytes) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        fill(peer, 1)
        collect_from(home, peer, settings)
        fill(peer, 20)
        peer.faults.add(faults.status(400, complaint), path=SEARCH, times=1)
        collect_from(home, peer, settings)
        _, refused, taken = (asked.params for asked in peer.asked if asked.path.startswith(SEARCH))
    assert ("since_id" in refused, "since_id" in taken, "start_time" in taken) == (True, False, True)
    assert len(texts(home)) == 21


def test_a_question_never_names_an_end_so_that_no_clock_can_put_it_into_the_future(home: Home) -> None:
    with x_peer() as peer:
        peer.clock.skew = 3600
        fill(peer, 150)
        collect_from(home, peer, write_settings(home, peer))
        assert [asked for asked in peer.asked if "end_time" in asked.params] == []
