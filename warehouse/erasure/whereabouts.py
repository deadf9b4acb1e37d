"""Where is what a person asks to have removed? By author, by id, or by words."""

from collections.abc import Callable, Iterable, Iterator

from warehouse.store import Connection, cursor_of


def by_item_id(inbox: Connection, item_id: str, source: str | None = None) -> list[int]:
    """Find mentions by the id of the item, or of one of its versions, at its source."""
    rows = inbox.execute(
        """
        SELECT mention_id FROM raw_item JOIN batch USING (batch_id)
        WHERE item_id = $item_id AND ($source IS NULL OR source = $source)
        UNION
        SELECT mention_id FROM match
        WHERE (item_id = $item_id OR version_id = $item_id) AND ($source IS NULL OR source = $source)
        """,
        {"item_id": item_id, "source": source},
    ).fetchall()
    return [number for (number,) in rows]


def by_voices(store: Connection, voices: Iterable[tuple[str, int]]) -> list[int]:
    """Find mentions by the voice numbers of an author, each with its source."""
    found: list[int] = []
    for source, number in voices:
        rows = store.execute(
            "SELECT mention_id FROM mention WHERE source = $source AND voice = $voice",
            {"source": source, "voice": number},
        ).fetchall()
        found += [mention for (mention,) in rows]
    return found


def by_text(store: Connection, words: Iterable[str]) -> list[int]:
    """Find mentions whose redacted text holds one of the given words; case does not matter."""
    found: list[int] = []
    for text in words:
        rows = store.execute(
            "SELECT mention_id FROM mention WHERE contains(lower(text), lower($text))", {"text": text}
        ).fetchall()
        found += [mention for (mention,) in rows]
    return found


def payloads(inbox: Connection, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, int, bytes]]:
    """Read the payloads that are kept, with source and mention, of the sources that are wanted."""
    cursor = cursor_of(inbox)
    cursor.execute("SELECT source, mention_id, body FROM raw_item JOIN batch USING (batch_id) WHERE body IS NOT NULL")
    while rows := cursor.fetchmany(1_000):
        yield from ((source, number, bytes(body)) for source, number, body in rows if is_wanted(source))
