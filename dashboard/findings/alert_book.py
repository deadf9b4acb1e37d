"""The book of alerts: what was raised, by which figures and mentions; written after each publishing, never changed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from analysis.alerts import RECENT_WEEKS, Alert, alerts
from config.home import Home
from dashboard.findings.raised_alerts import SAME_EVENT, places_watched, safety_critical, theme_titles
from warehouse.ask import Ask
from warehouse.ask import ask as ask_snapshot
from warehouse.store import connect_reader, transaction, writing

# An event that late mentions move by so little is the one that is in the book already.
_MOVED = pd.Timedelta(weeks=RECENT_WEEKS)
_NUMBERS = ("complaints", "mentions", "recent_voices", "usual_share", "over_dispersion", "threshold")
# Those that an alert has only once there is a baseline.
_WITH_BASELINE = ("cusum", "p_value", "q_value")
_JUDGES = ("sentiment", "theme", "own_theme", "opinion", "relevance")


def book_alerts(home: Home, snapshot: Path) -> int:
    """Write the alerts of a snapshot into the store that are not there yet; the next snapshot holds them.

    Returns:
        How many were new.
    """
    with connect_reader(snapshot) as con:
        ask: Ask = partial(ask_snapshot, con)
        raised = [row for provider in ask("providers").to_dict("records") for row in _raised(ask, provider)]
    with writing(home, "store", "heed publish") as con:
        known = con.execute("SELECT provider, site, theme, since FROM alert").df()
        fresh = [row for row in raised if not _is_known(row, known)]
        if fresh:
            frame = pd.DataFrame(fresh).assign(raised_at=datetime.now(UTC).replace(tzinfo=None))
            con.register("fresh_alerts", frame)
            with transaction(con):
                con.execute("INSERT INTO alert BY NAME SELECT * FROM fresh_alerts ON CONFLICT DO NOTHING")
            con.unregister("fresh_alerts")
    return len(fresh)


def _raised(ask: Ask, provider: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    everything = {
        "provider": provider["provider"], "sites": None, "sources": None,
        "first_day": provider["first_day"], "last_day": provider["last_day"],
    }  # fmt: skip
    counts = ask("alert_counts", **everything)
    behind = ask("alert_mentions", **everything, themes=counts["theme"].unique().tolist())
    labellers = ask("labellers").query("is_current and labeller in @_JUDGES").sort_values("labeller")
    versions = [f"{row['labeller']} {row['version']}" for row in labellers.to_dict("records")]
    titles = theme_titles(ask)
    places = places_watched(ask, str(provider["provider"]))
    for place, of_place in counts.groupby(counts["site"].fillna(""), sort=False):
        there = behind if place == "" else behind[behind["site"] == place]
        for alert in _events(alerts(of_place, safety_critical(), titles=titles, places=places)):
            yield _row(alert, str(provider["provider"]), str(place) or None, there, versions)


def _events(found: list[Alert]) -> Iterator[Alert]:
    """Give the alarm that began each event: those that follow within four weeks go on about the same."""
    newest: dict[str, pd.Timestamp] = {}
    for alert in found:
        before = newest.get(alert.theme)
        if before is None or alert.week - before > SAME_EVENT:
            yield alert
        newest[alert.theme] = alert.week


def _row(alert: Alert, provider: str, site: str | None, behind: pd.DataFrame, versions: list[str]) -> dict[str, Any]:
    weeks = behind["week"]
    is_recent = (weeks <= alert.week) & (weeks > alert.week - pd.Timedelta(weeks=RECENT_WEEKS))
    unknown = {name: None if np.isnan(getattr(alert, name)) else getattr(alert, name) for name in _WITH_BASELINE}
    return {
        "alert_id": _number(provider, site, alert),
        "provider": provider,
        "site": site,
        "theme": alert.theme,
        "since": alert.week.date(),
        "kinds": list(alert.kinds),
        "sentence": alert.sentence,
        "mention_ids": behind.loc[is_recent & (behind["theme"] == alert.theme), "mention_id"].tolist(),
        "versions": versions,
        **{name: getattr(alert, name) for name in _NUMBERS},
        **unknown,
    }


def _number(provider: str, site: str | None, alert: Alert) -> int:
    words = "\n".join((provider, site or "", alert.theme, f"{alert.week:%Y-%m-%d}"))
    return int.from_bytes(blake2b(words.encode(), digest_size=7).digest(), "big")


def _is_known(row: dict[str, Any], known: pd.DataFrame) -> bool:
    site = known["site"].isna() if row["site"] is None else known["site"] == row["site"]
    same = known[(known["provider"] == row["provider"]) & (known["theme"] == row["theme"]) & site]
    return bool(((same["since"] - pd.Timestamp(row["since"])).abs() <= _MOVED).any())
