"""What earlier imports of a source left: how its files were read, and which of its items are held."""

from collections.abc import Iterable

from collectors.files.columns import Columns
from collectors.files.known_rows import Held
from collectors.reading import reading_from_json
from config.home import Home
from warehouse import inbox
from warehouse.admit import held_numbers
from warehouse.mention import mention_id
from warehouse.store import writing


def remembered(home: Home, provider: str, source: str) -> tuple[dict[str, str], list[Columns], set[str]]:
    """Give the columns that a person chose for a source, those of its imports, and the sites of its provider."""
    with writing(home, "inbox", "heed import") as raw:
        mapping = inbox.remembered_mapping(raw, provider, source)
        earlier = [reading_from_json(options).columns for options in inbox.earlier_options(raw, provider, source)]
    with writing(home, "store", "heed import") as store:
        rows = store.execute(
            "SELECT DISTINCT site FROM mention WHERE provider = $provider AND site IS NOT NULL", {"provider": provider}
        ).fetchall()
    return mapping, [columns for columns in earlier if columns], {site for (site,) in rows}


def counting_held(home: Home, provider: str, source: str) -> Held:
    """Count of items how many the store holds, and how many were removed for good."""

    def count(item_ids: Iterable[str]) -> int:
        named = {item_id: mention_id(provider, source, item_id) for item_id in item_ids}
        with writing(home, "inbox", "heed import") as raw:
            removed = inbox.erased(raw, source, named)
        with writing(home, "store", "heed import") as store:
            return len(removed) + len(held_numbers(store, named.values()))

    return count
