"""How long 1,000,000 mentions take to CSV and to Parquet, and how much memory; `make bench` asks this too.

`python -m tests.bench_export ROWS` prints the same. The mentions are made by DuckDB's range() in a published snapshot.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.dashboard.invented import empty_home
from warehouse.duck import connect
from warehouse.publish import current_snapshot

ROWS = 1_000_000
Timed = Callable[..., tuple[float, float]]
# Words of 40 kinds in an order that does not repeat, about 130 characters, as long as a survey answer.
_MENTIONS = """
INSERT INTO mention BY NAME
SELECT n AS mention_id, 'riverside' AS provider, ['north', 'south', 'east'][1 + n % 3] AS site, 'survey' AS source,
    TIMESTAMP '2024-01-01' + to_minutes(n) AS created_at, created_at AS admitted_at, created_at::DATE AS day,
    date_trunc('week', created_at)::DATE AS week, n % 300_000 AS voice, 'What could we do better?' AS question,
    (n % 5) / 4 AS rating, false AS is_repost, 0 AS copies, 'en' AS language, true AS is_scored, sin(n) AS compound,
    ['negative', 'mixed', 'neutral', 'positive'][1 + n % 4]::sentiment AS sentiment, 0.5 + 0.5 * abs(cos(n)) AS
    sentiment_probability, (n % 4)::UTINYINT AS severity, [] AS urgency, n % 4 = 3 AS is_urgent,
    [] AS urgency_in_words,
    true AS is_about_care, false AS is_claim, [['waiting_time', 'reception'][1 + n % 2]] AS themes,
    array_to_string([word_of(hash(n + 7 * k) % 40) for k in range(22)], ' ') AS text
FROM range($rows) AS made(n)
"""
# The export looks here for whom and which days there are.
_DAYS = """
INSERT INTO day_rollup
SELECT day, week, provider, site, source, count(*), count(*), 0, 0, 0, 0 FROM mention GROUP BY ALL;
UPDATE provider_rollup
SET first_day = made.first_day, last_day = made.last_day, mentions = made.mentions, scored = made.mentions
FROM (SELECT min(day) AS first_day, max(day) AS last_day, count(*) AS mentions FROM mention) AS made
"""


def measure(timed: Timed, rows: int = ROWS) -> list[tuple[str, str, float, float]]:
    """Export that many mentions to each kind of file.

    Args:
        timed: Takes a data folder and a command, gives seconds and peak megabytes.
        rows: How many mentions.

    Returns:
        Rows of the table in docs/speed.md.
    """
    found = []
    with tempfile.TemporaryDirectory() as folder:
        home = empty_home(Path(folder))
        snapshot = current_snapshot(home)
        assert snapshot is not None
        with connect(snapshot) as con:
            con.execute("CREATE TEMP MACRO word_of(n) AS chr((97 + n % 26)::INTEGER) || repeat('e', (n % 7)::INTEGER)")
            con.execute(_MENTIONS, {"rows": rows})
            con.execute(_DAYS)
        for ending in ("csv", "parquet"):
            file = Path(folder) / f"rows.{ending}"
            seconds, peak = timed(home.path, "export", "mentions", str(file))
            found.append(
                ("export mentions", f"{rows:,} rows, {file.stat().st_size / 1e6:,.0f} MB {ending}", seconds, peak)
            )
    return found


if __name__ == "__main__":
    from tests.bench import _timed

    for row in measure(_timed, int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        sys.stdout.write(f"{row}\n")
