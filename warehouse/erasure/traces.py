"""Where a mention can leave a trace: every table of the inbox, the store and the desk, and what erasing does to it.

A test compares this list with the files' own schema, so that a new table or column cannot be forgotten.
"""

from collections.abc import Mapping
from typing import Literal

Trace = Literal["mention", "mentions", "item", "stream", "bytes", "words", "none"]
"""What a column holds, and what erasing a mention does.

mention: number of a mention; the row goes.
mentions: a list of numbers of mentions; the number is taken out of it.
item: id of an item or of one of its versions at the source that the same row names; the row goes.
stream: name of a stream, which ends in the id of a thread; the row goes.
bytes: what a platform or file sent; `warehouse.erasure.erase` empties it.
words: words that people wrote or copied; a cell that quotes what is erased is replaced.
none: neither, although its name or type looks like it.
"""

REMOVED = "[removed: it quoted a mention that was erased]"

TRACES: Mapping[str, Mapping[str, Mapping[str, Trace]]] = {
    "inbox": {
        "batch": {"options": "none"},
        "raw_item": {"mention_id": "mention", "item_id": "none", "body": "bytes"},
        "column_mapping": {"mapping": "none"},
        "cursor": {"stream": "stream", "state": "none"},
        "ledger": {},
        "charged_item": {"item_hash": "none"},
        "match": {"mention_id": "mention", "item_id": "none"},
        "reject": {"item_id": "item", "reason": "none"},
        "gap": {},
        "pause": {"reason": "none"},
        "refused_credential": {"mark": "none"},
        "quarantine": {"body": "bytes"},
        "usage_check": {},
        "watch": {"mention_id": "mention"},
        "compliance_job": {},
        "gone_reference": {"item_id": "item", "reference_id": "item", "kind": "none", "reason": "none"},
        "tombstone": {"item_hash": "none", "reason": "none"},
        # Emptied when the erasure is finished: until then it is what the erasure has still to do.
        "erasure": {"mention_ids": "none", "needles": "none", "reason": "none", "counts": "none"},
    },
    "store": {
        "mention": {"mention_id": "mention", "text": "none", "voice": "none"},
        "labeller": {"figures": "none"},
        "label": {"mention_id": "mention"},
        "opinion": {"mention_id": "mention"},
        "revision": {"mention_id": "mention"},
        "topic_fit": {"mentions": "none", "note": "none", "model": "none"},
        "topic": {"title": "none", "keywords": "none", "examples": "mentions"},
        "topic_change": {"title": "none"},
        "batch": {},
        "alert": {
            "kinds": "none",
            "mentions": "none",
            "recent_voices": "none",
            "sentence": "none",
            "mention_ids": "mentions",
            "versions": "none",
        },
    },
    "desk": {
        "action": {"title": "words", "note": "words"},
        "audit_trail": {"person": "none", "subject": "none", "hash": "none"},
        "triage": {"mention_id": "mention", "note": "words", "reply": "words", "outcome": "none"},
        "draft": {"person": "none", "subject": "none", "mention_id": "mention", "content": "words"},
        "claim": {
            "mention_id": "mention",
            "note": "words",
            "finding": "none",
            "reference_title": "words",
            "reference_text": "words",
            "reference_url": "none",
        },
        "audit_sample": {"sites": "none", "sources": "none"},
        "audit_item": {"mention_id": "mention", "themes": "none", "stratum_mentions": "none"},
        "correction": {"mention_id": "mention"},
        "dismissal": {"note": "words", "reason": "none"},
        "rebase": {"reason": "words"},
        "saved_view": {"name": "words", "address": "words"},
        "notice": {"subject": "none"},
        "topic_decision": {"title": "words"},
        "own_theme": {"title": "words", "meaning": "words"},
        "own_theme_example": {"phrase": "words", "mention_id": "mention"},
        "theme_owner": {"owner": "words", "note": "words"},
        "paraphrase": {"mention_id": "mention", "words": "none"},
        "export": {"person": "none", "items": "none"},
        "exported_mention": {"mention_id": "mention"},
        "told_cell": {},
    },
}
"""By room, table and column; a column that is not named holds no mention, no words and no bytes."""
