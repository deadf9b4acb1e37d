"""Let raw payloads go when the time that their source allows has passed."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from config.home import Home
from config.rights import Rights
from warehouse.lock import writer_lock
from warehouse.store import compact, opened


def expire_raw(home: Home, rights: Mapping[str, Rights]) -> int:
    """Remove the raw payloads whose retention has passed, and every trace of them in the inbox file.

    A DuckDB file keeps deleted text until it is written anew, so the inbox is rewritten when anything expired.
    Payloads that have not passed the gate yet are kept: they would be lost.

    Returns:
        How many payloads were removed.
    """
    with writer_lock(home, "heed run"):
        with opened(home, "inbox") as con:
            expired = 0
            for source, right in rights.items():
                if right.raw_hours:
                    oldest = datetime.now(UTC).replace(tzinfo=None) - timedelta(hours=right.raw_hours)
                    expired += con.execute(
                        "UPDATE raw_item SET body = NULL FROM batch WHERE raw_item.batch_id = batch.batch_id "
                        "AND source = $source AND admitted_at IS NOT NULL AND body IS NOT NULL "
                        "AND raw_item.landed_at < $oldest",
                        {"source": source, "oldest": oldest},
                    ).fetchall()[0][0]
                    expired += con.execute(
                        "UPDATE quarantine SET body = NULL "
                        "WHERE source = $source AND body IS NOT NULL AND noted_at < $oldest",
                        {"source": source, "oldest": oldest},
                    ).fetchall()[0][0]
        if expired:
            compact(home.inbox)
    return expired
