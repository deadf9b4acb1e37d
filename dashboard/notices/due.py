"""What is to be told now, to whom, and what became of it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd

from config.errors import HeedError
from config.home import Home
from config.secrets import read_secret
from config.settings import Settings
from dashboard.notices.compose import Notice, alert_notice, digest_notice, stopped_notice
from dashboard.notices.send import send
from warehouse.ask import Ask
from warehouse.ask import ask as ask_snapshot
from warehouse.desk import notice_register
from warehouse.desk.tables import read_table
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader, writing

_COMMAND = "heed notify"
TEST = Notice((), "heed: a test", "This is a test of heed's notices. Nothing needs to be done.")


def send_due(home: Home, settings: Settings, today: date | None = None) -> tuple[list[str], list[str]]:
    """Send what was not told yet to each place: new signals, sources that were stopped, and once a week the digest.

    A message that a place does not take is tried again at the next call; one that was begun when heed was stopped is
    not, for it may have arrived.

    Args:
        home: The data folder.
        settings: Its settings; without places nothing is sent.
        today: Local date, for tests.

    Returns:
        Sentences on what was sent, and on what could not be sent.
    """
    sent: list[str] = []
    failed: list[str] = []
    snapshot = current_snapshot(home)
    if not settings.notices.places or snapshot is None:
        return sent, failed
    with connect_reader(snapshot) as con:
        ask: Ask = partial(ask_snapshot, con)
        for place in settings.notices.places:
            for notice in _notices(ask, home, settings, _told(home, place), today):
                _tell(home, notice, place, sent, failed)
    return sent, failed


def send_test(home: Home, settings: Settings) -> tuple[list[str], list[str]]:
    """Send a test to each place.

    Raises:
        HeedError: if there is no place.
    """
    if not settings.notices.places:
        raise HeedError('There is nobody to tell: write [notices] and places = ["HEED_NOTICE_QUALITY"] into heed.toml.')
    sent: list[str] = []
    failed: list[str] = []
    for place in settings.notices.places:
        if send(TEST, read_secret(home, place)):
            sent.append(f"The place {place} took the test.")
        else:
            failed.append(f"The place {place} did not take the test: check its address, and that it can be reached.")
    return sent, failed


def _notices(ask: Ask, home: Home, settings: Settings, told: frozenset[str], today: date | None) -> Iterator[Notice]:
    if settings.notices.has_alerts and (stopped := stopped_notice(ask, told)):
        yield stopped
    providers = ask("providers")
    for _, provider in providers[providers["mentions"] > 0].iterrows():
        if settings.notices.has_alerts and (found := alert_notice(ask, provider, told)):
            yield found
        if settings.notices.has_digest:
            zone = ZoneInfo(settings.provider(str(provider["provider"])).time_zone)
            day = today or datetime.now(zone).date()
            if digest := digest_notice(ask, provider, _waiting(ask, home, provider), day, told):
                yield digest


def _tell(home: Home, notice: Notice, place: str, sent: list[str], failed: list[str]) -> None:
    with writing(home, "desk", _COMMAND) as con:
        fresh = notice_register.begin(con, notice.subjects, place)
    if not fresh:
        return
    try:
        address = read_secret(home, place)
    except HeedError as reason:
        has_arrived, why = False, str(reason)
    else:
        has_arrived, why = send(notice, address), "It did not take it: check its address, and that it can be reached."
    with writing(home, "desk", _COMMAND) as con:
        notice_register.end(con, fresh, place, has_arrived)
    if has_arrived:
        sent.append(f"Told {place}: {notice.title}.")
    else:
        failed.append(f"{place} was not told ({notice.title}). {why} heed tries again at the next run.")


def _told(home: Home, place: str) -> frozenset[str]:
    with writing(home, "desk", _COMMAND) as con:
        return notice_register.told(con, place)


def _waiting(ask: Ask, home: Home, provider: pd.Series) -> int:
    """Count the urgent mentions of the last four weeks that nobody has taken up."""
    last = provider["last_day"].date()
    urgent = ask(
        "urgent_counts", provider=provider["provider"], sites=None, sources=None, first_day=last - timedelta(days=27),
        last_day=last,
    )  # fmt: skip
    with writing(home, "desk", _COMMAND) as con:
        triage = read_table(con, "triage")
    taken = triage.loc[triage["status"] != "new", "mention_id"]
    return int((~urgent["mention_id"].isin(taken)).sum())
