"""`heed collect` and `heed run` as a person and a program meet them: exit codes, logs, a second one beside it."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import heed
from config.home import Home
from dashboard.commands.exit_code import USED_UP
from tests.collectors.collecting import collect_from, give_secrets, reddit_peer, write_settings, x_peer, x_peer_now
from tests.peers import faults
from tests.peers.reddit import CLIENT_SECRET
from tests.peers.x import TOKEN
from warehouse.store import opened

pytestmark = pytest.mark.thorough

SEARCH = "/2/tweets/search"


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def heed_says(home: Home, *words: str) -> Result:
    return CliRunner().invoke(heed.main, ["--home", str(home.path), *words])


def test_no_secret_and_no_word_reaches_the_log_or_the_journal(home: Home) -> None:
    with x_peer_now() as peer:
        peer.post("Riverside Clinic and the xylophone")
        peer.faults.add(faults.truncated_json, path=SEARCH)
        peer.faults.add(faults.status(400, b'{"errors": [{"message": "xylophone"}]}'), path=SEARCH, after=1)
        write_settings(home, peer)
        for _ in range(2):
            outcome = heed_says(home, "collect")
    written = outcome.output + "".join((home.path / name).read_text("utf-8") for name in ("heed.log", "journal.jsonl"))
    assert ([word for word in (TOKEN, "xylophone") if word in written], "/2/tweets/search" in written) == ([], True)


def test_no_secret_and_no_word_is_logged_at_any_level_whatever_fails(
    home: Home, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)
    caplog.set_level(logging.DEBUG)
    met = (faults.dropped, faults.short, faults.html_200, faults.status(503), faults.rate_limited(), faults.status(401))
    with x_peer() as x, reddit_peer() as reddit:
        x.post("Riverside Clinic and the xylophone")
        reddit.submit("Riverside Clinic", "and the xylophone")
        for fault in met:
            for peer, path in ((x, SEARCH), (reddit, "/r/")):
                peer.faults = faults.FaultScript()
                peer.faults.add(fault, path=path, times=5)
            collected = collect_from(home, x, write_settings(home, x, reddit), try_again=True)
        tokens = list(reddit.tokens)
    written = caplog.text + json.dumps(collected.as_dict(), default=str) + repr(collected.failures())
    assert [word for word in (TOKEN, CLIENT_SECRET, *tokens, "xylophone") if word in written] == []


def test_collecting_says_by_its_exit_code_that_a_ceiling_stopped_it(home: Home) -> None:
    with x_peer_now() as peer:
        write_settings(home, peer, per_day=0.001)
        outcome = heed_says(home, "collect", "--json")
    assert (outcome.exit_code, json.loads(outcome.stdout)["x"]["is_over_budget"]) == (USED_UP, True)


def test_collecting_says_by_its_exit_code_that_the_quota_of_a_platform_is_used_up(home: Home) -> None:
    with x_peer_now() as peer:
        write_settings(home, peer)
        peer.faults.add(faults.usage_capped(402), path=SEARCH)
        outcome = heed_says(home, "collect", "--json")
    assert (outcome.exit_code, json.loads(outcome.stdout)["x"]["is_over_budget"]) == (USED_UP, True)


def test_a_second_collection_is_told_who_asks_the_platforms_and_asks_nothing(home: Home) -> None:
    with x_peer_now() as peer:
        write_settings(home, peer)
        peer.faults.add(faults.hung, path=SEARCH)
        command = [sys.executable, "-m", "heed", "--home", str(home.path), "collect"]
        folder = Path(heed.__file__).parent
        with subprocess.Popen(command, cwd=folder, env=dict(os.environ), stdout=subprocess.DEVNULL) as first:
            while not any(asked.path.startswith(SEARCH) for asked in peer.asked):
                assert first.poll() is None
            asked = len(peer.asked)
            second = heed_says(home, "collect")
            first.kill()
        told = f"`heed collect` (process {first.pid}" in second.output
    assert (second.exit_code, told, len(peer.asked) - asked) == (1, True, 0)


def test_a_run_goes_on_to_publish_when_a_source_fails(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEED_X_BEARER_TOKEN", "wrong-token-123")
    with x_peer_now() as peer:
        write_settings(home, peer)
        outcome = heed_says(home, "run")
    assert (outcome.exit_code, home.current.exists()) == (1, True)


def test_a_run_says_why_a_step_failed_to_a_person_and_to_a_program(home: Home) -> None:
    with x_peer_now() as peer:
        write_settings(home, peer)
        before, _, after = home.settings.read_text("utf-8").partition("[provider.riverside.listen]")
        home.settings.write_text(before + after[after.index("[rights.x]") :], "utf-8")
        told = json.loads(heed_says(home, "run", "--json").stdout)
        outcome = heed_says(home, "run")
    assert (outcome.exit_code, told["collected"], "Nothing is listened for" in told["failures"][0]) == (1, None, True)
    assert all(failure in outcome.stderr for failure in told["failures"])


def test_a_run_removes_raw_payloads_of_reddit_that_are_older_than_48_hours(home: Home) -> None:
    with reddit_peer() as peer:
        peer.submit("Riverside Clinic", "and the xylophone")
        peer.submit("Riverside Clinic", "and the bassoon")
        collect_from(home, peer, write_settings(home, reddit=peer))
    with opened(home, "inbox") as con:
        aged = "UPDATE raw_item SET landed_at = landed_at - INTERVAL 49 HOUR WHERE decode(body) LIKE '%xylophone%'"
        con.execute(aged)
    write_settings(home)
    outcome = heed_says(home, "run")
    held = home.inbox.read_bytes()
    assert (outcome.exit_code, b"xylophone" in held, b"bassoon" in held) == (0, False, True)


def test_an_unattended_run_asks_no_more_often_than_the_settings_say(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        collect_from(home, peer, settings, only_due=True)
        assert collect_from(home, peer, settings, only_due=True).tallies == []
