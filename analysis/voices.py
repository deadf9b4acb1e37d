"""Whose complaint counts how often: one voice an author, theme and week, near copies collapsed."""

import numpy as np
import pandas as pd

from analysis.near_duplicates import near_duplicates

COLUMNS = ("mention_id", "voice", "theme", "week", "text")


def counted_voices(mentions: pd.DataFrame) -> pd.DataFrame:
    """Keep one mention an author, theme and week, and of near copies the first.

    Args:
        mentions: One row per mention and theme, in order of time: `mention_id`, `voice` (keyed number of the author),
            `theme`, `week` (Monday) and `text` (redacted; missing where it was erased: it then repeats nothing).

    Returns:
        The rows that count, in the given order, with `multiplicity`: how many mentions each stands for.

    Raises:
        ValueError: if a column is missing.
    """
    rows = _with_original(mentions)
    # Copies of one text count once a week, for its first author, however many people sent it on.
    counted_voice = rows["original_voice"].to_numpy()
    keys = [rows["theme"].to_numpy(), rows["week"].to_numpy(), counted_voice]
    rows["multiplicity"] = rows.groupby(keys)["mention_id"].transform("nunique")
    is_first = ~pd.DataFrame(dict(enumerate(keys))).duplicated().to_numpy()
    return rows.loc[is_first, [*mentions.columns, "multiplicity"]].reset_index(drop=True)


def multiplicity(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count mentions, distinct texts and voices of each theme.

    Args:
        mentions: As for `counted_voices`.

    Returns:
        One row a theme: `theme`, `mentions`, `distinct_mentions` (near copies counted once), `voices` (authors),
        `counted_voices` (one an author and week), `sentence` ("120 mentions, 31 distinct, by 22 people").

    Raises:
        ValueError: if a column is missing.
    """
    rows = _with_original(mentions)
    themes = rows.groupby("theme", observed=True)
    counts = pd.DataFrame(
        {
            "mentions": themes["mention_id"].nunique(),
            "distinct_mentions": themes["original"].nunique(),
            "voices": themes["voice"].nunique(),
            "counted_voices": counted_voices(mentions).groupby("theme", observed=True).size(),
        }
    )
    counts["sentence"] = [
        f"{row.mentions:,} mentions, {row.distinct_mentions:,} distinct, by {row.voices:,} people"
        for row in counts.itertuples()
    ]
    return counts.reset_index()


def recent_voices(mentions: pd.DataFrame, weeks: int = 4) -> pd.DataFrame:
    """Count the distinct authors behind each theme over the last weeks, week by week.

    Args:
        mentions: `voice`, `theme`, `week` (Mondays): the complaints.
        weeks: Weeks to look back, the present one included.

    Returns:
        `theme`, `week`, `recent_voices`: a row wherever at least one author spoke in the weeks looked at, up to
        `weeks` - 1 after the last.

    Raises:
        ValueError: if a column is missing.
    """
    _require(mentions, ("voice", "theme", "week"))
    spoken = mentions[["theme", "week", "voice"]].drop_duplicates()
    spoken["week"] = pd.to_datetime(spoken["week"])
    shifted = [spoken.assign(week=spoken["week"] + pd.Timedelta(weeks=ahead)) for ahead in range(weeks)]
    every = pd.concat(shifted).drop_duplicates()
    return every.groupby(["theme", "week"], observed=True).size().rename("recent_voices").reset_index()


def _with_original(mentions: pd.DataFrame) -> pd.DataFrame:
    _require(mentions, COLUMNS)
    rows = mentions.reset_index(drop=True).copy()
    texts = rows.drop_duplicates("mention_id").set_index("mention_id")
    original = near_duplicates(texts["text"].fillna(""))
    rows["original"] = rows["mention_id"].map(original).astype(np.int64)
    rows["original_voice"] = rows["original"].map(texts["voice"])
    return rows


def _require(mentions: pd.DataFrame, columns: tuple[str, ...]) -> None:
    missing = [column for column in columns if column not in mentions]
    if missing:
        raise ValueError(f"The mentions have no column '{missing[0]}'.")
