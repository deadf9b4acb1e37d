"""Texts to tokens, many texts at once: the words VADER sees, where they stand, and which are in capitals."""

import re
import string
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.lexicon.words import ANY_NT, PLAIN, WINDOW, KnownWords

_NEWLINE, _APOSTROPHE, _N, _T = b"\n'nt"
_SPACE, _PUNCTUATION, _SMALL, _CAPITAL = 1, 2, 4, 8
# Tokens with more punctuation than this at one end are rare enough to be read one by one.
_MOST_PUNCTUATION = 4
_SHORTEST_STRIPPED = 3
_ROOM = " " * WINDOW
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_EACH_BYTE = np.uint64(0x0101010101010101)
_HIGH_BITS = np.uint64(0x80) * _EACH_BYTE
# The bytes of a token of 0 to WINDOW bytes among the first 8 and the next 8.
_HEAD_MASKS = np.array([2 ** (8 * min(length, 8)) - 1 for length in range(WINDOW + 1)], np.uint64)
_TAIL_MASKS = np.array([2 ** (8 * max(length - 8, 0)) - 1 for length in range(WINDOW + 1)], np.uint64)


class Tokens(NamedTuple):
    """The tokens of some texts, in order.

    Attributes:
        numbers: Number of each token's word (see `KnownWords`), shape (tokens).
        is_upper: Whether the token is in capitals, shape (tokens).
        first: Place of the first token of each text, and the number of tokens at the end, shape (texts + 1).
        exclamations: Exclamation marks in each text, shape (texts).
        questions: Question marks in each text, shape (texts).
    """

    numbers: NDArray[np.int64]
    is_upper: NDArray[np.bool_]
    first: NDArray[np.int64]
    exclamations: NDArray[np.int64]
    questions: NDArray[np.int64]


class _Spans(NamedTuple):
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    is_tangled: NDArray[np.bool_]


def read_tokens(texts: list[str], known: KnownWords, emojis: Mapping[str, str]) -> Tokens:
    """Split texts at white space, strip punctuation from words, and number the words.

    The texts are joined to one piece of bytes and read as arrays. Tokens that are long, tangled in punctuation or not
    ASCII are read one by one, the way the package reads them.

    Args:
        texts: One line each, or many; lone surrogates and NULs are read like any other character.
        known: The words to recognise.
        emojis: Emoji to its description, read in its place.
    """
    raw = _join(texts, emojis)
    data = np.frombuffer(raw, np.uint8)
    lines = np.flatnonzero(data == _NEWLINE)
    kinds = raw.translate(_KINDS)
    is_space = np.frombuffer(kinds, np.uint8) == _SPACE
    edges = np.flatnonzero(is_space[1:] != is_space[:-1]) + 1
    starts, ends = np.ascontiguousarray(edges[0::2]), np.ascontiguousarray(edges[1::2])
    numbers, is_upper = _recognise(raw, kinds, starts, ends, known)
    return Tokens(
        numbers,
        is_upper,
        np.searchsorted(starts, lines),
        np.diff(np.searchsorted(np.flatnonzero(data == ord("!")), lines)),
        np.diff(np.searchsorted(np.flatnonzero(data == ord("?")), lines)),
    )


def _join(texts: list[str], emojis: Mapping[str, str]) -> bytes:
    # White space at both ends, and room for the window of the last token.
    joined = "\n".join(["", *texts, _ROOM])
    if not joined.isascii():
        texts = [text if text.isascii() else _spell_out(text, emojis) for text in texts]
        joined = "\n".join(["", *texts, _ROOM])
    if joined.count("\n") > len(texts) + 1:
        joined = "\n".join(["", *(text.replace("\n", " ") for text in texts), _ROOM])
    return joined.encode("utf-8", "surrogatepass")


def _spell_out(text: str, emojis: Mapping[str, str]) -> str:
    """Put descriptions in place of emoji, and blanks in place of white space that is not ASCII."""

    def plain(found: re.Match[str]) -> str:
        character = found.group()
        if character in emojis:
            return f" {emojis[character]}"
        return " " if character.isspace() else character

    return _BEYOND_ASCII.sub(plain, text)


def _recognise(
    raw: bytes, kinds: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64], known: KnownWords
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    spans = _strip_punctuation(kinds, starts, ends)
    lowered = raw.lower()
    lengths = spans.ends - spans.starts
    within = np.minimum(lengths, WINDOW)
    heads, tails = _windows(lowered, spans.starts, within)
    is_odd = spans.is_tangled | (lengths > WINDOW)
    if not raw.isascii():
        is_odd |= ((heads | tails) & _HIGH_BITS) > 0
    numbers = known.look_up(heads, tails, lengths)
    _mark_contractions(lowered, starts, numbers)
    is_upper = _find_capitals(kinds, spans, within)
    odd = np.flatnonzero(is_odd)
    spans_of_odd = zip(starts[odd].tolist(), ends[odd].tolist(), strict=True)
    tokens = [_strip(raw[start:end].decode("utf-8", "surrogatepass")) for start, end in spans_of_odd]
    numbers[odd] = [known.number_of(token.lower()) for token in tokens]
    is_upper[odd] = [token.isupper() for token in tokens]
    return numbers, is_upper


def _strip_punctuation(kinds: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> _Spans:
    """Strip both ends of each token, but leave it whole where that leaves at most two bytes: an emoticon."""
    kind = np.frombuffer(kinds, np.uint8)
    stripped_starts, stripped_ends = starts.copy(), ends.copy()
    is_tangled = np.zeros(len(starts), np.bool_)
    at = np.flatnonzero(kind[starts] == _PUNCTUATION)
    for _ in range(_MOST_PUNCTUATION):
        stripped_starts[at] += 1
        at = at[stripped_starts[at] < ends[at]]
        at = at[kind[stripped_starts[at]] == _PUNCTUATION]
    is_tangled[at] = True
    at = np.flatnonzero(kind[ends - 1] == _PUNCTUATION)
    at = at[stripped_starts[at] < ends[at]]
    for _ in range(_MOST_PUNCTUATION):
        stripped_ends[at] -= 1
        at = at[stripped_starts[at] < stripped_ends[at]]
        at = at[kind[stripped_ends[at] - 1] == _PUNCTUATION]
    is_tangled[at] = True
    whole = np.flatnonzero(stripped_ends - stripped_starts < _SHORTEST_STRIPPED)
    stripped_starts[whole], stripped_ends[whole] = starts[whole], ends[whole]
    return _Spans(stripped_starts, stripped_ends, is_tangled)


def _windows(
    raw: bytes, starts: NDArray[np.int64], within: NDArray[np.int64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    everywhere: NDArray[np.bytes_] = np.ndarray((len(raw) - WINDOW + 1,), f"S{WINDOW}", raw, strides=(1,))
    parts = everywhere[starts].view("<u8").reshape(-1, 2)
    return parts[:, 0] & _HEAD_MASKS[within], parts[:, 1] & _TAIL_MASKS[within]


def _mark_contractions(lowered: bytes, starts: NDArray[np.int64], numbers: NDArray[np.int64]) -> None:
    letters = np.frombuffer(lowered, np.uint8)
    at = np.flatnonzero(letters == _APOSTROPHE)
    at = at[(letters[at - 1] == _N) & (letters[at + 1] == _T)]
    tokens = np.searchsorted(starts, at, side="right") - 1
    tokens = tokens[numbers[tokens] == PLAIN]
    numbers[tokens] = ANY_NT


def _find_capitals(kinds: bytes, spans: _Spans, within: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which tokens of up to `WINDOW` bytes have a capital and no small letter."""
    kind = np.frombuffer(kinds, np.uint8)
    is_upper = np.zeros(len(within), np.bool_)
    maybe = np.flatnonzero((kind[spans.starts] != _SMALL) & (kind[spans.ends - 1] != _SMALL))
    heads, tails = _windows(kinds, spans.starts[maybe], within[maybe])
    found = heads | tails
    has_capital = found & (np.uint64(_CAPITAL) * _EACH_BYTE) > 0
    has_small = found & (np.uint64(_SMALL) * _EACH_BYTE) > 0
    is_upper[maybe] = has_capital & ~has_small
    return is_upper


def _strip(token: str) -> str:
    stripped = token.strip(string.punctuation)
    return token if len(stripped) < _SHORTEST_STRIPPED else stripped


def _kind(byte: int) -> int:
    character = chr(byte)
    if byte < 128 and character.isspace():
        return _SPACE
    kinds = {string.punctuation: _PUNCTUATION, string.ascii_lowercase: _SMALL, string.ascii_uppercase: _CAPITAL}
    return next((kind for characters, kind in kinds.items() if character in characters), 0)


_KINDS = bytes(map(_kind, range(256)))
