"""A sweep of X by a compliance job, to whatever end the job comes; and where the quota is used up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

import heed
from collectors.live.due import collect_and_sweep
from config.home import Home
from config.settings import Settings
from tests.collectors.collecting import asked_of, collect_from, give_secrets, reddit_peer, texts, write_settings, x_peer
from tests.collectors.test_sweep import sweep_at
from tests.peers import faults
from tests.peers.exchange import Answer
from tests.peers.virtual_clock import RealTime
from tests.peers.x import XPeer
from warehouse.collecting.cursors import pause
from warehouse.inbox import changing

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


@pytest.fixture
def peer() -> Iterator[XPeer]:
    with x_peer() as peer:
        yield peer


@pytest.fixture
def settings(home: Home, peer: XPeer) -> Settings:
    """Two posts are held, of which one has been deleted since."""
    settings = write_settings(home, peer)
    gone = peer.post("Riverside Clinic was cold")
    peer.post("Riverside Clinic was warm")
    collect_from(home, peer, settings)
    peer.remove(gone)
    return settings


def lookups(peer: XPeer) -> int:
    return sum(asked.path == "/2/tweets" for asked in peer.asked)


def test_a_job_that_takes_long_is_gone_on_with_by_the_next_sweep(home: Home, peer: XPeer, settings: Settings) -> None:
    peer.compliance.work = timedelta(hours=2)
    first = sweep_at(home, peer, settings)
    assert (first.is_waiting, first.is_failure, len(texts(home))) == (True, False, 2)
    assert "2 stored items wait to be asked about: X still works on the compliance job" in first.undone[0]
    late = peer.post("Riverside Clinic was loud")
    collect_from(home, peer, settings)
    peer.remove(late)
    peer.clock.advance(hours=2)
    peer.compliance.work = timedelta(minutes=2)
    second = sweep_at(home, peer, settings)
    assert (texts(home), second.undone, second.asked) == (["Riverside Clinic was warm"], [], {"x": 3})
    assert [len(ids) for ids in peer.compliance.lists()] == [
        2,
        2,
    ]  # what came in between, once more or anew, is on its own list


def test_what_was_not_on_the_list_is_not_taken_for_public(home: Home, peer: XPeer, settings: Settings) -> None:
    sweep_at(home, peer, settings)  # the one that is left is not due for six hours
    late = peer.post("Riverside Clinic was loud")
    collect_from(home, peer, settings)
    peer.compliance.work = timedelta(hours=7)
    sweep_at(home, peer, settings, all_items=False)
    peer.remove(late)
    peer.clock.advance(hours=7)
    peer.compliance.work = timedelta(minutes=2)
    assert sweep_at(home, peer, settings, all_items=False).asked == {"x": 2}
    assert [len(ids) for ids in peer.compliance.lists()] == [2, 1, 1]


def test_a_sweep_that_is_cut_short_while_it_waits_sends_no_second_job(
    home: Home, peer: XPeer, settings: Settings
) -> None:
    def cut(stage: str, *_: object) -> None:
        if "compliance job" in stage:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweep_at(home, peer, settings, progress=cut)
    sweep_at(home, peer, settings)
    assert (texts(home), len(peer.compliance.lists())) == (["Riverside Clinic was warm"], 1)


@pytest.mark.parametrize("end", ["failed", "expired"])
def test_where_a_job_comes_to_nothing_posts_are_looked_up(
    home: Home, peer: XPeer, settings: Settings, end: str
) -> None:
    peer.compliance.ends_as = end
    for _ in range(2):  # absent in two answers an hour apart
        swept = sweep_at(home, peer, settings)
        peer.clock.advance(hours=1)
    assert (texts(home), swept.undone, lookups(peer)) == (["Riverside Clinic was warm"], [], 2)
    assert swept.costs == {"x": "1 request, $0.00 spent."}  # the post was charged this day already
    assert asked_of(home, "inbox", "FROM compliance_job") == []


@pytest.mark.parametrize("end", ["failed", "expired", "unknown", "too old"])
def test_an_earlier_job_that_comes_to_nothing_is_sent_anew(
    home: Home, peer: XPeer, settings: Settings, end: str
) -> None:
    peer.compliance.work = timedelta(minutes=30 if end != "too old" else 10_000)
    sweep_at(home, peer, settings)
    peer.clock.advance(hours=1 if end != "too old" else 25)
    peer.compliance.ends_as = end if end in ("failed", "expired") else "complete"
    if end == "unknown":
        peer.compliance.lose()
    peer.compliance.work = timedelta(minutes=2)
    sweep_at(home, peer, settings, progress=lambda *_: setattr(peer.compliance, "ends_as", "complete"))
    assert (texts(home), lookups(peer)) == (["Riverside Clinic was warm"], 0)


def test_an_empty_result_says_that_all_are_public(home: Home, peer: XPeer, settings: Settings) -> None:
    sweep_at(home, peer, settings)
    swept = sweep_at(home, peer, settings)
    assert (swept.asked, swept.receipts, len(texts(home))) == ({"x": 1}, [], 1)
    assert asked_of(home, "inbox", "SELECT count(*) FROM watch WHERE absent_at IS NULL") == [(1,)]


@pytest.mark.parametrize("fault", [faults.truncated_json, faults.html_200], ids=["cut", "HTML"])
def test_a_result_that_cannot_be_read_is_not_taken_for_an_empty_one(
    home: Home, peer: XPeer, settings: Settings, fault: faults.Fault
) -> None:
    peer.faults.add(fault, path="/compliance/download", times=9)
    sweep_at(home, peer, settings)
    assert lookups(peer) == 1


@pytest.mark.parametrize("left_out", ["id", "upload_url", "status", "download_url"])
def test_a_job_that_lacks_something_is_no_crash(home: Home, peer: XPeer, settings: Settings, left_out: str) -> None:
    def lacking(_asked: object, answer: Answer, _earlier: object) -> Answer:
        return replace(answer, body=answer.body.replace(f'"{left_out}"'.encode(), b'"other"'))

    peer.faults.add(faults.Fault(lacking), path="/2/compliance", times=999)
    swept = sweep_at(home, peer, settings)
    assert (swept.is_failure, swept.is_waiting, lookups(peer)) == (False, left_out == "status", left_out != "status")


def _use_up(home: Home, peer: XPeer) -> None:
    with changing(home, "a test") as con:
        pause(con, "x", peer.clock.now() + timedelta(days=2), "the paid quota is used up until the day after tomorrow.")
    peer.faults.add(faults.status(403), path="/2/compliance", times=9)


def test_where_the_quota_is_used_up_the_sweep_rests_and_the_other_platform_is_swept(
    home: Home, peer: XPeer, settings: Settings
) -> None:
    del settings
    with reddit_peer() as reddit:
        both = write_settings(home, peer, reddit)
        thing = reddit.submit("Riverside Clinic", "was grey")
        collect_from(home, peer, both)
        reddit.remove(thing)
        _use_up(home, peer)
        swept = sweep_at(home, peer, both)
    assert (swept.is_failure, swept.is_over_budget, lookups(peer)) == (False, True, 0)
    assert swept.undone == [
        "x: 2 stored items wait to be asked about: the paid quota is used up until the day after tomorrow."
    ]
    assert texts(home) == ["Riverside Clinic was cold", "Riverside Clinic was warm"]


def test_an_unattended_turn_does_not_fail_of_a_used_up_quota(home: Home, peer: XPeer, settings: Settings) -> None:
    peer.clock = RealTime()
    with changing(home, "a test") as con:
        until = peer.clock.now().replace(year=2999)
        pause(con, "x", until, "the paid quota is used up for long.")
        con.execute("UPDATE watch SET next_check_at = TIMESTAMP '2020-01-01'")
    peer.faults.add(faults.status(403), path="/2/compliance", times=9)
    turn = collect_and_sweep(home, settings, lambda *_: None)
    assert (turn.failures, "2 stored items wait" in " ".join(turn.sentences)) == ([], True)


def test_a_sweep_by_hand_ends_with_the_status_of_a_used_up_quota(home: Home, peer: XPeer, settings: Settings) -> None:
    del settings
    peer.clock = RealTime()
    _use_up(home, peer)
    with changing(home, "a test") as con:
        con.execute("UPDATE pause SET until_at = TIMESTAMP '2999-01-01'")
    result = CliRunner().invoke(heed.main, ["--home", str(home.path), "sweep", "--all"])
    assert (result.exit_code, "stored items wait" in result.output) == (4, True)
