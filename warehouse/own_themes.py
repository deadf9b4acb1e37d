"""The themes that an organisation added, in heed.toml and at the desk, and the labels of them in the store."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from config.home import Home
from config.own_theme import FEWEST_EXAMPLES, OwnTheme, checked
from config.settings import Settings
from warehouse.desk.own_theme import made_themes
from warehouse.store import Connection, writing

# A theme goes on with fewer examples than it began with, where mentions were erased: so many must be left.
_FEWEST_LEFT = FEWEST_EXAMPLES // 2


def own_themes(home: Home, settings: Settings) -> tuple[OwnTheme, ...]:
    """List the themes that are looked for: those of heed.toml, then those made at the desk that have examples left.

    Raises:
        HeedError: if two of them share a name.
    """
    made: list[OwnTheme] = []
    if home.desk.exists():
        with writing(home, "desk", "heed analyse") as con:
            made = [held.theme for held in made_themes(con)]
    return checked([*settings.own_themes, *(theme for theme in made if len(theme.examples) >= _FEWEST_LEFT)])


def opinions_now(con: Connection, mention_ids: NDArray[np.int64]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read what the current labellers found in some mentions.

    Returns:
        Opinions (mention_id, start, sentiment, probability), one row per clause, and the sentiment of whole mentions
        (mention_id, sentiment, probability).
    """
    con.register("wanted", pd.DataFrame({"mention_id": mention_ids}))
    clauses = con.execute(
        """
        SELECT mention_id, start, any_value(sentiment) AS sentiment, any_value(probability) AS probability
        FROM (
            SELECT opinion.* FROM opinion JOIN labeller USING (labeller_id) SEMI JOIN wanted USING (mention_id)
            WHERE labeller = 'opinion'
            QUALIFY labeller_id = max(labeller_id) OVER (PARTITION BY mention_id)
        )
        GROUP BY mention_id, start
        """
    ).df()
    whole = con.execute(
        """
        SELECT mention_id, label AS sentiment, value AS probability
        FROM label JOIN labeller USING (labeller_id) SEMI JOIN wanted USING (mention_id)
        WHERE labeller = 'sentiment'
        QUALIFY labeller_id = max(labeller_id) OVER (PARTITION BY mention_id)
        """
    ).df()
    con.unregister("wanted")
    return clauses, whole
