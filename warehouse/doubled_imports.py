"""Did two files bring the same answers? Another export of them has other names of columns, or no ids."""

from warehouse.imports import Imported, imports
from warehouse.store import Connection

# Short answers are often alike by chance; the same long ones, many of them, within days, are one export twice.
_FEWEST_LETTERS = 40
_FEWEST = 10
_LEAST_SHARE = 0.5
_DAYS_APART = 28


def doubled_imports(inbox: Connection, store: Connection, only: int | None = None) -> dict[str, list[str]]:
    """Say by provider of each imported file that at least half of its longer answers came word for word before.

    Told from ten such answers on, each from a file of less than a month's distance in its days. Nothing is changed by
    it: people may say the same, and a person knows what was exported.

    Args:
        inbox: Where the files are known.
        store: Where their answers are.
        only: Number of the one import to look at; else all.
    """
    files = {file.number: file for file in imports(inbox, store)}
    rows = store.execute(
        """
        WITH
        said AS (
            SELECT
                batch_id, provider, hash(text) AS words, count(*) AS answers,
                min(day) - $days AS first_day, max(day) AS last_day
            FROM mention
            WHERE batch_id IN (SELECT unnest($files::BIGINT[])) AND length(text) >= $letters
            GROUP BY batch_id, provider, words
        ),
        sizes AS (SELECT batch_id, sum(answers) AS answers FROM said GROUP BY batch_id)
        SELECT later.batch_id, earlier.batch_id, sum(later.answers) AS same
        FROM said AS later JOIN said AS earlier USING (provider, words) JOIN sizes ON sizes.batch_id = later.batch_id
        WHERE earlier.batch_id < later.batch_id AND later.batch_id = coalesce($only, later.batch_id)
            AND later.first_day <= earlier.last_day AND earlier.first_day <= later.last_day
        GROUP BY later.batch_id, earlier.batch_id, sizes.answers
        HAVING same >= $fewest AND same >= $share * sizes.answers
        ORDER BY later.batch_id, same DESC, earlier.batch_id
        """,
        {
            "files": list(files), "letters": _FEWEST_LETTERS, "days": _DAYS_APART, "fewest": _FEWEST,
            "share": _LEAST_SHARE, "only": only,
        },
    ).fetchall()  # fmt: skip
    told: dict[str, list[str]] = {}
    for later, earlier, same in {row[0]: row for row in reversed(rows)}.values():
        told.setdefault(files[later].provider, []).append(_said(files[later], files[earlier], same))
    return told


def _said(later: Imported, earlier: Imported, same: int) -> str:
    return (
        f"Import {later.number}, {later.held()}, brought {same:,} answers word for word as import {earlier.number}, "
        f"{earlier.origin}, did: they count twice. If it is the same export in another form, "
        f"`heed forget --import {later.number}` takes it back."
    )
