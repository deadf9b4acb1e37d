"""A mention is judged whole or not at all: nobody loses what was chosen, and nobody writes over another."""

from config.home import Home
from tests.dashboard.looking import drawn, look, press, words
from warehouse.desk.audit import judge, judgements
from warehouse.store import writing


def test_nothing_is_saved_until_a_theme_is_chosen_or_that_none_of_them_fits(audit_home: Home) -> None:
    first = int(drawn(audit_home)["mention_id"].iloc[0])
    app = look("audit", sample="1")

    def is_refused() -> bool:
        return next(button for button in app.button if button.label == "Save and go on").disabled

    app.radio(key=f"felt {first}").set_value("negative").run()
    assert is_refused()
    assert "choose a theme or “None of these themes”" in words(app)
    app.multiselect(key=f"about {first}").set_value(["billing"]).run()
    assert not is_refused()
    app.checkbox(key=f"none {first}").check().run()
    assert not is_refused()
    assert app.multiselect(key=f"about {first}").value == []
    press(app, "Save and go on")
    press(app, "Back to the one before")
    assert app.checkbox(key=f"none {first}").value
    with writing(audit_home, "desk", "a test") as con:
        assert [list(themes) for themes in judgements(con, "test")["themes"]] == [[]]


def test_a_slip_is_mended_by_going_back_to_the_mention_before(audit_home: Home) -> None:
    first, second = (int(number) for number in drawn(audit_home)["mention_id"].head(2))
    app = look("audit", sample="1")
    assert "Back to the one before" not in [button.label for button in app.button]
    app.radio(key=f"felt {first}").set_value("negative")
    app.multiselect(key=f"about {first}").set_value(["billing"]).run()
    press(app, "Save and go on")
    press(app, "Skip")
    press(app, "Back to the one before")
    assert app.radio(key=f"felt {second}").value is None
    press(app, "Back to the one before")
    assert app.radio(key=f"felt {first}").value == "negative"
    assert app.multiselect(key=f"about {first}").value == ["billing"]
    app.radio(key=f"felt {first}").set_value("positive").run()
    press(app, "Save and go on")
    assert app.radio(key=f"felt {second}").value is None
    with writing(audit_home, "desk", "a test") as con:
        judged = judgements(con, "test")
    assert judged[["mention_id", "sentiment"]].values.tolist() == [[first, "positive"]]


def test_of_two_people_at_one_mention_the_second_is_told_and_neither_is_written_over(audit_home: Home) -> None:
    first = int(drawn(audit_home)["mention_id"].iloc[0])
    app = look("audit", sample="1")
    app.radio(key=f"felt {first}").set_value("negative").run()
    with writing(audit_home, "desk", "a test") as con:
        judge(con, first, "positive", [], "ann of the clinic", None)
    # What somebody has begun stays before them, whoever was faster.
    app.multiselect(key=f"about {first}").set_value(["billing"]).run()
    press(app, "Save and go on")
    assert "Not saved: ann of the clinic judged the mention before this one while you did." in words(app)

    def newest() -> list[str]:
        with writing(audit_home, "desk", "a test") as con:
            return judgements(con, "test")["sentiment"].tolist()

    assert newest() == ["positive"]
    press(app, "Back to the one before")
    assert app.radio(key=f"felt {first}").value == "negative"
    press(app, "Save and go on")
    assert newest() == ["negative"]


def test_what_was_chosen_and_not_saved_is_back_when_the_page_is_loaded_anew(audit_home: Home) -> None:
    second = int(drawn(audit_home)["mention_id"].iloc[1])
    app = look("audit", sample="1")
    press(app, "Skip")
    app.radio(key=f"felt {second}").set_value("negative").run()
    app.multiselect(key=f"about {second}").set_value(["billing"]).run()
    anew = look("audit", sample="1")
    assert "What was chosen here and not saved is back." in words(anew)
    assert anew.radio(key=f"felt {second}").value == "negative"
    assert anew.multiselect(key=f"about {second}").value == ["billing"]
    press(anew, "Save and go on")
    with writing(audit_home, "desk", "a test") as con:
        assert judgements(con, "test")["themes"].map(list).tolist() == [["billing"]]
    assert "is back" not in words(look("audit", sample="1"))


def test_who_judged_what_somebody_had_left_half_judged_is_told_to_them(audit_home: Home) -> None:
    first = int(drawn(audit_home)["mention_id"].iloc[0])
    app = look("audit", sample="1")
    app.radio(key=f"felt {first}").set_value("negative")
    app.checkbox(key=f"none {first}").check().run()
    with writing(audit_home, "desk", "a test") as con:
        judge(con, first, "positive", [], "ann of the clinic", None)
    anew = look("audit", sample="1")
    assert anew.checkbox(key=f"none {first}").value
    press(anew, "Save and go on")
    assert "Not saved: ann of the clinic judged the mention before this one while you did." in words(anew)


def test_what_is_skipped_or_chosen_beside_the_labels_does_not_come_back_in_a_sample(audit_home: Home) -> None:
    drawn(audit_home)
    app = look("audit", unsure="yes")
    number = int(next(str(radio.key) for radio in app.radio if str(radio.key).startswith("felt ")).split()[1])
    app.radio(key=f"felt {number}").set_value("negative").run()
    with writing(audit_home, "desk", "a test") as con:
        con.execute("UPDATE audit_item SET mention_id = ? WHERE position = 1", [number])
    assert look("audit", sample="1").radio(key=f"felt {number}").value is None
    blind = look("audit", sample="1")
    blind.radio(key=f"felt {number}").set_value("positive").run()
    press(blind, "Skip")
    assert look("audit", sample="1").radio(key=f"felt {number}").value is None


def test_what_was_judged_with_the_labels_in_view_is_no_blind_test_of_a_sample_drawn_meanwhile(
    audit_home: Home,
) -> None:
    app = look("audit", unsure="yes")
    number = int(next(str(radio.key) for radio in app.radio if str(radio.key).startswith("felt ")).split()[1])
    with writing(audit_home, "desk", "a test") as con:
        con.execute("INSERT INTO audit_item VALUES (1, 1, $n, 'survey', '', 1, 'mixed', [], true)", {"n": number})
    app.radio(key=f"felt {number}").set_value("mixed")
    app.checkbox(key=f"none {number}").check().run()
    press(app, "Save and go on")
    assert "was not saved: it was drawn for a sample meanwhile" in words(app)
    assert f"felt {number}" not in [radio.key for radio in app.radio]
    with writing(audit_home, "desk", "a test") as con:
        assert con.execute("SELECT * FROM correction").fetchall() == []
