"""What may be fetched, how often and for how much: the `[source.x]`, `[source.reddit]` and `[budget]` tables."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from config.errors import HeedError, refuse_unknown
from config.listening import SUBREDDIT

_SECRET = re.compile(r"token|secret|password|key", re.IGNORECASE)
_DIALECTS = ("auto", "old", "new")
_PLANS = ("pay-per-use", "enterprise")


@dataclass(frozen=True)
class XSettings:
    """How posts of X are collected.

    Attributes:
        enabled: Whether they are.
        is_public_body: Whether the clinic is a government end user, which needs Enterprise; None while unanswered.
        plan: `pay-per-use` or `enterprise`.
        dialect: Vocabulary of the API: `old` (tweet.fields), `new` (post.fields), `auto` (old, then new on a 400).
        poll_minutes: Least time between two polls of an unattended run.
        overlap_minutes: How far a poll reaches back over the one before: posts are found late.
        backfill_days: How far the first poll reaches back, at most 7.
        max_usd_per_day: Ceiling of a UTC day.
        max_usd_per_month: Ceiling of a UTC month.
        max_posts_per_day: Ceiling of a UTC day in posts.
        max_posts_per_month: Ceiling of a UTC month in posts; X's own is 3 million.
        references: Whether the posts that a post refers to are read as well, at the price of a post each.
        base_url: Of the API.
    """

    enabled: bool = False
    is_public_body: bool | None = None
    plan: str = "pay-per-use"
    dialect: str = "auto"
    poll_minutes: int = 60
    overlap_minutes: int = 60
    backfill_days: int = 7
    max_usd_per_day: Decimal = Decimal(5)
    max_usd_per_month: Decimal = Decimal(60)
    max_posts_per_day: int = 100_000
    max_posts_per_month: int = 3_000_000
    references: bool = False
    base_url: str = "https://api.x.com"


@dataclass(frozen=True)
class RedditSettings:
    """How submissions and comments of Reddit are collected.

    Attributes:
        enabled: Whether they are.
        subreddits: Subreddits whose comments are read for every provider.
        poll_minutes: Least time between two polls of an unattended run.
        overlap_minutes: How far a poll reaches back over the one before.
        backfill_days: How far the first poll reaches back.
        max_requests_per_day: Ceiling of a UTC day.
        max_requests_per_month: Ceiling of a UTC month.
        max_usd_per_day: Ceiling of a UTC day, where a contract makes requests cost something.
        max_usd_per_month: Ceiling of a UTC month.
        base_url: Another server in the place of Reddit's two; empty for Reddit itself.
    """

    enabled: bool = False
    subreddits: tuple[str, ...] = ()
    poll_minutes: int = 60
    overlap_minutes: int = 120
    backfill_days: int = 7
    max_requests_per_day: int = 5_000
    max_requests_per_month: int = 100_000
    max_usd_per_day: Decimal = Decimal(5)
    max_usd_per_month: Decimal = Decimal(60)
    base_url: str = ""


@dataclass(frozen=True)
class Budget:
    """Prices in US dollars as of August 2026, and the time that one run of one source may take.

    Attributes:
        usd_per_x_post: X charges a post that is read once in a UTC day.
        usd_per_x_count: A question to X's counts endpoint.
        usd_per_reddit_request: Nothing, unless a contract with Reddit says otherwise.
        run_minutes: The longest that one run of one source may take.
    """

    usd_per_x_post: Decimal = Decimal("0.005")
    usd_per_x_count: Decimal = Decimal("0.005")
    usd_per_reddit_request: Decimal = Decimal(0)
    run_minutes: int = 50


@dataclass(frozen=True)
class Collecting:
    """Everything about fetching."""

    x: XSettings = field(default_factory=XSettings)
    reddit: RedditSettings = field(default_factory=RedditSettings)
    budget: Budget = field(default_factory=Budget)


def read_collecting(sources: Any, budget: Any) -> Collecting:
    """Read and check the tables.

    Args:
        sources: The `[source]` table of heed.toml.
        budget: The `[budget]` table of heed.toml.

    Raises:
        HeedError: if a setting is unknown, has the wrong type, or cannot be used.
    """
    if not isinstance(sources, dict):
        raise HeedError("heed.toml: write [source.x] or [source.reddit] as a table, one setting on each line.")
    for name in sources:
        if name not in ("x", "reddit"):
            raise HeedError(f"heed.toml: [source.{name}] cannot be fetched from; the sources are x, reddit.")
    x = XSettings(**_values(sources.get("x", {}), XSettings, "heed.toml: [source.x]"))
    reddit = RedditSettings(**_values(sources.get("reddit", {}), RedditSettings, "heed.toml: [source.reddit]"))
    found = Collecting(x, reddit, Budget(**_values(budget, Budget, "heed.toml: [budget]")))
    _check_choices(found.x)
    _check_subreddits(found.reddit)
    return found


def _values(table: Any, row: Any, where: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise HeedError(f"{where} must be a table, one setting on each line.")
    known = {each.name: each.type for each in fields(row)}
    if any(_SECRET.search(name) for name in table if name not in known):
        raise HeedError(
            f"{where}: secrets do not belong into this file: put them into the environment or into secrets.toml "
            "(mode 0600)."
        )
    refuse_unknown(table, known, where)
    return {name: _read(value, known[name], f"{where}: {name}") for name, value in table.items()}


def _read(value: Any, kind: Any, where: str) -> Any:
    read, wanted = _KINDS.get(kind, (_truth, "true or false"))
    found = read(value)
    if found is None:
        raise HeedError(f"{where} must be {wanted}.")
    return found


def _dollars(value: Any) -> Decimal | None:
    is_amount = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9
    return Decimal(str(value)) if is_amount else None


def _whole(value: Any) -> int | None:
    return value if type(value) is int and 0 < value < 1_000_000_000 else None


def _text(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(text, str) for text in value) else None


def _truth(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


_KINDS: Mapping[Any, tuple[Callable[[Any], Any], str]] = {
    Decimal: (_dollars, "an amount of dollars, such as 5.00"),
    int: (_whole, "a whole number above 0"),
    str: (_text, "text in quotes"),
    tuple[str, ...]: (_texts, "a list of texts"),
}


def _check_choices(x: XSettings) -> None:
    for name, value, known in (("dialect", x.dialect, _DIALECTS), ("plan", x.plan, _PLANS)):
        if value not in known:
            raise HeedError(f"heed.toml: [source.x]: {name} must be one of {', '.join(known)}.")
    if x.backfill_days > 7:
        raise HeedError("heed.toml: [source.x]: backfill_days can be 7 at most: X's recent search reaches no further.")


def _check_subreddits(reddit: RedditSettings) -> None:
    for name in reddit.subreddits:
        if not SUBREDDIT.fullmatch(name.removeprefix("r/")):
            raise HeedError(f"heed.toml: [source.reddit]: subreddits {name!r} is not the name of a subreddit.")
