"""Removal at a person's request."""

import hashlib
import json
from pathlib import Path

import pytest

from analysis.model_file import write_figures
from collectors.http.log_file import logging_to
from collectors.ingest import import_file
from collectors.removal import forget as forgetting
from collectors.removal.forget import Request, forget, seek
from config.errors import HeedError
from config.home import Home
from config.settings import Settings, load_settings
from dashboard.stale_models import stale_models
from tests.collectors.collecting import asked_of, collect_from, give_secrets, reddit_peer, texts, write_settings, x_peer
from tests.dashboard.asking import asking
from tests.peers import faults
from tests.peers.x_page import author_id
from warehouse import erase as erasing
from warehouse.desk import saved_view
from warehouse.desk.export_register import register
from warehouse.desk.tables import read_table
from warehouse.publish import publish
from warehouse.retention import expire_raw
from warehouse.store import writing
from warehouse.traces import REMOVED

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    give_secrets(monkeypatch)
    monkeypatch.setattr("prawcore.sessions.time.sleep", lambda _seconds: None)


def forgotten(home: Home, settings: Settings, **asked: str) -> int:
    receipts = forget(home, settings, seek(home, settings, Request(**asked)))
    return sum(receipt.counts.get("mentions", 0) for receipt in receipts)


def bytes_of(home: Home) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.path.rglob("*")) if path.is_file())


def digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def survey(home: Home, settings: Settings, folder: Path) -> None:
    file = folder / "survey.csv"
    file.write_text("date,comment,name\n2026-03-02,The xylophone was out of tune,Zelda Quixote\n2026-03-03,Kind,Ann\n")
    import_file(home, settings, file, "riverside", mapping={"author": "name", "text": "comment", "date": "date"})


def test_everything_of_an_author_on_x_goes(home: Home) -> None:
    with x_peer() as peer:
        settings = write_settings(home, peer)
        for text in ("cold", "loud"):
            peer.post(f"Riverside Clinic was {text}", author="quixotic")
        peer.post("Riverside Clinic was warm", author="other")
        collect_from(home, peer, settings)
    assert (forgotten(home, settings, author=author_id("quixotic")), texts(home)) == (2, ["Riverside Clinic was warm"])


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


def test_the_snapshot_no_longer_holds_it_and_the_old_ones_are_gone(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    publish(home, settings)
    publish(home, settings)
    forgotten(home, settings, text="xylophone was")
    assert len(list(home.published.glob("snapshot-*.duckdb"))) == 1


@pytest.mark.parametrize(
    "step", ["clear_words", "clear_mentions", "_remove_from_inbox", "compact", "publish", "_finish"]
)
def test_a_removal_that_is_cut_short_is_finished_by_the_next(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    survey(home, settings, tmp_path)
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


def exported(home: Home, kind: str, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text("text\nThe xylophone was out of tune\n")
    with writing(home, "store", "a test") as store:
        numbers = [number for (number,) in store.execute("SELECT mention_id FROM mention").fetchall()]
    with writing(home, "desk", "a test") as desk:
        register(desk, "ann", kind, file, file.name, "snapshot-1", 2, numbers, "abcdefghijkl")


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_model_that_learnt_from_what_is_removed_is_said_to_be_stale(
    home: Home, settings: Settings, tmp_path: Path, is_edited: bool
) -> None:
    survey(home, settings, tmp_path)
    labels, models = tmp_path / "labels.csv", tmp_path / "models"
    exported(home, "labels", labels)
    models.mkdir()
    learnt = {"file": "other.csv", "sha256": "0", "added": [{"file": "l.csv", "sha256": digest_of(labels)}]}
    if is_edited:
        learnt = {"file": "mine.csv", "sha256": "1", "marks": ["somebodyelse", "abcdefghijkl"]}
    write_figures(models, "sentiment", {"data": learnt})
    assert stale_models(home, models) == []
    receipt = forget(home, settings, seek(home, settings, Request(text="xylophone was")))[0]
    assert "export 1, labels.csv (a model that was trained on it is to be trained anew)" in receipt.sentence()
    (said,) = stale_models(home, models)
    assert said.startswith("The sentiment model was trained on export 1, labels.csv, which held what was removed since")


def test_a_report_in_the_data_folder_that_quoted_it_goes_and_one_elsewhere_is_named(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    exported(home, "report", home.path / "reports" / "march.csv")
    exported(home, "report", tmp_path / "april.csv")
    receipt = forget(home, settings, seek(home, settings, Request(text="xylophone was")))[0].sentence()
    assert "1 report in the data folder" in receipt
    assert "left in export 1, march.csv, export 2, april.csv" in receipt
    assert not (home.path / "reports" / "march.csv").exists()
    assert (tmp_path / "april.csv").exists()


def test_what_is_held_is_counted_anew_when_something_was_removed(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    publish(home, settings)
    forgotten(home, settings, text="xylophone was")
    with asking(home) as ask:
        assert ask("freshness", provider="riverside")["mentions"].tolist() == [1]


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


def test_words_that_are_forgotten_go_from_the_desk_too(home: Home, settings: Settings, tmp_path: Path) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-02', 'Tune', 'Ann', 'The Xylophone was out', TIMESTAMP '2026-03-02')"
        )
    assert forgotten(home, settings, text="xylophone was out") == 1
    assert b"ylophone" not in bytes_of(home)


def test_words_that_are_forgotten_go_from_the_address_of_a_kept_view(
    home: Home, settings: Settings, tmp_path: Path
) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        saved_view.keep(con, "tune", "./read?words=The%20xylophone%20was%20out%20of%20tune&site=North", "ann")
        saved_view.keep(con, "cold", "./read?words=cold%20room", "ann")
    assert forgotten(home, settings, item_id=item_of(home)) == 1
    with writing(home, "desk", "a test") as con:
        addresses = read_table(con, "saved_view").set_index("name")["address"]
    assert addresses["tune"] == REMOVED
    assert addresses["cold"] == "./read?words=cold%20room"
    assert b"ylophone" not in bytes_of(home)


def item_of(home: Home) -> str:
    with writing(home, "inbox", "a test") as con:
        return str(con.execute("SELECT item_id FROM raw_item WHERE body::VARCHAR LIKE '%xylophone%'").fetchall()[0][0])


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


def test_the_writers_name_goes_from_the_desk_even_when_the_removal_is_cut_short(
    home: Home, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey(home, settings, tmp_path)
    with writing(home, "desk", "a test") as con:
        con.execute(
            "INSERT INTO action (provider, day, title, owner, note, created_at) "
            "VALUES ('riverside', DATE '2026-03-02', 'Ring', 'Manager', 'Ring Zelda Quixote', TIMESTAMP '2026-03-02')"
        )

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(erasing, "clear_words", cut)
        forgotten(home, settings, author="Zelda Quixote")
    forget(home, settings, forgetting.Sought((), ()))
    assert (b"Quixote" in bytes_of(home), len(texts(home))) == (False, 1)
