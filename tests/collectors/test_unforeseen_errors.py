"""An error that nobody foresaw says where it happened, and nothing of a secret or of anybody's words, anywhere."""

import sys
from collections.abc import Callable
from typing import Any, NoReturn

import pytest
import tweepy  # type: ignore[import-untyped]
from click.testing import CliRunner

import heed
from collectors import x
from collectors.live import reddit_collect, x_collect
from config.home import Home
from dashboard.commands import terminal
from tests.collectors.collecting import (
    collect_from,
    give_secrets,
    reddit_peer,
    texts,
    write_settings,
    x_peer,
    x_peer_now,
)
from tests.peers.reddit import CLIENT_SECRET
from tests.peers.x import TOKEN
from warehouse import crash, inbox

pytestmark = pytest.mark.thorough

_WORDS = "the xylophone in the waiting room"
_QUOTED = f"{_WORDS} Bearer {TOKEN} {CLIENT_SECRET}"


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)


def _fails(*given: Any, **named: Any) -> NoReturn:
    token, post = TOKEN, {"text": _WORDS, "given": (given, named)}  # what a tool that prints locals would show
    try:
        raise KeyError(_QUOTED)
    except KeyError as error:
        raise RuntimeError(_QUOTED, token, post) from error


def _heed(home: Home, *words: str) -> tuple[str, int]:
    result = CliRunner().invoke(heed.main, ["--home", str(home.path), *words])
    assert isinstance(result.exception, SystemExit)  # Python prints no traceback of its own then
    return result.output, result.exit_code


@pytest.mark.parametrize(
    ("command", "where", "name"),
    [
        ("collect", tweepy.Client, "request"),
        ("run", tweepy.Client, "request"),
        ("collect", x, "parse"),
        ("collect", x_collect, "charged_ids"),
        ("collect", inbox, "_chunks"),
    ],
    ids=["in the client", "in the client of a run", "in the parser", "in the ledger", "in the warehouse"],
)
def test_no_secret_and_no_words_are_told(
    home: Home, monkeypatch: pytest.MonkeyPatch, command: str, where: object, name: str
) -> None:
    monkeypatch.setattr(where, name, _fails)
    with x_peer_now() as peer:
        write_settings(home, peer)
        peer.post(f"Riverside Clinic and {_WORDS}")
        said, code = _heed(home, command)
    told = said + CliRunner().invoke(heed.main, ["--home", str(home.path), "status"]).output
    log, journal = ((home.path / file).read_text("utf-8") for file in ("heed.log", "journal.jsonl"))
    everything = told + log + journal
    assert [hidden for hidden in (_WORDS, TOKEN, CLIENT_SECRET) if hidden in everything] == []
    assert (code, "RuntimeError" in told, "KeyError" in log, "_fails" in log) == (1, True, True, True)
    assert f"The last `heed {command}` failed" in told


def test_an_error_outside_of_the_sources_is_told_the_same_way(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "say", _fails)
    write_settings(home)
    said, code = _heed(home, "forget", "--text", _WORDS)
    kept = said + (home.path / "heed.log").read_text("utf-8")
    assert (code, _WORDS in kept, "RuntimeError" in said, "test_unforeseen_errors.py" in kept) == (1, False, True, True)


def test_python_in_its_mode_for_developers_shows_all(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    class DeveloperFlags:
        dev_mode = True

    monkeypatch.setattr(terminal, "say", _fails)
    monkeypatch.setattr(sys, "flags", DeveloperFlags())
    write_settings(home)
    result = CliRunner().invoke(heed.main, ["--home", str(home.path), "forget", "--text", _WORDS])
    assert isinstance(result.exception, RuntimeError)


def test_one_source_that_fails_so_does_not_stop_the_other(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)
    monkeypatch.setattr(tweepy.Client, "request", _fails)
    with x_peer() as posts, reddit_peer() as reddit:
        reddit.submit("Riverside Clinic", "was warm")
        collection = collect_from(home, reddit, write_settings(home, posts, reddit))
    assert ([bool(tally.failure) for tally in collection.tallies], len(texts(home))) == ([True, False], 1)


def test_every_cause_is_listed_with_its_places_the_first_first() -> None:
    def listed(fail: Callable[[], object]) -> list[str]:
        try:
            fail()
        except Exception as error:
            return [line for line in crash.crash_places(error) if not line.startswith(" ")]
        raise AssertionError

    def together() -> None:
        raise ExceptionGroup(_QUOTED, [ValueError(_QUOTED), TypeError(_QUOTED)])

    assert listed(_fails) == ["KeyError", "RuntimeError"]
    assert sorted(listed(together)) == ["ExceptionGroup", "TypeError", "ValueError"]


def test_the_place_that_is_named_is_one_of_heed_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        reddit_collect.candidate_of(None)  # type: ignore[arg-type]
    except AttributeError as error:
        assert "AttributeError at collectors/live/reddit_collect.py:" in crash.crash_sentence(error)
