"""Labelled files as people hand them in: other names of columns, separators and spellings are understood."""

import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from config.errors import HeedError

_ALSO = {
    "text": ("comment", "comments", "review", "feedback", "answer", "response", "post", "message", "body", "content"),
    "labels": ("themes", "theme", "categories", "codes"),
    "rating": ("stars", "star_rating"),
    "question": ("question_text", "question_asked"),
    "source": ("platform", "channel"),
}
_NO_LABEL = {"", "unknown", "unclear", "unsure", "not sure", "n/a", "na", "nan", "?", "-"}
_MIDDLE = ("3", "neutral", "neu", "mixed", "neutral mixed", "mixed neutral", "neutral or mixed", "mixed or neutral")
_SENTIMENTS = {
    **dict.fromkeys(("1", "2", "positive", "pos", "very positive", "mostly positive"), "positive"),
    **dict.fromkeys(_MIDDLE, "middle"),
    **dict.fromkeys(("4", "5", "negative", "neg", "very negative", "mostly negative"), "negative"),
}
_OF_STARS = ("negative", "negative", "middle", "positive", "positive")
_SIGNED = {"-1": "negative", "0": "middle", "1": "positive"}
_NO_RATING = _NO_LABEL | {"none", "null", "not rated", "no rating"}
_MARK = re.compile(r"(\d+(?:\.\d+)?) ?(?:(%)|stars?|(?:/|out of) ?(5|10|100)(?: stars?)?)|(★{1,5})☆*")
_WHOLE = re.compile(r"(-?\d+)\.0+")
_STARS = 5
_WORST_FFT = 5
# The first data row of a CSV file as people count: below the line of column names.
FIRST_ROW = 2


def read_table(path: Path) -> pd.DataFrame:
    """Read a CSV file that has a column `text` (or `comment`, `review` and the like), every value as text.

    The separator is the semicolon, the tab or the bar where the line of column names has one of these and no comma.
    Names of columns are as heed calls them; a column that has heed's name already is never renamed.

    Raises:
        HeedError: if there is no such file, it is not CSV in UTF-8, or it is not clear which column holds the texts.
    """
    if not path.is_file():
        raise HeedError(f"There is no file {path}.")
    try:
        with path.open(encoding="utf-8-sig") as lines:
            head = lines.readline()
        # "None" and "N/A" are answers, and opposite ones under opposite questions: only nothing at all is missing.
        with warnings.catch_warnings():
            # A row of more values than there are names would otherwise be read one column aside.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            table = pd.read_csv(
                path,
                sep=_separator(head),
                dtype="str",
                encoding="utf-8-sig",
                keep_default_na=False,
                na_values=[""],
                index_col=False,
            )
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise HeedError(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error
    except pd.errors.ParserWarning as error:
        raise HeedError(
            f"{path} has rows of more values than it has columns: quote a text that holds the separator."
        ) from error
    table.columns = [str(name).strip().casefold() for name in table.columns]
    for name, others in _ALSO.items():
        found = [other for other in others if other in table]
        if name in table or not found:
            continue
        if len(found) > 1:
            raise HeedError(
                f"{path} has no column `{name}`, and {' and '.join(found)} could be it: call one of them so."
            )
        table = table.rename(columns={found[0]: name})
    if "text" not in table:
        raise HeedError(f"{path} must have a column `text`; it has {', '.join(table.columns)}.")
    return table


def read_labelled(path: Path, names: Sequence[str] = ()) -> pd.DataFrame:
    """Read a CSV file with texts and one label each, without the rows that lack either.

    Args:
        path: The file.
        names: Columns that hold the label where the file has one of them, else it is `label`.

    Returns:
        Frame with text, label, question (NA where not given), rating (0-1, or NaN); the index counts rows from 0.

    Raises:
        HeedError: if the file cannot be read, lacks one of the columns or has no row with both.
    """
    table = read_table(path)
    column = next((name for name in (*names, "label") if name in table), None)
    if column is None:
        raise HeedError(f"{path} must have a column `label`; it has {', '.join(map(str, table.columns))}.")
    label = table[column].fillna("").str.strip()
    table = table.assign(label=label)[(table["text"].fillna("").str.strip() != "") & (label != "")]
    if table.empty:
        raise HeedError(f"{path} has no row with both a text and a label.")
    asked = table["question"] if "question" in table else pd.Series(pd.NA, index=table.index, dtype="str")
    return pd.DataFrame(
        {"text": table["text"], "label": table["label"], "question": asked, "rating": ratings(path, table)}
    )


def sentiments(path: Path, given: pd.Series) -> pd.Series:
    """Understand a column of sentiments: `negative`, `middle`, `positive`, or NA where there is none.

    Words in any case, `pos` and `neg`, stars ("4 stars"), the levels of the NHS data (1 very positive to 5 very
    negative), and -1, 0, 1 where a -1 is among them.

    Args:
        path: The file, for the message.
        given: Its column; the index counts rows from 0.

    Raises:
        HeedError: if a value is none of these.
    """
    plain = given.fillna("").str.strip().str.casefold().str.replace(_WHOLE, r"\1", regex=True)
    is_signed = bool((plain == "-1").any())
    odd = given[plain.map(lambda value: _sentiment(value, is_signed) is None)]
    if not odd.empty:
        raise HeedError(
            f"{path}, row {int(odd.index[0]) + FIRST_ROW}: {odd.iloc[0]!r} in column {given.name} is no sentiment; "
            "write negative, neutral, mixed or positive, stars as '4 stars', or 1 (very positive) to 5 (very negative)."
        )
    found = plain.map(lambda value: _sentiment(value, is_signed))
    return found.where(found != "").astype("str")


def ratings(path: Path, table: pd.DataFrame) -> pd.Series:
    """Understand the ratings of a table: 0 (worst) to 1 (best), or NaN.

    Written as shares from 0 to 1, as stars (5 best): 4, "4 stars", "4 out of 5", "★★★★", or with another scale: "7/10",
    "80 %". Where every rating is 1, it is one star.

    Raises:
        HeedError: if a value is none of these, or does not fit the others.
    """
    if "rating" in table:
        return _given(path, table["rating"])
    if "fft_score" in table:
        # 1 is very good, 5 very poor; 6 and 7 mean that the person does not know, or did not say.
        score = pd.to_numeric(table["fft_score"], errors="coerce")
        return ((_WORST_FFT - score) / (_WORST_FFT - 1)).where(score.between(1, _WORST_FFT)).astype("float64")
    return pd.Series(np.nan, index=table.index)


def plain_name(name: str) -> str:
    """Write a name as it is compared: case, hyphens, "and" for "&" and marks at its end do not matter."""
    words = re.sub(r"[\s_\-]+", " ", name.replace("\u2019", "'").replace("&", " and ").casefold())
    return re.sub(r"\s+", " ", words).strip(" .?!'\"[](){}")


def _separator(head: str) -> str:
    return "," if "," in head else next((mark for mark in ";\t|" if mark in head), ",")


def _sentiment(value: str, is_signed: bool) -> str | None:
    """Give the sentiment, the empty text where there is none, or None where it cannot be understood."""
    if value in _NO_LABEL:
        return ""
    if is_signed:
        return _SIGNED.get(value)
    mark = _mark(value)
    if mark is not None and 0 <= mark <= 1:
        return _OF_STARS[round((_STARS - 1) * mark)]
    return _SENTIMENTS.get(re.sub(r"[\s_/&|-]+", " ", value).strip(" .!"))


def _given(path: Path, given: pd.Series) -> pd.Series:
    written = given.fillna("").str.strip().str.casefold()
    written = written.mask(written.isin(_NO_RATING), "")
    marks = written.map(_mark).astype("float64")
    plain = pd.to_numeric(written.where(marks.isna(), ""), errors="coerce").astype("float64")
    is_share = bool(plain.max() <= 1 and plain.min() < 1)
    rating = marks.fillna(plain if is_share else (plain - 1) / (_STARS - 1))
    wrong = given[~rating.between(0, 1) & (written != "")]
    if not wrong.empty:
        raise HeedError(
            f"{path}, row {int(wrong.index[0]) + FIRST_ROW}: the rating {wrong.iloc[0]!r} does not fit the others; "
            "write all of them from 0 (worst) to 1 (best), or all as 1 to 5 stars (5 best)."
        )
    return rating


def _mark(value: str) -> float | None:
    """Give a mark that tells its scale, from 0 (worst) to 1 (best): "4 stars", "4 out of 5", "7/10", "80 %"."""
    found = _MARK.fullmatch(value)
    if found is None:
        return None
    number, percent, best, drawn = found.groups()
    top = 100 if percent else int(best or _STARS)
    mark = len(drawn) if drawn else float(number)
    # Stars begin at one, points at none.
    return (mark - 1) / (top - 1) if top == _STARS else mark / top
