"""An audit is blind and repeatable, says what it found, and keeps what it tested apart from what trains."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import heed
from analysis.audit import SENTIMENTS
from analysis.learning.examples import marks_of, read_examples
from config.home import Home
from config.settings import load_settings
from tests.dashboard.invented import unaudited
from tests.dashboard.looking import drawn, look, press, words
from warehouse import labels
from warehouse.desk.audit import judge
from warehouse.publish import publish
from warehouse.store import writing


def test_before_an_audit_the_screen_says_what_to_do(audit_home: Home) -> None:
    assert "Nobody has audited the labels yet" in words(look("audit"))


def test_a_sample_is_judged_blind_and_gives_figures_with_intervals(audit_home: Home) -> None:
    items = drawn(audit_home)
    assert items["source"].value_counts().to_dict() == {"survey": 50, "x": 50}
    app = look("audit", sample="1")
    first, second = (int(number) for number in items["mention_id"].head(2))
    assert "heed-negative" not in words(app)
    assert not any(f"</span> {felt}</span>" in words(app) for felt in ("negative", "mixed", "neutral", "positive"))
    app.radio(key=f"felt {first}").set_value("negative")
    app.checkbox(key=f"none {first}").check().run()
    press(app, "Save and go on")
    app.radio(key=f"felt {second}").set_value("positive")
    app.checkbox(key=f"none {second}").check().run()
    press(app, "Save and go on")
    shown = words(look("audit"))
    assert "2 of 100 judged" in shown
    assert "too few to rely on" in shown
    assert "Go on with sample 1: 2 of 100" in shown
    said = "2 of 100 mentions of an audit are judged: they count from the next publication on"
    assert said in shown
    assert said in words(look("complaints"))
    publish(audit_home, load_settings(audit_home))
    assert "from the next publication on" not in words(look("complaints"))


def judge_all(home: Home, felt: Mapping[str, str]) -> None:
    """Judge all that was drawn, by what the machine said of it."""
    items = drawn(home)
    with writing(home, "desk", "a test") as con:
        for item in items.to_dict("records"):
            judge(con, item["mention_id"], felt[item["sentiment"]], [], "a test", None)


def test_where_people_rule_out_the_share_of_the_machine_it_is_said_which_way_and_what_to_do(audit_home: Home) -> None:
    judge_all(audit_home, dict.fromkeys(SENTIMENTS, "negative"))
    shown = words(look("audit"))
    assert re.search(r"heed counts too few: \d+ complaints in 100, where people find \d+ to 100\.", shown)
    assert "Counts too few" in shown
    assert "What to do: " in shown
    with writing(audit_home, "desk", "a test") as con:
        con.execute("UPDATE correction SET label = 'positive' WHERE labeller = 'sentiment'")
    assert "heed counts too many: " in words(look("audit"))


def test_where_people_agree_nothing_is_to_be_done(audit_home: Home) -> None:
    judge_all(audit_home, {felt: felt for felt in SENTIMENTS})
    shown = words(look("audit"))
    assert "100 in 100 mentions that they judged, and nothing says that heed counts too few or too many" in shown
    assert "100 of 100 judged" in shown
    assert "What to do" not in shown


def test_once_an_audit_is_finished_nothing_says_that_people_never_audited(audit_home: Home) -> None:
    publish(audit_home, load_settings(audit_home))
    assert "never audited by people" in words(look("complaints"))
    judge_all(audit_home, {felt: felt for felt in SENTIMENTS})
    shown = words(look("complaints"))
    assert "an audit of 100 mentions is finished" in shown
    assert "never audited" not in shown


def test_what_was_drawn_tests_and_never_trains_whatever_the_screen(audit_home: Home, tmp_path: Path) -> None:
    items = drawn(audit_home)
    app = look("audit", unsure="yes")
    number = int(next(str(radio.key) for radio in app.radio if str(radio.key).startswith("felt ")).split()[1])
    assert number not in set(items["mention_id"])
    app.radio(key=f"felt {number}").set_value("mixed")
    app.multiselect(key=f"about {number}").set_value(["billing"]).run()
    press(app, "Save and go on")
    file = tmp_path / "labels.csv"
    outcome = CliRunner().invoke(heed.main, ["--home", str(audit_home.path), "audit", "labels", str(file)])
    assert outcome.exit_code == 0, outcome.output
    rows = pd.read_csv(file)
    assert rows["mention_id"].tolist() == [number]
    assert rows["corrected_by"].tolist() == ["local"]
    examples = read_examples(file)
    assert (examples["sentiment"].tolist(), examples["labels"].tolist()) == (["middle"], ["billing"])
    with writing(audit_home, "desk", "a test") as con:
        assert marks_of(file) == [mark for (mark,) in con.execute("SELECT mark FROM export").fetchall()]


@pytest.fixture
def judged_home(own_home_of: Callable[[int], Home]) -> Home:
    """A data folder of its own, with a sample that a person judged as the machine had."""
    home = unaudited(own_home_of(300))
    judge_all(home, {felt: felt for felt in SENTIMENTS})
    return home


def test_figures_of_an_audit_stay_when_the_texts_have_expired(judged_home: Home) -> None:
    before = look("audit")
    with writing(judged_home, "store", "a test") as con:
        con.execute("UPDATE mention SET text = ''")
    publish(judged_home, load_settings(judged_home))
    after = look("audit")
    assert "gave the same sentiment to 100 in 100 mentions" in words(after)
    figures = [re.findall(r"(?s)<dl.*?</dl>", words(app)) for app in (before, after)]
    assert figures[0] and figures[0] == figures[1]


def test_an_audit_of_an_earlier_version_corrects_nothing_and_asks_for_a_new_sample(judged_home: Home) -> None:
    with writing(judged_home, "store", "a test") as con:
        again = con.execute(
            "SELECT mention_id, label, value FROM label JOIN labeller USING (labeller_id) WHERE labeller = 'sentiment'"
        ).df()
        labels.append(con, "sentiment", "2", None, again.assign(label="positive"))
    publish(judged_home, load_settings(judged_home))
    shown = words(look("audit"))
    assert "before sentiment 2 took over" in shown
    assert "draw a new sample" in shown
    assert "corrected by the sample" not in shown
    assert "not of sentiment 2" in shown


def test_each_sample_is_drawn_by_another_chance(audit_home: Home) -> None:
    drawn(audit_home)
    drawn(audit_home)
    with writing(audit_home, "desk", "a test") as con:
        seeds = con.execute("SELECT DISTINCT seed FROM audit_sample").fetchall()
    assert len(seeds) == 2


def test_what_was_trained_on_is_in_no_sample(audit_home: Home) -> None:
    trained = set(drawn(audit_home)["mention_id"])
    with writing(audit_home, "desk", "a test") as con:
        con.execute("DELETE FROM audit_item")
        for number in trained:
            judge(con, int(number), "negative", [], "a test", None)
    app = look("audit", size="400")  # more than there are
    press(app, "Draw the sample")
    with writing(audit_home, "desk", "a test") as con:
        items = {number for (number,) in con.execute("SELECT mention_id FROM audit_item").fetchall()}
    assert items
    assert not items & trained


def test_without_a_correction_there_is_no_file(audit_home: Home, tmp_path: Path) -> None:
    outcome = CliRunner().invoke(
        heed.main, ["--home", str(audit_home.path), "audit", "labels", str(tmp_path / "l.csv")]
    )
    assert outcome.exit_code == 1
    assert "Nobody has corrected" in outcome.output
