"""A local X: API v2 recent search, counts, lookup, usage and compliance jobs with the semantics that heed relies on."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from typing import Any, Literal

from tests.peers.boolean_query import BadQuery
from tests.peers.exchange import Answer, Asked, as_json
from tests.peers.peer import Peer
from tests.peers.virtual_clock import VirtualClock
from tests.peers.x_compliance import Compliance
from tests.peers.x_page import author_id, missing, shown, time_text
from tests.peers.x_post import Post, moment_of, post_test, snowflake
from tests.peers.x_strict import check_question
from tests.peers.x_token import read_token, write_token
from tests.peers.x_words import NEW, OLD, Complaint, Vocabulary, check_words

TOKEN = "x-token-1"
_LONGEST_QUERY = 512
_REACH = timedelta(days=7)
_WINDOW = timedelta(minutes=15)
_LIMITS = {"/2/tweets/search/recent": 450, "/2/tweets/counts/recent": 300, "/2/tweets": 3500, "/2/usage/tweets": 50}


class XPeer(Peer):
    """Posts are made with `post`, `edit` and `remove`; `charged` says what a real X would have billed.

    One that does not mind names takes fields of the other vocabulary without an error, and leaves them out.
    """

    def __init__(
        self,
        clock: VirtualClock | None = None,
        *,
        vocabulary: Literal["old", "new"] = "old",
        token: str = TOKEN,
        port: int = 0,
        minds_names: bool = True,
    ) -> None:
        super().__init__(clock, port=port)
        self.words: Vocabulary = OLD if vocabulary == "old" else NEW
        self.token = token
        self.minds_names = minds_names
        self.posts: dict[int, Post] = {}
        self.charged: dict[date, set[int]] = defaultdict(set)
        self.charged_counts = 0
        self.rejects_tokens = False
        self.compliance = Compliance(self)
        self._used: dict[str, tuple[datetime, int]] = {}
        self._ordered: list[Post] | None = None

    def post(
        self,
        text: str,
        *,
        author: str = "someone",
        at: datetime | None = None,
        indexed_after: timedelta = timedelta(),
        language: str = "en",
        links: tuple[str, ...] = (),
        refers_to: tuple[str, int] | None = None,
    ) -> Post:
        """Make a post, now unless `at` says when; search finds it `indexed_after` later."""
        created_at = at or self.clock.now()
        number = snowflake(created_at, len(self.posts) % 4_000_000)
        made = Post(number, text, author, created_at, created_at + indexed_after, language, (number,), links, refers_to)
        self.posts[number] = made
        self._ordered = None
        return made

    def edit(self, first: Post, text: str) -> Post:
        """Make a later version of a post: a new id, the old version no longer found."""
        made = self.post(text, author=first.author, language=first.language, links=first.links)
        made.history = (*first.history, made.post_id)
        for earlier in first.history:
            self.posts[earlier].history = made.history
            self.posts[earlier].superseded_at = made.created_at
        return made

    def remove(self, post: Post, reason: str = "deleted") -> None:
        """Take a post with all its versions out of public view."""
        for version in post.history:
            self.posts[version].gone_at, self.posts[version].reason = self.clock.now(), reason

    def charged_items(self) -> int:
        """Posts billed so far: each once in a UTC day."""
        return sum(map(len, self.charged.values()))

    def respond(self, asked: Asked) -> Answer:
        """Route a request as api.x.com does."""
        if asked.path.startswith("/compliance/"):
            return self.compliance.storage(asked)
        if asked.headers.get("authorization") != f"Bearer {self.token}":
            return as_json(
                {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}, 401
            )
        limit = self._limit(asked.path)
        if limit.get("x-rate-limit-over"):
            return as_json({"title": "Too Many Requests", "status": 429}, 429, limit)
        try:
            document = self._route(asked)
        except Complaint as complaint:
            return as_json(complaint.body, 400, limit)
        return as_json(document, 404 if document.get("title") == "Not Found" else 200, limit)

    def _route(self, asked: Asked) -> dict[str, Any]:
        check_question(asked.path, asked.params)
        if asked.path == "/2/tweets/search/recent":
            return self._search(asked.params)
        if asked.path == "/2/tweets/counts/recent":
            return self._counts(asked.params)
        if asked.path == "/2/tweets":
            return self._lookup(asked.params)
        if asked.path == "/2/usage/tweets":
            return {"data": {"project_cap": "3000000", "project_usage": str(self.charged_items()), "cap_reset_day": 1}}
        if asked.path.startswith("/2/compliance/jobs"):
            return self.compliance.jobs(asked)
        return {"title": "Not Found", "status": 404, "detail": asked.path}

    def _limit(self, path: str) -> dict[str, str]:
        if path not in _LIMITS:
            return {}
        began_at, used = self._used.get(path, (self.clock.now(), 0))
        if self.clock.now() >= began_at + _WINDOW:
            began_at, used = self.clock.now(), 0
        used += 1
        self._used[path] = (began_at, used)
        left = _LIMITS[path] - used
        reset = (began_at + _WINDOW - datetime(1970, 1, 1)).total_seconds()
        over = {"x-rate-limit-over": "1"} if left < 0 else {}
        return {"x-rate-limit-remaining": str(max(left, 0)), "x-rate-limit-reset": str(int(reset)), **over}

    def _search(self, params: Mapping[str, str]) -> dict[str, Any]:
        if self.minds_names:
            check_words(params, self.words)
        size = _whole(params, "max_results", 10, 10, 100)
        token = params.get("next_token") or params.get("pagination_token")
        # One post more than the page tells whether another page follows.
        found = list(islice(self._found(params, self._below(token, params) if token else None), size + 1))
        page, rest = found[:size], found[size:]
        self._charge(page)
        document = self._page(page, params)
        meta: dict[str, Any] = {"result_count": len(page)}
        if page:
            meta |= {"newest_id": str(page[0].post_id), "oldest_id": str(page[-1].post_id)}
        if rest:
            meta["next_token"] = write_token(page[-1].post_id, params.get("query"))
        return {**document, "meta": meta}

    def _found(self, params: Mapping[str, str], below: int | None = None) -> Iterator[Post]:
        now = self.clock.now()
        query = params.get("query", "")
        if len(query) > _LONGEST_QUERY:
            raise Complaint(f"`query` is {len(query)} characters long, the most is {_LONGEST_QUERY}", query=query[:20])
        try:
            test = post_test(query)
        except BadQuery as error:
            raise Complaint(f"There were errors processing your request: {error}", query=query) from error
        low, high = self._bounds(params, now)
        if below is not None:
            high = min(high, below)
        ordered = self._newest_first()
        start = bisect_left(ordered, -high + 1, key=lambda post: -post.post_id)
        in_range = takewhile(lambda post: post.post_id > low, islice(ordered, start, None))
        return (post for post in in_range if post.is_found(now) and test(post))

    def _bounds(self, params: Mapping[str, str], now: datetime) -> tuple[int, int]:
        oldest = now - _REACH
        since = params.get("since_id")
        if since is not None and moment_of(int(since)) < oldest:
            raise Complaint(f"'since_id' must be a tweet id created after {oldest}.", since_id=since)
        low = int(since) if since is not None else snowflake(_time(params, "start_time", oldest)) - 1
        if since is None and _time(params, "start_time", oldest) < oldest:
            raise Complaint(f"'start_time' must be on or after {oldest}.", start_time=params["start_time"])
        until = params.get("until_id")
        if until is not None and moment_of(int(until)) < oldest:
            raise Complaint(f"'until_id' must be a tweet id created after {oldest}.", until_id=until)
        end = _time(params, "end_time", now)
        if "end_time" in params and end > now - timedelta(seconds=10):
            raise Complaint("'end_time' must be a minimum of 10 seconds prior to the request time.", end_time=str(end))
        return low, min(int(params.get("until_id", 1 << 63)), snowflake(end + timedelta(milliseconds=1)))

    def _newest_first(self) -> list[Post]:
        if self._ordered is None:
            self._ordered = sorted(self.posts.values(), key=lambda post: post.post_id, reverse=True)
        return self._ordered

    def _below(self, token: str, params: Mapping[str, str]) -> int:
        try:
            below, query = read_token(token)
        except ValueError:
            below, query = 0, None
        if self.rejects_tokens or query != params.get("query"):
            raise Complaint("The `next_token` query parameter value is not valid", next_token=token)
        return below

    def _counts(self, params: Mapping[str, str]) -> dict[str, Any]:
        step = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}.get(
            params.get("granularity", "hour")
        )
        if step is None:
            raise Complaint("`granularity` is not one of [minute,hour,day]", granularity=params["granularity"])
        self.charged_counts += 1
        found = list(self._found(params))
        begins_at = _time(params, "start_time", self.clock.now() - _REACH)
        data = []
        while begins_at < _time(params, "end_time", self.clock.now()):
            posts = [post for post in found if begins_at <= post.created_at < begins_at + step]
            data.append(
                {"start": time_text(begins_at), "end": time_text(begins_at + step), self.words.count: len(posts)}
            )
            begins_at += step
        return {"data": data, "meta": {self.words.total_count: len(found)}}

    def _lookup(self, params: Mapping[str, str]) -> dict[str, Any]:
        if self.minds_names:
            check_words(params, self.words)
        ids = params.get("ids", "").split(",")
        if not 1 <= len(ids) <= 100 or not all(number.isdigit() for number in ids):
            raise Complaint("`ids` must be 1 to 100 ids", ids=params.get("ids", ""))
        now = self.clock.now()
        alive = [self.posts[int(number)] for number in ids if int(number) in self.posts]
        alive = [post for post in alive if post.is_public(now)]
        self._charge(alive)
        known = {str(post.post_id) for post in alive}
        errors = [missing(number, self.posts.get(int(number)), self.words) for number in ids if number not in known]
        return {**self._page(alive, params), **({"errors": errors} if errors else {})}

    def _charge(self, posts: Iterable[Post]) -> None:
        self.charged[self.clock.now().date()].update(post.post_id for post in posts)

    def _page(self, posts: list[Post], params: Mapping[str, str]) -> dict[str, Any]:
        fields = {"id", "text", self.words.history, *params.get(self.words.fields_parameter, "").split(",")}
        expansions = params.get("expansions", "").split(",")
        if "author_id" in expansions:
            fields.add("author_id")
        document: dict[str, Any] = {"data": [shown(post, fields, self.words) for post in posts]} if posts else {}
        includes: dict[str, Any] = {}
        if "author_id" in expansions:
            names = sorted({post.author for post in posts})
            includes["users"] = [{"id": author_id(name), "name": name, "username": name} for name in names]
        if f"{self.words.referenced}.id" in expansions:
            wanted = {post.refers_to[1] for post in posts if post.refers_to}
            there = [self.posts[number] for number in sorted(wanted) if number in self.posts]
            public = [post for post in there if post.is_public(self.clock.now())]
            self._charge(public)
            includes[self.words.included] = [shown(post, fields, self.words) for post in public]
            gone = wanted - {post.post_id for post in public}
            if gone:
                document["errors"] = [
                    missing(str(number), self.posts.get(number), self.words) for number in sorted(gone)
                ]
        includes = {name: values for name, values in includes.items() if values}
        return {**document, **({"includes": includes} if includes else {})}


def _whole(params: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = params.get(name, str(default))
    if not text.isdigit() or not least <= int(text) <= most:
        raise Complaint(
            f"The `{name}` query parameter value [{text}] is not between {least} and {most}", **{name: text}
        )
    return int(text)


def _time(params: Mapping[str, str], name: str, default: datetime) -> datetime:
    if name not in params:
        return default
    try:
        return datetime.fromisoformat(params[name]).replace(tzinfo=None)
    except ValueError as error:
        raise Complaint(f"The `{name}` query parameter is not a time", **{name: params[name]}) from error
