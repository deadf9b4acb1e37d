"""Do the marks of an import say the opposite of its words? Then 1 may be the best mark there, not the worst."""

from warehouse.imports import Imported, imports
from warehouse.store import Connection

_FEWEST = 15
_LEAST_GAP = 0.15
_CLEAR = 0.3  # VADER's compound from which on, either way, words complain or praise


def turned_ratings(inbox: Connection, store: Connection) -> dict[str, list[str]]:
    """Say by provider of each import whose complaints have clearly better marks than its praise; mostly nothing.

    Told where there are 15 or more of both with a mark. The witness is VADER, which reads words alone: the labeller of
    sentiment weighs the mark too, follows it where it is turned round, and would see nothing. Nothing is changed by
    it: a person says what the marks mean.
    """
    rows = store.execute(
        """
        WITH
        newest AS (SELECT max(labeller_id) AS labeller_id FROM labeller WHERE labeller = 'vader'),
        felt AS (SELECT mention_id, value AS compound FROM label SEMI JOIN newest USING (labeller_id))
        SELECT batch_id,
            avg(rating) FILTER (compound <= -$clear) AS complaints, avg(rating) FILTER (compound >= $clear) AS praise
        FROM mention JOIN felt USING (mention_id) WHERE rating IS NOT NULL GROUP BY batch_id
        HAVING least(count(*) FILTER (compound <= -$clear), count(*) FILTER (compound >= $clear)) >= $fewest
            AND complaints - praise >= $gap
        """,
        {"fewest": _FEWEST, "gap": _LEAST_GAP, "clear": _CLEAR},
    ).fetchall()
    means = {number: (complaints, praise) for number, complaints, praise in rows}
    told: dict[str, list[str]] = {}
    for turned in imports(inbox, store, list(means)) if means else ():
        told.setdefault(turned.provider, []).append(_said(turned, *means[turned.number]))
    return told


def _said(turned: Imported, complaints: float, praise: float) -> str:
    return (
        f"The marks of import {turned.number}, {turned.held()}, say the opposite of its words: {complaints:.0%} of the "
        f"best on average where people complain, {praise:.0%} where they praise. If 1 is the best mark there, say so "
        "in the header of that column, such as `Score (1 = best, 5 = worst)`, and import it again with --replace."
    )
