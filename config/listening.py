"""What heed listens for about one provider: the `[provider.NAME.listen]` table of heed.toml."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from config.errors import HeedError, refuse_unknown

_LISTS = ("aliases", "hashtags", "domains", "ambiguous", "context", "exclude", "languages", "subreddits")
_TABLES = ("handles", "exclude_authors")
_HANDLE = {"x": re.compile(r"[A-Za-z0-9_]{1,15}"), "reddit": re.compile(r"[A-Za-z0-9_-]{3,20}")}
_HASHTAG = re.compile(r"(?=\w*[^\W\d_])\w{1,100}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_LANGUAGE = re.compile(r"[a-z]{2}")
SUBREDDIT = re.compile(r"[A-Za-z0-9_]{2,21}")
_LONGEST_TERM = 100


@dataclass(frozen=True)
class Listening:
    """The rule that decides whether a text is about a provider.

    A text is about it when it holds a term that is the provider's alone (a name, handle, hashtag or domain), or an
    ambiguous one together with a context word; and when it holds no excluded term and is not by an excluded author.

    Attributes:
        provider: Name in heed.toml.
        names: Names that are nobody else's.
        handles: Source to account names, without `@` or `u/`.
        hashtags: Without `#`.
        domains: Of its web sites; their subdomains belong to them.
        ambiguous: Terms that mean something else too.
        context: Words that make an ambiguous term mean the provider.
        exclude: Terms that show that something else is meant.
        exclude_authors: Source to account names whose own texts are left out.
        languages: ISO 639-1 codes to ask a platform for; empty asks for all.
        subreddits: Subreddits whose comments are read.
    """

    provider: str
    names: tuple[str, ...] = ()
    handles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hashtags: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    exclude_authors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    subreddits: tuple[str, ...] = ()


def read_listening(provider: str, title: str, table: Any) -> Listening:
    """Read and check the listening rules of one provider.

    The title counts as a name of its own, unless the table calls it ambiguous.

    Args:
        provider: Name in heed.toml.
        title: The provider's title.
        table: The `listen` table as TOML gives it.

    Raises:
        HeedError: if a setting is unknown, of the wrong kind, not usable in a query, or contradicts another one.
    """
    where = f"heed.toml: [provider.{provider}.listen]"
    if not isinstance(table, dict):
        raise HeedError(f"{where} must be a table, one setting on each line.")
    refuse_unknown(table, (*_LISTS, *_TABLES), where)
    lists = {name: _texts(table.get(name, []), name, where) for name in _LISTS}
    accounts = {name: _accounts(table.get(name, {}), name, where) for name in _TABLES}
    ambiguous = lists["ambiguous"]
    names = _distinct(name for name in (title, *lists["aliases"]) if plain(name) not in map(plain, ambiguous))
    listening = Listening(
        provider=provider,
        names=names,
        handles=accounts["handles"],
        hashtags=_each(lists["hashtags"], "#", _HASHTAG, "hashtags", "letters and digits without spaces", where),
        domains=_each(map(str.lower, lists["domains"]), "", _DOMAIN, "domains", "the name only: clinic.example", where),
        ambiguous=ambiguous,
        context=lists["context"],
        exclude=lists["exclude"],
        exclude_authors=accounts["exclude_authors"],
        languages=_each(lists["languages"], "", _LANGUAGE, "languages", "two-letter codes such as en", where),
        subreddits=_each(lists["subreddits"], "r/", SUBREDDIT, "subreddits", "the name of a subreddit", where),
    )
    _check_terms(listening, where)
    _check_sense(listening, where)
    return listening


def plain(text: str) -> tuple[str, ...]:
    """Give the words of a text as search engines see them: small letters, no accents, no punctuation.

    An apostrophe joins ("Mary's" is "marys"); every other sign parts ("A&E" is "a", "e").
    """
    letters = re.sub(r"['’ʼ]", "", text).casefold()
    if not letters.isascii():
        letters = "".join(sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign))
    return tuple(re.findall(r"[^\W_]+", letters))


def _texts(value: Any, name: str, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise HeedError(f"{where}: {name} must be a list of texts, none of them blank.")
    return _distinct(" ".join(text.split()) for text in value)


def _distinct(texts: Any) -> tuple[str, ...]:
    return tuple({text.casefold(): text for text in reversed(list(texts))}.values())[::-1]


def _accounts(value: Any, name: str, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise HeedError(f'{where}: write {name} by source: {name} = {{ x = ["TheClinic"] }}.')
    accounts = {}
    for source, handles in value.items():
        if source not in _HANDLE:
            raise HeedError(f"{where}: {name} knows the sources {', '.join(_HANDLE)}, not {source!r}.")
        prefix, meaning = ("@", "an account name of X") if source == "x" else ("u/", "an account name of Reddit")
        texts = _texts(handles, f"{name}.{source}", where)
        accounts[source] = _each(texts, prefix, _HANDLE[source], f"{name}.{source}", meaning, where)
    return accounts


def _each(texts: Any, prefix: str, form: re.Pattern[str], name: str, meaning: str, where: str) -> tuple[str, ...]:
    bare = tuple(text.removeprefix(prefix) for text in texts)
    for text in bare:
        if not form.fullmatch(text):
            raise HeedError(f"{where}: {name} {text!r} cannot be used; write {meaning}.")
    return bare


def _check_terms(listening: Listening, where: str) -> None:
    for name in ("names", "ambiguous", "context", "exclude"):
        for term in getattr(listening, name):
            shown = "the title or aliases" if name == "names" else name
            if '"' in term or "\\" in term or not term.isprintable():
                raise HeedError(
                    f"{where}: {shown} {term!r} holds a quote or a sign that no query can hold; leave it out."
                )
            if not plain(term):
                raise HeedError(f"{where}: {shown} {term!r} holds no word to search for.")
            if len(term) > _LONGEST_TERM:
                raise HeedError(f"{where}: {shown} {term[:30]!r}... is longer than {_LONGEST_TERM} characters.")


def _check_sense(listening: Listening, where: str) -> None:
    if listening.ambiguous and not listening.context:
        raise HeedError(f"{where}: ambiguous terms need context words, such as context = ['hospital', 'ward'].")
    for term in listening.ambiguous:
        for word in listening.context:
            if _holds(term, word):
                raise HeedError(f"{where}: ambiguous {term!r} holds its own context {word!r}; move it to aliases.")
    for term in listening.exclude:
        for name in (*listening.names, *listening.ambiguous):
            if _holds(name, term):
                raise HeedError(f"{where}: exclude {term!r} would leave out every text that names {name!r}.")


def _holds(text: str, part: str) -> bool:
    return f" {' '.join(plain(part))} " in f" {' '.join(plain(text))} "
