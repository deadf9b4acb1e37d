"""The queries that a platform is asked for one provider: as few as fit, together as wide as the rule. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.errors import HeedError
from config.listening import Listening, plain

LIMITS = {"x": 512, "reddit": 512}
"""Characters of a query: X recent search on pay-per-use; Reddit search."""

_ONLY_ORIGINALS = ("-is:retweet", "-is:nullcast")


@dataclass(frozen=True)
class _Dialect:
    """How a platform writes the same thing."""

    conjunction: str
    denial: str


_DIALECTS = {"x": _Dialect(" ", "-"), "reddit": _Dialect(" AND ", "NOT ")}


def queries(listening: Listening, source: str, limit: int | None = None) -> tuple[str, ...]:
    """Pack a provider's rule into queries.

    Every query is `(terms joined by OR) exclusions`; an ambiguous term stands as `((terms) (context))` among them. The
    exclusions are repeated in each, so that no query pays for what another would leave out. The order of heed.toml is
    kept where that costs no further query, so that a new term at the end changes one query and leaves the others.

    Args:
        listening: The rule.
        source: `x` or `reddit`.
        limit: Characters of one query; the platform's own unless given.

    Raises:
        HeedError: if the rule holds no term for the source, or one term with the exclusions is longer than a query.
    """
    most = LIMITS[source] if limit is None else limit
    tail = _tail(listening, source)
    room = most - len(tail) - len("()")
    units = [*_own_terms(listening, source), *_ambiguous(listening, source, room)]
    if not units:
        raise HeedError(f"heed.toml: [provider.{listening.provider}.listen] names nothing to search {source} for.")
    for unit in units:
        if len(unit) > room:
            raise HeedError(
                f"heed.toml: [provider.{listening.provider}.listen]: {unit} does not fit into a query of {source}: "
                f"{most} characters, of which the exclusions and languages take {len(tail)}. Shorten one of them."
            )
    in_order = _packed(units, room)
    by_length = _packed(sorted(units, key=len, reverse=True), room)
    # On a tie `min` takes the first: a query whose text changes is collected anew, which costs money.
    bins = min(in_order, by_length, key=len)
    return tuple(f"({' OR '.join(terms)}){tail}" for terms in bins)


def _own_terms(listening: Listening, source: str) -> list[str]:
    handles = listening.handles.get(source, ())
    if source == "x":
        marks = [*(f"@{handle}" for handle in handles), *(f"#{tag}" for tag in listening.hashtags)]
        return [*map(_term, listening.names), *marks, *(f'url:"{domain}"' for domain in listening.domains)]
    marks = [*(f'"u/{handle}"' for handle in handles), *map(_term, listening.hashtags)]
    # A link post is found by its address, a text post only by the words of the address it quotes.
    sites = [form for domain in listening.domains for form in (f'url:"{domain}"', f'"{domain}"')]
    return [*map(_term, listening.names), *marks, *sites]


def _ambiguous(listening: Listening, source: str, room: int) -> list[str]:
    """Every ambiguous term with every context word, in as few blocks as fit."""
    terms, context = [*map(_term, listening.ambiguous)], [*map(_term, listening.context)]
    if not terms:
        return []
    # Where not even one term with one word fits, the longest pair is what the message must show.
    best = [_block([max(terms, key=len)], [max(context, key=len)], source)]
    is_found = False
    for parts in range(1, len(context) + 1):
        words_of = _balanced(context, parts)
        rooms = [room - len(_block([""], words, source)) for words in words_of]
        if min(rooms) < max(map(len, terms)):
            continue
        pairs = zip(words_of, rooms, strict=True)
        blocks = [_block(some, words, source) for words, left in pairs for some in _packed(terms, left)]
        if not is_found or len(blocks) < len(best):
            best, is_found = blocks, True
    return best


def _block(terms: Sequence[str], words: Sequence[str], source: str) -> str:
    return f"(({' OR '.join(terms)}){_DIALECTS[source].conjunction}({' OR '.join(words)}))"


def _tail(listening: Listening, source: str) -> str:
    dialect = _DIALECTS[source]
    parts = [f"{dialect.denial}{_term(term)}" for term in listening.exclude]
    by = "from" if source == "x" else "author"
    parts += [f"{dialect.denial}{by}:{handle}" for handle in listening.exclude_authors.get(source, ())]
    if source == "x":
        languages = " OR ".join(f"lang:{code}" for code in listening.languages)
        several = len(listening.languages) > 1
        parts = [*([f"({languages})" if several else languages] if languages else []), *_ONLY_ORIGINALS, *parts]
    return "".join(f" {part}" for part in parts)


def _term(text: str) -> str:
    """A word as it is, anything else in quotes; OR, AND and NOT are words of the query language."""
    is_word = plain(text) == (text.casefold(),) and text.isascii()
    return text if is_word and text.upper() not in ("OR", "AND", "NOT") else f'"{text}"'


def _packed(units: Sequence[str], room: int) -> list[list[str]]:
    """First fit: each unit goes into the first query that has room for it."""
    bins: list[list[str]] = []
    for unit in units:
        for terms in bins:
            if len(" OR ".join((*terms, unit))) <= room:
                terms.append(unit)
                break
        else:
            bins.append([unit])
    return bins


def _balanced(units: Sequence[str], parts: int) -> list[list[str]]:
    """Spread units over a number of parts of about the same length."""
    bins: list[list[str]] = [[] for _ in range(parts)]
    for unit in sorted(units, key=len, reverse=True):
        min(bins, key=lambda terms: len(" OR ".join(terms))).append(unit)
    return [sorted(terms, key=units.index) for terms in bins if terms]
