"""Places side by side, and one period beside another, with the mix of sources held fixed beside what was counted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS, complaint_changes, per_100
from analysis.compare import Funnel, funnel
from analysis.statistics.standardise import MAXIMUM_DISAGREEMENT, mix_warning, standardise
from dashboard.filters import Filters
from dashboard.findings.thin_points import thin
from warehouse.ask import Ask

_SHARES = ("share", "shrunken_share", "shrunken_low", "shrunken_high", "above_chance", "standardised_share")
_FEW = f"fewer than {MINIMUM_MENTIONS} mentions from them"


@dataclass(frozen=True)
class SiteComparison:
    """The places of a provider beside each other, in the order of the alphabet: no ranking.

    Attributes:
        funnel: Its rows, with `title` and `standardised_share` (source mix held fixed, 0-1); counts and shares are NaN
            below 10 mentions, and where they would give such a place away.
        notes: Sentences that belong beside the chart.
        warnings: Places whose share says something else once the mix of sources is held fixed.
    """

    funnel: Funnel
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class PeriodComparison:
    """Two periods beside each other.

    Attributes:
        rows: The earlier one, then the chosen one: `period` (in words), `complaints`, `mentions`, `crude_share`,
            `standardised_share`, `low`, `high` (95 % of the standardised share); 0-1, NaN below 10 mentions, and all
            but `crude_share` also where the other period has fewer; counts of 1 to 9 mentions are NA.
        sentence: Both shares, and whether they differ by more than chance.
        change: Share now minus share then, -1 to 1; NaN where it cannot be told.
        change_low: Lower limit of its 95 % interval.
        change_high: Upper limit.
        warning: Where the mix of sources tells another story; else empty.
        left_out: Sources with fewer than 10 mentions in one of the periods, so that they cannot be held fixed.
    """

    rows: pd.DataFrame
    sentence: str
    change: float
    change_low: float
    change_high: float
    warning: str
    left_out: str


def compare_sites(ask: Ask, filters: Filters, theme: str | None) -> SiteComparison:
    """Draw the funnel of a provider's places.

    Args:
        ask: Answers a question by its name.
        filters: Provider, sources, period; the sites that are compared.
        theme: Complaints about this theme; None takes complaints about anything.
    """
    cells = ask("complaints_by_site", **filters.parameters(), theme=theme)
    sums = cells.groupby(["site", "site_title"], sort=False)[["complaints", "mentions"]].sum().reset_index()
    sums = sums.sort_values("site_title", ignore_index=True)
    units = sums.rename(columns={"site": "unit", "site_title": "title", "complaints": "events"})
    drawn = funnel(units)
    rows, left_out = drawn.rows, ""
    rows["standardised_share"] = np.nan
    is_thin = thin(rows["mentions"]) | (rows["mentions"] < MINIMUM_MENTIONS)
    # A place without a figure of its own has no source in common with the others.
    told = cells[~cells["site"].isin(rows.loc[is_thin, "unit"])]
    if len(told):
        fixed = standardise(told.assign(period=told["site"])).set_index("period")
        rows["standardised_share"] = rows["unit"].map(fixed["standardised_share"])
        left_out = str(fixed["left_out"].iloc[0])
    rows[["events", "mentions"]] = rows[["events", "mentions"]].astype("float64")
    rows.loc[is_thin, ["events", "mentions", *_SHARES]] = np.nan
    rows.loc[is_thin, "is_signal"] = False
    notes = [drawn.caution, _left_out(left_out, f"some place has {_FEW}"), _thin(rows[is_thin])]
    return SiteComparison(drawn, tuple(note for note in notes if note), tuple(_mix_warnings(rows, drawn.target_share)))


def compare_periods(
    ask: Ask, now: Filters, then: Filters, theme: str | None, title: str, words: str
) -> PeriodComparison:
    """Compare a period with an earlier one.

    Args:
        ask: Answers a question by its name.
        now: The chosen period.
        then: The same filters for the earlier period.
        theme: Complaints about this theme; None takes complaints about anything.
        title: The theme as people know it, or "anything at all".
        words: The earlier period as it stands in a sentence: "in the 4 weeks before".
    """
    parts = [_sums(ask, filters, theme, position) for position, filters in enumerate((then, now))]
    counts = pd.concat(parts)
    totals = counts.groupby("period")[["complaints", "mentions"]].sum().reindex([0, 1], fill_value=0)
    totals["writers"] = _writers(ask, now, then, theme)
    change = complaint_changes(_change_row(totals, title), now.now_in_words(), words).iloc[0]
    rows = pd.DataFrame({"period": [words, now.now_in_words()], **totals[["complaints", "mentions"]].to_dict("list")})
    is_small = rows["mentions"].between(1, MINIMUM_MENTIONS - 1)
    rows[["complaints", "mentions"]] = rows[["complaints", "mentions"]].astype("Int64").mask(is_small)
    for column in ("crude_share", "standardised_share", "low", "high"):
        rows[column] = np.nan
    # What the sentence tells of a period, its row does not hide.
    is_told = totals["mentions"] >= MINIMUM_MENTIONS
    rows["crude_share"] = (totals["complaints"] / totals["mentions"].where(is_told)).to_numpy(dtype=np.float64)
    warning = left_out = ""
    if (totals["mentions"] >= MINIMUM_MENTIONS).all():
        shares = standardise(counts)
        for column in ("crude_share", "standardised_share", "low", "high"):
            rows[column] = shares[column].to_numpy()
        warning, left_out = mix_warning(shares), str(shares["left_out"].iloc[0])
    return PeriodComparison(
        rows,
        str(change["sentence"]),
        float(change["change"]),
        float(change["change_low"]),
        float(change["change_high"]),
        warning,
        _left_out(left_out, f"one of the periods has {_FEW}"),
    )


def funnel_curves(drawn: Funnel, points: int = 120) -> pd.DataFrame:
    """Give the limits of a funnel at every number of mentions, to draw them as lines.

    Args:
        drawn: A funnel of at least one place with 10 mentions.
        points: How many numbers of mentions, from below the smallest place with a share to beyond the largest.

    Returns:
        `mentions`, `low_95`, `high_95`, `low_998`, `high_998` (0-1).

    Source:
        As `analysis.compare.funnel`.
    """
    from scipy.special import ndtri

    heard = drawn.rows.loc[drawn.rows["mentions"] >= MINIMUM_MENTIONS, "mentions"]
    fewest = max(float(heard.min()) * 0.6, float(MINIMUM_MENTIONS))
    mentions = np.geomspace(fewest, float(heard.max()) * 1.15, points)
    spread = np.sqrt(0.25 / mentions + drawn.between**2)
    centre = np.arcsin(np.sqrt(drawn.target_share))
    curves = {"mentions": mentions}
    for name, z in (("95", ndtri(0.975)), ("998", ndtri(0.999))):
        curves[f"low_{name}"] = np.sin(np.clip(centre - z * spread, 0, np.pi / 2)) ** 2
        curves[f"high_{name}"] = np.sin(np.clip(centre + z * spread, 0, np.pi / 2)) ** 2
    return pd.DataFrame(curves)


def _sums(ask: Ask, filters: Filters, theme: str | None, position: int) -> pd.DataFrame:
    weeks = ask("complaints_by_week", **filters.parameters(), theme=theme)
    return weeks.groupby("source")[["complaints", "mentions"]].sum().reset_index().assign(period=position)


def _writers(ask: Ask, now: Filters, then: Filters, theme: str | None) -> list[int]:
    counts = ask("theme_changes", **now.parameters(), before_first_day=then.first_day, before_last_day=then.last_day)
    found = counts[counts["theme"].isna() if theme is None else counts["theme"] == theme]
    return [int(found[f"writers_{when}"].sum()) for when in ("before", "now")]


def _change_row(totals: pd.DataFrame, title: str) -> pd.DataFrame:
    row: dict[str, object] = {"theme": "", "title": title}
    for position, when in ((0, "before"), (1, "now")):
        for column in ("writers", "complaints", "mentions"):
            row[f"{column}_{when}"] = int(totals[column].iloc[position])
    return pd.DataFrame([row])


def _mix_warnings(rows: pd.DataFrame, target: float) -> list[str]:
    found = []
    for row in rows[rows["standardised_share"].notna()].to_dict("records"):
        share, fixed = row["share"], row["standardised_share"]
        gap = abs(share - fixed)
        turns = (share - target) * (fixed - target) < 0 and gap > 0.01
        if gap > MAXIMUM_DISAGREEMENT or turns:
            found.append(
                f"{row['title']}: {per_100(share)} as counted, {per_100(fixed, unit=False)} with the mix of sources "
                "held fixed. Part of its difference is where people write."
            )
    return found


def _left_out(sources: str, reason: str) -> str:
    return f"Not held fixed: {sources}, because {reason}." if sources else ""


def _thin(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    names = ", ".join(rows["title"])
    return f"No figure: fewer than {MINIMUM_MENTIONS} mentions, or it would give such a place away: {names}."
