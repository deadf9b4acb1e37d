"""Invented mentions, for the tests of the warehouse and of the screens."""

from datetime import datetime, timedelta
from typing import Any

from config.home import Home
from config.settings import Settings
from warehouse import inbox
from warehouse.admit import Admitted, admit
from warehouse.mention import Mention, mention_id
from warehouse.store import writing
from warehouse.voice import read_key


def mention(number: int = 0, **changes: Any) -> Mention:
    """One invented survey answer; `number` makes it another one, an hour later."""
    values: dict[str, Any] = {
        "source": "survey",
        "item_id": f"row-{number}",
        "provider": "riverside",
        "created_at": datetime(2026, 3, 2, 12) + timedelta(hours=number),
        "text": f"The waiting room was calm on visit {number}",
        "site": "north",
        "author": f"writer-{number}",
        "question": "What was good?",
        "rating": 0.75,
    }
    return Mention(**(values | changes))


def store_mentions(home: Home, settings: Settings, mentions: list[Mention]) -> Admitted:
    """Land and admit mentions as an import does."""
    source = mentions[0].source
    with writing(home, "inbox", "a test") as con:
        batch = inbox.land(
            con,
            provider="riverside",
            source=source,
            origin="invented.csv",
            options={},
            rejected=0,
            items=[inbox.RawItem(mention_id(m.provider, m.source, m.item_id), m.item_id, b"{}") for m in mentions],
            is_file=True,
        )
    with writing(home, "store", "a test") as con:
        return admit(con, mentions, batch=batch, key=read_key(home.key), settings=settings)
