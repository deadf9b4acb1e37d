"""Collects submissions of Reddit by search, and the comments of configured subreddits and of matched submissions."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from collectors import reddit
from collectors.http.refusal import Forbidden
from collectors.http.session import CollectorSession
from collectors.http.shape import reddit_answer
from collectors.live.allowance import ceilings_of, price_of
from collectors.live.check import subreddits_of
from collectors.live.match import Candidate
from collectors.live.purse import Purse
from collectors.live.query import queries
from collectors.live.reddit_fetch import NotThere, RedditApi, children_of
from collectors.live.reddit_threads import due_threads, finish_thread, thread_stream, watch_threads
from collectors.live.reddit_walk import Walk, comment_counts, look, lost, unloaded_in
from collectors.live.sorting import Sorted, sort_outcomes
from collectors.live.trip import Trip
from collectors.live.user_agent import USER_AGENT, check_user_agent
from collectors.outcome import Found
from collectors.reading import Reading
from config.listening import Listening
from warehouse.collecting.collected import CollectedPage
from warehouse.collecting.cursors import Stream

_PAGES = 10
_RESTARTS = 2
_MORE_REQUESTS = 10
_A_MOMENT = 0.01  # days
_PERIODS = (("day", 1), ("week", 7), ("month", 30), ("year", 365))


def collect_reddit(trip: Trip) -> None:
    """Collect for every provider that is listened for.

    Raises:
        Refusal: if the source must stop; what was landed stays, and the next run goes on from there.
    """
    settings = trip.settings
    with open_session(trip) as session:
        api = open_api(trip, session)
        for provider, listening in settings.listening.items():
            reader = _Reader(trip, api, session.server_now, provider, listening)
            for query in queries(listening, "reddit"):
                mark = hashlib.blake2b(query.encode(), digest_size=6).hexdigest()
                reader.read(f"search {mark}", "search", partial(_search, api, query, session.server_now))
            for name in subreddits_of(settings, listening):
                reader.try_to_read(f"comments of r/{name}", "comments", partial(_comments, api, name))
            reader.read_threads()
            trip.admit()


def open_session(trip: Trip) -> CollectorSession:
    """Open the session to Reddit; each try of a request through it is paid for before it is sent."""
    session = trip.session(bases={}, shape=reddit_answer, renews_token=True)
    purse = Purse(trip.home, trip.tally, ceilings_of(trip.settings, "reddit"), session.server_now)
    # A contract counts every request that arrives, also one that Reddit answers with an error.
    session.pay_with(partial(purse.pay_each, 1, price_of(trip.settings, "reddit"), free=("unsent",)))
    return session


def open_api(trip: Trip, session: CollectorSession) -> RedditApi:
    """Begin to speak with Reddit."""
    return RedditApi(
        session,
        client_id=trip.secret("HEED_REDDIT_CLIENT_ID"),
        client_secret=trip.secret("HEED_REDDIT_CLIENT_SECRET"),
        user_agent=user_agent_of(trip),
        base_url=trip.settings.collecting.reddit.base_url,
    )


def user_agent_of(trip: Trip) -> str:
    """Give the name that heed has at Reddit.

    Raises:
        HeedError: if none is set, or one that Reddit turns away.
    """
    return check_user_agent(trip.secret(USER_AGENT))


def candidate_of(found: Found, title: str = "") -> Candidate:
    """Give the rule what it looks at; the title of the thread is part of a comment's surroundings."""
    data = found.piece["data"]
    around = (str(data.get("subreddit") or ""), str(data.get("link_title") or title))
    url = str(data.get("url") or "")
    return Candidate(
        "reddit",
        found.mention.text,
        author=str(data["author"]) if data.get("author") else None,
        community=" | ".join(part for part in around if part),
        links=(url,) if url.startswith("http") else (),
    )


def version_of(found: Found) -> str:
    """Give the id: on Reddit an edit keeps it."""
    return found.mention.item_id


def _search(api: RedditApi, query: str, now: Callable[[], datetime], low_at: datetime, after: str | None) -> Any:
    days = (now() - low_at) / timedelta(days=1)
    # The backfill is as old as the moment in which it was counted.
    period = next((name for name, most in _PERIODS if days <= most + _A_MOMENT), "all")
    return api.search(query, period, after)


def _comments(api: RedditApi, subreddit: str, _low_at: datetime, after: str | None) -> Any:
    return api.listing(f"r/{subreddit}/comments/", {}, after)


Ask = Callable[[datetime, str | None], dict[str, Any]]


class _Reader:
    """Reads the listings of one provider."""

    def __init__(
        self,
        trip: Trip,
        api: RedditApi,
        now: Callable[[], datetime],
        provider: str,
        listening: Listening,
    ) -> None:
        self._trip, self._api, self._now = trip, api, now
        self._provider, self._listening = provider, listening
        self._reading = Reading(trip.settings.provider(provider))

    def try_to_read(self, name: str, kind: str, ask: Ask) -> None:
        """Read a listing that may be private or gone."""
        try:
            self.read(name, kind, ask)
        except (NotThere, Forbidden) as refused:
            self._trip.tally.undone.append(f"{name} of {self._provider}: {refused}")

    def read(self, name: str, kind: str, ask: Ask) -> None:
        """Read a listing down to where it was read before."""
        stream = Stream("reddit", self._provider, name)
        former = self._trip.state_of(stream)
        for _ in range(1 + _RESTARTS):
            former, is_done = self._walk_down(stream, former, kind, ask)
            if is_done:
                return
        self._trip.tally.undone.append(f"{name} of {self._provider}: its pages broke off; the next run reads it again.")

    def read_threads(self) -> None:
        """Read the comments below matched submissions that are due."""
        for name, state in due_threads(self._trip.home, self._provider, self._now()):
            stream = thread_stream(self._provider, name)
            try:
                self._read_thread(stream, name, state)
            except NotThere:
                finish_thread(self._trip.home, stream)

    def _walk_down(
        self, stream: Stream, former: dict[str, Any] | None, kind: str, ask: Ask
    ) -> tuple[dict[str, Any] | None, bool]:
        """Read from the top; gives the state and whether the listing was read to where it had to be."""
        watermark_at = _time_in(former)
        settings = self._trip.settings.collecting.reddit
        low_at = (
            watermark_at - timedelta(minutes=settings.overlap_minutes)
            if watermark_at
            else self._now() - timedelta(days=settings.backfill_days)
        )
        walk, after = Walk(low_at, watermark_at), None
        for number in range(_PAGES):
            document = ask(low_at, after)
            things = children_of(document)
            look(walk, things)
            if number and not things:
                return former, False  # the item that the page was to follow has been deleted
            following = document["data"].get("after")
            is_low = walk.oldest_at is not None and walk.oldest_at < low_at
            if following in walk.followed:
                return former, False
            is_last = is_low or not following or number == _PAGES - 1
            gap = lost(walk, kind, has_more=bool(following)) if is_last and not is_low else None
            state = _state_of(walk.newest_at) if is_last else (former or _state_of(None))
            self._land(stream, former, state, things, gap)
            former = state
            if is_last:
                return state, True
            walk.followed.add(str(following))
            after = str(following)
        return former, False

    def _land(
        self,
        stream: Stream,
        former: Mapping[str, Any] | None,
        state: Mapping[str, Any],
        things: Sequence[dict[str, Any]],
        gap: tuple[datetime, datetime] | None,
    ) -> None:
        page = self._sorted(things)
        submissions = {each.raw.item_id for each in page.matched if each.raw.item_id.startswith("t3_")}
        comments = {name: count for name, count in comment_counts(things).items() if name in submissions}
        now = self._now()

        self._trip.land(
            CollectedPage(
                stream,
                self._reading.as_json(),
                former,
                state,
                page.matched,
                page.rejects,
                page.unreadable,
                gap,
            ),
            partial(watch_threads, provider=self._provider, comments=comments, now=now),
        )

    def _sorted(self, things: Iterable[Any], title: str = "") -> Sorted:
        payload = list(things)
        outcomes = [outcome for thing in payload for outcome in reddit.parse(thing, self._reading)]
        page = sort_outcomes(outcomes, self._listening, partial(candidate_of, title=title), version_of)
        self._trip.tally.fetched += len(outcomes)
        self._trip.tally.left_out += page.left_out
        return page

    def _read_thread(self, stream: Stream, name: str, state: Mapping[str, Any]) -> None:
        tree = self._api.tree(name.removeprefix("t3_"))
        title = next((str(thing["data"].get("title") or "") for thing in children_of(tree[0])), "") if tree else ""
        unloaded = unloaded_in(tree)
        for _ in range(_MORE_REQUESTS):
            if not unloaded:
                break
            tree += self._api.more(name, unloaded[:100])
            unloaded = unloaded[100:]
        if unloaded:
            self._trip.tally.undone.append(f"a thread has {len(unloaded):,} more comments than are read.")
        page = self._sorted(tree, title)
        self._trip.land(
            CollectedPage(
                stream,
                self._reading.as_json(),
                state,
                {**state, "step": state["step"] + 1},
                page.matched,
                page.rejects,
                page.unreadable,
                origin="a thread",
            )
        )


def _state_of(watermark_at: datetime | None) -> dict[str, Any]:
    return {"watermark_at": watermark_at.isoformat() if watermark_at else None}


def _time_in(state: Mapping[str, Any] | None) -> datetime | None:
    text = (state or {}).get("watermark_at")
    return datetime.fromisoformat(text) if text else None
