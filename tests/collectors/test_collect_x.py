"""Collection from X, against the local one."""

from datetime import timedelta
from decimal import Decimal

import pytest

from config.home import Home
from config.settings import load_settings
from tests.collectors.collecting import asked_of, collect_from, give_secrets, texts, write_settings, x_peer
from tests.peers import faults
from tests.peers.x import XPeer
from tests.peers.x_post import Post

SEARCH = "/2/tweets/search"


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def fill(peer: XPeer, count: int, text: str = "Riverside Clinic kept me waiting, number {}") -> list[Post]:
    now = peer.clock.now()
    return [
        peer.post(text.format(number), author=f"a{number}", at=now - timedelta(minutes=number))
        for number in range(count)
    ]


def ledger(home: Home) -> tuple[int, Decimal]:
    items, money = asked_of(home, "inbox", "SELECT sum(items), sum(money) FROM ledger")[0]
    return int(items), money


def test_every_page_of_a_window_reaches_the_store(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.fetched, tally.kept, tally.stored, len(texts(home))) == (250, 250, 250, 250)


def test_the_pages_of_a_collection_pass_the_gate_as_one_batch(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 250)
        collect_from(home, peer, write_settings(home, peer))
    assert asked_of(home, "inbox", "SELECT count(*), sum(items)::BIGINT FROM batch") == [(1, 250)]


def test_a_wait_for_a_rate_limit_and_the_gate_are_told_as_they_begin(home: Home) -> None:
    told: list[tuple[str, float]] = []
    with x_peer() as peer:
        fill(peer, 3)
        peer.faults.add(faults.rate_limited(), path=SEARCH)
        collect_from(
            home,
            peer,
            write_settings(home, peer),
            progress=lambda stage, _done, _total: told.append((stage, sum(peer.clock.slept))),
        )
    waits = [(stage, slept) for stage, slept in told if "waits until 12:00:1" in stage]
    assert ([slept for _, slept in waits], "redacting" in dict(told)) == ([0], True)


def test_a_second_collection_stores_nothing_twice(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 30)
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        again = collect_from(home, peer, settings).tallies[0]
    assert (again.stored, len(texts(home))) == (0, 30)


@pytest.mark.thorough
def test_what_the_ledger_says_is_what_x_billed(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 130)
        settings = write_settings(home, peer)
        for name in (faults.dropped, faults.short, faults.truncated_json, faults.status(503), faults.rate_limited()):
            peer.faults.add(name, path=SEARCH, after=1)
        for _ in range(3):
            collect_from(home, peer, settings)
            peer.clock.advance(minutes=20)
        assert ledger(home) == (peer.charged_items(), peer.charged_items() * Decimal("0.005"))


@pytest.mark.parametrize("is_billed", [True, False])
def test_an_answer_that_was_lost_for_good_counts_in_full_until_the_next_day_tells_what_it_cost(
    home: Home, is_billed: bool
) -> None:
    with x_peer() as peer:
        posts = fill(peer, 30)
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        fill(peer, 5, "Riverside Clinic once more, number {}")
        peer.faults.add(faults.dropped if is_billed else faults.status(503), path=SEARCH, times=3)
        collect_from(home, peer, settings)
        while_open = ledger(home)[0]
        for post in peer.posts.values():
            peer.remove(post)
        peer.clock.advance(days=1)
        collect_from(home, peer, settings)
        assert (while_open, ledger(home)[0], len(posts)) == (130, peer.charged_items(), 30)


def test_an_answer_that_was_lost_before_the_source_was_stopped_is_not_taken_for_free(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 30)
        settings = write_settings(home, peer)
        peer.faults.add(faults.dropped, path=SEARCH)
        peer.faults.add(faults.rate_limited(), path=SEARCH, times=3)
        collect_from(home, peer, settings)
        assert (ledger(home)[0], peer.charged_items()) == (100, 30)
        for post in peer.posts.values():
            peer.remove(post)
        peer.clock.advance(days=1)
        collect_from(home, peer, settings)
        assert ledger(home)[0] == peer.charged_items() == 30


def test_what_another_user_of_the_account_reads_is_told_and_not_charged_to_the_ledger(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 30)
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        peer.charged[peer.clock.now().date()] |= set(range(1000))
        tally = collect_from(home, peer, settings).tallies[0]
    assert ("1,000 items" in tally.undone[0], ledger(home)[0]) == (True, 30)


def test_an_account_that_may_not_ask_for_its_usage_is_collected_for_all_the_same(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 30)
        peer.faults.add(faults.status(403), path="/2/usage")
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.failure, tally.stored, "usage" in tally.undone[0]) == ("", 30, True)


def test_a_rate_limit_of_the_usage_question_holds_nothing_up(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 3)
        peer.faults.add(faults.rate_limited(), path="/2/usage", times=10)
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert (tally.stored, peer.clock.slept, "limits our requests" in tally.undone[0]) == (3, [], True)


def test_the_daily_ceiling_is_never_passed(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 300)
        settings = write_settings(home, peer, per_day=0.73)
        tally = collect_from(home, peer, settings).tallies[0]
        assert (tally.is_over_budget, peer.charged_items() * 0.005 <= 0.73) == (True, True)


def test_the_daily_ceiling_in_posts_is_never_passed(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 300)
        settings = write_settings(home, peer, more_x="max_posts_per_day = 150")
        tally = collect_from(home, peer, settings).tallies[0]
        assert ("max_posts_per_day under [source.x]" in tally.failure, peer.charged_items() <= 150) == (True, True)


@pytest.mark.thorough
def test_what_a_ceiling_left_undone_is_read_the_next_day(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 300)
        settings = write_settings(home, peer, per_day=0.73)
        for _ in range(4):
            collect_from(home, peer, settings)
            peer.clock.advance(days=1)
    assert len(texts(home)) == 300


def test_why_a_post_was_kept_is_kept_with_it(home: Home) -> None:
    with x_peer() as peer:
        post = peer.post("Marsh Lane ward is kind")
        collect_from(home, peer, write_settings(home, peer))
    assert asked_of(home, "inbox", "SELECT item_id, rule, score FROM match") == [
        (str(post.post_id), "ambiguous 'Marsh Lane' with 'ward'", 0.8)
    ]


def test_a_reject_leaves_no_word_in_the_inbox(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        body = b'{"data": [{"id": "77", "text": "xylophone", "created_at": "2026-03-10T11:00:00Z"}], "meta": {}}'
        peer.faults.add(faults.with_body(body), path=SEARCH)
        tally = collect_from(home, peer, settings).tallies[0]
    ids = asked_of(home, "inbox", "SELECT item_id, reason FROM reject")
    assert (tally.rejected, ids, b"xylophone" in home.inbox.read_bytes()) == (
        1,
        [("77", "no term of the provider")],
        False,
    )


def test_an_edited_post_replaces_its_text(home: Home) -> None:
    with x_peer() as peer:
        post = peer.post("Riverside Clinic was cold")
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        peer.clock.advance(minutes=10)
        peer.edit(post, "Riverside Clinic was warm")
        peer.clock.advance(minutes=10)
        tally = collect_from(home, peer, settings).tallies[0]
    assert (texts(home), tally.revised) == (["Riverside Clinic was warm"], 1)


@pytest.mark.parametrize("fault", [faults.usage_capped(402), faults.usage_capped(403, "Monthly")])
def test_a_used_up_quota_pauses_the_source_until_it_is_counted_anew(home: Home, fault: faults.Fault) -> None:
    with x_peer() as peer:
        fill(peer, 3)
        settings = write_settings(home, peer)
        peer.faults.add(fault, path=SEARCH)
        first = collect_from(home, peer, settings).tallies[0]
        asked = len(peer.asked)
        second = collect_from(home, peer, settings).tallies[0]
        assert (first.is_over_budget, second.is_over_budget, len(peer.asked) == asked) == (True, True, True)
        peer.clock.advance(days=31)
        fill(peer, 3)
        assert collect_from(home, peer, settings).tallies[0].stored == 3


def test_a_wrong_token_stops_the_source_with_a_sentence(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X_BEARER_TOKEN", "wrong-token-123")
    with x_peer() as peer:
        tally = collect_from(home, peer, write_settings(home, peer)).tallies[0]
    assert "401" in tally.failure and "wrong-token" not in tally.failure


def test_an_answer_that_cannot_be_read_is_kept_and_counted(home: Home) -> None:
    with x_peer() as peer:
        fill(peer, 1)
        peer.faults.add(faults.truncated_json, path=SEARCH)
        collect_from(home, peer, write_settings(home, peer))
    assert asked_of(home, "inbox", "SELECT count(*) FROM quarantine") == [(1,)]


def test_a_run_without_an_answer_about_the_public_body_asks_nothing(home: Home) -> None:
    with x_peer() as peer:
        write_settings(home, peer)
        home.settings.write_text(home.settings.read_text("utf-8").replace("is_public_body = false", ""), "utf-8")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
        assert ("is_public_body" in tally.failure, peer.asked) == (True, [])


def test_a_public_body_is_not_collected_for_without_the_enterprise_plan(home: Home) -> None:
    with x_peer() as peer:
        write_settings(home, peer)
        asked = home.settings.read_text("utf-8").replace("is_public_body = false", "is_public_body = true")
        home.settings.write_text(asked, "utf-8")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
        assert ('plan = "enterprise" stands under [source.x]' in tally.failure, peer.asked) == (True, [])
        home.settings.write_text(asked.replace("[source.x]", '[source.x]\nplan = "enterprise"'), "utf-8")
        assert collect_from(home, peer, load_settings(home)).tallies[0].failure == ""


@pytest.mark.parametrize("base", ["http://example.org", "ftp://127.0.0.1", "https://name:word@example.org"])
def test_a_base_address_that_is_neither_https_nor_loopback_gets_no_token(home: Home, base: str) -> None:
    with x_peer() as peer:
        write_settings(home, peer)
        home.settings.write_text(home.settings.read_text("utf-8").replace(peer.base, base), "utf-8")
        failure = collect_from(home, peer, load_settings(home)).tallies[0].failure
        assert (failure.startswith("[source.x] base_url"), peer.asked) == (True, [])
