"""No snapshot is published whose parts do not agree."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from config.settings import load_settings
from warehouse import publish as publishing

_BROKEN = {
    "DELETE FROM mention WHERE mention_id = (SELECT max(mention_id) FROM mention)": "the store 300",
    "UPDATE day_rollup SET mentions = mentions + 1 WHERE rowid = 0": "the days add up to",
    "UPDATE sentiment_rollup SET mentions = mentions + 1 WHERE rowid = 0": "the sentiments to be read add up to",
    "DELETE FROM quarter_rollup WHERE what = 'scored'": "the quarters add up to 0 scored mentions",
    "UPDATE rating_rollup SET rating_sum = ratings + 1": "a mean rating lies outside 0-1",
    "UPDATE day_rollup SET positive = positive + 1 WHERE rowid = 0": "the sentiments of a day do not add up",
    "UPDATE mention SET compound = 2 WHERE rowid = 0": "a compound outside -1..1",
    "UPDATE opinion SET stop = stop + 10000": "an opinion lies outside the text",
    "UPDATE mention_theme SET theme = 'unheard_of' WHERE rowid = 0": "a theme stands in no taxonomy: unheard_of",
    "UPDATE mention SET week = week + 1 WHERE rowid = 0": "a week is not a Monday",
    "UPDATE source SET may_display = false": "of a source that may not be displayed shows its text",
}


def test_every_promise_that_a_snapshot_breaks_is_a_reason_not_to_publish_it(
    invent: Callable[[int], Home], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = invent(300)
    scripts = shutil.copytree(publishing._SCRIPTS, tmp_path / "snapshot")
    (scripts / "4_spoilt.sql").write_text(";\n".join(_BROKEN), "utf-8")
    monkeypatch.setattr(publishing, "_SCRIPTS", scripts)
    with pytest.raises(HeedError) as told:
        publishing.publish(home, load_settings(home))
    reasons = str(told.value).split(": ", 1)[1].split("; ")
    for reason, expected in zip(reasons, _BROKEN.values(), strict=True):
        assert expected in reason
