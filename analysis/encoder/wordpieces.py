"""Texts as the encoder takes them: pieces of words, and what was asked."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# What is asked stands beside the answer, in few words; a text that answers no telling question stands alone.
ASKED = {"what_good": "what was good", "could_improve": "what could be better", "nonspecific": ""}
LONGEST = 96

Pieces = tuple[list[int], list[int]]


def wordpieces(texts: Sequence[str], kinds: Sequence[str], vocabulary: Path) -> list[Pieces]:
    """Split texts into pieces of words.

    Args:
        texts: Texts.
        kinds: Kind of the question of each.
        vocabulary: The file `tokenizer.json` of the encoder.

    Returns:
        For each text the numbers of its pieces, at most 96, and the side of each: 0 the text, 1 what was asked.
    """
    pairs = [(text, ASKED[kind]) if ASKED[kind] else text for text, kind in zip(texts, kinds, strict=True)]
    return [(found.ids[:LONGEST], found.type_ids[:LONGEST]) for found in _tokenizer(vocabulary).encode_batch(pairs)]


@cache
def sentence_ends(vocabulary: Path) -> frozenset[int]:
    """Give the numbers of the pieces that end a sentence."""
    numbers = (_tokenizer(vocabulary).token_to_id(end) for end in ".!?")
    return frozenset(number for number in numbers if number is not None)


@cache
def _tokenizer(vocabulary: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.no_padding()
    # A question that is cut off would be worse than an answer that is: some room is left for both.
    tokenizer.enable_truncation(LONGEST + 32)
    return tokenizer
