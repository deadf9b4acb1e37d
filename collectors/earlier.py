"""What earlier imports of a source left: how its files were read, and which of its items are held."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from collectors.files.columns import Columns
from collectors.files.known_rows import Held
from collectors.files.reworded import says
from collectors.reading import reading_from_json
from config.home import Home
from warehouse import inbox
from warehouse.admit import held_numbers
from warehouse.mention import mention_id
from warehouse.store import writing


@dataclass(frozen=True)
class Earlier:
    """What earlier imports of a source left.

    Attributes:
        chosen: Field to column header, as a person chose them last.
        columns: Those of its imports.
        places: Sites and services of its provider that are stored.
        held: Counts of items those that the store holds.
    """

    chosen: Mapping[str, str]
    columns: Sequence[Columns]
    places: Set[str]
    held: Held

    def fits(self, headers: Iterable[str]) -> bool:
        """Tell whether all columns that a person chose before are in a file."""
        known = {"", *(" ".join(header.casefold().split()) for header in headers)}
        return all(
            " ".join(header.casefold().split()) in known
            or {" ".join(part.casefold().split()) for part in header.split("+")} <= known
            for header in self.chosen.values()
        )


def earlier_imports(home: Home, provider: str, source: str) -> Earlier:
    """Look up what earlier imports of a source left."""
    with writing(home, "inbox", "heed import") as raw:
        mapping = inbox.remembered_mapping(raw, provider, source)
        earlier = [reading_from_json(options).columns for options in inbox.earlier_options(raw, provider, source)]
    with writing(home, "store", "heed import") as store:
        rows = store.execute(
            "SELECT DISTINCT unnest([site, service]) FROM mention WHERE provider = $provider", {"provider": provider}
        ).fetchall()
    return Earlier(
        mapping,
        [columns for columns in earlier if columns],
        {place for (place,) in rows if place},
        _counting_held(home, provider, source),
    )


def _counting_held(home: Home, provider: str, source: str) -> Held:
    """Count of items how many the store holds with the same words, as far as it is known, or were removed for good."""

    def count(answers: Iterable[tuple[str, str]]) -> int:
        said = dict(answers)
        named = {mention_id(provider, source, item_id): words for item_id, words in said.items()}
        with writing(home, "store", "heed import") as store:
            held = held_numbers(store, named)
        with writing(home, "inbox", "heed import") as raw:
            removed = inbox.erased(raw, source, said)
            others = sum(not says(body, named[number]) for number, body in inbox.bodies_of(raw, held))
        return len(removed) + len(held) - others

    return count
