"""Let raw payloads and texts go when the time that their source allows has passed."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pandas as pd

from config.home import Home
from config.rights import Rights
from config.settings import Settings
from warehouse.desk.export_register import exports_holding
from warehouse.duck import compact
from warehouse.erasure.at_the_desk import drop_drafts_of_none
from warehouse.erasure.clear_traces import clear_words
from warehouse.erasure.erase import Removal, begin_removal, carry_out, remove_copies
from warehouse.erasure.left_in import told
from warehouse.files.lock import writer_lock
from warehouse.store import opened, transaction


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
            remove_copies(home, ("inbox", "store"))
    return expired


def expire_texts(home: Home, settings: Settings) -> Removal | None:
    """Remove the texts whose retention has passed, with what was received of them, from every file.

    The mention stays with its labels, so that counts of the past do not change; its text is empty in the store and NULL
    in the snapshot. What quotes it at the desk is replaced, reports in the data folder that quote it go, the receipt
    names the exports that held it. Inbox, store and desk are written anew, the snapshot is published anew and former
    ones are removed. Drafts about mentions that are not there any more go, too.

    One that is cut short is finished by `warehouse.erasure.erase.finish_erasures`.

    Returns:
        The receipt; None where no text had expired.
    """
    with writer_lock(home, "heed run"):
        drop_drafts_of_none(home)
        expired = _expired_texts(home, settings.rights)
        if expired.empty:
            return None
        counted = expired.groupby("source").size()
        counts = _clear_desk(home, expired)
        after = ", ".join(f"{source} after {settings.rights[str(source)].text_days} days" for source in counted.index)
        with opened(home, "inbox") as inbox, transaction(inbox):
            receipt = begin_removal(inbox, f"retention of texts has passed: {after}", counts)
            inbox.register("expired", expired)
            inbox.execute("UPDATE raw_item SET body = NULL WHERE mention_id IN (SELECT mention_id FROM expired)")
            inbox.unregister("expired")
        with opened(home, "store") as store:
            store.register("expired", expired)
            store.execute("UPDATE mention SET text = '' WHERE mention_id IN (SELECT mention_id FROM expired)")
            store.unregister("expired")
    return carry_out(home, settings, receipt, expired["text"].tolist())


def _clear_desk(home: Home, expired: pd.DataFrame) -> Counter[str]:
    """Replace what quotes expired texts at the desk; gives what the receipt says of it and of exports."""
    counts = Counter({"texts": len(expired)})
    with opened(home, "desk") as desk, transaction(desk):
        counts += Counter({told(each): 1 for each in exports_holding(desk, expired["mention_id"])})
        counts += clear_words(desk, "desk", expired["text"])
    return counts


def _expired_texts(home: Home, rights: Mapping[str, Rights]) -> pd.DataFrame:
    limits = [(name, right.text_days) for name, right in rights.items() if right.text_days]
    with opened(home, "store") as store:
        store.register("kept_for", pd.DataFrame(limits, columns=["source", "text_days"]))
        found = store.execute(
            "SELECT mention_id, source, text FROM mention JOIN kept_for USING (source) "
            "WHERE text <> '' AND admitted_at < $now - to_days(text_days::INTEGER) ORDER BY mention_id",
            {"now": datetime.now(UTC).replace(tzinfo=None)},
        ).df()
        store.unregister("kept_for")
    return found
