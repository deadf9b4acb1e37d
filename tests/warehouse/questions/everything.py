"""What every question can be asked with."""

from datetime import date
from typing import Any

from tests.dashboard.invented import LAST_DAY

EVERYTHING: dict[str, Any] = {
    "provider": "riverside", "sites": None, "sources": None, "first_day": date(2025, 1, 1), "last_day": LAST_DAY,
    "before_first_day": date(2025, 1, 1), "before_last_day": date(2025, 9, 1), "themes": ["phone_contact", "billing"],
    "theme": None, "kind": "safety", "sentiments": None, "is_complex": False,
    "limit": 50, "offset": 0, "code_1": 1, "code_2": 2, "code_3": 3, "code_4": 4,
    "mention_ids": [1, 2], "mention_id": 7, "seed": "7", "topic_id": 0, "topic_ids": [0, 1],
    "merged": [1], "merged_into": [0],
    "runs": ["clinic all morning and nobody picked"], "rarest": ["picked"], "words": ["picked"],
    "themes_since": date(2025, 1, 1), "profile": "k10",
}  # fmt: skip

CHOSEN = """provider = $provider AND day BETWEEN $first_day AND $last_day AND NOT is_repost AND is_about_care
    AND ($sites IS NULL OR list_contains($sites::VARCHAR[], site))
    AND ($sources IS NULL OR list_contains($sources::VARCHAR[], source))"""
"""The mentions that are asked for, in SQL."""
