"""Is a text about a provider? The full rule, decided here, because a platform's search is only a rough net. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from config.listening import Listening, plain

_LINK = re.compile(r"https?://[^\s<>\"'()\[\]]+", re.IGNORECASE)
_SURE = 1.0
_BY_TEXT = 0.8
_BY_SURROUNDINGS = 0.6
_EACH_FURTHER_WORD = 0.05
_NEVER_SURE = 0.95


@dataclass(frozen=True)
class Candidate:
    """What a platform returned, as far as the rule looks at it.

    Attributes:
        source: Name on the board of sources.
        text: Whole text, title included.
        language: As the platform says, None where it does not.
        author: Account name, None where it was not asked for.
        author_place: What the author's profile says of the place.
        community: Subreddit.
        links: Addresses that the text links to, in full.
    """

    source: str
    text: str
    language: str | None = None
    author: str | None = None
    author_place: str = ""
    community: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A text about the provider: the rule that decided, and how sure it is (1 is certain)."""

    rule: str
    score: float


@dataclass(frozen=True)
class Mismatch:
    """A text that is not about the provider: the rule that decided. It quotes the rule, never the text."""

    reason: str


def match(listening: Listening, candidate: Candidate) -> Match | Mismatch:
    """Decide whether a text is about a provider."""
    words = _words(_LINK.sub(" ", candidate.text))
    reason = _reason_against(listening, candidate, words)
    if reason is not None:
        return Mismatch(reason)
    links = (*candidate.links, *_LINK.findall(candidate.text))
    own = next(_own_terms(listening, candidate, words, links), None)
    if own is not None:
        return Match(own, _SURE)
    return _by_context(listening, candidate, words, links)


def _reason_against(listening: Listening, candidate: Candidate, words: str) -> str | None:
    author = (candidate.author or "").casefold()
    for handle in listening.exclude_authors.get(candidate.source, ()):
        if author == handle.casefold():
            return f"the author {handle} is excluded"
    # Only X is asked for languages, and it leaves out what it cannot name; elsewhere the labeller decides.
    if candidate.source == "x" and listening.languages and candidate.language not in listening.languages:
        return f"the language is {candidate.language or 'unknown'}"
    for term in listening.exclude:
        if _phrase(term) in words:
            return f"exclude {term!r}"
    return None


def _own_terms(listening: Listening, candidate: Candidate, words: str, links: tuple[str, ...]) -> Iterator[str]:
    source, text = candidate.source, candidate.text
    handles = listening.handles.get(source, ())
    yield from (f"handle {handle}" for handle in handles if _handle(source, handle).search(text))
    yield from (f"name {name!r}" for name in listening.names if _phrase(name) in words)
    # Reddit has no hashtags and its search drops the sign: there the words of the tag are the tag.
    yield from (
        f"hashtag {tag}"
        for tag in listening.hashtags
        if (_phrase(tag) in words if source == "reddit" else _hashtag(tag).search(text))
    )
    bare = _LINK.sub(" ", text)
    yield from (
        f"domain {domain}"
        for domain in listening.domains
        if any(_is_within(link, domain) for link in links) or _domain(domain).search(bare)
    )


def _by_context(listening: Listening, candidate: Candidate, words: str, links: tuple[str, ...]) -> Match | Mismatch:
    term = next((term for term in listening.ambiguous if _phrase(term) in words), None)
    if term is None:
        return Mismatch("no term of the provider")
    around = (candidate.author_place, candidate.community, *map(_host, links))
    surroundings = " | ".join(map(_words, around))
    in_text = [word for word in listening.context if _phrase(word) in words]
    beside = [word for word in listening.context if word not in in_text and _phrase(word) in surroundings]
    if not in_text and not beside:
        return Mismatch(f"ambiguous {term!r} without context")
    certainty = (_BY_TEXT if in_text else _BY_SURROUNDINGS) + _EACH_FURTHER_WORD * (len(in_text) + len(beside) - 1)
    return Match(f"ambiguous {term!r} with {(in_text + beside)[0]!r}", round(min(certainty, _NEVER_SURE), 2))


def _words(text: str) -> str:
    """Words with a space on either side of each, so that a phrase is found by `in`."""
    return f" {' '.join(plain(text))} "


@lru_cache(maxsize=4096)
def _phrase(term: str) -> str:
    """The words of a term of the rule; people's texts are not kept in a cache."""
    return _words(term)


@lru_cache(maxsize=1024)
def _domain(domain: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.-])(?:[\w-]+\.)*{re.escape(domain)}(?![\w-]|\.\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _handle(source: str, handle: str) -> re.Pattern[str]:
    if source == "reddit":
        return re.compile(rf"(?<![\w/])/?u/{re.escape(handle)}(?![\w-])", re.IGNORECASE)
    return re.compile(rf"(?<![\w@＠])[@＠]{re.escape(handle)}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _hashtag(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w&#＃])[#＃]{re.escape(tag)}(?!\w)", re.IGNORECASE)


def _is_within(link: str, domain: str) -> bool:
    host = _host(link)
    return host == domain or host.endswith(f".{domain}")


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").rstrip(".")
    except ValueError:  # what people write is not always an address
        return ""
