"""A view takes over columns of tables, but DuckDB does not take over what they say: this does."""

from warehouse.store import Connection

# Where a column of a view that says nothing of its own is looked up, in this order.
_TABLES = ("mention", "mention_theme", "day_rollup")
_BARE = """
WITH named AS MATERIALIZED (  -- once: DuckDB works out each view of every file that is attached
    SELECT table_name, column_name, comment FROM duckdb_columns()
    WHERE database_name = current_database() AND NOT internal
)
SELECT v.table_name, v.column_name, t.comment
FROM named AS v
JOIN duckdb_views() AS view ON view.database_name = current_database() AND view.view_name = v.table_name
JOIN named AS t ON t.column_name = v.column_name
WHERE NOT view.internal AND v.comment IS NULL AND list_contains($tables, t.table_name)
QUALIFY row_number() OVER (
    PARTITION BY v.table_name, v.column_name ORDER BY list_position($tables, t.table_name)
) = 1
"""


def describe_views(con: Connection) -> None:
    """Give each column of a view that says nothing the words of the table's column of that name."""
    for view, column, words in con.execute(_BARE, {"tables": list(_TABLES)}).fetchall():
        said = words.replace("'", "''")
        con.execute(f"COMMENT ON COLUMN {view}.{column} IS '{said}'")
