"""Themes that people made of topics: who made them, when, and the phrases that they are learnt from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from config.errors import HeedError
from config.own_theme import LONGEST_TITLE, OwnTheme, checked, distinct_phrases, enough, name_of
from config.settings import Settings
from warehouse.desk import audit_trail
from warehouse.desk.edit import Edit, save
from warehouse.erasure.traces import REMOVED
from warehouse.store import Connection, transaction

ORIGIN = "the desk"


@dataclass(frozen=True)
class MadeTheme:
    """One theme that stands at the desk.

    Attributes:
        theme_id: Its number.
        theme: The theme, with the examples that are left: those of erased mentions are gone.
        topic_id: The topic that it was made of.
        version: Version of its row.
        changed_by: Who made it.
        changed_at: When, naive UTC.
    """

    theme_id: int
    theme: OwnTheme
    topic_id: int | None
    version: int
    changed_by: str
    changed_at: datetime


def made_themes(con: Connection) -> list[MadeTheme]:
    """Read the themes that stand, in the order in which they were made."""
    rows = con.execute(
        """
        SELECT theme_id, name, title, meaning, topic_id, version, changed_by, changed_at,
            coalesce(list(phrase ORDER BY phrase) FILTER (phrase IS NOT NULL AND phrase <> $removed), [])
        FROM own_theme LEFT JOIN own_theme_example USING (theme_id) WHERE NOT is_withdrawn
        GROUP BY ALL ORDER BY theme_id
        """,
        {"removed": REMOVED},
    ).fetchall()
    return [
        MadeTheme(number, OwnTheme(name, title, meaning, tuple(phrases), origin=ORIGIN), topic, version, who, at)
        for number, name, title, meaning, topic, version, who, at, phrases in rows
    ]


def make_theme(
    con: Connection,
    settings: Settings,
    title: str,
    meaning: str,
    phrases: Mapping[str, int | None],
    topic_id: int | None,
    person: str,
) -> str:
    """Make a theme of the phrases that a person confirmed; it is looked for from the next analysis on.

    Args:
        con: The desk.
        settings: The settings, whose own themes it must differ from.
        title: What it is called.
        meaning: What belongs to it, in one line.
        phrases: Example phrase to the mention that it was taken from; None where a person wrote it.
        topic_id: The topic that it is made of.
        person: Who decides.

    Returns:
        Its short name.

    Raises:
        HeedError: if it has no title or meaning, too few examples, or is called like another theme; or if one stands
            that was made of the topic before.
    """
    title, meaning = " ".join(title.split()), " ".join(meaning.split())
    if not title or not meaning:
        raise HeedError("A theme needs a title and a meaning in one line: write both.")
    if len(title) > LONGEST_TITLE:
        raise HeedError(f"A title of a theme has at most {LONGEST_TITLE} letters; this has {len(title)}.")
    examples = enough(f"The theme {title!r}", distinct_phrases(phrases))
    made = OwnTheme(name_of(title), title, meaning, examples, origin="the new theme")
    taken_from = {" ".join(phrase.split()).casefold(): number for phrase, number in phrases.items()}
    with transaction(con):
        standing = made_themes(con)
        _require_none_of(standing, topic_id, "Not made")
        checked([*settings.own_themes, *(held.theme for held in standing), made])
        number = con.execute(
            "INSERT INTO own_theme (name, title, meaning, topic_id, is_withdrawn, version, changed_by, changed_at) "
            "VALUES ($name, $title, $meaning, $topic, false, 1, $person, $at) RETURNING theme_id",
            {
                "name": made.name,
                "title": title,
                "meaning": meaning,
                "topic": topic_id,
                "person": person,
                "at": datetime.now(UTC).replace(tzinfo=None),
            },
        ).fetchall()[0][0]
        con.executemany(
            "INSERT INTO own_theme_example VALUES (?, ?, ?)",
            [(number, phrase, taken_from.get(phrase.casefold())) for phrase in examples],
        )
        audit_trail.add(con, person, f"made it the theme {made.name}", f"topic_decision {topic_id}")
    return made.name


def _require_none_of(standing: Iterable[MadeTheme], topic_id: int | None, so: str) -> None:
    """Refuse a second theme of one topic: the topic's page would show one of them only."""
    for held in standing:
        if topic_id is not None and held.topic_id == topic_id:
            at = f"{held.changed_at:%H:%M} UTC on {held.changed_at:%Y-%m-%d}"
            raise HeedError(f"{so}: {held.changed_by} made a theme of this topic at {at}, “{held.theme.title}”.")


def withdraw_theme(con: Connection, theme_id: int, expected_version: int, person: str) -> Edit:
    """Take a theme back: it is counted no more from the next publication on; what was labelled stays in the store."""
    return save(con, "own_theme", theme_id, {"is_withdrawn": True}, expected_version, person, "withdrew the theme")


def restore_theme(con: Connection, settings: Settings, theme_id: int, expected_version: int, person: str) -> Edit:
    """Let a theme that was withdrawn be counted again, with the examples it had.

    Raises:
        HeedError: if another theme is called like it by now, or was made of its topic.
    """
    found = con.execute(
        "SELECT name, title, meaning, topic_id FROM own_theme WHERE theme_id = $id", {"id": theme_id}
    ).fetchall()
    name, title, meaning, topic_id = found[0]
    examples = con.execute("SELECT phrase FROM own_theme_example WHERE theme_id = $id", {"id": theme_id}).fetchall()
    kept = tuple(phrase for (phrase,) in examples if phrase is not None and phrase != REMOVED)
    restored = OwnTheme(name, title, meaning, kept, origin="the theme that was withdrawn")
    others = [held for held in made_themes(con) if held.theme_id != theme_id]
    _require_none_of(others, topic_id, "Not changed")
    checked([*settings.own_themes, *(held.theme for held in others), restored])
    return save(
        con, "own_theme", theme_id, {"is_withdrawn": False}, expected_version, person, "let the theme count again"
    )
