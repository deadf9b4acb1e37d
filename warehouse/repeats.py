"""Which public texts have not been compared with those around them."""

from collections.abc import Sequence

import pandas as pd

from warehouse.store import Connection


def public_texts(
    con: Connection, labeller: str, version: str, asked_sources: Sequence[str], most_days: int
) -> pd.DataFrame:
    """Read the texts that one version of the labeller of copies has not seen, and those near them in time.

    Args:
        con: The store.
        labeller: Its name.
        version: Its version.
        asked_sources: Sources whose writers were asked: they repeat nobody.
        most_days: How many days apart two texts may be.

    Returns:
        In order of time, index mention_id: provider, day, text, wording (for `labels.of_same_wording`), original (what
        the labeller said before; NA where it has not). Reposts are left out: they are known to repeat.
    """
    frame = con.execute(
        """
        WITH
        public AS (FROM mention WHERE repost_of IS NULL AND text <> '' AND NOT list_contains($asked_sources, source)),
        seen AS (
            SELECT mention_id, label::BIGINT AS original FROM label JOIN labeller USING (labeller_id)
            WHERE labeller = $labeller AND version = $version
        ),
        fresh AS (SELECT DISTINCT provider, day FROM public ANTI JOIN seen USING (mention_id))
        SELECT mention_id, provider, day, text, hash(text) AS wording, original
        FROM public LEFT JOIN seen USING (mention_id)
        WHERE EXISTS (
            FROM fresh
            WHERE fresh.provider = public.provider AND abs(public.day - fresh.day) <= $most_days
        )
        ORDER BY created_at, mention_id
        """,
        {"labeller": labeller, "version": version, "asked_sources": list(asked_sources), "most_days": most_days},
    ).df()
    return frame.set_index("mention_id")
