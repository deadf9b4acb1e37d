"""What a person says instead of quoting a mention: the only way in which a post is told at length outside."""

from datetime import UTC, datetime

from config.errors import HeedError
from warehouse.desk import audit_trail
from warehouse.quotes import checked_paraphrase
from warehouse.store import Connection, transaction


def paraphrase(con: Connection, mention_id: int, words: str, original: str | None, person: str) -> str:
    """Keep a paraphrase of a mention; a former one is replaced.

    Args:
        con: The desk.
        mention_id: What it stands for.
        words: What the person wrote.
        original: The redacted text of the mention; None where there is none any more.
        person: Who wrote it.

    Returns:
        It as it was kept.

    Raises:
        HeedError: if there is no text to compare it with, or it is too like it, or names somebody.
    """
    if original is None:
        raise HeedError(f"There is no text of mention {mention_id} to paraphrase.")
    kept = checked_paraphrase(words, original)
    with transaction(con):
        con.execute(
            "INSERT OR REPLACE INTO paraphrase VALUES ($mention_id, $words, $person, $at)",
            {
                "mention_id": mention_id,
                "words": kept,
                "person": person,
                "at": datetime.now(UTC).replace(tzinfo=None),
            },
        )
        audit_trail.add(con, person, "paraphrased", f"mention {mention_id}")
    return kept
