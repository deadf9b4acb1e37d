from datetime import timedelta

import pytest

from collectors.live.plan import Plan, plan
from config.errors import HeedError
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import (
    PATIENCE,
    asked_of,
    collect_from,
    give_secrets,
    reddit_peer,
    texts,
    write_settings,
    x_peer,
)
from tests.peers import faults
from tests.peers.peer import Peer


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def planned(home: Home, peer: Peer, settings: Settings) -> Plan:
    return plan(home, settings, clock=peer.clock.for_collectors(), patience=PATIENCE)


def test_posts_are_counted_and_priced_and_none_is_read(home: Home) -> None:
    with x_peer() as peer:
        for number in range(70):
            peer.post("Riverside Clinic", at=peer.clock.now() - timedelta(hours=2 * number))
        found = planned(home, peer, write_settings(home, peer))
        assert (found.queries[0]["items"], peer.charged_items(), texts(home)) == (70, 0, [])
    assert found.costs["x"]["usd_per_day"] == pytest.approx(11 * 0.005)


def test_what_asking_cost_is_in_the_ledger(home: Home) -> None:
    with x_peer() as peer:
        found = planned(home, peer, write_settings(home, peer))
    assert asked_of(home, "inbox", "SELECT sum(money)::DOUBLE FROM ledger") == [(found.asking_cost,)] == [(0.005,)]


@pytest.mark.parametrize(
    ("fault", "charged"),
    [(faults.dropped, 2), (faults.truncated_json, 2), (faults.status(503), 1), (faults.rate_limited(), 1)],
    ids=["lost on the way", "cut", "failed", "limited"],
)
def test_each_try_of_a_count_is_charged_as_x_charges_it(home: Home, fault: faults.Fault, charged: int) -> None:
    with x_peer() as peer:
        peer.faults.add(fault, path="/2/tweets/counts")
        found = planned(home, peer, write_settings(home, peer))
        money = asked_of(home, "inbox", "SELECT sum(money)::DOUBLE FROM ledger")[0][0]
        assert (peer.charged_counts, money, found.asking_cost) == (charged, charged * 0.005, charged * 0.005)


def test_a_count_that_never_reached_x_costs_nothing(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
    planned(home, peer, settings)
    assert asked_of(home, "inbox", "SELECT coalesce(sum(money), 0)::DOUBLE, count(*) > 0 FROM ledger") == [(0, True)]


def test_a_ceiling_that_would_be_passed_is_named(home: Home) -> None:
    with x_peer() as peer:
        for number in range(70):
            peer.post("Riverside Clinic", at=peer.clock.now() - timedelta(hours=2 * number))
        assert "max_usd_per_day" in planned(home, peer, write_settings(home, peer, per_day=0.01)).over[0]


def test_each_query_and_each_ceiling_is_said_with_its_dollars(home: Home) -> None:
    with x_peer() as peer:
        for number in range(70):
            peer.post("Riverside Clinic", at=peer.clock.now() - timedelta(hours=2 * number))
        lines = planned(home, peer, write_settings(home, peer, per_day=5.0)).sentences()
    assert "riverside / x: 70 in the last 7 days, about $0.06 a day: " in lines[0]
    assert lines[1] == (
        "x: about 11 of 100,000 posts a day and 330 of 3,000,000 a month; "
        "$0.06 of $5.00 a day and $1.65 of $1,000.00 a month."
    )
    assert lines[2] == "x: used so far (UTC): 0 posts today, 0 this month; $0.005 today, $0.005 this month."
    assert "the first collection reaches back 7 days and costs about $0.35 once" in lines[3]


def test_a_first_collection_that_does_not_fit_into_the_day_is_told_with_what_is_left(home: Home) -> None:
    with x_peer() as peer:
        for number in range(70):
            peer.post("Riverside Clinic", at=peer.clock.now() - timedelta(hours=2 * number))
        over = planned(home, peer, write_settings(home, peer, per_day=0.2)).over
    assert [sentence.partition(" under ")[0] for sentence in over] == [
        "x: the first collection (70 posts, about $0.35) does not fit into what is left of this day, "
        "$0.20 of $0.20 (max_usd_per_day)"
    ]


def test_what_was_collected_before_is_no_first_collection(home: Home) -> None:
    with x_peer() as peer:
        peer.post("Riverside Clinic")
        settings = write_settings(home, peer)
        collect_from(home, peer, settings)
        assert planned(home, peer, settings).costs["x"]["first_usd"] == 0


def test_the_new_vocabulary_is_counted_too(home: Home) -> None:
    with x_peer(vocabulary="new") as peer:
        peer.post("Riverside Clinic")
        assert planned(home, peer, write_settings(home, peer)).queries[0]["items"] == 1


def test_a_count_that_could_pass_the_ceiling_is_not_asked_for(home: Home) -> None:
    with x_peer() as peer:
        planned(home, peer, write_settings(home, peer, per_day=0.004))
        assert peer.charged_counts == 0


def test_requests_to_reddit_are_counted_without_asking(home: Home) -> None:
    with reddit_peer() as peer:
        found = planned(home, peer, write_settings(home, reddit=peer))
        assert (found.costs["reddit"]["requests_per_day"], peer.asked) == (48, [])
    assert found.sentences()[-2:] == [
        "reddit: at least 48 of 5,000 requests a day and 1,440 of 100,000 a month.",
        "reddit: used so far (UTC): 0 requests today, 0 this month.",
    ]


def test_a_plan_without_a_source_says_what_to_do(home: Home) -> None:
    with pytest.raises(HeedError, match=r"\[source\.x\]"):
        plan(home, write_settings(home))
