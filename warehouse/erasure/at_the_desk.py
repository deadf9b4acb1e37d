"""What erasing takes from the desk, where people go on writing while it is going on."""

from collections import Counter
from collections.abc import Iterable, Sequence

from config.home import Home
from warehouse.desk.export_register import exports_holding
from warehouse.duck import compact
from warehouse.erasure.clear_traces import clear_mentions, clear_words
from warehouse.erasure.left_in import told
from warehouse.files.lock import desk_lock
from warehouse.store import opened, transaction


def clear_desk(
    home: Home, mention_ids: Sequence[int], texts: Iterable[str], needles: Sequence[str] = ()
) -> Counter[str]:
    """Remove what the desk holds of some mentions, and replace what quotes them; the bytes stay in its file.

    Args:
        home: The data folder; the caller holds the writer's lock.
        mention_ids: Whose rows go.
        texts: What must not be quoted any more.
        needles: Names that must not be told any more.

    Returns:
        What the receipt says of it, and of exports.
    """
    with opened(home, "desk") as desk, transaction(desk):
        counts = Counter({told(each): 1 for each in exports_holding(desk, mention_ids)})
        return counts + clear_mentions(desk, "desk", mention_ids) + clear_words(desk, "desk", texts, needles)


def clear_meanwhile(
    home: Home, mention_ids: Sequence[int], texts: Iterable[str], needles: Sequence[str] = ()
) -> Counter[str]:
    """Do it again, once nobody is shown the mentions any more: until then somebody may have quoted them anew.

    Then drafts go that are about mentions which the store does not hold, and the file is written anew where it held any
    of this. Arguments and answer are those of `clear_desk`.
    """
    counts = clear_desk(home, mention_ids, texts, needles)
    if not drop_drafts_of_none(home) and +counts:
        with desk_lock(home):
            compact(home.desk)
    return +counts


def drop_drafts_of_none(home: Home) -> int:
    """Remove the drafts about mentions that the store does not hold, and their bytes; the caller is the writer.

    Returns:
        How many there were.
    """
    with opened(home, "desk") as desk:
        rows = desk.execute("SELECT DISTINCT mention_id FROM draft WHERE mention_id IS NOT NULL").fetchall()
    numbers = [number for (number,) in rows]
    if not numbers:
        return 0
    with opened(home, "store") as store:
        of_none = store.execute(
            "SELECT list(number) FROM (SELECT unnest($numbers::BIGINT[]) AS number) "
            "WHERE number NOT IN (SELECT mention_id FROM mention)",
            {"numbers": numbers},
        ).fetchall()[0][0]
    if not of_none:
        return 0
    with opened(home, "desk") as desk, transaction(desk):
        dropped = desk.execute(
            "DELETE FROM draft WHERE mention_id IN (SELECT unnest($numbers::BIGINT[]))", {"numbers": of_none}
        ).fetchall()[0][0]
    with desk_lock(home):
        compact(home.desk)
    return int(dropped)
