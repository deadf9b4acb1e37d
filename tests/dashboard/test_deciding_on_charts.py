"""Used as people use it: an alert is dismissed on This week, a chart is given new limits on Trends."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from config.home import Home
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import look, press_twice, words
from warehouse.desk.dismissal import FALSE_REASONS
from warehouse.desk.tables import read_table
from warehouse.store import writing

pytestmark = pytest.mark.thorough


def test_a_dismissed_alert_leads_the_page_no_longer_and_counts_as_false(
    own_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.screens.desk_form._DOUBLE_S", 0)  # an undo is taken back at once, and meant so
    app = look("")
    reason = next(box for box in app.selectbox if str(box.key).startswith("dismissal"))
    number = int(str(reason.key).split()[1])
    before = len([box for box in app.selectbox if str(box.key).endswith("reason")])
    reason.select(FALSE_REASONS[0]).run()
    next(button for button in app.button if button.key == f"dismissal {number} save").click().run()
    with writing(own_home, "desk", "a test") as con:
        row = read_table(con, "dismissal").iloc[0]
    assert (row["alert_id"], row["reason"], row["changed_by"]) == (number, FALSE_REASONS[0], "local")
    # The press of the button is enough: the page is drawn anew without it.
    assert "false alarms: 1 of" in words(app)
    assert f"is dismissed ({FALSE_REASONS[0]}); it stays in the book of alerts." in words(app)
    app.button(key=f"dismissal {number} undo").click().run()
    assert "stands again." in words(app)
    assert "false alarms: 1 of" not in words(app)
    app.button(key=f"dismissal {number} undo, undone 1").click().run()
    later = look("")
    assert "false alarms: 1 of" in words(later)
    assert len([box for box in later.selectbox if str(box.key).endswith("reason")]) == before


def test_where_the_alerts_were_dismissed_this_week_does_not_say_that_nothing_rose(own_home: Home) -> None:
    app = look("")
    while boxes := [box for box in app.selectbox if str(box.key).startswith("dismissal") and not box.value]:
        boxes[0].select("being dealt with").run()
        app.button(key=f"dismissal {str(boxes[0].key).split()[1]} save").click().run()
    assert "No new signal; 1 was dismissed: getting through by phone (being dealt with)." in words(app)
    assert "none rose by more than chance" not in words(app)


def test_a_day_that_reaches_heed_with_the_press_only_is_the_day_of_the_new_limits(own_home: Home) -> None:
    app = look("trends")
    _reason(app).input("A second car park opened").run()
    day = LAST_DAY - timedelta(days=60)
    app.date_input(key="rebase day").set_value(day)
    app.button(key="rebase save").click().run()
    with writing(own_home, "desk", "a test") as con:
        rows = read_table(con, "rebase")
    assert rows.loc[rows["reason"] == "A second car park opened", "day"].dt.date.tolist() == [day]


def test_a_double_click_gives_new_limits_once_and_says_so(own_home: Home) -> None:
    app = look("trends")
    _reason(app).input("A second car park opened").run()
    press_twice(app, "rebase save")
    assert "Saved: the chart has new limits from" in words(app)
    with writing(own_home, "desk", "a test") as con:
        assert (read_table(con, "rebase")["reason"] == "A second car park opened").sum() == 1
        assert read_table(con, "draft").empty
    press_twice(app, "Take it back")
    assert "Taken back: the chart has the limits" in words(app)


def test_new_limits_are_refused_without_a_reason_and_drawn_with_one(own_home: Home) -> None:
    app = look("trends")
    app.button(key="rebase save").click().run()
    assert "what changed for good" in words(app)
    _reason(app).input("A second car park opened").run()
    app.button(key="rebase save").click().run()
    assert not app.exception
    assert "Saved: the chart has new limits from" in words(app)
    assert "A second car park opened" in words(look("trends"))
    with writing(own_home, "desk", "a test") as con:
        rebases = read_table(con, "rebase")
    assert (rebases["reason"] == "A second car park opened").sum() == 1
    back = next(button for button in app.button if str(button.key).startswith("rebase back"))
    back.click().run()
    assert not app.exception
    assert "Taken back: the chart has the limits" in words(app)


def test_two_windows_that_give_a_reason_do_not_write_over_each_other(own_home: Home) -> None:
    first, second = look("trends"), look("trends")
    _reason(first).input("A second car park").run()
    _reason(second).input("The new wing").run()
    assert "Another window holds other unsaved words" in words(second)
    assert "A second car park" in words(second)
    assert _reason(second).value == "The new wing"
    assert _reason(look("trends")).value == "A second car park"
    next(button for button in second.button if str(button.key).endswith(" mine")).click().run()
    assert _reason(look("trends")).value == "The new wing"
    second.button(key="rebase save").click().run()
    assert _reason(second).value == _reason(look("trends")).value == ""


def _reason(app: AppTest) -> TextInput:
    return next(field for field in app.text_input if field.label == "What changed for good?")
