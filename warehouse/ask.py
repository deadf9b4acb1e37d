"""Ask a snapshot one of the questions in `questions/`."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from config.errors import HeedError
from config.home import Home
from warehouse.publish import published_snapshot
from warehouse.search import condition
from warehouse.small_numbers.insiders import insiders
from warehouse.small_numbers.leaving_counts import QUESTION, may_leave
from warehouse.small_numbers.leaving_years import may_leave_of_years
from warehouse.small_numbers.small_cells import hide_small
from warehouse.store import Connection, DatabaseError, NotThereError, connect_reader

Ask = Callable[..., pd.DataFrame]
"""What answers a question by its name and its parameters: `ask` of some cursor."""

_QUESTIONS = Path(__file__).parent / "questions"
# Stands in a question where a search narrows what it finds.
_SEARCHED = "-- search"
# Begins what the two queries have in common into which a question may be parted.
_EITHER_WAY = "\n-- Either way:\n"


def ask(con: Connection, question: str, **parameters: Any) -> pd.DataFrame:
    """Run a question and return its answer; the file's first lines say its grain and units.

    Args:
        con: A cursor on a snapshot.
        question: Name of a file in `questions/`, without `.sql`.
        parameters: Values for the `$names` in it; those it does not use are left out. Days may be dates, times or
            text; a day that is None, or NaT, lets nothing be counted. `search`, a `warehouse.search.Search` or None,
            narrows the questions that can be searched.

    Returns:
        Its answer; small cells of what is drawn as it is are NA (`warehouse.small_numbers.small_cells`).

    Raises:
        KeyError: if the question uses a name that was not given.
        HeedError: if a day is none, or another version of heed published the snapshot and it lacks what the question
            names.
    """
    parameters = {name: _day(name, value) if name.endswith("_day") else value for name, value in parameters.items()}
    sql = _query(question, parameters)
    search = parameters.get("search")
    if search is not None and _SEARCHED in sql:
        narrowed, words = condition(search)
        sql, parameters = sql.replace(_SEARCHED, f"AND {narrowed}"), {**parameters, **words}
    given = {name: parameters[name] for name in _names(sql)}
    try:
        answer = _frame(con.execute(sql, given))
    except NotThereError as error:
        raise HeedError(
            f"The snapshot cannot answer {question!r}: another version of heed published it. Run `heed publish`. "
            f"({str(error).splitlines()[0]})"
        ) from error
    if question == QUESTION:
        hide = may_leave_of_years if parameters.get("of_years") else may_leave
        return hide(answer, parameters["profile"], insiders(con, parameters["provider"]))
    return hide_small(question, answer)


def takes(question: str, name: str) -> bool:
    """Say whether a question takes a parameter."""
    return name in _names(_text(question))


def ask_sql(home: Home, query: str) -> pd.DataFrame:
    """Run any query on the current snapshot, read-only.

    Raises:
        HeedError: if nothing was published yet, the query holds no statement or several, or DuckDB cannot run it; it
            says why.
    """
    snapshot = published_snapshot(home)
    with connect_reader(snapshot, all_cores=True) as con:
        try:
            statements = len(con.extract_statements(query))
            if statements > 1:
                raise HeedError(f"These are {statements} queries: ask one at a time, so that no answer is lost.")
            answer = con.execute(query)
            # DuckDB gives no answer at all where there are only blanks and comments.
            if answer is None:
                raise HeedError('The query is empty: write one, such as "SELECT * FROM weekly_complaints".')
            return answer.df()
        except DatabaseError as error:
            raise HeedError(f"The query cannot be run: {error}") from error


def questions() -> list[str]:
    """List the questions there are."""
    return sorted(path.stem for path in _QUESTIONS.glob("*.sql"))


def _frame(answer: Connection) -> pd.DataFrame:
    """Give rows as DuckDB's own `df()` does, which takes longer than many a question."""
    return pd.DataFrame({name: _column(values) for name, values in answer.fetchnumpy().items()})


def _column(values: Any) -> Any:
    if not isinstance(values, np.ma.MaskedArray):
        return values
    is_none = np.ma.getmaskarray(values)
    if values.dtype.kind in "iu":
        return pd.arrays.IntegerArray(values.data, is_none)
    if values.dtype.kind == "b":
        return pd.arrays.BooleanArray(values.data, is_none)
    if values.dtype.kind == "O":
        given = values.data.copy()
        given[is_none] = None
        return given
    return values


def _query(question: str, parameters: Mapping[str, Any]) -> str:
    both, _, end = _text(question).partition(_EITHER_WAY)
    for line, holds in _FROM_ROLLUPS.items():
        anything, _, fast = both.partition(line)
        if fast:
            return f"{fast if holds(parameters) else anything}\n{end}"
    return f"{both}\n{end}"


def _is_of_all(parameters: Mapping[str, Any]) -> bool:
    return parameters.get("sites") is None and parameters.get("sources") is None


def _is_of_all_sources(parameters: Mapping[str, Any]) -> bool:
    return _is_one_or_all(parameters.get("sites")) and parameters.get("sources") is None


def _is_one_or_all(sites: Sequence[str] | None) -> bool:
    return sites is None or len(sites) == 1


def _cuts_no_week_twice(parameters: Mapping[str, Any]) -> bool:
    """Say whether a sum of voices by days answers: not for days that begin and end within one week."""
    stretches = [
        (parameters[f"{which}first_day"], parameters[f"{which}last_day"])
        for which in ("", "before_")
        if f"{which}first_day" in parameters
    ]
    return all(_cuts_no_week_at_both_ends(*stretch) for stretch in stretches if None not in stretch)


def _cuts_no_week_at_both_ends(first: date, last: date) -> bool:
    return first.weekday() == 0 or first + timedelta(days=6 - first.weekday()) <= last


def _day(name: str, value: Any) -> date | None:
    try:
        return None if value is None or value is pd.NaT else pd.Timestamp(value).date()
    except ValueError:
        raise HeedError(f"{name} is {value!r}, which is no day: write it as 2026-03-31.") from None


def _is_of_all_themes(parameters: Mapping[str, Any]) -> bool:
    return all(parameters.get(name) in (None, False) for name in ("theme", "search", "is_complex"))


def _is_of_one_place(parameters: Mapping[str, Any]) -> bool:
    return _is_one_or_all(parameters.get("sites")) and _cuts_no_week_twice(parameters)


# Parts a question into two queries: what lies below this line answers, from rollups, where it holds.
_FROM_ROLLUPS: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "\n-- Of all places and sources:\n": _is_of_all,
    "\n-- Of one place or all, and all sources:\n": _is_of_all_sources,
    "\n-- Of one place or all, of days that cut no week at both ends:\n": _is_of_one_place,
    "\n-- Of days that cut no week at both ends:\n": _cuts_no_week_twice,
    "\n-- Of all themes, without a search:\n": _is_of_all_themes,
}


@cache
def _text(question: str) -> str:
    return (_QUESTIONS / f"{question}.sql").read_text("utf-8")


@cache
def _names(sql: str) -> frozenset[str]:
    return frozenset(re.findall(r"\$([a-z_0-9]+)", sql))
