"""A search as people type it - words, "phrases", and, or, not, brackets - understood and made into a condition."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from config.errors import HeedError

_PIECE = re.compile(r'"([^"]*)"|([()])|([^\s()"]+)')
_OPERATORS = ("and", "or", "not")
# A telephone or a word processor writes these for the plain mark.
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_OTHER = r"[^\pL\pN]"


@dataclass(frozen=True)
class Word:
    """A word; `is_begun` where its beginning is enough."""

    token: str
    is_begun: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words that follow each other, whatever stands between them."""

    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Both:
    """Each of the parts must hold."""

    parts: tuple["Search", ...]


@dataclass(frozen=True)
class Either:
    """One of the parts must hold."""

    parts: tuple["Search", ...]


@dataclass(frozen=True)
class Not:
    """The part must not hold."""

    part: "Search"


Search = Word | Phrase | Both | Either | Not


def parse(text: str) -> Search:
    """Understand what a person typed.

    Words beside each other must all occur; `or` binds less than that. A word that ends in * may be just begun, and so
    may the last one, which is still being typed. Words are compared without case and accents.

    Raises:
        HeedError: saying in a sentence what is amiss and what to do.
    """
    pieces = _pieces(text)
    if not pieces:
        raise HeedError("Search for letters or digits.")
    search, rest = _either(pieces)
    if rest:
        raise HeedError('A bracket ")" closes nothing: add "(" before it, or take it away.')
    return search


def condition(search: Search) -> tuple[str, dict[str, Any]]:
    """Make a search into a condition on `mention_id` and `text` of a mention.

    Returns:
        SQL that holds no words of the person, and the values of its parameters, named `word_0`, `word_1`, ...; it also
        takes `$first_day` and `$last_day`.
    """
    values: dict[str, Any] = {}
    return _condition(search, values), values


def sought(search: Search) -> list[str]:
    """List the words and phrases that a mention is found by, as regular expressions on its text, to mark them."""
    if isinstance(search, Word):
        return [r"\b" + _letters(search.token) + (r"\w*" if search.is_begun else r"\b")]
    if isinstance(search, Phrase):
        return [r"\b" + r"\W+".join(_letters(token) for token in search.tokens) + r"\b"]
    if isinstance(search, Not):
        return []
    return [pattern for part in search.parts for pattern in sought(part)]


def tokens_of(text: str) -> list[str]:
    """Split text as the snapshot's token table splits mentions: lower case, accents removed."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if unicodedata.category(mark) != "Mn")
    return re.findall(r"[^\W_]+", bare.lower())


def _pieces(typed: str) -> list[Search | str]:
    text = typed.translate(_QUOTATION_MARKS)
    if text.count('"') % 2:
        raise HeedError('A quotation mark is left open: write "..." around a phrase, or take it away.')
    pieces: list[Search | str] = []
    for phrase, bracket, word in _PIECE.findall(text):
        if bracket or word.lower() in _OPERATORS:
            pieces.append(bracket or word.lower())
            continue
        tokens = tokens_of(phrase or word)
        if len(tokens) == 1:
            pieces.append(Word(tokens[0], word.endswith("*")))
        elif tokens:
            pieces.append(Phrase(tuple(tokens)))
    if pieces and isinstance(pieces[-1], Word) and not text.rstrip().endswith('"'):
        pieces[-1] = Word(pieces[-1].token, is_begun=True)
    return pieces


def _either(pieces: list[Search | str]) -> tuple[Search, list[Search | str]]:
    part, rest = _both(pieces)
    parts = [part]
    while rest and rest[0] == "or":
        part, rest = _both(rest[1:])
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), rest


def _both(pieces: list[Search | str]) -> tuple[Search, list[Search | str]]:
    part, rest = _single(pieces)
    parts = [part]
    while rest and rest[0] not in ("or", ")"):
        part, rest = _single(rest[1:] if rest[0] == "and" else rest)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), rest


def _single(pieces: list[Search | str]) -> tuple[Search, list[Search | str]]:
    if not pieces or pieces[0] in ("and", "or", ")"):
        where = f'"{pieces[0]}"' if pieces else "the end"
        raise HeedError(f'A word is missing before {where}: write one there; to find "and", "or" or "not", quote it.')
    first, rest = pieces[0], pieces[1:]
    if first == "not":
        part, rest = _single(rest)
        return Not(part), rest
    if first == "(":
        part, rest = _either(rest)
        if not rest:
            raise HeedError('A bracket "(" is not closed: add ")" after what belongs together.')
        return part, rest[1:]
    if isinstance(first, str):
        raise HeedError(f"{first!r} stands where a word is expected: write a word there.")
    return first, rest


def _condition(search: Search, values: dict[str, Any]) -> str:
    if isinstance(search, Word):
        return _has_token(search, values)
    if isinstance(search, Phrase):
        words = [_has_token(Word(token), values) for token in search.tokens]
        follow = rf"(^|{_OTHER}){rf'{_OTHER}+'.join(search.tokens)}({_OTHER}|$)"
        name = _named(follow, values)
        # Which words it holds is known quickly; only their order needs the text. An apostrophe may be bent in it.
        in_order = f"regexp_matches(strip_accents(lower(text)), ${name})"
        return f"(CASE WHEN {' AND '.join(words)} THEN {in_order} ELSE false END)"
    if isinstance(search, Not):
        return f"(NOT {_condition(search.part, values)})"
    joint = " AND " if isinstance(search, Both) else " OR "
    return f"({joint.join(_condition(part, values) for part in search.parts)})"


def _has_token(word: Word, values: dict[str, Any]) -> str:
    name = _named(word.token, values)
    found = f"token >= ${name} AND token < ${name} || chr(1114111)" if word.is_begun else f"token = ${name}"
    return f"mention_id IN (SELECT mention_id FROM token WHERE {found} AND day BETWEEN $first_day AND $last_day)"  # noqa: S608  # nosec


def _named(value: str, values: dict[str, Any]) -> str:
    name = f"word_{len(values)}"
    values[name] = value
    return name


def _letters(token: str) -> str:
    # A letter may carry an accent in the text that the token has not.
    return "".join(f"[{re.escape(letter)}{_ACCENTED.get(letter, '')}]" for letter in token)


_ACCENTED = {"a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ýÿ"}
