"""Audits: samples that were drawn, and what people say the labels should be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd

from config.errors import HeedError
from warehouse.desk import audit_trail
from warehouse.store import Connection, transaction


class DrawnMeanwhileError(HeedError):
    """A mention that was judged with the machine's labels in view is of a sample by now, which is judged blind."""


@dataclass(frozen=True)
class Sample:
    """What a sample was drawn from.

    Attributes:
        provider: Organisation.
        sites: Short names of its places; None for all.
        sources: Sources; None for all.
        first_day: First local day.
        last_day: Last local day.
        snapshot: Name of the snapshot that held the labels.
        seed: What decided the draw.
    """

    provider: str
    sites: list[str] | None
    sources: list[str] | None
    first_day: date
    last_day: date
    snapshot: str
    seed: int


def keep_sample(con: Connection, sample: Sample, items: pd.DataFrame, person: str) -> int:
    """Keep a sample with what the labellers said; its mentions are for testing from now on and never trained on.

    Args:
        con: The desk.
        sample: What it was drawn from.
        items: position, mention_id, source, stratum, stratum_mentions, sentiment, themes, is_about_care.
        person: Who drew it.

    Returns:
        Its number.

    Raises:
        HeedError: if it is empty.
    """
    if items.empty:
        raise HeedError("There is no mention to draw with these filters: choose a longer period or more sites.")
    given = {**vars(sample), "person": person, "at": datetime.now(UTC).replace(tzinfo=None)}
    with transaction(con):
        number = int(con.execute("SELECT coalesce(max(sample_id), 0) + 1 FROM audit_sample").fetchall()[0][0])
        con.execute(
            "INSERT INTO audit_sample VALUES ($number, $provider, $sites, $sources, $first_day, $last_day, $snapshot, "
            "$seed, true, $person, $at)",
            {**given, "number": number},
        )
        con.register("drawn", items)
        con.execute(
            "INSERT INTO audit_item SELECT $number, position, mention_id, source, stratum, stratum_mentions, "
            "sentiment, themes, is_about_care FROM drawn",
            {"number": number},
        )
        con.unregister("drawn")
        audit_trail.add(con, person, f"drew a sample of {len(items)}", f"sample {number}")
    return number


def judge(
    con: Connection,
    mention_id: int,
    sentiment: str,
    themes: Sequence[str],
    person: str,
    seen_at: datetime | None,
    is_blind: bool = True,
) -> str:
    """Note what a person says the labels of a mention should be, unless somebody else judged it meanwhile.

    A mention of any sample is kept for testing, and judged blind only; every other may train.

    Args:
        con: The desk.
        mention_id: The mention.
        sentiment: negative, mixed, neutral or positive.
        themes: Names of themes; none stands as `none`.
        person: Who judges.
        seen_at: When the judgement was made that they know of, as `judged_at` gives it; None for none.
        is_blind: Whether they saw nothing of what the machine says of it.

    Returns:
        Who judged it meanwhile, so that it was not noted; empty where nobody did.

    Raises:
        DrawnMeanwhileError: if it is of a sample and was not judged blind.
    """
    at = datetime.now(UTC).replace(tzinfo=None)
    with transaction(con):
        at_last, by = _newest(con, mention_id)
        if at_last != seen_at:
            return by
        is_test = con.execute("SELECT 1 FROM audit_item WHERE mention_id = $id", {"id": mention_id}).fetchone()
        if is_test and not is_blind:
            raise DrawnMeanwhileError(
                "it was drawn for a sample meanwhile, whose mentions are judged without the machine's labels in view."
            )
        rows = [("sentiment", sentiment), *(("theme", theme) for theme in dict.fromkeys(themes or ["none"]))]
        purpose = "test" if is_test else "training"
        for labeller, label in rows:
            con.execute(
                "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?)", [mention_id, labeller, label, person, at, purpose]
            )
        audit_trail.add(con, person, "judged the labels of", f"mention {mention_id}")
    return ""


def judged_at(con: Connection, mention_id: int) -> datetime | None:
    """Give when a mention was judged last, naive UTC; None where nobody did."""
    return _newest(con, mention_id)[0]


def _newest(con: Connection, mention_id: int) -> tuple[datetime | None, str]:
    found = con.execute(
        "SELECT max(corrected_at), arg_max(corrected_by, corrected_at) FROM correction WHERE mention_id = $id",
        {"id": mention_id},
    ).fetchall()
    return found[0][0], str(found[0][1])


def judgements(con: Connection, purpose: str) -> pd.DataFrame:
    """Give the newest judgement of each mention: mention_id, sentiment, themes, corrected_by, corrected_at.

    Args:
        con: The desk.
        purpose: `test` for the mentions of samples, `training` for all others.
    """
    return con.execute(
        """
        WITH newest AS (
            SELECT mention_id, labeller, label, corrected_by, corrected_at FROM correction
            QUALIFY corrected_at = max(corrected_at) OVER (PARTITION BY mention_id, labeller)
        )
        SELECT
            mention_id, any_value(label) FILTER (labeller = 'sentiment') AS sentiment,
            coalesce(list(label ORDER BY label) FILTER (labeller = 'theme' AND label <> 'none'), []) AS themes,
            any_value(corrected_by) AS corrected_by, max(corrected_at) AS corrected_at
        FROM newest
        WHERE (mention_id IN (SELECT mention_id FROM audit_item)) = ($purpose = 'test')
        GROUP BY mention_id
        HAVING sentiment IS NOT NULL
        ORDER BY mention_id
        """,
        {"purpose": purpose},
    ).df()
