"""A local Reddit: OAuth token, search and comment listings, comment trees and `/api/info`, paged by `after`."""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from tests.peers.boolean_query import BadQuery
from tests.peers.exchange import Answer, Asked, as_json
from tests.peers.peer import Peer
from tests.peers.reddit_strict import check_question
from tests.peers.reddit_things import Thing, submission_test
from tests.peers.virtual_clock import VirtualClock

CLIENT_ID = "reddit-client"
CLIENT_SECRET = "reddit-secret-1"
_TOKEN_LIFE = timedelta(days=1)
_LIMIT, _LIMIT_WINDOW = 600, timedelta(seconds=600)
_LISTING_ENDS_AT = 1000
_SEARCH_ENDS_AT = 250
_TREE_SHOWS = 100
_LONGEST_QUERY = 512
_AGENT = re.compile(r"\S+:\S+:\S+ \(by /u/\S+\).*")  # <platform>:<app>:<version> (by /u/<name>), as its rules ask
_PERIODS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 31, "year": 366, "all": 36_600}


class RedditPeer(Peer):
    """Things are made with `submit` and `comment`, and taken away with `remove`."""

    def __init__(self, clock: VirtualClock | None = None, *, port: int = 0) -> None:
        super().__init__(clock, port=port)
        self.things: dict[str, Thing] = {}
        self.tokens: dict[str, datetime] = {}
        self._tokens_made = 0
        self._limit = (self.clock.now(), 0)

    def submit(
        self,
        title: str,
        text: str = "",
        *,
        subreddit: str = "nhs",
        author: str = "someone",
        at: datetime | None = None,
        url: str = "",
    ) -> Thing:
        """Make a submission, now unless `at` says when."""
        number = _base36(100_000 + len(self.things))
        made = Thing("t3", number, subreddit, author, title, text, at or self.clock.now(), url)
        self.things[made.name] = made
        return made

    def comment(self, under: Thing, text: str, *, author: str = "someone", at: datetime | None = None) -> Thing:
        """Make a comment on a submission or another comment."""
        number = _base36(100_000 + len(self.things))
        root = under.submission or under.number
        made = Thing("t1", number, under.subreddit, author, "", text, at or self.clock.now(), "", under.name, root)
        self.things[made.name] = made
        self.things[f"t3_{root}"].comments += 1
        return made

    def remove(self, thing: Thing, by: str = "deleted") -> None:
        """Take a thing away: `deleted` by its author, or `removed` by a moderator."""
        thing.gone = by

    def forget_tokens(self) -> None:
        """Make every token invalid, as when they are revoked."""
        self.tokens.clear()

    def respond(self, asked: Asked) -> Answer:
        """Route a request as oauth.reddit.com and www.reddit.com do."""
        if asked.path == "/api/v1/access_token":
            return self._token(asked)
        token = asked.headers.get("authorization", "").removeprefix("bearer ").removeprefix("Bearer ")
        if self.tokens.get(token, datetime.min) <= self.clock.now():
            headers = {"www-authenticate": 'Bearer realm="reddit", error="invalid_token"'}
            return as_json({"message": "Unauthorized", "error": 401}, 401, headers)
        headers = self._limit_headers()
        if not _AGENT.fullmatch(asked.headers.get("user-agent", "")):
            return as_json({"message": "Too Many Requests", "error": 429}, 429, headers)
        if "retry" in headers:
            return as_json({"message": "Too Many Requests", "error": 429}, 429, headers)
        try:
            check_question(asked.params)
            document = self._route(asked)
        except BadQuery as error:
            return as_json({"message": str(error), "error": 400}, 400, headers)
        return as_json(document or {"message": "Not Found", "error": 404}, 200 if document else 404, headers)

    def _token(self, asked: Asked) -> Answer:
        given = asked.headers.get("authorization", "").removeprefix("Basic ")
        if base64.b64decode(given) != f"{CLIENT_ID}:{CLIENT_SECRET}".encode():
            return as_json({"message": "Unauthorized", "error": 401}, 401)
        self._tokens_made += 1
        token = f"reddit-token-{self._tokens_made}"
        self.tokens[token] = self.clock.now() + _TOKEN_LIFE
        return as_json({"access_token": token, "token_type": "bearer", "expires_in": 86_400, "scope": "*"})

    def _limit_headers(self) -> dict[str, str]:
        began_at, used = self._limit
        if self.clock.now() >= began_at + _LIMIT_WINDOW:
            began_at, used = self.clock.now(), 0
        self._limit = (began_at, used + 1)
        left = _LIMIT - used - 1
        reset = (began_at + _LIMIT_WINDOW - self.clock.now()).total_seconds()
        limit = {"x-ratelimit-used": str(used + 1), "x-ratelimit-reset": str(int(reset))}
        return {**limit, "x-ratelimit-remaining": f"{max(left, 0):.1f}", **({"retry": "1"} if left < 0 else {})}

    def _route(self, asked: Asked) -> Any:
        path = asked.path.rstrip("/")
        if path == "/api/info":
            names = asked.params.get("id", "").split(",")[:100]
            return _listing([self.things[name] for name in names if name in self.things], None)
        if path == "/api/morechildren":
            names = [f"t1_{number}" for number in asked.params.get("children", "").split(",")]
            things = [self.things[name].shown() for name in names if name in self.things]
            return {"json": {"errors": [], "data": {"things": things}}}
        if found := re.fullmatch(r"(?:/r/\w+)?/comments/(\w+)", path):
            return self._tree(found.group(1))
        if found := re.fullmatch(r"/r/(\w+)/(search|comments|new)", path):
            return self._listed(found.group(1).lower(), found.group(2), asked.params)
        return None

    def _listed(self, subreddit: str, kind: str, params: Mapping[str, str]) -> dict[str, Any]:
        things = [thing for thing in self._newest_first() if thing.kind == ("t1" if kind == "comments" else "t3")]
        if subreddit != "all" and (kind != "search" or params.get("restrict_sr", "").lower() in ("true", "1", "on")):
            things = [thing for thing in things if thing.subreddit.lower() == subreddit]
        if kind == "search":
            query = params.get("q", "")
            if len(query) > _LONGEST_QUERY:
                raise BadQuery("the query is too long")
            oldest = self.clock.now() - timedelta(days=_PERIODS[params.get("t", "all")])
            test = submission_test(query)
            things = [thing for thing in things if thing.created_at >= oldest and test(thing)]
        return _paged(things[: _SEARCH_ENDS_AT if kind == "search" else _LISTING_ENDS_AT], params)

    def _newest_first(self) -> list[Thing]:
        # By time and then by number, as the site does; the newest of the same second comes first.
        return sorted(self.things.values(), key=lambda thing: (thing.created_at, thing.number), reverse=True)

    def _tree(self, number: str) -> list[dict[str, Any]] | None:
        root = self.things.get(f"t3_{number}")
        if root is None:
            return None
        below = [thing for thing in self.things.values() if thing.submission == number]
        listing = _listing(below[:_TREE_SHOWS], None)
        rest = [thing.number for thing in below[_TREE_SHOWS:]]
        if rest:
            more = {
                "id": rest[0],
                "name": f"t1_{rest[0]}",
                "count": len(rest),
                "children": rest,
                "parent_id": root.name,
            }
            listing["data"]["children"].append({"kind": "more", "data": more})
        return [_listing([root], None), listing]


def _paged(things: Sequence[Thing], params: Mapping[str, str]) -> dict[str, Any]:
    """Give one page of what is public; the place of a deleted anchor is lost, as it is on the site."""
    size = min(max(int(params.get("limit", 25)), 1), 100)
    public = [thing for thing in things if not thing.gone]
    names = [thing.name for thing in public]
    anchor = params.get("after") or params.get("before")
    if anchor and anchor not in names:
        return _listing([], None)
    if params.get("before"):
        return _listing(public[max(0, names.index(params["before"]) - size) : names.index(params["before"])], None)
    start = names.index(params["after"]) + 1 if params.get("after") else 0
    page = public[start : start + size]
    return _listing(page, page[-1].name if len(public) > start + size else None)


def _listing(things: Sequence[Thing], after: str | None) -> dict[str, Any]:
    children = [thing.shown() for thing in things]
    data = {"after": after, "before": None, "dist": len(children), "modhash": "", "children": children}
    return {"kind": "Listing", "data": data}


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits
