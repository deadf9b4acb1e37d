"""An example notebook for the analyst: opens the current snapshot, asks it, draws three charts."""

import json
from pathlib import Path
from typing import Any

_CELLS = (
    (
        "markdown",
        "# What patients say\n\nThis notebook asks a snapshot that heed published. It is personal data: for named "
        "analysts of the organisation only. Change the path below, then run all cells.\n\nIt needs `duckdb` 1.5 or "
        "later, `pandas` and `plotly`. More questions are in heed's `docs/analyst.md`.",
    ),
    (
        "code",
        "from pathlib import Path\n\nimport duckdb\nimport plotly.express as px\n\nhome = Path({home})\n"
        'published = home / "published"\nsnapshot = published / (published / "CURRENT").read_text().strip()\n'
        "con = duckdb.connect(str(snapshot), read_only=True)\n"
        'con.sql("SELECT fact, value FROM about").df()',
    ),
    ("markdown", "## What there is\n\nEvery table, view and column says what it holds."),
    (
        "code",
        'con.sql("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal").df()',
    ),
    ("markdown", "## Complaints, month by month\n\nA share of fewer than 10 mentions is not told (NULL)."),
    (
        "code",
        'months = con.sql("""\n    SELECT date_trunc(\'month\', day)::DATE AS month, sum(scored)::BIGINT AS scored,\n'
        "        safe_share(sum(negative + mixed), sum(scored)) AS complaint_share\n"
        '    FROM day_rollup GROUP BY month ORDER BY month\n""").df()\n'
        'trend = px.line(months, x="month", y="complaint_share", markers=True, hover_data=["scored"])\ntrend',
    ),
    ("markdown", "## Themes of the last twelve months"),
    (
        "code",
        'themes = con.sql("""\n    SELECT theme, sum(complaints)::BIGINT AS complaints, sum(praise)::BIGINT AS praise\n'
        "    FROM monthly_themes\n"
        "    WHERE month > (SELECT max(month) FROM monthly_themes) - INTERVAL 12 MONTH\n"
        '    GROUP BY theme ORDER BY complaints DESC LIMIT 15\n""").df()\n'
        'bars = px.bar(themes, x="complaints", y="theme", orientation="h")\nbars',
    ),
    ("markdown", "## Places\n\nPlaces differ in who writes: this is no ranking and no target."),
    (
        "code",
        'places = con.sql("""\n    SELECT coalesce(site.title, \'not known\') AS place,\n'
        "        sum(scored)::BIGINT AS scored,\n"
        "        safe_share(sum(negative + mixed), sum(scored)) AS complaint_share\n"
        '    FROM day_rollup LEFT JOIN site USING (provider, site) GROUP BY 1 ORDER BY 1\n""").df()\n'
        'dots = px.scatter(places, x="complaint_share", y="place", size="scored")\ndots',
    ),
    ("markdown", "## Which labellers gave the labels"),
    (
        "code",
        'con.sql("""\n    SELECT labeller, version, count(DISTINCT mention_id) AS mentions\n'
        '    FROM label GROUP BY ALL ORDER BY labeller\n""").df()',
    ),
)


def notebook(home: Path) -> dict[str, Any]:
    """Give the notebook, in nbformat 4.5.

    Args:
        home: The data folder whose snapshot it opens.
    """
    cells = [_cell(number, kind, source, home) for number, (kind, source) in enumerate(_CELLS, start=1)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write_notebook(home: Path, path: Path) -> None:
    """Write the notebook to a file that does not exist yet.

    Raises:
        FileExistsError: if it does, since it may hold somebody's work.
    """
    with path.open("x", encoding="utf-8") as file:
        json.dump(notebook(home), file, indent=1)
        file.write("\n")


def _cell(number: int, kind: str, source: str, home: Path) -> dict[str, Any]:
    lines = source.replace("{home}", repr(str(home.resolve()))).splitlines(keepends=True)
    cell: dict[str, Any] = {"cell_type": kind, "id": f"heed-{number}", "metadata": {}, "source": lines}
    return cell if kind == "markdown" else {**cell, "execution_count": None, "outputs": []}
