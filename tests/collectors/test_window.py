"""The window cursor, alone and against the local X under faults, kills and late indexing."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collectors.http.pacer import Patience
from collectors.http.refusal import Refusal
from collectors.http.session import CollectorSession
from collectors.http.shape import x_answer
from collectors.live.window import REACH, Cursor, Gap, add_page, bound_by_time, first_id_at, open_window, reject_token
from tests.peers import faults
from tests.peers.faults import Fault
from tests.peers.x import TOKEN, XPeer
from tests.peers.x_post import Post
from tests.peers.x_token import empty_page_with_token

NOW = datetime(2026, 11, 22, 12)
HOUR = timedelta(hours=1)
begin = partial(open_window, overlap=HOUR)


def at(hours: float) -> int:
    """The id of a post made some hours before NOW."""
    return first_id_at(NOW - timedelta(hours=hours))


def closed_at(hours: float) -> Cursor:
    return add_page(begin(None, "q", NOW - timedelta(hours=hours))[0], [at(hours)], None)


def test_the_first_window_reaches_back_as_far_as_the_backfill() -> None:
    assert begin(None, "q", NOW, backfill=2 * HOUR)[0].low_id == at(2) - 1


def test_the_first_window_never_reaches_past_what_x_answers() -> None:
    assert begin(None, "q", NOW, backfill=timedelta(days=30))[0].low_id == first_id_at(NOW - REACH) - 1


def test_the_next_window_reaches_back_over_the_overlap() -> None:
    assert begin(closed_at(6), "q", NOW)[0].low_id == at(7) - 1


def test_a_bound_that_comes_from_no_id_that_is_held_is_a_time() -> None:
    first, next_one, late = (begin(cursor, "q", NOW)[0].low_at for cursor in (None, closed_at(6), closed_at(200)))
    assert (first, next_one, late) == (NOW - REACH, None, NOW - REACH)


def test_a_bound_whose_id_is_refused_becomes_a_time() -> None:
    assert bound_by_time(begin(closed_at(6), "q", NOW)[0]).low_at == NOW - 7 * HOUR - timedelta(milliseconds=1)


def test_a_clock_that_runs_ahead_does_not_move_the_bound_past_the_newest_post() -> None:
    cursor = add_page(begin(None, "q", NOW + 3 * HOUR)[0], [at(8)], None)
    assert begin(cursor, "q", NOW + 4 * HOUR)[0].low_id == at(9) - 1


def test_a_window_stays_open_until_its_last_page() -> None:
    assert add_page(begin(None, "q", NOW)[0], [at(1)], "t").state == "open"


def test_a_window_that_was_left_open_goes_on_with_its_own_bound_and_token() -> None:
    left = add_page(begin(None, "q", NOW, backfill=24 * HOUR)[0], [at(1)], "t")
    assert begin(left, "q", NOW + HOUR) == (left, None)


def test_the_highest_id_of_all_pages_counts_and_not_that_of_the_last() -> None:
    cursor = add_page(begin(None, "q", NOW)[0], [at(1), at(2)], "t")
    assert add_page(cursor, [at(3)], None).since_id == at(1)


def test_an_empty_page_with_a_token_is_not_the_end() -> None:
    assert add_page(begin(None, "q", NOW)[0], [], "t").next_token == "t"


def test_an_empty_window_moves_the_time_that_is_covered() -> None:
    assert add_page(begin(None, "q", NOW)[0], [], None).covered_until_at == NOW


def test_a_token_that_was_followed_before_stalls_the_window() -> None:
    cursor = add_page(add_page(begin(None, "q", NOW)[0], [at(1)], "a"), [at(2)], "b")
    stalled = add_page(cursor, [at(3)], "a")
    assert (stalled.is_stalled, stalled.state, stalled.until_id, stalled.next_token) == (True, "open", at(3), None)


def test_three_pages_without_anything_older_stall_the_window() -> None:
    cursor = add_page(begin(None, "q", NOW)[0], [at(1)], "a")
    for token in ("b", "c", "d"):
        cursor = add_page(cursor, [at(1)], token)
    assert cursor.is_stalled


def test_the_run_after_a_stall_goes_on_below_the_oldest_id() -> None:
    cursor = add_page(add_page(begin(None, "q", NOW)[0], [at(2)], "a"), [at(3)], "a")
    assert begin(cursor, "q", NOW)[0] == Cursor(
        cursor.query_hash,
        low_id=cursor.low_id,
        low_at=cursor.low_at,
        until_id=at(3),
        newest_id=at(2),
        oldest_id=at(3),
        opened_at=NOW,
        first_low_at=cursor.first_low_at,
    )


def test_a_rejected_token_goes_on_below_the_oldest_id() -> None:
    assert reject_token(add_page(begin(None, "q", NOW)[0], [at(2), at(1)], "a")).until_id == at(2)


def test_another_query_begins_anew() -> None:
    assert begin(closed_at(6), "another", NOW, backfill=2 * HOUR)[0].low_id == at(2) - 1


def test_a_week_without_a_window_is_a_gap() -> None:
    assert begin(closed_at(200), "q", NOW)[1] == Gap(NOW - timedelta(hours=200), NOW - REACH)


def test_a_week_without_posts_is_no_gap() -> None:
    quiet = add_page(begin(closed_at(200), "q", NOW - HOUR)[0], [], None)
    assert begin(quiet, "q", NOW)[1] is None


def test_an_open_window_whose_bound_became_too_old_to_be_asked_for_is_a_gap() -> None:
    left = add_page(begin(closed_at(6), "q", NOW)[0], [at(1)], "a")
    gap = begin(left, "q", NOW + REACH)[1]
    assert gap == Gap(NOW - 7 * HOUR - timedelta(milliseconds=1), NOW - HOUR)


def test_an_open_window_whose_rest_is_older_than_x_answers_for_is_closed_with_its_loss_told() -> None:
    left = add_page(begin(closed_at(6), "q", NOW)[0], [at(1)], "a")
    later = NOW + timedelta(days=8)
    closed, gap = begin(left, "q", later)
    assert (closed.state, closed.covered_until_at) == ("closed", NOW)
    assert gap == Gap(NOW - 7 * HOUR - timedelta(milliseconds=1), NOW - HOUR)
    assert begin(closed, "q", later)[1] == Gap(NOW, later - REACH)


def test_a_first_window_that_begins_a_little_later_than_asked_because_it_took_its_time_is_no_gap() -> None:
    left = add_page(begin(None, "q", NOW)[0], [at(1)], "a")
    moved, gap = begin(left, "q", NOW + HOUR)
    assert (gap, moved.low_at) == (None, NOW + HOUR - REACH)


def test_a_first_window_that_loses_hours_of_what_was_asked_for_is_a_gap_from_its_first_bound() -> None:
    cursor = add_page(begin(None, "q", NOW)[0], [at(1)], "a")
    gaps = []
    for hours in range(1, 25):
        cursor, gap = begin(cursor, "q", NOW + hours * HOUR)
        gaps.append(gap)
    assert (gaps[0], gaps[1], gaps[-1]) == (
        None,
        Gap(NOW - REACH, NOW + 2 * HOUR - REACH),
        Gap(NOW - REACH, NOW + 24 * HOUR - REACH),
    )


def test_a_moved_bound_is_asked_for_without_the_token_of_the_old_one() -> None:
    left = add_page(begin(None, "q", NOW)[0], [at(1)], "a")
    moved = begin(left, "q", NOW + 24 * HOUR)[0]
    assert (moved.next_token, moved.until_id) == (None, at(1))


# against the local X


@dataclass
class Held:
    """What one transaction of the inbox would hold: the posts and the cursor, together or not at all."""

    ids: list[int] = field(default_factory=list)
    cursor: Cursor | None = None
    gaps: list[Gap] = field(default_factory=list)


class Killed(Exception):  # noqa: N818 - what happens, not an error
    """The process dies here."""


def poll(peer: XPeer, session: CollectorSession, held: Held, is_killed: Callable[[], bool]) -> None:
    """Read one window as a collector does."""
    session.get(f"{peer.base}/2/usage/tweets", headers={"Authorization": f"Bearer {TOKEN}"})
    cursor, gap = open_window(held.cursor, "marsh", session.server_now(), overlap=HOUR)
    held.cursor, held.gaps = cursor, [*held.gaps, *([gap] if gap else [])]
    while cursor.state == "open" and not cursor.is_stalled:
        answer = ask(peer, session, cursor)
        if answer.status_code == 400:
            cursor, gap = open_window(reject_token(cursor), "marsh", session.server_now(), overlap=HOUR)
            held.cursor, held.gaps = cursor, [*held.gaps, *([gap] if gap else [])]
            continue
        document = answer.json()
        if is_killed():
            raise Killed
        ids = [int(post["id"]) for post in document.get("data", [])]
        cursor = add_page(cursor, ids, document["meta"].get("next_token"))
        held.ids, held.cursor = [*held.ids, *(number for number in ids if number not in held.ids)], cursor
        if is_killed():
            raise Killed


def ask(peer: XPeer, session: CollectorSession, cursor: Cursor) -> requests.Response:
    bounds = {"since_id": cursor.low_id, "until_id": cursor.until_id, "next_token": cursor.next_token}
    params = {"query": "marsh", "max_results": "10"} | {k: str(v) for k, v in bounds.items() if v is not None}
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return session.get(f"{peer.base}/2/tweets/search/recent", params=params, headers=headers)


FAULTS: dict[str, Fault] = {
    "503": faults.status(503),
    "429": faults.rate_limited(),
    "dropped": faults.dropped,
    "short": faults.short,
    "truncated": faults.truncated_json,
    "empty 200": faults.empty_200,
    "null": faults.null_200,
    "duplicate page": faults.duplicate_page,
    "token cycle": faults.token_cycle,
    "empty page": empty_page_with_token,
    "token refused": faults.status(400),
}


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 2**32),
    st.lists(st.tuples(st.sampled_from(sorted(FAULTS)), st.integers(0, 40)), max_size=12),
    st.sampled_from((0.0, 0.05, 0.15)),
    st.sampled_from((1.0, 6.0, 30.0)),
)
def test_the_union_of_windows_is_the_truth_under_faults_kills_and_late_indexing(
    seed: int, script: list[tuple[str, int]], killed_share: float, hours_between: float
) -> None:
    chance, held = random.Random(seed), Held()
    with XPeer() as peer:
        for name, after in script:
            peer.faults.add(FAULTS[name], path="/2/tweets/search", after=after)
        for turn in range(9):
            for _ in range(chance.randrange(30)):
                _write(peer, chance, hours_between)
            # The last polls are left in peace, so that every window can close.
            share = killed_share if turn < 6 else 0.0
            if turn == 6:
                peer.faults = faults.FaultScript()
            _poll_until_dead(peer, held, share, chance)
            peer.clock.advance(hours=hours_between)
        posts = peer.posts
    assert held.cursor is not None
    assert held.cursor.covered_until_at is not None
    due = held.cursor.covered_until_at - HOUR
    wanted = {post.post_id for post in posts.values() if post.created_at <= due and not _is_lost(post, held)}
    assert wanted - set(held.ids) == set()
    assert set(held.ids) <= set(posts)
    assert len(held.ids) == len(set(held.ids))


def _write(peer: XPeer, chance: random.Random, hours: float) -> None:
    made_at = peer.clock.now() - timedelta(seconds=chance.uniform(0, hours * 3600))
    # A post becomes findable at most an hour after it was made, and not before it is written here.
    late = timedelta(minutes=chance.choice((0, 0, 0, 20, 45)))
    made = peer.post("marsh", at=made_at, indexed_after=late)
    if chance.random() < 0.05:
        peer.remove(made)


def _poll_until_dead(peer: XPeer, held: Held, killed_share: float, chance: random.Random) -> None:
    patience = Patience(tries=2, rate_waits=2)
    with CollectorSession(
        shape=x_answer, patience=patience, clock=peer.clock.for_collectors(), chance=chance
    ) as session:
        try:
            poll(peer, session, held, lambda: chance.random() < killed_share)
        except (Killed, Refusal):
            return


def _is_lost(post: Post, held: Held) -> bool:
    """Deleted, or in a stretch that the cursor said was lost."""
    return post.gone_at is not None or any(gap.from_at - HOUR <= post.created_at <= gap.to_at for gap in held.gaps)
