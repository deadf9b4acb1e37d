"""Themes by the number of voices that complain: how serious, how much it changed, and how it went week by week."""

from collections.abc import Mapping

import pandas as pd

from dashboard.filters import Filters
from dashboard.findings.theme_owners import Owner
from dashboard.screens.complaining.week_bars import describe_weeks, shares_by_week
from dashboard.screens.links import complaints_to_read
from dashboard.screens.look.markup import link
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.look.table import bar, bars_over_time, html_table
from dashboard.screens.looked_after import owner_in_words
from dashboard.words.wording import TOO_FEW, signed

_HEAD = ("Theme", "Voices", "Per 100 mentions", "Against before", "Serious", "Week by week")


def show_theme_table(
    themes: pd.DataFrame,
    weeks: pd.DataFrame,
    filters: Filters,
    compared_with: str,
    owners: Mapping[str, Owner],
    most: int,
) -> None:
    """Draw a line for each theme; its name leads to the words behind it, who looks after it stands below.

    Args:
        themes: `theme_counts` with `share_now`, `change`, `change_low`, `change_high` and `is_signal` of
            `complaint_changes`.
        weeks: Whole weeks of these themes, as `theme_by_week` gives them.
        filters: What the screen is filtered by.
        compared_with: The earlier period in words: "in the 4 weeks before".
        owners: Name of a theme to who looks after it.
        most: Voices of the longest bar: those of the theme with most, in this table or another beside it.
    """
    by_theme = dict(list(weeks.groupby("theme")))
    highest = weeks["complaint_share"].max()
    rows = [
        [
            link(complaints_to_read(filters, str(theme["title"])), str(theme["title"]))
            + _owned(str(theme["title"]), owners.get(str(theme["theme"])), filters),
            f"{bar(theme['voices'] / most)} {theme['voices']:,}",
            _share(theme),
            _change(theme),
            _serious(theme),
            _weeks(by_theme.get(theme["theme"]), str(theme["title"]), highest),
        ]
        for _, theme in themes.iterrows()
    ]
    html_table(
        f"Themes by voices that complain, against {compared_with.removeprefix('in ')}", _HEAD, rows, numbers=(2,)
    )


def theme_figures(themes: pd.DataFrame, owners: Mapping[str, Owner]) -> pd.DataFrame:
    """Give the same as plain figures, to be read or copied."""
    kept = [owners.get(name, Owner("", "")) for name in themes["theme"]]
    return pd.DataFrame(
        {
            "Theme": themes["title"],
            "What belongs to it": themes["meaning"],
            "Voices": themes["voices"],
            "Complaints": themes["complaints"],
            "Serious": themes["serious"],
            "Per 100, each writer once a week": (themes["share_now"] * 100).round(1),
            "Change per 100": (themes["change"] * 100).round(1),
            "95 % from": (themes["change_low"] * 100).round(1),
            "95 % to": (themes["change_high"] * 100).round(1),
            "Praise": themes["praise"],
            "Mentions of the theme": themes["mentions"],
            "Who looks after it": [each.owner for each in kept],
            "Can they change it": [each.control for each in kept],
        }
    )


def _owned(title: str, owner: Owner | None, filters: Filters) -> str:
    words = owner_in_words(title, owner, filters)
    return f'<span class="heed-owned">Owner: {words}</span>' if words else ""


def _share(theme: pd.Series) -> str:
    if pd.isna(theme["share_now"]):
        return f"<small>{TOO_FEW}</small>"
    share = theme["share_now"] * 100
    return "under 1" if 0 < share < 1 else f"{share:.0f}"


def _change(theme: pd.Series) -> str:
    if pd.isna(theme["change"]):
        return status_tag("unknown", "no comparison")
    low, change, high = (signed(theme[name]) for name in ("change_low", "change", "change_high"))
    if not theme["is_signal"]:
        tag = status_tag("steady", "as before")
    else:
        tag = status_tag("concern", "more") if theme["change"] > 0 else status_tag("improvement", "fewer")
    return f"{tag} {change} <small>({low} to {high})</small>"


def _serious(theme: pd.Series) -> str:
    serious = int(theme["serious"])
    return f"{serious:,} <small>of {theme['complaints']:,}</small>" if serious else "<small>none</small>"


def _weeks(weeks: pd.DataFrame | None, title: str, highest: float) -> str:
    if weeks is None or pd.isna(highest) or highest == 0:
        return TOO_FEW
    shares = [None if share is None else share / float(highest) for share in shares_by_week(weeks)]
    return bars_over_time(shares, describe_weeks(weeks, f"Complaints about {title}"))
