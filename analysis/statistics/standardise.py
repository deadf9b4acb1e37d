"""The share of complaints with the mix of sources held fixed, beside the crude one.

Source: direct standardisation; Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions. Its
interval adds up Wilson's intervals of the sources, so that it has a width also where every share is 0 or 1; Zou, Huang
and Zhang (2009), A note on confidence interval estimation for a linear function of binomial proportions, CSDA 53.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.change import MINIMUM_MENTIONS
from analysis.statistics.intervals import divided, wilson
from analysis.statistics.readable import numbers_of, require_columns, sortable, whole_counts

# Crude and standardised shares further apart than this are not the same news.
MAXIMUM_DISAGREEMENT = 0.03


def standardise(counts: pd.DataFrame, weights: Mapping[str, float] | None = None) -> pd.DataFrame:
    """Compute crude and standardised shares of each period.

    Args:
        counts: `period`, `source`, `complaints`, `mentions`; rows of one period and source are summed.
        weights: Share of each source in the mix to hold fixed; None takes the mix of all periods together. Only sources
            with 10 mentions or more in every period have rates to compare; their weights are scaled to 1.

    Returns:
        One row a period, in order: `period`, `mentions`, `crude_share`, `standardised_share`, `variance`, `low`, `high`
        (95 % of the standardised share, by Wilson), `left_out` (sources with fewer than 10 mentions in some period,
        with commas). Shares are 0-1, NaN where no source has 10 in every period. Rows that cannot be read or are
        impossible are left out, which `attrs["notes"]` says; without any row there is no period.

    Raises:
        ValueError: if a column is missing, or `weights` lacks a source that can be compared or holds what is no weight.
    """
    complaints, mentions, notes = _wide(counts)
    # A rate of two mentions would count for all that the source gives elsewhere.
    is_common = (mentions >= MINIMUM_MENTIONS).all(axis=0)
    left_out = ", ".join(map(str, mentions.columns[~is_common]))
    k, n = complaints.loc[:, is_common], mentions.loc[:, is_common]
    share = k / n
    fixed = _weights(n, weights)
    standardised = (share * fixed).sum(axis=1, min_count=1)
    variance = (fixed**2 * share * (1 - share) / n).sum(axis=1, min_count=1)
    lower, upper = wilson(k.to_numpy(), n.to_numpy())
    below, above = (np.sqrt((((share - limit) * fixed) ** 2).sum(axis=1, min_count=1)) for limit in (lower, upper))
    shares = pd.DataFrame(
        {
            "period": mentions.index,
            "mentions": mentions.sum(axis=1).to_numpy(),
            "crude_share": divided(complaints.sum(axis=1).to_numpy(), mentions.sum(axis=1).to_numpy()),
            "standardised_share": standardised.to_numpy(),
            "variance": variance.to_numpy(),
            "low": np.maximum(standardised - below, 0).to_numpy(),
            "high": np.minimum(standardised + above, 1).to_numpy(),
            "left_out": left_out,
        }
    )
    shares.attrs["notes"] = tuple(notes)
    return shares


def mix_warning(shares: pd.DataFrame) -> str:
    """Say that crude and standardised shares tell different stories, from the first period to the last; empty if not.

    Args:
        shares: What `standardise` returned.
    """
    if len(shares) < 2 or shares["standardised_share"].isna().any():
        return ""
    crude, fixed = (float(shares[c].iloc[-1] - shares[c].iloc[0]) for c in ("crude_share", "standardised_share"))
    is_opposite = crude * fixed < 0 and max(abs(crude), abs(fixed)) > 0.01
    if not is_opposite and abs(crude - fixed) <= MAXIMUM_DISAGREEMENT:
        return ""
    moves = f"the share {_moved(crude)} as counted, but {_moved(fixed)} with the mix held fixed"
    return f"The mix of sources changed: {moves}."


def _wide(counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    require_columns(counts, ("period", "source", "complaints", "mentions"))
    read, notes = whole_counts(counts, ("complaints", "mentions"))
    is_named = read["period"].notna() & read["source"].notna()
    if not is_named.all():
        notes.append("Rows without a period or a source are left out.")
    read = read[is_named & read["mentions"].notna()]
    if read.empty:
        nothing = pd.DataFrame(dtype=np.float64)
        return nothing, nothing, notes
    read = read.assign(period=sortable(read["period"]), source=sortable(read["source"]))
    complaints, mentions = (
        read.pivot_table(index="period", columns="source", values=column, aggfunc="sum", fill_value=0, observed=True)
        for column in ("complaints", "mentions")
    )
    return complaints.astype(np.float64), mentions.astype(np.float64), notes


def _weights(mentions: pd.DataFrame, weights: Mapping[str, float] | None) -> "pd.Series[float]":
    if weights is None:
        fixed = mentions.sum(axis=0)
    else:
        lacking = [str(source) for source in mentions.columns if source not in weights]
        if lacking:
            raise ValueError(f"The weights lack the source '{lacking[0]}'.")
        given = numbers_of(pd.Series([weights[source] for source in mentions.columns], dtype=object))
        if not (given >= 0).all():
            raise ValueError(f"The weight of '{mentions.columns[~(given >= 0)][0]}' is no number from 0.")
        fixed = pd.Series(given, mentions.columns)
    return fixed / fixed.sum() if fixed.sum() else fixed * np.nan


def _moved(difference: float) -> str:
    points = f"{abs(difference) * 100:.1f} points"
    if abs(difference) < 0.0005:
        return "did not move"
    return f"rose by {points}" if difference > 0 else f"fell by {points}"
