"""Days on either side of which figures are not alike: a source starts or stops, a question or a labeller changed."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from textwrap import shorten
from typing import Any

import pandas as pd

from analysis.before_after.guards import MINIMUM_SOURCE_SHARE
from config.taxonomy import load_themes
from dashboard.filters import Filters, day_in_words
from dashboard.words.labeller_words import labeller_in_words
from dashboard.words.spelling import spelled
from warehouse.ask import Ask

# A source silent for so long at either end of the data has started late or stopped.
_SILENCE = timedelta(days=28)
_COLUMNS = ["day", "word", "title"]
_LONGEST_QUESTION = 60


def breaks_of(ask: Ask, filters: Filters, theme: str | None = None, fewest_share: float = 0) -> pd.DataFrame:
    """List what makes the figures of one stretch unlike those of the next.

    Args:
        ask: Answers a question by its name.
        filters: The days to look at, and the sources chosen.
        theme: What the figures are about; where it is one of the organisation's own, a change of those is a break too.
        fewest_share: What share of the mentions of its days a source must have to make a break, 0-1.

    Returns:
        In order of time: `day`, `word` (for the chart), `title` (a sentence).
    """
    found = pd.concat(
        [
            _source_breaks(ask, filters, fewest_share),
            question_breaks(ask, filters),
            _labeller_breaks(ask, filters, theme),
        ],
        ignore_index=True,
    )
    is_drawn = found["day"].between(pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))
    return found[is_drawn].sort_values("day", ignore_index=True)


def unlike_sentences(ask: Ask, filters: Filters, earlier: Filters) -> list[str]:
    """Say what makes a period and an earlier one unlike, with its day: no difference between them need be a trend."""
    breaks = breaks_of(ask, replace(filters, first_day=earlier.first_day))
    begin = filters.data_first_day
    is_partial = earlier.first_day < begin <= earlier.last_day
    partial = (
        [f"Data begin on {day_in_words(begin)}: they cover the earlier period only in part."] if is_partial else []
    )
    return partial + [f"{row['title']} ({day_in_words(row['day'].date())})." for row in breaks.to_dict("records")]


def _source_breaks(ask: Ask, filters: Filters, fewest_share: float) -> pd.DataFrame:
    sources = ask("sources", provider=filters.provider)
    if filters.sources:
        sources = sources[sources["source"].isin(filters.sources)]
    first, last = pd.Timestamp(filters.data_first_day), pd.Timestamp(filters.data_last_day)
    starts, stops = sources["first_day"] > first + _SILENCE, sources["last_day"] < last - _SILENCE
    if fewest_share:
        breaking = sources[starts | stops].to_dict("records")
        in_all = sources.set_index("source")["mentions"]
        few = [row["source"] for row in breaking if _share_of(ask, filters, row, in_all) < fewest_share]
        starts, stops = (which & ~sources["source"].isin(few) for which in (starts, stops))
    rows = [
        (source["first_day"], "source", f"{source['title']} starts; before and after are not alike")
        for _, source in sources[starts].iterrows()
    ]
    rows += [
        (source["last_day"], "source", f"{source['title']} stops; before and after are not alike")
        for _, source in sources[stops].iterrows()
    ]
    return _frame(rows)


def _share_of(ask: Ask, filters: Filters, source: Mapping[Hashable, Any], in_all: "pd.Series[int]") -> float:
    """Say what share of what was heard at the chosen places, from its first day to its last, came from a source."""
    its_days = replace(filters, first_day=source["first_day"].date(), last_day=source["last_day"].date())
    counts = ask("source_counts", **its_days.parameters()).set_index("source")["mentions"]
    # A small count is hidden, and another with it: how many each has in all says which is which.
    heard = counts.fillna(in_all).fillna(0)
    return float(heard.get(source["source"], 0) / heard.sum()) if heard.sum() else 0.0


def question_breaks(ask: Ask, filters: Filters) -> pd.DataFrame:
    """List where a source begins or ceases to ask a question that is not only answered by few; as `breaks_of` does."""
    parameters = filters.parameters()
    asked = ask("questions_asked", **{name: parameters[name] for name in ("provider", "sites", "sources")})
    asked = asked[asked["share"] >= MINIMUM_SOURCE_SHARE]
    starts = asked[asked["first_day"] > asked["source_first_day"] + _SILENCE]
    stops = asked[asked["last_day"] < asked["source_last_day"] - _SILENCE]
    rows = [(row["first_day"], "question", _asked(row, "asks")) for row in starts.to_dict("records")]
    rows += [(row["last_day"], "question", _asked(row, "no longer asks")) for row in stops.to_dict("records")]
    return _frame(rows)


def _asked(row: Mapping[Hashable, Any], does: str) -> str:
    question = shorten(str(row["question"]), _LONGEST_QUESTION, placeholder="…")
    return f"{row['title']} {does} “{question}”; before and after are not alike"


def versions_of(ask: Ask, filters: Filters, theme: str | None) -> pd.DataFrame:
    """Say which versions of the labellers that figures rest on gave the labels of each week, where there are several.

    Args:
        ask: Answers a question by its name.
        filters: The days to look at, and the places and sources chosen.
        theme: What the figures are about; None for complaints about anything.

    Returns:
        Answer to the question `label_versions`; empty where one version of each gave them all.
    """
    is_own = theme is not None and theme not in {known.name for known in load_themes()}
    judges = ["sentiment", "theme", "opinion", "relevance", *(["own_theme"] if is_own else [])]
    labellers = ask("labellers")
    if not labellers.loc[labellers["labeller"].isin(judges), "is_mixed"].any():
        return pd.DataFrame(columns=["week", "source", "labeller", "version", "mentions"])  # as mostly
    versions = ask("label_versions", **filters.parameters())
    monday = filters.first_day - timedelta(days=filters.first_day.weekday())
    is_asked = versions["week"].between(pd.Timestamp(monday), pd.Timestamp(filters.last_day))
    return versions[versions["labeller"].isin(judges) & is_asked]


def _labeller_breaks(ask: Ask, filters: Filters, theme: str | None) -> pd.DataFrame:
    versions = versions_of(ask, filters, theme)
    if versions.empty:
        return _frame([])
    until = versions.groupby(["labeller", "version"])["week"].max()
    used = ask("labellers").sort_values("first_used_at").merge(until.rename("until").reset_index())
    rows = []
    for _, of_one in used.groupby("labeller"):
        for (_, former), (_, later) in pairwise(of_one.iterrows()):
            # Where both go on to the end, as when `heed analyse` was stopped, the last week stands for all of them.
            day = min(former["until"] + timedelta(days=7), pd.Timestamp(filters.last_day))
            rows.append((day, "labels", _taken_over(former, later)))
    return _frame(rows)


def _taken_over(former: "pd.Series[Any]", later: "pd.Series[Any]") -> str:
    if later["labeller"] == "own_theme":
        return "the themes of one's own, or their examples, changed; mentions before keep what was found until then"
    return spelled(f"{labeller_in_words(later)} takes over; mentions before keep labels of {labeller_in_words(former)}")


def _frame(rows: list[tuple[pd.Timestamp, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.assign(day=pd.to_datetime(frame["day"]))
