"""Boolean search queries as a server reads them: OR, AND, denial, phrases, groups. Written apart from heed's own."""

import re
import unicodedata
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")
Test = Callable[[Item], bool]

_TOKEN = re.compile(r'\(|\)|-?(?:[A-Za-z_]+:)?"[^"]*"|-(?=\()|[^\s()"]+')
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


class BadQuery(ValueError):  # noqa: N818 - the name of what the platform complains of
    """A query that the platform would answer with 400."""


def words_of(text: str) -> list[str]:
    """Cut a text into the words that are indexed: links are not, accents are folded."""
    kept = []
    for letter in unicodedata.normalize("NFKD", _URL.sub(" ", text).casefold()):
        if unicodedata.combining(letter) or letter in "'’ʼ":
            continue
        kept.append(letter if letter.isalnum() else " ")
    return "".join(kept).split()


def has_phrase(text: str, phrase: str) -> bool:
    """Tell whether the words of a phrase follow each other in a text."""
    wanted, words = words_of(phrase), words_of(text)
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def compile_query(query: str, term: Callable[[str], Test[Item]], *, uses_words: bool) -> Test[Item]:
    """Turn a query into a test of one item.

    Args:
        query: The text of the query.
        term: Turns one term (field included, quotes kept) into a test; raises BadQuery.
        uses_words: Whether AND and NOT are written as words (Reddit) or as a space and a minus (X).
    """
    tokens = _TOKEN.findall(query)
    if "".join(tokens) != re.sub(r'\s+(?=(?:[^"]*"[^"]*")*[^"]*$)', "", query):
        raise BadQuery("a quote is not closed")
    reader = _Reader(tokens, term, uses_words)
    test = reader.either()
    if reader.token is not None:
        raise BadQuery(f"nothing can follow {reader.token!r}")
    return test


class _Reader(Generic[Item]):
    """Reads tokens from the left: OR binds least, AND more, denial most."""

    def __init__(self, tokens: list[str], term: Callable[[str], Test[Item]], uses_words: bool) -> None:
        self._tokens = tokens
        self._term = term
        self._uses_words = uses_words

    @property
    def token(self) -> str | None:
        return self._tokens[0] if self._tokens else None

    def either(self) -> Test[Item]:
        tests = [self._both()]
        while self.token == "OR":
            self._tokens.pop(0)
            tests.append(self._both())
        return lambda item: any(test(item) for test in tests)

    def _both(self) -> Test[Item]:
        tests = [self._one()]
        while self.token not in (None, ")", "OR"):
            if self.token == "AND":
                self._check(self._uses_words, "AND is no operator here")
                self._tokens.pop(0)
            tests.append(self._one())
        return lambda item: all(test(item) for test in tests)

    def _one(self) -> Test[Item]:
        self._check(self.token not in (None, ")", "OR", "AND"), f"a term is missing before {self.token!r}")
        token = self._tokens.pop(0)
        if token == "(":
            inner = self.either()
            self._check(self.token == ")", "a group is not closed")
            self._tokens.pop(0)
            return inner
        if self._uses_words and token == "NOT":
            denied = self._one()
            return lambda item: not denied(item)
        if not self._uses_words and token.startswith("-"):
            self._check(token != "-", "a group cannot be denied")
            wanted = self._term(token[1:])
            return lambda item: not wanted(item)
        return self._term(token)

    def _check(self, is_right: bool, complaint: str) -> None:
        if not is_right:
            raise BadQuery(complaint)
