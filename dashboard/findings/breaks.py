"""Days on either side of which figures are not alike: a source starts or stops, a labeller changed."""

from datetime import timedelta
from typing import Any

import pandas as pd

from config.taxonomy import load_themes
from dashboard.filters import Filters
from dashboard.words.labeller_words import labeller_in_words
from dashboard.words.spelling import spelled
from warehouse.ask import Ask

# A source silent for so long at either end of the data has started late or stopped.
_SILENCE = timedelta(days=28)
_COLUMNS = ["day", "word", "title"]


def breaks_of(ask: Ask, filters: Filters, theme: str | None = None) -> pd.DataFrame:
    """List what makes the figures of one stretch unlike those of the next.

    Args:
        ask: Answers a question by its name.
        filters: The days to look at, and the sources chosen.
        theme: What the figures are about; where it is one of the organisation's own, a change of those is a break too.

    Returns:
        In order of time: `day`, `word` (for the chart), `title` (a sentence).
    """
    found = pd.concat([_source_breaks(ask, filters), _labeller_breaks(ask, theme)], ignore_index=True)
    is_drawn = found["day"].between(pd.Timestamp(filters.first_day), pd.Timestamp(filters.last_day))
    return found[is_drawn].sort_values("day", ignore_index=True)


def _source_breaks(ask: Ask, filters: Filters) -> pd.DataFrame:
    sources = ask("sources", provider=filters.provider)
    if filters.sources:
        sources = sources[sources["source"].isin(filters.sources)]
    first, last = pd.Timestamp(filters.data_first_day), pd.Timestamp(filters.data_last_day)
    rows = [
        (source["first_day"], "source", f"{source['title']} starts; before and after are not alike")
        for _, source in sources[sources["first_day"] > first + _SILENCE].iterrows()
    ]
    rows += [
        (source["last_day"], "source", f"{source['title']} stops; before and after are not alike")
        for _, source in sources[sources["last_day"] < last - _SILENCE].iterrows()
    ]
    return _frame(rows)


def _labeller_breaks(ask: Ask, theme: str | None) -> pd.DataFrame:
    is_own = theme is not None and theme not in {known.name for known in load_themes()}
    judges = ["sentiment", "theme", "opinion", *(["own_theme"] if is_own else [])]
    labellers = ask("labellers")
    judged = labellers[labellers["labeller"].isin(judges)].sort_values("first_used_at")
    # The first version of a labeller replaces nothing.
    later = judged[judged.duplicated("labeller")]
    return _frame(
        [
            (
                row["first_used_at"].normalize(),
                "labels",
                _taken_over(row) + spelled("which earlier mentions it labelled again is not known"),
            )
            for _, row in later.iterrows()
        ]
    )


def _taken_over(row: "pd.Series[Any]") -> str:
    if row["labeller"] == "own_theme":
        return "the themes of one's own, or their examples, changed; "
    return f"{labeller_in_words(row)} takes over; "


def _frame(rows: list[tuple[pd.Timestamp, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    return frame.assign(day=pd.to_datetime(frame["day"]))
