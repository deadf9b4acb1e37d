"""How collecting stands at each source: what it used of its budget, what was lost or could not be read."""

from datetime import datetime
from typing import Any

import pandas as pd

from config.permission import why_not_permitted
from config.settings import Settings
from warehouse.collecting.cursors import EDITS
from warehouse.collecting.refused_credentials import refused_credential
from warehouse.store import Connection

FETCHED = ("x", "reddit")
"""Sources that are fetched from; the others are imported."""


def collecting_state(inbox: Connection, settings: Settings, now: datetime) -> pd.DataFrame:
    """Sum up the inbox by source.

    Args:
        inbox: Open.
        settings: For what is enabled and permitted, and for the ceilings.
        now: Naive UTC; its UTC day and month are summed up.

    Returns:
        Frame with one row for each source that is fetched from: source, is_enabled, refusal (what stands against
        fetching; None where nothing does), last_read_at, items_today, items_month, usd_today, usd_month,
        items_per_day, items_per_month, usd_per_day, usd_per_month (ceilings; None where nothing costs money),
        stopped_at (it refused its credential), paused_until_at, pause_reason, lost_answers, gaps,
        quarantined, turned_away.
    """
    return pd.DataFrame([_row(inbox, settings, source, now) for source in FETCHED]).astype(
        dict.fromkeys(("last_read_at", "stopped_at", "paused_until_at"), "datetime64[us]")
        | dict.fromkeys(("items_per_day", "items_per_month"), "Int64")
        | dict.fromkeys(("usd_per_day", "usd_per_month", "usd_today", "usd_month"), "Float64")
        | dict.fromkeys(("refusal", "pause_reason"), "string")
    )


def unfinished_erasures(inbox: Connection) -> int:
    """Count the removals that were cut short."""
    return int(inbox.execute("SELECT count(*) FROM erasure WHERE finished_at IS NULL").fetchall()[0][0])


def _row(inbox: Connection, settings: Settings, source: str, now: datetime) -> dict[str, Any]:
    rows = inbox.execute(
        """
        SELECT
            (SELECT max(changed_at) FROM cursor WHERE source = $source AND stream <> $edits) AS last_read_at,
            coalesce(sum(items) FILTER (reserved_at >= date_trunc('day', $now::TIMESTAMP)), 0)::BIGINT AS items_today,
            coalesce(sum(items) FILTER (reserved_at >= date_trunc('month', $now::TIMESTAMP)), 0)::BIGINT AS items_month,
            coalesce(sum(money) FILTER (reserved_at >= date_trunc('day', $now::TIMESTAMP)), 0)::DOUBLE AS usd_today,
            coalesce(sum(money) FILTER (reserved_at >= date_trunc('month', $now::TIMESTAMP)), 0)::DOUBLE AS usd_month,
            count(*) FILTER (NOT is_settled) AS lost_answers,
            (SELECT until_at FROM pause WHERE source = $source AND until_at > $now) AS paused_until_at,
            (SELECT reason FROM pause WHERE source = $source AND until_at > $now) AS pause_reason,
            (SELECT count(*) FROM gap WHERE source = $source) AS gaps,
            (SELECT count(*) FROM quarantine WHERE source = $source) AS quarantined,
            (SELECT count(*) FROM reject WHERE source = $source) AS turned_away
        FROM ledger WHERE source = $source
        """,
        {"source": source, "now": now, "edits": EDITS},
    ).df()
    refused = refused_credential(inbox, source)
    refusal = why_not_permitted(settings, source) or (refused and refused.sentence(settings.rights[source].title))
    x, reddit = settings.collecting.x, settings.collecting.reddit
    chosen = x if source == "x" else reddit
    most = (
        (x.max_posts_per_day, x.max_posts_per_month)
        if source == "x"
        else (reddit.max_requests_per_day, reddit.max_requests_per_month)
    )
    # Where requests cost nothing, a ceiling in dollars says nothing.
    costs_money = source == "x" or settings.collecting.budget.usd_per_reddit_request > 0
    return {
        "source": source,
        "is_enabled": chosen.enabled,
        # The folder's path is nobody's business who reads a snapshot.
        "refusal": refusal and refusal.replace(str(settings.home.settings), settings.home.settings.name),
        "stopped_at": refused and refused.refused_at,
        "items_per_day": most[0],
        "items_per_month": most[1],
        "usd_per_day": float(chosen.max_usd_per_day) if costs_money else None,
        "usd_per_month": float(chosen.max_usd_per_month) if costs_money else None,
        **{str(name): value for name, value in rows.to_dict("records")[0].items()},
    }
