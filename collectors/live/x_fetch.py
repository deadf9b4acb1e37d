"""Asks X through tweepy, in either of its vocabularies; fetches only, reads nothing into what comes."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from collectors.http.log_filter import LOG_FILTER
from collectors.http.refusal import BrokenAnswer, refusal_in
from collectors.http.session import CollectorSession
from collectors.http.shape import any_body
from collectors.live.x_refusal import NotFound, QuestionRefused, refused_question

API = "https://api.twitter.com"
"""The address that tweepy writes into every request; the session sends it to the one of the settings."""

SMALLEST_PAGE, LARGEST_PAGE = 10, 100
LARGEST_LOOKUP = 100
_NUMBER = re.compile(r"\d{6,}")


@dataclass(frozen=True)
class _Words:
    """What one vocabulary asks for (docs.x.com openapi 2.166 and 2.167)."""

    fields_parameter: str
    fields: str
    expansions: tuple[str, ...]
    reference: str
    total: str


_SHARED = "created_at,lang,conversation_id,entities,withheld,edit_controls"
_WORDS: Mapping[str, _Words] = {
    "old": _Words(
        "tweet.fields",
        f"{_SHARED},author_id,note_tweet,referenced_tweets,edit_history_tweet_ids",
        (),
        "referenced_tweets.id",
        "total_tweet_count",
    ),
    # The new vocabulary has no author among its fields: without the expansion every post would be a voice of its own.
    "new": _Words(
        "post.fields",
        f"{_SHARED},note_post,referenced_posts,edit_history_post_ids",
        ("author_id",),
        "referenced_posts.id",
        "total_post_count",
    ),
}


class XApi:
    """The endpoints that heed uses."""

    def __init__(self, session: CollectorSession, token: str, dialect: str, *, references: bool) -> None:
        """Begin.

        Args:
            session: Carries every request.
            token: App-only bearer token.
            dialect: `old`, `new`, or `auto` for one switch on a 400.
            references: Whether to read the posts that a post refers to.
        """
        import tweepy  # type: ignore[import-untyped]

        LOG_FILTER.protect(token)
        self._session = session
        self._client = tweepy.Client(bearer_token=token, return_type=dict, wait_on_rate_limit=False)
        self._client.session.close()
        self._client.session = session
        self._may_switch = dialect == "auto"
        self._dialect: Literal["old", "new"] = "new" if dialect == "new" else "old"
        self._references = references

    def search(
        self,
        query: str,
        *,
        size: int,
        since_id: int | None = None,
        start_at: datetime | None = None,
        until_id: int | None = None,
        next_token: str | None = None,
    ) -> dict[str, Any]:
        """Ask for one page of recent search.

        Args:
            query: Its text.
            size: Posts, 10 to 100.
            since_id: Only posts above this id.
            start_at: Only posts from this moment on, naive UTC; X takes no notice of it beside `since_id`.
            until_id: Only posts below this id.
            next_token: Of the page before.

        Raises:
            QuestionRefused: if X answers 400.
            Refusal: as the session.
        """
        start_time = None if start_at is None else f"{start_at:%Y-%m-%dT%H:%M:%SZ}"
        bounds = {"since_id": since_id, "start_time": start_time, "until_id": until_id, "next_token": next_token}
        given = {name: str(value) for name, value in bounds.items() if value is not None}
        document = self._ask_for_posts("/2/tweets/search/recent", {"query": query, "max_results": str(size), **given})
        if not isinstance(document.get("data"), list) and not isinstance(document.get("meta"), Mapping):
            # Errors alone say nothing of what there is: taken for an empty page they would end the window.
            raise BrokenAnswer("X /2/tweets/search/recent: neither posts nor a count of them. The next run asks again.")
        return document

    def lookup(self, ids: Iterable[str]) -> dict[str, Any]:
        """Ask for posts by id, at most 100; those that are gone stand under `errors`."""
        return self._ask_for_posts("/2/tweets", {"ids": ",".join(ids)})

    def count(self, query: str) -> int:
        """Ask how many posts of the last seven days a query finds."""
        params = {"query": query, "granularity": "day"}
        meta = self._ask("GET", "/2/tweets/counts/recent", params).get("meta")
        counts = [meta.get(words.total) for words in _WORDS.values()] if isinstance(meta, Mapping) else []
        return int(next((count for count in counts if count is not None), 0))

    def usage(self) -> int:
        """Ask how many posts X has charged to the account in its present cycle; a rate limit is not waited for."""
        with self._session.without_waiting():
            data = self._ask("GET", "/2/usage/tweets").get("data")
        used = str(data.get("project_usage", "")) if isinstance(data, Mapping) else ""
        if not used.isdecimal():
            raise BrokenAnswer("X /2/usage/tweets: no project_usage.")
        return int(used)

    def may_be_served(self) -> bool:
        """Tell whether the last question may have been answered and charged, although no answer can be used."""
        return self._session.may_be_served()

    def create_job(self, name: str) -> dict[str, Any]:
        """Begin a compliance job: X says which ids are no longer public."""
        return self._data(self._ask("POST", "/2/compliance/jobs", json_body={"type": "tweets", "name": name}))

    def job(self, number: str) -> dict[str, Any]:
        """Ask how far a compliance job is."""
        return self._data(self._ask("GET", f"/2/compliance/jobs/{number}"))

    def upload(self, address: str, ids: Iterable[str]) -> None:
        """Send the ids of a job to its signed address; a bearer beside the signature would be refused."""
        body = "\n".join(ids).encode("ascii")
        self._checked(
            self._session.exchange("PUT", address, shape=any_body, data=body, headers={"Content-Type": "text/plain"})
        )

    def download(self, address: str) -> list[dict[str, Any]]:
        """Get the result of a job: one object for each id that is no longer as it was."""
        answer = self._checked(self._session.exchange("GET", address, shape=any_body))
        try:
            rows = [json.loads(line) for line in answer.content.splitlines() if line.strip()]
        except ValueError as error:
            raise BrokenAnswer("The result of a compliance job of X is cut or no JSON lines.") from error
        return [row for row in rows if isinstance(row, dict)]

    def _ask_for_posts(self, route: str, params: Mapping[str, str]) -> dict[str, Any]:
        try:
            document = self._ask("GET", route, {**params, **self._asked_fields()})
        except QuestionRefused as refused:
            if not self._may_switch or (refused.names and not refused.is_about_fields):
                raise
            return self._asked_after_refusal(route, params, refused)
        if not _ignores_fields(document):
            return document
        return self._asked_in_other_words(route, params, document)

    def _asked_after_refusal(self, route: str, params: Mapping[str, str], first: QuestionRefused) -> dict[str, Any]:
        """Ask in the other vocabulary, where a server did not take the first or does not say what it did not take."""
        self._switch()
        try:
            return self._ask_for_posts(route, params)
        except QuestionRefused:
            if first.names:
                raise
            self._switch()  # it was not the vocabulary
            self._may_switch = True
            raise first from None

    def _asked_in_other_words(self, route: str, params: Mapping[str, str], first: dict[str, Any]) -> dict[str, Any]:
        """Ask once more in the other vocabulary, where a server took the names of one without minding them.

        X charges a post once a day, so that the same page in other words costs nothing more.
        """
        if self._may_switch:
            self._switch()
            try:
                return self._ask_for_posts(route, params)
            except QuestionRefused as refused:
                if not refused.is_about_fields:
                    raise
            self._switch()
            return first  # the server minds names, and knows the first ones: these posts lack something of their own
        raise BrokenAnswer(
            f"X {route}: not one post has the created_at that was asked for, so the server does not know the names of "
            'the fields; write dialect = "auto", "old" or "new" under [source.x]. Nothing was kept, nothing is lost.'
        )

    def _switch(self) -> None:
        self._may_switch = False
        self._dialect = "new" if self._dialect == "old" else "old"

    def _asked_fields(self) -> dict[str, str]:
        words = _WORDS[self._dialect]
        expansions = (*words.expansions, *((words.reference,) if self._references else ()))
        return {words.fields_parameter: words.fields, **({"expansions": ",".join(expansions)} if expansions else {})}

    def _ask(
        self, method: str, route: str, params: Mapping[str, str] | None = None, json_body: Any = None
    ) -> dict[str, Any]:
        import tweepy

        try:
            answer = self._client.request(method, route, params=dict(params or {}), json=json_body)
            document = answer.json()
        except tweepy.BadRequest as error:
            raise refused_question(route, error.response.content) from None
        except tweepy.NotFound:
            raise NotFound(f"X {_NUMBER.sub('N', route)} is not there (404).") from None
        except (tweepy.TweepyException, ValueError, TypeError, AttributeError, KeyError) as error:
            # tweepy fails in its own ways while it builds an error; the answer may be quoted in it, so it is not told.
            found = refusal_in(error)
            raise found or BrokenAnswer(f"X {route}: an answer that cannot be used ({type(error).__name__}).") from None
        if not isinstance(document, dict):
            raise BrokenAnswer(f"X {route}: JSON that is no object.")
        return document

    @staticmethod
    def _data(document: Mapping[str, Any]) -> dict[str, Any]:
        data = document.get("data")
        if not isinstance(data, dict):
            raise BrokenAnswer("X answers about a compliance job without data.")
        return data

    @staticmethod
    def _checked(answer: Any) -> Any:
        if not answer.ok:
            raise BrokenAnswer(f"The storage of X's compliance jobs answers {answer.status_code}.")
        return answer


def _ignores_fields(document: Mapping[str, Any]) -> bool:
    """Tell whether a page has posts, and not one of them the time that every post has and every question asks for."""
    posts = document.get("data")
    found = [post for post in posts if isinstance(post, Mapping)] if isinstance(posts, list) else []
    return bool(found) and not any("created_at" in post for post in found)
