"""Which places a person may see, enforced where questions are asked: no screen, address or export goes around it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.access.person import NotForYouError

Reach = Sequence[tuple[str, str]] | None
"""The (provider, site) pairs that a person may see; None for all."""

# What these answer is about no one place. Any other question takes $sites, or is refused to who sees some places only.
OF_NO_PLACE = {
    *(
        "about",
        "batches",
        "collecting",
        "freshness",
        "gaps",
        "labellers",
        "last_audit",
        # Which counts leave is decided over all places; the rows of those that a person may not see are left out.
        "leaving_counts",
        "providers",
        "removals",
        "rights",
        "sites",
        "sources",
    ),
    *("theme_owners", "themes", "topic_fit", "topic_changes", "topic_titles"),
    # Its rows are of one place each; those of others are left out of the answer.
    "mentions_held",
    # Whether words that the asker has are a post's, whatever its place; how often they stand anywhere is not told on.
    *("posts_that_say", "word_counts"),
}


def within(reach: Reach, question: str, has_sites: bool, parameters: dict[str, Any]) -> dict[str, Any]:
    """Narrow the parameters of a question to what a person may see.

    Args:
        reach: What the person may see.
        question: Its name.
        has_sites: Whether it takes `$sites`.
        parameters: What is asked for; no sites means all.

    Raises:
        NotForYouError: if the question cannot be narrowed to places.
    """
    if reach is None or question in OF_NO_PLACE:
        return parameters
    if not has_sites:
        raise NotForYouError("This is known for all places together only, and you see some of them.")
    own = [site for provider, site in reach if provider == parameters.get("provider")]
    asked = parameters.get("sites")
    return {**parameters, "sites": own if asked is None else [site for site in own if site in asked]}


def rows_within(
    reach: Reach, rows: pd.DataFrame, provider: str | None = None, is_narrowed: bool = False
) -> pd.DataFrame:
    """Leave out the rows of places, or providers, that a person may not see.

    Args:
        reach: What the person may see.
        rows: Rows with `provider`, `site` or both; those with neither are kept as they are.
        provider: Whose rows they are where they do not say.
        is_narrowed: Whether they answer a question that was narrowed to the person's places. A row without a site is
            then about all of those together, or about the whole provider, and is kept.
    """
    if reach is None or not {"provider", "site"} & set(rows.columns):
        return rows
    owners = rows["provider"] if "provider" in rows else pd.Series(provider, rows.index)
    if "site" not in rows:
        return rows[owners.isin([owner for owner, _ in reach])]
    pairs = set(reach)
    is_within = [pair in pairs for pair in zip(owners, rows["site"], strict=True)]
    kept = pd.Series(is_within, rows.index, dtype=bool)
    if is_narrowed:
        kept |= rows["site"].isna() & owners.isin([owner for owner, _ in reach])
    return rows[kept]
