"""Where a mention says why it is flagged: the words that suggest it, else what complains most in it."""

import pandas as pd

from analysis.texts.phrase_book import severe_places
from analysis.urgent.words import meant_places
from dashboard.data import current
from dashboard.filters import Filters
from dashboard.screens.mention_cards import Spans

MARKED_MEANS = "Marked: the words that suggest it; where there are none, what complains most, as heed reads it."


def flagged_words(mentions: pd.DataFrame, filters: Filters) -> Spans:
    """Say what is marked in mentions that need a person.

    Args:
        mentions: mention_id, urgency_in_words and severity of those that are shown.
        filters: Whose mentions they are, and which places may be seen.
    """
    numbers = [int(number) for number in mentions["mention_id"]]
    kinds = dict(zip(numbers, mentions["urgency_in_words"], strict=True))
    is_severe = dict(zip(numbers, mentions["severity"].eq(3), strict=True))
    complaining = current().ask("most_negative_of", **filters.parameters(), mention_ids=numbers)
    clauses = {row["mention_id"]: [(row["start"], row["stop"])] for row in complaining.to_dict("records")}

    def spans(number: int, text: str) -> list[tuple[int, int]]:
        said = meant_places(text, list(kinds[number])) or (severe_places(text) if is_severe[number] else [])
        return said or clauses.get(number, [])

    return spans
