"""Beside a chart stands what its share would be if every post counted, so that nobody carries it unseen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd
import pytest

from analysis.charts.trend import Trend, trend_of
from config.home import Home
from dashboard.findings.counted_raw import raw_sentence
from tests.dashboard.asking import asking, filters_for
from warehouse.ask import Ask


@pytest.fixture
def ask_(invented_home: Home) -> Iterator[Ask]:
    with asking(invented_home) as ask_:
        yield ask_


def _trend(ask_: Ask, theme: str | None = None) -> Trend:
    weeks = ask_("complaints_by_week", **filters_for(ask_, weeks=30).parameters(), theme=theme)
    return trend_of(weeks[weeks["is_whole"]])


def test_all_posts_are_at_least_as_many_as_the_voices(ask_: Ask) -> None:
    trend = _trend(ask_)
    assert trend.until is not None
    weeks = replace(filters_for(ask_), first_day=trend.until.date() - timedelta(days=27), last_day=trend.until.date())
    raw = ask_("counted_raw", **weeks.parameters(), theme=None).iloc[0]
    assert raw["posts"] >= trend.recent_mentions
    assert raw["complaints"] >= trend.recent_complaints
    sentence, _ = raw_sentence(ask_, filters_for(ask_), None, trend)
    assert f"({raw['complaints']:,} of {raw['posts']:,})" in sentence


@pytest.mark.parametrize("theme", ["phone_contact", None])
def test_copies_that_would_carry_the_share_are_a_warning(ask_: Ask, theme: str | None) -> None:
    trend = _trend(ask_, theme)
    voices, mentions = trend.recent_complaints, trend.recent_mentions

    def answered(question: str, **_: Any) -> pd.DataFrame:
        assert question == "counted_raw"
        return pd.DataFrame({"posts": [mentions + mentions // 2], "complaints": [voices + mentions // 2]})

    sentence, is_other = raw_sentence(answered, filters_for(ask_), theme, trend)
    assert is_other
    assert "who post much, or copies, weigh in" in sentence


def test_of_few_mentions_nothing_is_said(ask_: Ask) -> None:
    trend = replace(_trend(ask_), recent_mentions=9)
    assert raw_sentence(ask_, filters_for(ask_), None, trend) == ("", False)


def test_a_copy_is_a_post_and_no_voice(ask_: Ask) -> None:
    whole = filters_for(ask_, weeks=200).parameters()
    raw = ask_("counted_raw", **whole, theme="phone_contact").iloc[0]
    coverage = ask_("coverage", **whole).iloc[0]
    assert raw["posts"] >= coverage["scored"]
    assert 0 < raw["complaints"] <= raw["posts"]
