"""Which column holds what, as a person says it with --map."""

import difflib
import re
from collections.abc import Collection, Iterator, Sequence

from collectors.files.column_names import SYNONYMS
from collectors.files.row import listed
from config.errors import HeedError


def read_map(text: str) -> dict[str, str]:
    """Read what a person wrote after --map: `text=Comment,date=Date of visit`; a comma may be part of a header.

    Named again, `text` is another column of texts.

    Raises:
        HeedError: if it does not have that shape, or names an unknown field or another one twice.
    """
    pieces = re.split(rf",\s*(?=(?:{'|'.join(SYNONYMS)})\s*=)", text.strip())
    chosen: dict[str, str] = {}
    for piece in pieces:
        field, equals, header = piece.partition("=")
        if not equals:
            raise HeedError(f"--map {text!r} has no `=`: write it as text=Comment,date=Date.")
        if field.strip() not in SYNONYMS and header.strip() in SYNONYMS:
            raise HeedError(f"--map: the field comes first: {header.strip()}={field.strip()}.")
        known = _known_field(field.strip())
        if known in chosen and (known != "text" or not chosen[known] or not header.strip()):
            raise HeedError(f"--map names {known} twice: {chosen[known]!r} and {header.strip()!r}. Say one of them.")
        chosen[known] = f"{chosen[known]}+{header.strip()}" if known in chosen else header.strip()
    return chosen


def _known_field(field: str) -> str:
    if field not in SYNONYMS:
        near = difflib.get_close_matches(field, SYNONYMS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"the fields are {', '.join(SYNONYMS)}."
        raise HeedError(f"--map: there is no field {field!r}; {hint}")
    return field


def chosen_header(field: str, wanted: str, headers: Sequence[str]) -> str | tuple[str, ...] | None:
    """Find the header that a person chose for a field, of texts several; None or none where it is not to be used.

    Raises:
        HeedError: if there is no such field or header.
    """
    _known_field(field)
    if not wanted.strip():
        return () if field == "text" else None
    by_plain = {" ".join(header.casefold().split()): header for header in reversed(headers)}

    def find(name: str) -> str | None:
        return name if name in headers else by_plain.get(" ".join(name.casefold().split()))

    whole = find(wanted)
    if whole:
        return (whole,) if field == "text" else whole
    parts = list(dict.fromkeys(_parts(wanted, by_plain))) if field == "text" else [wanted]
    found = [find(part.strip()) for part in parts]
    for part, header in zip(parts, found, strict=True):
        if header is None:
            near = difflib.get_close_matches(part.strip().casefold(), by_plain, n=1)
            hint = f"did you mean {by_plain[near[0]]!r}? Its" if near else "its"
            raise HeedError(f"--map: the file has no column {part.strip()!r}; {hint} columns are {listed(headers)}.")
    return tuple(str(header) for header in found) if field == "text" else found[0]


def _parts(wanted: str, known: Collection[str]) -> Iterator[str]:
    """Part texts that are joined by `+`, which may be a part of a header: the longest header counts."""
    rest = wanted.split("+")
    while rest:
        lengths = range(len(rest), 0, -1)
        fits = (length for length in lengths if " ".join("+".join(rest[:length]).casefold().split()) in known)
        length = next(fits, 1)
        yield "+".join(rest[:length]).strip()
        rest = rest[length:]
