"""The book of alerts: each event once, by which figures and mentions it was raised; kept true after each publishing."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
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
from dashboard.findings.usual_anew import usual_anew
from warehouse.ask import Ask
from warehouse.ask import ask as ask_snapshot
from warehouse.store import Connection, connect_reader, transaction, writing

# An event that late mentions move by so little is the one that is in the book already: it keeps its number, and so
# what people decided about it.
_MOVED = pd.Timedelta(weeks=RECENT_WEEKS)
_NUMBERS = ("complaints", "mentions", "recent_voices", "usual_share", "over_dispersion", "threshold")
# Those that an alert has only once there is a baseline.
_WITH_BASELINE = ("cusum", "p_value", "q_value")
# When it was first said stays as it is.
_MOVE = """
UPDATE alert SET
    since = written.since, kinds = written.kinds, sentence = written.sentence, mention_ids = written.mention_ids,
    versions = written.versions, complaints = written.complaints, mentions = written.mentions,
    recent_voices = written.recent_voices, usual_share = written.usual_share,
    over_dispersion = written.over_dispersion, threshold = written.threshold, cusum = written.cusum,
    p_value = written.p_value, q_value = written.q_value
FROM written WHERE alert.alert_id = written.alert_id
"""
_JUDGES = ("sentiment", "theme", "own_theme", "opinion", "relevance")


def book_alerts(home: Home, snapshot: Path) -> tuple[int, int]:
    """Write the alerts of a snapshot into the store, as they stand now; the next snapshot holds them.

    Returns:
        How many were new, and of how many that were there already the week or the counts were others.
    """
    with connect_reader(snapshot) as con:
        ask: Ask = partial(ask_snapshot, con)
        raised = [row for provider in ask("providers").to_dict("records") for row in _raised(ask, provider)]
    with writing(home, "store", "heed publish") as con:
        known = con.execute("SELECT alert_id, provider, site, theme, since, complaints, mentions FROM alert").df()
        fresh, moved = _parted(raised, known)
        with transaction(con):
            _write(con, fresh, "INSERT INTO alert BY NAME SELECT *, $now AS raised_at FROM written")
            _write(con, moved, _MOVE)
    return len(fresh), len(moved)


def _write(con: Connection, rows: list[dict[str, Any]], sql: str) -> None:
    if rows:
        con.register("written", pd.DataFrame(rows))
        con.execute(sql, {"now": datetime.now(UTC).replace(tzinfo=None)} if "$now" in sql else None)
        con.unregister("written")


def _raised(ask: Ask, provider: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    everything = {
        "provider": provider["provider"], "sites": None, "sources": None,
        "first_day": provider["first_day"], "last_day": provider["last_day"],
    }  # fmt: skip
    counts = ask("alert_counts", **everything)
    behind = ask("alert_mentions", **everything, themes=counts["theme"].unique().tolist())
    labellers = ask("labellers").query("is_current and labeller in @_JUDGES").sort_values("labeller")
    versions = [f"{row['labeller']} {row['version']}" for row in labellers.to_dict("records")]
    titles, rebases = theme_titles(ask), ask("rebases", **everything)
    places = places_watched(ask, str(provider["provider"]))
    for place, of_place in counts.groupby(counts["site"].fillna(""), sort=False):
        there = behind if place == "" else behind[behind["site"] == place]
        anew = usual_anew(rebases, str(place) or None, is_only_place=places == 1)
        for alert in _events(alerts(of_place, safety_critical(), titles=titles, places=places, anew=anew)):
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


def _parted(raised: list[dict[str, Any]], known: pd.DataFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Part the alerts that are not in the book from those whose week or counts are others there, by their number."""
    books = known.to_dict("records")
    alike: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for place, book in enumerate(books):
        alike[_key(book)].append(place)
    near = sorted(
        (abs(books[place]["since"] - pd.Timestamp(row["since"])), at, place)
        for at, row in enumerate(raised)
        for place in alike[_key(row)]
    )
    found: dict[int, int] = {}
    for apart, at, place in near:
        if apart <= _MOVED and at not in found and place not in found.values():
            found[at] = place
    moved = [{**raised[at], "alert_id": books[place]["alert_id"]} for at, place in found.items()]
    moved = [row for row, place in zip(moved, found.values(), strict=True) if _is_other(row, books[place])]
    return _numbered([row for at, row in enumerate(raised) if at not in found], set(known["alert_id"])), moved


def _key(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    return row["provider"], "" if pd.isna(row["site"]) else row["site"], row["theme"]


def _is_other(row: dict[str, Any], book: dict[Hashable, Any]) -> bool:
    is_same_week = pd.Timestamp(row["since"]) == book["since"]
    return not (is_same_week and all(row[name] == book[name] for name in ("complaints", "mentions")))


def _numbered(fresh: list[dict[str, Any]], taken: set[int]) -> list[dict[str, Any]]:
    """Give each a number of its own: one that has moved away from a week keeps the number that it had from it."""
    for row in fresh:
        while row["alert_id"] in taken:
            row["alert_id"] += 1
        taken.add(row["alert_id"])
    return fresh
