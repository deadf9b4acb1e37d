"""What labellers made of mentions, taken back: for a text that was changed or erased."""

from collections.abc import Iterable

import pandas as pd

from warehouse.store import Connection


def drop_judgements(con: Connection, mention_ids: Iterable[int]) -> dict[str, int]:
    """Remove the labels, opinions and topic examples of some mentions, inside a transaction of the caller.

    Returns:
        How many of each were removed.
    """
    con.register("judged", pd.DataFrame({"mention_id": list(mention_ids)}, dtype="int64"))
    try:
        labels = con.execute("DELETE FROM label WHERE mention_id IN (SELECT mention_id FROM judged)").fetchall()
        opinions = con.execute("DELETE FROM opinion WHERE mention_id IN (SELECT mention_id FROM judged)").fetchall()
        examples = _drop_examples(con)
    finally:
        con.unregister("judged")
    return {"labels": labels[0][0], "opinions": opinions[0][0], "topic_examples": examples}


def _drop_examples(con: Connection) -> int:
    return int(
        con.execute(
            """
            UPDATE topic SET examples = kept.examples
            FROM (
                SELECT fit_id, topic_id,
                    coalesce(list(example ORDER BY place) FILTER (example NOT IN (SELECT mention_id FROM judged)), [])
                        AS examples
                FROM (
                    SELECT fit_id, topic_id, unnest(examples) AS example, generate_subscripts(examples, 1) AS place
                    FROM topic
                )
                GROUP BY fit_id, topic_id
                HAVING bool_or(example IN (SELECT mention_id FROM judged))
            ) AS kept
            WHERE topic.fit_id = kept.fit_id AND topic.topic_id = kept.topic_id
            """
        ).fetchall()[0][0]
    )
