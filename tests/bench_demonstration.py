"""Compare the sentiment found in the demonstration with the one meant: `python -m tests.bench_demonstration FOLDER`."""

import sys
import tempfile
from pathlib import Path

import pandas as pd

from collectors.demonstration import write
from config.home import Home
from warehouse.ask import ask_sql
from warehouse.mention import mention_id

_COMPLAINS = ("negative", "mixed")


def main(folder: str) -> None:
    """Print how often the sentiment is that which was meant, how many complain, and the commonest errors."""
    found = ask_sql(
        Home(Path(folder)),
        "SELECT mention_id, source, sentiment::VARCHAR AS found, is_urgent FROM mention WHERE is_scored",
    )
    with tempfile.TemporaryDirectory() as files:
        truth = write(Path(files))
    meant = {mention_id(truth.provider, *key): label.sentiment for key, label in truth.labels.items()}
    found["meant"] = found["mention_id"].map(meant)
    is_right = found["found"] == found["meant"]
    lines = [
        f"{len(found):,} mentions, right in {is_right.mean():.3f}: "
        + ", ".join(f"{source} {share:.3f}" for source, share in is_right.groupby(found["source"]).mean().items()),
        f"complain: {found['found'].isin(_COMPLAINS).mean():.3f}, meant {found['meant'].isin(_COMPLAINS).mean():.3f}; "
        f"flagged as urgent: {found['is_urgent'].mean():.3f}",
        pd.crosstab(found["meant"], found["found"]).to_string(),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
