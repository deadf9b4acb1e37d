"""What people do about labels and quotations stands in the trail with who did it."""

from datetime import date

import pandas as pd

from config.home import Home
from warehouse.desk.audit import Sample, judge, keep_sample
from warehouse.desk.paraphrase import paraphrase
from warehouse.desk.tables import read_table
from warehouse.store import Connection, writing


def entries(con: Connection) -> list[tuple[str, str, str]]:
    newest_first = read_table(con, "audit_trail")[["person", "deed", "subject"]]
    return list(newest_first[::-1].itertuples(index=False, name=None))


def test_a_sample_and_its_judgements_are_in_the_trail(home: Home) -> None:
    day = date(2026, 3, 29)
    items = pd.DataFrame(
        {
            "position": [1, 2], "mention_id": [7, 8], "source": "survey", "stratum": "survey", "stratum_mentions": 2,
            "sentiment": "negative", "themes": [[], []], "is_about_care": True,
        }
    )  # fmt: skip
    with writing(home, "desk", "a test") as con:
        number = keep_sample(con, Sample("riverside", None, None, day, day, "a snapshot", 7), items, "ann")
        judge(con, 7, "positive", ["billing"], "ben", None)
        assert entries(con) == [
            ("ann", "drew a sample of 2", f"sample {number}"),
            ("ben", "judged the labels of", "mention 7"),
        ]


def test_a_paraphrase_is_in_the_trail(home: Home) -> None:
    with writing(home, "desk", "a test") as con:
        paraphrase(con, 7, "Somebody felt ignored at the front desk", "Nobody looked up when I came in", "ann")
        assert entries(con) == [("ann", "paraphrased", "mention 7")]
