"""Removal at a person's request."""

import json
from pathlib import Path

import pytest

from collectors.http.log_file import logging_to
from collectors.removal import forget as forgetting
from collectors.removal.forget import Request, forget, seek
from config.errors import HeedError
from config.home import Home
from config.settings import Settings, load_settings
from tests.collectors.collecting import asked_of, collect_from, give_secrets, reddit_peer, texts, write_settings, x_peer
from tests.collectors.forgetting import bytes_of, forgotten, survey
from tests.peers import faults
from tests.peers.x_page import author_id
from warehouse.erasure import erase as erasing
from warehouse.erasure.retention import expire_raw
from warehouse.publish import publish
from warehouse.store import writing

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


def test_everything_of_an_author_on_x_goes(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        for text in ("cold", "loud"):
            peer.post(f"Riverside Clinic was {text}", author="quixotic")
        peer.post("Riverside Clinic was warm", author="other")
        collect_from(home, peer, settings)
    (receipt,) = forget(home, settings, seek(home, settings, Request(author=author_id("quixotic"))))
    assert receipt.sentence().partition(" removed ")[2].startswith("2 mentions, 2 raw payloads, 4 other rows")
    assert texts(home) == ["Riverside Clinic was warm"]


def test_everything_of_an_author_on_reddit_goes_by_name(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thread = peer.submit("Riverside Clinic", "was cold", author="quixotic", subreddit="riverside")
        peer.comment(thread, "Riverside Clinic was warm", author="other")
        collect_from(home, peer, settings)
    assert forgotten(home, settings, author="u/quixotic") == 1
    assert (texts(home), b"quixotic" in bytes_of(home)) == (["Riverside Clinic was warm"], False)


def test_an_author_is_found_after_the_raw_payloads_are_gone(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        peer.post("Riverside Clinic was cold", author="quixotic")
        collect_from(home, peer, settings)
    with writing(home, "inbox", "a test") as con:
        con.execute("UPDATE raw_item SET landed_at = TIMESTAMP '2020-01-01'")
    expire_raw(home, settings.rights)
    assert forgotten(home, settings, author=author_id("quixotic")) == 1


def test_nothing_of_a_forgotten_submission_comes_back_while_reddit_still_shows_it(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thread = peer.submit("Riverside Clinic", "and the xylophone", author="quixotic")
        peer.submit("Riverside Clinic", "was warm")
        collect_from(home, peer, settings)
        forgotten(home, settings, item_id=thread.name)
        peer.clock.advance(hours=1)
        collect_from(home, peer, settings)
    kept = bytes_of(home)
    assert [trace for trace in (b"xylophone", b"quixotic", thread.name.encode()) if trace in kept] == []


def test_the_number_of_a_forgotten_post_does_not_come_back_among_what_the_rule_turns_away(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        collect_from(home, peer, settings)
        forgotten(home, settings, item_id=str(post.post_id))
        written = home.settings.read_text("utf-8")
        home.settings.write_text(written.replace('exclude = ["football"]', 'exclude = ["cold"]'), "utf-8")
        collect_from(home, peer, load_settings(home))
        shown = {"id": str(post.post_id), "text": post.text, "created_at": "2026-03-10T12:00:00Z", "lang": "en"}
        peer.faults.add(faults.with_body(json.dumps({"data": [shown], "meta": {}}).encode()), path="/2/tweets/search")
        tally = collect_from(home, peer, load_settings(home)).tallies[0]
    assert (tally.rejected, asked_of(home, "inbox", "FROM reject")) == (1, [])


@pytest.mark.parametrize("host", ["x.com", "twitter.com"])
def test_a_post_goes_by_its_address_even_by_that_of_a_later_version(home: Home, host: str) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        post = peer.post("Riverside Clinic was cold")
        peer.clock.advance(minutes=1)
        later = peer.edit(post, "Riverside Clinic was loud")
        peer.clock.advance(minutes=1)
        collect_from(home, peer, settings)
    assert forgotten(home, settings, url=f"https://{host}/someone/status/{later.post_id}?s=20") == 1


def test_a_comment_goes_by_its_address(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thread = peer.submit("Riverside Clinic", "was cold", subreddit="riverside")
        made = peer.comment(thread, "Riverside Clinic was warm")
        collect_from(home, peer, settings)
    url = f"https://www.reddit.com/r/riverside/comments/{thread.number}/a_title/{made.number}/"
    assert (forgotten(home, settings, url=url), len(texts(home))) == (1, 1)


def test_words_are_found_although_the_gate_has_changed_them(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    assert forgotten(home, settings, text="the XYLOPHONE  was out") == 1


def test_no_byte_of_what_is_forgotten_is_left_in_any_file(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    publish(home, settings)
    (home.path / "store.before-003_revision.duckdb").write_bytes(home.store.read_bytes())
    (home.path / "desk.before-010_own_themes.duckdb").write_bytes(home.store.read_bytes())
    for left in ("inbox.migrating.duckdb", "store.migrating.duckdb.wal", "store.rewritten.duckdb"):
        (home.path / left).write_bytes(home.store.read_bytes())
    forgotten(home, settings, text="xylophone was")
    kept = bytes_of(home)
    assert [word for word in (b"xylophone", b"Quixote") if word in kept] == []


def test_what_was_forgotten_is_not_imported_again(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    forgotten(home, settings, text="xylophone was")
    survey(home, settings, tmp_path)
    assert texts(home) == ["Kind"]


@pytest.mark.parametrize(
    "step", ["clear_desk", "clear_mentions", "_remove_from_inbox", "compact", "publish", "clear_meanwhile", "_finish"]
)
def test_a_removal_that_is_cut_short_is_finished_by_the_next(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    survey(home, settings, tmp_path)
    if step in ("publish", "_finish"):
        publish(home, settings)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(erasing, step, cut)
        forgotten(home, settings, text="xylophone was")
    forgetting.forget(home, settings, forgetting.Sought((), ()))
    unfinished = asked_of(
        home, "inbox", "SELECT count(*) FROM erasure WHERE finished_at IS NULL OR len(mention_ids) > 0"
    )
    assert (unfinished, b"xylophone" in bytes_of(home)) == ([(0,)], False)


def test_a_writer_whose_name_begins_alike_keeps_the_payloads(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        peer.submit("Riverside Clinic", "was cold", author="quixotic")
        peer.submit("Riverside Clinic", "was warm", author="quixotic2")
        collect_from(home, peer, settings)
    forgotten(home, settings, author="quixotic")
    assert asked_of(home, "inbox", "SELECT count(*) FROM raw_item WHERE body IS NOT NULL") == [(1,)]


def test_a_writer_who_is_named_between_curly_quotes_is_named_no_more(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        peer.submit("Riverside Clinic", "was cold", author="quixotic")
        peer.submit("Riverside Clinic", "I agree with \u201cQuixotic\u201d", author="other")
        collect_from(home, peer, settings)
    forgotten(home, settings, author="quixotic")
    assert b"uixotic" not in home.inbox.read_bytes()


def test_a_receipt_counts_in_words(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    receipt = forget(home, settings, seek(home, settings, Request(text="xylophone was")))[0].sentence()
    assert "at a person's request: removed 1 mention, 1 raw payload" in receipt


def test_nothing_found_removes_nothing(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    assert (forgotten(home, settings, item_id="no such id"), len(texts(home))) == (0, 2)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "--author"),
        ({"text": "short"}, "10 characters"),
        ({"url": "https://example.org/status/1"}, "address of a post"),
        ({"item_id": "1", "source": "fax"}, "no source"),
    ],
)
def test_a_request_that_cannot_be_understood_is_refused(
    home: Home, settings: Settings, asked: dict[str, str], sentence: str
) -> None:
    with pytest.raises(HeedError, match=sentence):
        seek(home, settings, Request(**asked))


def test_a_thread_that_is_forgotten_is_named_nowhere(home: Home) -> None:
    with reddit_peer() as peer:
        settings = write_settings(home, reddit=peer)
        thread = peer.submit("Riverside Clinic", "was cold", subreddit="riverside")
        peer.comment(thread, "Riverside Clinic was warm", author="other")
        with logging_to(home):
            collect_from(home, peer, settings)
            peer.faults.add(faults.html_200, path="/comments/", times=100)
            peer.clock.advance(hours=7)
            collect_from(home, peer, settings)
    assert b"/comments/ID" in (home.path / "heed.log").read_bytes()
    publish(home, settings)
    assert forgotten(home, settings, item_id=thread.name) == 1
    left = bytes_of(home)
    assert (thread.name.encode() in left, f"/comments/{thread.number}".encode() in left) == (False, False)
