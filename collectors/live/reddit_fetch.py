"""Asks Reddit through praw; raw dicts only, because an attribute of praw's objects may send a request of its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from collectors.http.log_filter import LOG_FILTER
from collectors.http.refusal import BrokenAnswer, Refusal, refusal_in
from collectors.http.session import CollectorSession

API = "https://oauth.reddit.com"
LARGEST_LOOKUP = 100
_LARGEST_PAGE = 100
_TREE = 500


class NotThere(Refusal):
    """404 and its like: a subreddit or thread that is private, banned or gone; others can be read."""


class RedditApi:
    """The endpoints that heed uses."""

    def __init__(
        self, session: CollectorSession, *, client_id: str, client_secret: str, user_agent: str, base_url: str
    ) -> None:
        """Begin; the token is fetched with the first question.

        Args:
            session: Carries every request.
            client_id: Of the approved app.
            client_secret: Of the approved app.
            user_agent: True and descriptive, as Reddit asks for.
            base_url: Another server for everything; empty for Reddit itself.
        """
        import praw

        LOG_FILTER.protect(client_secret)
        self._reddit = praw.Reddit(
            client_id=client_id,
            client_secret=client_secret,
            user_agent=user_agent,
            check_for_updates=False,
            ratelimit_seconds=0,
            oauth_url=base_url or API,
            reddit_url=base_url or "https://www.reddit.com",
            requestor_kwargs={"session": session},
        )

    def listing(self, path: str, params: Mapping[str, str], after: str | None) -> dict[str, Any]:
        """Ask for one page of a listing, newest first.

        Raises:
            NotThere: if it cannot be read.
            Refusal: as the session.
        """
        further = {"after": after} if after else {}
        document = self._ask(path, {**params, "sort": "new", "limit": str(_LARGEST_PAGE), "raw_json": "1", **further})
        if not isinstance(document, dict) or document.get("kind") != "Listing":
            raise BrokenAnswer(f"Reddit {path}: no listing.")
        return document

    def search(self, query: str, period: str, after: str | None) -> dict[str, Any]:
        """Ask for submissions: `period` is hour, day, week, month, year or all."""
        params = {"q": query, "t": period, "restrict_sr": "False", "syntax": "lucene", "type": "link"}
        return self.listing("r/all/search/", params, after)

    def info(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """Ask for things by full name, at most 100; those that are gone are left out or emptied."""
        document = self._ask("api/info/", {"id": ",".join(names), "raw_json": "1"})
        return children_of(document)

    def tree(self, number: str) -> list[Any]:
        """Ask for a submission and the comments below it."""
        params = {"limit": str(_TREE), "sort": "new", "raw_json": "1"}
        document = self._ask(f"comments/{number}/", params, called="comments of a thread")
        if not isinstance(document, list):
            raise BrokenAnswer("Reddit: a thread that is no list of listings.")
        return document

    def more(self, link: str, numbers: Iterable[str]) -> list[dict[str, Any]]:
        """Ask for comments that a tree only named, at most 100."""
        params = {"link_id": link, "children": ",".join(numbers), "api_type": "json", "raw_json": "1"}
        document = self._ask("api/morechildren/", params)
        inner = document.get("json") if isinstance(document, dict) else None
        data = inner.get("data") if isinstance(inner, dict) else None
        things = data.get("things") if isinstance(data, dict) else None
        return [thing for thing in things if isinstance(thing, dict)] if isinstance(things, list) else []

    def _ask(self, path: str, params: Mapping[str, str], called: str = "") -> Any:
        """Ask; `called` is what a message says in place of a path that holds somebody's id."""
        import praw.exceptions
        import prawcore

        called = called or path
        try:
            return self._reddit.request(method="GET", path=path, params=dict(params))
        except (prawcore.NotFound, prawcore.Redirect, prawcore.BadRequest) as error:
            raise refusal_in(error) or NotThere(f"Reddit {called} is not there or may not be read.") from None
        except (prawcore.PrawcoreException, praw.exceptions.PRAWException, KeyError, ValueError, TypeError) as error:
            # What praw quotes may be an answer with somebody's words in it, so only its name is told.
            found = refusal_in(error)
            raise found or BrokenAnswer(
                f"Reddit {called}: an answer that cannot be used ({type(error).__name__})."
            ) from None


def children_of(listing: Any) -> list[dict[str, Any]]:
    """Give the things of a listing."""
    data = listing.get("data") if isinstance(listing, dict) else None
    children = data.get("children") if isinstance(data, dict) else None
    return [child for child in children if isinstance(child, dict)] if isinstance(children, list) else []
