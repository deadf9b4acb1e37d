"""Draw the tables of a snapshot into docs/analyst.md; a test compares the picture with a snapshot.

`python -m tests.catalogue HOME` draws it anew from the current snapshot of a data folder.
"""

import sys
from pathlib import Path

import duckdb

ANALYST = Path(__file__).parents[1] / "docs" / "analyst.md"
_BEGIN, _END = "<!-- picture: `python -m tests.catalogue` draws it from a snapshot -->", "<!-- end of picture -->"
# (one, many, the columns that lead from many to one); a test looks for rows of `many` that lead nowhere.
RELATIONS = (
    ("provider", "mention", ("provider",)),
    ("provider", "site", ("provider",)),
    ("provider", "action", ("provider",)),
    ("site", "mention", ("provider", "site")),
    ("source", "mention", ("source",)),
    ("mention", "mention_theme", ("mention_id",)),
    ("theme", "mention_theme", ("theme",)),
    ("mention", "opinion", ("mention_id",)),
    ("theme", "opinion", ("theme",)),
    ("mention", "label", ("mention_id",)),
    ("labeller", "label", ("labeller", "version")),
    ("mention", "token", ("mention_id",)),
    ("mention", "meaning", ("mention_id",)),
    ("topic", "mention", ("topic_id",)),
    ("theme", "action", ("theme",)),
    ("theme", "complaint_rollup", ("theme",)),
    ("source", "day_rollup", ("source",)),
    ("source", "sentiment_rollup", ("source",)),
    ("source", "collecting", ("source",)),
    ("source", "gap", ("source",)),
    ("provider", "batch", ("provider",)),
    ("provider", "voice_rollup", ("provider",)),
    ("theme", "voice_day_rollup", ("theme",)),
    ("provider", "return_rollup", ("provider",)),
    ("theme", "theme_return_rollup", ("theme",)),
    ("provider", "rating_rollup", ("provider",)),
    ("provider", "quarter_rollup", ("provider",)),
    ("provider", "leaving_cell", ("provider",)),
    ("source", "heard_rollup", ("source",)),
    ("source", "language_rollup", ("source",)),
    ("topic", "topic_rollup", ("topic_id",)),
    ("topic", "topic_voice_rollup", ("topic_id",)),
    ("topic", "topic_example", ("topic_id",)),
    ("mention", "topic_example", ("mention_id",)),
    ("source", "worded_outlier", ("source",)),
    ("theme", "theme_rollup", ("theme",)),
    ("source", "source_rollup", ("source",)),
    ("source", "question_rollup", ("source",)),
    ("source", "asked_rollup", ("source",)),
    ("provider", "provider_rollup", ("provider",)),
    ("site", "site_rollup", ("provider", "site")),
    ("labeller", "version_rollup", ("labeller", "version")),
    ("mention", "urgent", ("mention_id",)),
    ("mention", "complaint_example", ("mention_id",)),
    ("theme", "complaint_example", ("theme",)),
    ("mention", "quotable_example", ("mention_id",)),
    ("mention", "praise_example", ("mention_id",)),
    ("provider", "audit", ("provider",)),
    ("theme", "theme_owner", ("theme",)),
    ("mention", "complex_mention", ("mention_id",)),
)


def picture(con: duckdb.DuckDBPyConnection) -> str:
    """Draw tables, their columns and what leads where, as a Mermaid diagram."""
    rows = con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "AND table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY table_name, column_index"
    ).fetchall()
    keys = {
        (table, column)
        for table, columns in con.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
        for column in columns
    }
    lines = ["```mermaid", "erDiagram"]
    lines += [f'    {one} ||--o{{ {many} : "{" ".join(columns)}"' for one, many, columns in RELATIONS]
    last = ""
    for table, column, kind in rows:
        if table != last:
            lines += ["    }"] if last else []
            lines.append(f"    {table} {{")
            last = table
        word = "sentiment" if kind.startswith("ENUM") else kind.lower().replace("[]", "_list")
        lines.append(f"        {word} {column}{' PK' if (table, column) in keys else ''}")
    return "\n".join([*lines, "    }", "```"])


def drawn(page: str) -> str:
    """Cut the picture out of the page."""
    return page.split(_BEGIN)[1].split(_END)[0].strip()


def main(home: Path) -> None:
    """Draw the picture of a data folder's current snapshot into the page."""
    snapshot = home / "published" / (home / "published" / "CURRENT").read_text("utf-8").strip()
    with duckdb.connect(str(snapshot), read_only=True) as con:
        made = picture(con)
    before, rest = ANALYST.read_text("utf-8").split(_BEGIN)
    after = rest.split(_END)[1]
    ANALYST.write_text(f"{before}{_BEGIN}\n\n{made}\n\n{_END}{after}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
