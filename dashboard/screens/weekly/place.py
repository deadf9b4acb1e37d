"""Where and when somebody wrote, in a few words under their quotation."""

import pandas as pd

from dashboard.filters import day_in_words


def written_where(mention: pd.Series) -> str:
    """Name the site where it is known, the source and the day."""
    place = "" if pd.isna(mention["site_title"]) else f"{mention['site_title']}, "
    return f"{place}{mention['source_title']}, {day_in_words(mention['day'].date())}"
