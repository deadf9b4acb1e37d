"""A notice says what is new in counts and themes: no patient's words, no small count, no rise that may be none."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.filters import Filters
from dashboard.findings.raised_alerts import Watch, watch
from dashboard.notices.compose import alert_notice, digest_notice
from dashboard.notices.due import send_due
from dashboard.notices.send import Answer, send
from tests.dashboard.asking import asking
from tests.dashboard.invented import HOSTILE, LAST_DAY
from tests.dashboard.notices.conftest import MONDAY_AFTER, Receiver
from warehouse.ask import Ask

pytestmark = pytest.mark.thorough

_ALL_DAYS = {"first_day": date(2000, 1, 1), "last_day": LAST_DAY}


def test_one_complaint_about_safety_is_not_told_as_a_rise(monkeypatch: pytest.MonkeyPatch) -> None:
    place = {"site": None, "site_title": None}
    week = {"since": pd.Timestamp("2026-03-02"), "dismissed_because": None, "recent_voices": 1, **place}
    alerts = [
        {**week, "alert_id": number, "theme": title.lower(), "title": title, "kinds": [kind]}
        for number, title, kind in ((1, "Parking", "cusum"), (2, "Medication", "safety"))
    ]
    days = {"first_day": pd.Timestamp("2026-03-01"), "last_day": pd.Timestamp("2026-03-08")}
    provider = pd.Series({"provider": "riverside", "title": "Riverside", "places": 3, **days})
    rebases = pd.DataFrame(columns=["site", "theme", "day"])
    monkeypatch.setattr("dashboard.notices.compose.watch", lambda _ask, _filters: Watch((), 2, 0, 40, 1.0))
    notice = alert_notice(lambda question, **_: pd.DataFrame(alerts) if question == "alerts" else rebases, provider)
    assert notice
    parking, medication = notice.body.splitlines()[1:3]
    assert "more than chance allows, rising since" in parking
    assert "about safety one complaint is a signal" in medication
    assert "rising" not in medication


def test_where_nothing_emerged_there_is_no_news_and_no_error(invent: Callable[[int], Home]) -> None:
    home = invent(300)
    with asking(home) as ask:
        provider = ask("providers").iloc[0]
        assert ask("alerts", provider="riverside", sites=None, **_ALL_DAYS).empty
        assert alert_notice(ask, provider) is None


def test_no_patients_words_are_in_a_notice(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER)
    said = json.dumps(receiver.messages)
    assert not any(words in said for words in ("rang the clinic", "front desk was short", HOSTILE[:20]))


def test_no_count_of_a_notice_is_nearer_than_ten(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER)
    said = json.dumps(receiver.messages)
    counts = re.findall(r"(\S+ \S+) (?:mention|complaint|voice|people)", said)
    told = [words for words in counts if re.search(r"\d$", words)]
    assert len(told) > 3
    assert not [words for words in told if not re.fullmatch(r"about [\d,]*0|than 10", words.strip("(: "))]


def test_a_rise_beside_a_new_question_is_told_as_such_without_the_question(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def beside(ask: Ask, filters: Filters) -> Watch:
        watched = watch(ask, filters)
        unlike = tuple(replace(each, unlike=("Survey asks “What was bad?” (2 Mar 2026)",)) for each in watched.raised)
        return replace(watched, raised=unlike)

    monkeypatch.setattr("dashboard.notices.compose.watch", beside)
    with asking(home) as ask:
        provider = ask("providers").iloc[0]
        signal, digest = alert_notice(ask, provider), digest_notice(ask, provider, 0, MONDAY_AFTER)
    assert signal and digest
    said = "but a source, a question or the labelling changed meanwhile: the rise may come from this alone"
    assert said in signal.body
    assert "rising" not in signal.body
    assert "Getting through by phone (a source, a question or the labelling changed meanwhile)" in digest.body
    assert "What was bad?" not in signal.body + digest.body


def test_an_alert_that_goes_on_is_told_in_the_week_however_long_ago_it_began(home: Home) -> None:
    with asking(home) as ask:

        def began_long_ago(question: str, **parameters: Any) -> pd.DataFrame:
            rows = ask(question, **parameters)
            return rows[rows["since"] < pd.Timestamp(LAST_DAY - timedelta(days=90))] if question == "alerts" else rows

        digest = digest_notice(began_long_ago, ask("providers").iloc[0], 0, MONDAY_AFTER)
    assert digest and "Signals: Getting through by phone." in digest.body


def test_a_week_without_a_mention_has_no_digest(home: Home, receiver: Receiver) -> None:
    send_due(home, load_settings(home), MONDAY_AFTER + timedelta(days=90))
    assert not any("the week" in message["title"] for message in receiver.messages)


def test_a_title_cannot_bring_a_header_along(home: Home, receiver: Receiver) -> None:
    with asking(home) as ask:
        provider = ask("providers").iloc[0].copy()
        provider["title"] = "Riverside\r\nBcc: someone@evil.example\x00"
        notice = digest_notice(ask, provider, 0, MONDAY_AFTER)
    assert notice is not None
    assert send(notice, receiver.address) is Answer.TAKEN
    assert receiver.messages[0]["title"] == "Riverside Bcc: someone@evil.example : the week in what patients say"
