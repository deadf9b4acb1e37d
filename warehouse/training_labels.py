"""What people corrected, as labelled texts that `heed train` reads: no mention of a sample, none without the right."""

from collections.abc import Mapping

import pandas as pd

from config.home import Home
from config.rights import Rights
from warehouse.desk.audit import judgements
from warehouse.store import connect_reader, writing


def training_labels(home: Home, rights: Mapping[str, Rights], snapshot: str) -> pd.DataFrame:
    """Join people's corrections with the redacted texts that may train a model.

    Args:
        home: The data folder.
        rights: By source.
        snapshot: File name of the snapshot that holds the texts.

    Returns:
        One row per corrected mention: text, label, labels (themes separated by `;`), question, rating, respondent (the
        writer's number, so that one person stays in one fold), source, mention_id, corrected_by, corrected_at.
    """
    with writing(home, "desk", "heed audit") as con:
        corrected = judgements(con, "training")
    allowed = [name for name, right in rights.items() if right.may_train]
    with connect_reader(home.published / snapshot) as con:
        con.register("corrected", corrected)
        return con.execute(
            """
            SELECT
                text, corrected.sentiment AS label, array_to_string(list_sort(corrected.themes), ';') AS labels,
                question, rating, 'voice ' || voice AS respondent, source, mention_id, corrected_by, corrected_at
            FROM corrected JOIN mention USING (mention_id)
            WHERE text IS NOT NULL AND list_contains($allowed::VARCHAR[], source)
            ORDER BY mention_id
            """,
            {"allowed": allowed},
        ).df()
