"""Who may see one place sees nothing of another, by no screen and no address, and decides nothing about it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from config.home import Home
from config.settings import load_settings
from dashboard import data
from dashboard.access.person import NotForYouError
from dashboard.board import BOARD, ROLE_OF
from dashboard.screens.saved_views import is_of
from tests.dashboard.invented import LAST_DAY
from tests.dashboard.looking import look, words
from warehouse.desk.action import Action, record
from warehouse.publish import publish
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.thorough

_PEOPLE = """
[person."ada@clinic.example"]
role = "admin"

[person."vera@clinic.example"]
role = "viewer"
sites = ["riverside/north"]

[person."quinn@clinic.example"]
role = "quality"
sites = ["riverside/north"]
"""


@pytest.fixture(scope="module")
def walled(invent: Callable[[int], Home]) -> Home:
    home = invent(600)
    home.settings.write_text(home.settings.read_text("utf-8") + _PEOPLE, "utf-8")
    with writing(home, "desk", "a test") as con:
        record(con, Action("riverside", LAST_DAY, "South secret change", "Desk", site="south"), "a test")
    return home


@pytest.fixture
def of_others(walled: Home) -> set[int]:
    """Numbers of the mentions of other places; each mention's words end in its number."""
    path = walled.published / walled.current.read_text("utf-8").strip()
    with connect_reader(path) as con:
        return {
            n for (n,) in con.execute("SELECT mention_id FROM mention WHERE site IS DISTINCT FROM 'north'").fetchall()
        }


@pytest.fixture
def south(of_others: set[int]) -> int:
    """A mention of another place that the queue holds."""
    return max(number for number in of_others if number % 97 == 0 and number % 50)


@pytest.fixture
def signed_in(walled: Home, monkeypatch: pytest.MonkeyPatch, sign_in: Callable[[str], None]) -> Callable[[str], None]:
    monkeypatch.setenv(data.HOME_VARIABLE, str(walled.path))
    return sign_in


def everything(app: AppTest) -> str:
    assert not app.exception
    tables = " ".join(str(table.value.to_dict()) for table in app.dataframe)
    charts = " ".join(f"{chart.proto.alt} {chart.proto.spec}" for chart in app.get("plotly_chart"))
    return "\n".join((words(app), tables, charts))


def numbers(said: str) -> set[int]:
    return {int(number) for number in re.findall(r"visit (\d+)", said)}


@pytest.mark.parametrize("screen", BOARD)
def test_no_screen_shows_another_place(signed_in: Any, of_others: set[int], south: int, screen: str) -> None:
    signed_in("quinn")
    said = everything(look(screen, site="Riverside South", period="all", similar=str(south)))
    assert numbers(said) & of_others == set()
    assert "Riverside South" not in said
    assert "South secret change" not in said
    assert "a site that is not among those that you may see; shown instead: all sites that you may see" in said


def test_files_and_counts_of_all_places_are_told_to_who_sees_all_only(signed_in: Any) -> None:
    of_all = (
        "File or query",
        "Items",
        "Mentions held now",
        "Mentions in all",
        "In quarantine",
        "Receipt",
        "Labels given",
    )
    signed_in("vera")
    said = everything(look("data"))
    assert [title for title in of_all if title in said] == []
    assert "counted for all sites together, and told to those who see all of them" in said
    signed_in("ada")
    said = everything(look("data"))
    assert [title for title in of_all if title not in said] == []


def test_a_topic_of_other_places_only_is_as_unknown_as_one_that_does_not_exist(
    signed_in: Any, walled: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(shutil.copytree(walled.path, tmp_path / "home"))
    with writing(home, "store", "a test") as con:
        con.execute("INSERT INTO topic VALUES (1, 7, 'Ligature, bathroom', ['ligature', 'bathroom'], [])")
        con.execute(
            "UPDATE label SET label = '7' WHERE mention_id IN (SELECT mention_id FROM mention WHERE site = 'south') "
            "AND labeller_id = (SELECT max(labeller_id) FROM labeller WHERE labeller = 'topic')"
        )
    publish(home, load_settings(home))
    monkeypatch.setenv(data.HOME_VARIABLE, str(home.path))
    signed_in("vera")
    theirs, nobodys = (everything(look("topics", topic=number)) for number in ("7", "99"))
    assert theirs == nobodys
    assert "The newest search has no topic of this number." in theirs
    assert look("topics", topic="0").header[0].value == "phone_contact & more"
    signed_in("ada")
    assert look("topics", topic="7").header[0].value == "Ligature, bathroom"


def test_facts_that_tell_of_other_places_are_told_to_who_sees_all_only(signed_in: Any) -> None:
    signed_in("vera")
    said = everything(look("data"))
    assert "heed_version" in said
    assert [fact for fact in ("doubtful_imports", "places_seen_apart") if fact in said] == []
    signed_in("ada")
    said = everything(look("data"))
    assert [fact for fact in ("doubtful_imports", "places_seen_apart") if fact not in said] == []


def test_how_many_mentions_of_all_places_were_searched_for_topics_is_told_to_who_sees_all_only(signed_in: Any) -> None:
    counts = ("600 mentions", "A note about this fit.")
    signed_in("vera")
    said = everything(look("topics"))
    assert "All mentions searched on 30 Mar 2026, by bertopic, version 1." in said
    assert [count for count in counts if count in said] == []
    signed_in("ada")
    said = everything(look("topics"))
    assert [count for count in counts if count not in said] == []


def test_who_may_see_all_places_sees_them(signed_in: Any, of_others: set[int], south: int) -> None:
    signed_in("ada")
    assert numbers(everything(look("read"))) & of_others
    assert "South secret change" in everything(look("actions"))
    assert numbers(everything(look("triage", item=str(south)))) == {south}
    assert numbers(everything(look("claims", item=str(south)))) == {south}


@pytest.mark.parametrize(
    ("screen", "address"),
    [
        ("triage", {"item": "{south}"}),
        ("claims", {"item": "{south}"}),
        ("actions", {"action": "2"}),
        ("actions", {"new": "yes", "at": "Riverside South", "mention": "{south}"}),
        ("audit", {"sample": "1"}),
        ("audit", {"unsure": "yes"}),
    ],
)
def test_no_address_opens_what_is_of_another_place(
    signed_in: Any, of_others: set[int], south: int, screen: str, address: dict[str, str]
) -> None:
    signed_in("quinn")
    said = everything(look(screen, **{key: value.format(south=south) for key, value in address.items()}))
    assert numbers(said) & of_others == set()
    assert "South secret change" not in said


def test_how_far_a_sample_of_all_places_is_judged_is_told_to_who_sees_all(signed_in: Any) -> None:
    signed_in("quinn")
    page = look("audit", sample="1")
    assert "There is no sample 1 among those that you may see." in words(page)
    assert not page.get("progress")
    signed_in("ada")
    assert look("audit", sample="1").get("progress")


def test_a_view_of_a_place_of_another_organisation_is_not_told_though_its_title_is_the_same() -> None:
    mine = {"Riverside Clinic": {"North"}, "Hilltop": {"Main"}}
    assert is_of(mine, ["Riverside Clinic"], {"North"})
    assert is_of(mine, [], {"North"})
    assert not is_of(mine, ["Hilltop"], {"North"})
    assert not is_of(mine, ["Another"], {"North"})
    assert not is_of(mine, ["Riverside Clinic"], set())


def test_what_else_a_writer_wrote_is_shown_of_ones_own_places_only(
    signed_in: Any, walled: Home, of_others: set[int]
) -> None:
    with connect_reader(walled.published / walled.current.read_text("utf-8").strip()) as con:
        written = con.execute(
            "SELECT max(mention_id) FILTER (site = 'north'), list(mention_id), count(*) FILTER (site = 'north') "
            "FROM mention GROUP BY voice HAVING count(DISTINCT site) = 2 AND count(*) FILTER (site = 'north') > 1"
        ).fetchone()
    assert written
    number, own, of_north = written
    signed_in("vera")
    said = everything(look("read", like=str(number)))
    assert numbers(said) & of_others == set()
    assert f"{of_north - 1} more answer" in said
    signed_in("ada")
    said = everything(look("read", like=str(number)))
    assert numbers(said) >= set(own)
    assert f"{len(own) - 1} more answers" in said


@pytest.mark.parametrize("screen", ROLE_OF)
def test_a_viewer_has_no_screen_on_which_people_decide(signed_in: Any, screen: str) -> None:
    signed_in("vera")
    assert look(screen, item="12").title[0].value != BOARD[screen].TITLE


def test_a_viewer_records_nothing(signed_in: Any) -> None:
    signed_in("vera")
    assert "needs the role quality" in words(look("actions", new="yes"))
    with pytest.raises(NotForYouError, match="needs the role quality"):
        data.decide(lambda _con, _person: None)


def test_an_action_can_be_recorded_for_ones_own_places_only(signed_in: Any) -> None:
    signed_in("quinn")
    app = look("actions", new="yes")
    assert app.selectbox(key="action new site").options == ["Riverside North"]


def test_words_of_another_place_are_sought_as_if_nobody_had_written_them(signed_in: Any, walled: Home) -> None:
    with connect_reader(walled.published / walled.current.read_text("utf-8").strip()) as con:
        found = con.execute(
            "SELECT token FROM token JOIN mention USING (mention_id) GROUP BY token "
            "HAVING bool_and(site IS DISTINCT FROM 'north') ORDER BY length(token) DESC, token LIMIT 1"
        ).fetchone()
    assert found
    elsewhere, nowhere = found[0], "qzxvbnmkk"
    signed_in("vera")
    theirs, nobodys = (everything(look("read", words=word)).replace(word, "") for word in (elsewhere, nowhere))
    assert theirs == nobodys
    assert "newest first" not in theirs
    signed_in("ada")
    assert "newest first" in everything(look("read", words=elsewhere))
