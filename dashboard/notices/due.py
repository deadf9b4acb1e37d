"""What is to be told now, to whom, and what became of it."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd

from config.errors import HeedError
from config.home import Home
from config.secrets import read_secret
from config.settings import Settings
from dashboard.filters import minute_in_words
from dashboard.findings.triage_queue import queue
from dashboard.findings.urgent import urgent_of
from dashboard.notices.compose import Notice, alert_notice, digest_notice, stopped_notice
from dashboard.notices.last_weeks import last_weeks
from dashboard.notices.send import Answer, send
from dashboard.words.wording import counted
from warehouse.ask import Ask
from warehouse.ask import ask as ask_snapshot
from warehouse.desk import notice_register
from warehouse.desk.tables import read_table
from warehouse.publish import current_snapshot
from warehouse.store import connect_reader, writing

_COMMAND = "heed notify"
TEST = Notice((), "heed: a test", "This is a test of heed's notices. Nothing needs to be done.")


def send_due(
    home: Home, settings: Settings, today: date | None = None, is_asked: bool = False
) -> tuple[list[str], list[str]]:
    """Send what was not told yet to each place: new signals, sources that were stopped, and once a week the digest.

    A message that a place does not take is tried again, after a few tries ever more rarely. One that was begun when
    heed was stopped, or to which no answer came, is not, for it may have arrived.

    Args:
        home: The data folder.
        settings: Its settings; without places nothing is sent.
        today: Local date, for tests.
        is_asked: Whether a person asks for it now: what was refused is tried however lately that was.

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
            if not is_asked:
                failed.extend(_put_off(home, place))
            for notice in _notices(ask, home, settings, _told(home, place, is_asked), today):
                _tell(home, notice, place, is_asked, sent, failed)
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
        if send(TEST, read_secret(home, place)) == Answer.TAKEN:
            sent.append(f"The place {place} took the test.")
        else:
            failed.append(f"The place {place} did not take the test: check its address, and that it can be reached.")
    return sent, failed


def _notices(ask: Ask, home: Home, settings: Settings, told: frozenset[str], today: date | None) -> Iterator[Notice]:
    if settings.notices.has_alerts and (stopped := stopped_notice(ask, told)):
        yield stopped
    reasons = _dismissals(home)
    providers = ask("providers")
    for _, provider in providers[providers["mentions"] > 0].iterrows():
        if settings.notices.has_alerts and (found := alert_notice(ask, provider, told, reasons)):
            yield found
        if settings.notices.has_digest:
            zone = ZoneInfo(settings.provider(str(provider["provider"])).time_zone)
            day = today or datetime.now(zone).date()
            if digest := digest_notice(ask, provider, _waiting(ask, home, provider), day, told, reasons):
                yield digest


def _tell(home: Home, notice: Notice, place: str, is_asked: bool, sent: list[str], failed: list[str]) -> None:
    with writing(home, "desk", _COMMAND) as con:
        fresh = notice_register.begin(con, notice.subjects, place, is_asked)
    if not fresh:
        return
    try:
        address = read_secret(home, place)
    except HeedError as reason:
        answer, why = None, str(reason)
    else:
        answer, why = send(notice, address), "It did not take it: check its address, and that it can be reached."
    if answer is Answer.NONE:
        failed.append(
            f"{place} gave no answer in time ({notice.title}). It may have come, so it is not sent again: look there."
        )
        return
    with writing(home, "desk", _COMMAND) as con:
        if answer is Answer.TAKEN:
            notice_register.end(con, fresh, place)
        else:
            notice_register.put_off(con, fresh, place, was_sent=answer is not None)
    if answer is Answer.TAKEN:
        sent.append(f"Told {place}: {notice.title}.")
    else:
        failed.append(f"{place} was not told ({notice.title}). {why} heed tries again, after a few tries more rarely.")


def _told(home: Home, place: str, is_asked: bool) -> frozenset[str]:
    with writing(home, "desk", _COMMAND) as con:
        return notice_register.told(con, place, is_asked)


def _put_off(home: Home, place: str) -> list[str]:
    """Say that a place has not been told yet and is not tried now: who looks at a run later must know."""
    with writing(home, "desk", _COMMAND) as con:
        waiting = notice_register.waiting(con, place)
    if not waiting:
        return []
    until, tries = min(each.until for each in waiting), max(each.tries for each in waiting)
    return [
        f"{place} did not take {counted(len(waiting), 'piece')} of news in {counted(tries, 'try', 'tries')}: check its "
        f"address. heed tries again after {minute_in_words(until)} UTC, `heed notify` at once."
    ]


def _dismissals(home: Home) -> dict[int, str]:
    with writing(home, "desk", _COMMAND) as con:
        rows = read_table(con, "dismissal")
    return dict(zip(rows["alert_id"].astype(int), rows["reason"], strict=True))


def _waiting(ask: Ask, home: Home, provider: pd.Series) -> int:
    """Count what This week says is to be taken up."""
    with writing(home, "desk", _COMMAND) as con:
        decided = read_table(con, "triage")
    return urgent_of(queue(ask, last_weeks(provider), decided)).to_take_up
