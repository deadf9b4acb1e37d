"""The phrase grammar: fragments with slots, filled by a seeded generator."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from collectors.demonstration.dice import Dice

_INNERMOST = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Phrases(Dice):
    """The fragments of `phrases.toml` and the generator that chooses among them."""

    book: dict[str, Any]

    def pick(self, *path: str) -> str:
        """Choose one fragment of a list, for example `pick("theme", "parking", "complaint")`."""
        return str(self.random.choice(self._fragments(path)))

    def fill(self, fragment: str, **words: str) -> str:
        """Fill every slot of a fragment, the innermost first.

        Args:
            fragment: Text with `{slot}` and `{this|that}`.
            words: Values for slots that depend on the mention; they are not searched for slots again.

        Raises:
            KeyError: A slot that neither the words nor the grammar know.
        """
        kept: list[str] = []
        used: set[str] = set()

        def keep(found: re.Match[str]) -> str:
            name = found[1]
            if name in words:
                kept.append(words[name])
                # A private-use character cannot occur in a fragment, and holds braces of the words back.
                return chr(0xE000 + len(kept) - 1)
            options = name.split("|") if "|" in name else self.book["slot"][name]
            # "Kind and kind" is nobody's praise.
            choice = str(self.random.choice([option for option in options if option not in used]))
            used.add(choice)
            return choice

        while _INNERMOST.search(fragment):
            fragment = _INNERMOST.sub(keep, fragment)
        for number, word in enumerate(kept):
            fragment = fragment.replace(chr(0xE000 + number), word)
        return fragment

    def say(self, *path: str, **words: str) -> str:
        """Choose one fragment and fill it."""
        return self.fill(self.pick(*path), **words)

    def several(self, *path: str, count: int, **words: str) -> list[str]:
        """Choose different fragments, as many as there are up to the count, and fill them."""
        fragments = self._fragments(path)
        chosen = self.random.sample(fragments, min(count, len(fragments)))
        return [self.fill(fragment, **words) for fragment in chosen]

    def _fragments(self, path: tuple[str, ...]) -> list[str]:
        fragments: Any = self.book
        for name in path:
            fragments = fragments[name]
        return list(fragments)


def load_phrases(random: Random) -> Phrases:
    """Read the grammar that lies beside this module."""
    book = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))
    return Phrases(random, book)
