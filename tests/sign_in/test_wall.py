"""People sign in with a real service, and who may see one place gets nothing of another, by no address or export."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from config.settings import load_settings
from dashboard.board import BOARD, ROLE_OF
from tests.browsing import settle
from tests.sign_in.conftest import SOUTH_ACTION, Clinic, Visitor
from warehouse.publish import publish
from warehouse.store import opened, writing

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

VERA, QUINN, ADA = "Vera@Clinic.example", "quinn@clinic.example", "ada@clinic.example"


def numbers(said: bytes) -> set[int]:
    """Numbers of the mentions that are said; each mention's words end in its number."""
    return {int(number) for number in re.findall(rb"visit (\d+)", said)}


def assert_nothing_of_others(clinic: Clinic, said: bytes) -> bytes:
    assert numbers(said) & clinic.of_others == set()
    for words in ("Riverside South", "Riverside East", SOUTH_ACTION, "South only"):
        assert words.encode() not in said, words
    return said


def _addresses(clinic: Clinic, screen: str) -> list[str]:
    south = clinic.urgent_of_south
    usual = f"{screen}?period=all&site=Riverside+South"
    deep = {
        "read": [f"read?period=all&like={south}", "read?period=all&words=visit", "read?period=all&page=3"],
        "complaints": ["complaints?period=all&theme=Billing+%26+insurance&site=Riverside+East"],
        "topics": ["topics?period=all&topic=1", "topics?period=all&topic=0&site=Riverside+South"],
        "actions": ["actions?action=2", f"actions?new=yes&at=Riverside+South&mention={south}"],
        "triage": [f"triage?item={south}", "triage?period=all&queue=closed"],
        "claims": [f"claims?item={south}"],
        "audit": ["audit?sample=1", "audit?unsure=yes&period=all"],
        "reports": ["reports?report=quarter&site=Riverside+South"],
    }
    return [usual, *deep.get(screen, [])]


def test_who_has_not_signed_in_gets_nothing_at_any_address(visitor: Callable[..., Visitor]) -> None:
    somebody = visitor()
    somebody.go("read?period=all")
    expect(somebody.page.get_by_text("Sign in to look at this dashboard.")).to_be_visible()
    for told in (somebody.everything(), *(somebody.sent(f"{screen}?period=all") for screen in BOARD)):
        assert b"Sign in to look at this dashboard" in told
        assert numbers(told) == set()
        assert b"Riverside" not in told


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("stranger@clinic.example", "is not listed in heed.toml"),
        ("unconfirmed@clinic.example", "no confirmed e-mail address"),
    ],
)
def test_who_is_not_listed_or_not_confirmed_is_turned_away(visitor: Callable[..., Visitor], who: str, why: str) -> None:
    somebody = visitor()
    somebody.go("read?period=all")
    somebody.sign_in(who)
    expect(somebody.page.get_by_text(why)).to_be_visible()
    assert b"Riverside" not in somebody.everything()
    somebody.sign_out("Sign in with another address")
    expect(somebody.page.get_by_text("Sign in to look at this dashboard.")).to_be_visible()


def test_who_signs_in_comes_to_the_address_they_asked_for(visitor: Callable[..., Visitor], clinic: Clinic) -> None:
    vera = visitor()
    vera.go("read?period=all&words=spotless&sentiment=positive")
    vera.sign_in(VERA)
    expect(vera.page.get_by_role("heading", level=1)).to_have_text("Read")
    expect(vera.page.get_by_role("textbox", name="Search")).to_have_value("spotless")
    expect(vera.page).to_have_url(re.compile(r"/read\?.*words=spotless"))
    vera.go("")
    expect(vera.page.get_by_role("heading", level=1)).to_have_text("This week")


def test_a_viewer_of_one_place_gets_nothing_of_another_at_any_address(
    visitor: Callable[..., Visitor], clinic: Clinic
) -> None:
    vera = visitor(VERA)
    vera.go("read?period=all&site=Riverside+South")
    expect(vera.page.get_by_text("(viewer; Riverside North)")).to_be_visible()
    menu = vera.page.get_by_test_id("stSidebarNav")
    for screen in BOARD:
        shown = 0 if screen in ROLE_OF else 1
        expect(menu.get_by_role("link", name=BOARD[screen].TITLE, exact=True)).to_have_count(shown)
    seen = numbers(assert_nothing_of_others(clinic, vera.everything()))
    assert len(seen) > 10
    for screen in BOARD:
        for address in _addresses(clinic, screen):
            told = assert_nothing_of_others(clinic, vera.sent(address))
            assert b"Sign out" in told
            seen |= numbers(told)
    assert len(seen) > 20


def test_a_quality_lead_of_one_place_gets_nothing_of_another_at_the_desk(
    visitor: Callable[..., Visitor], clinic: Clinic
) -> None:
    quinn = visitor(QUINN)
    quinn.go(f"triage?item={clinic.urgent_of_south}")
    expect(quinn.page.get_by_text("(quality; Riverside North)")).to_be_visible()
    assert_nothing_of_others(clinic, quinn.everything())
    for screen in ("triage", "claims", "actions", "audit", "topics"):
        for address in _addresses(clinic, screen):
            assert b"Sign out" in assert_nothing_of_others(clinic, quinn.sent(address))


def test_no_format_of_a_report_takes_another_place_along(
    visitor: Callable[..., Visitor], clinic: Clinic, tmp_path: Path
) -> None:
    vera = visitor(VERA)
    vera.go("reports?site=Riverside+South")
    buttons = vera.page.get_by_test_id("stDownloadButton").get_by_role("button")
    expect(buttons).to_have_count(7)
    # What is taken along is registered: the tables beside it have no button for it.
    expect(vera.page.get_by_role("table")).not_to_have_count(0)
    expect(vera.page.get_by_role("button", name=re.compile("Download"))).to_have_count(0)
    files = [_take(vera.page, place, tmp_path) for place in range(7)]
    taken = [path for path, _ in files]
    assert {path.suffix for path in taken} == {".pdf", ".docx", ".pptx", ".xlsx", ".csv", ".parquet"}
    for path in taken:
        assert path.name.startswith("riverside-north-2026-02")
        assert_nothing_of_others(clinic, _words_in(path))
    with opened(clinic.home, "desk") as desk:
        noted = desk.execute("SELECT person, file FROM export ORDER BY export_id").fetchall()
    assert noted == [(VERA.lower(), path.name) for path in taken]
    assert b"Riverside North" in _words_in(next(path for path in taken if path.suffix == ".csv"))
    # Streamlit asks nobody who they are at the address of a file: it is gone before it can be handed on for long.
    vera.go("reports")
    vera.go("reports")
    assert vera.page.request.get(files[-1][1]).status == 404


def test_who_may_see_all_places_gets_them_and_signs_out(visitor: Callable[..., Visitor], clinic: Clinic) -> None:
    ada = visitor(ADA)
    ada.go("actions?period=all")
    expect(ada.page.get_by_text(SOUTH_ACTION)).to_be_visible()
    ada.go(f"triage?item={clinic.urgent_of_south}")
    assert clinic.urgent_of_south in numbers(ada.everything())
    ada.sign_out("Sign out")
    expect(ada.page.get_by_text("Sign in to look at this dashboard.")).to_be_visible()


def test_two_people_at_one_item_and_a_new_snapshot_lose_nothing(
    visitor: Callable[..., Visitor], clinic: Clinic
) -> None:
    item = f"triage?item={clinic.urgent_of_north}"
    quinn, ada = visitor(QUINN), visitor(ADA)
    quinn.go(item)
    ada.go(item)
    note, owner = (one.page.get_by_role("textbox", name=name) for one, name in ((quinn, "Note"), (ada, "Who takes")))
    note.press_sequentially("Rang the ward, ")
    publish(clinic.home, load_settings(clinic.home))
    owner.fill("Pharmacy lead")
    ada.save()
    expect(ada.page.get_by_text("Saved: ")).to_be_visible()
    note.press_sequentially("nobody answered")
    quinn.save()
    expect(quinn.page.get_by_text(re.compile("Not saved: ada@.*changed this"))).to_be_visible()
    expect(note).to_have_value("Rang the ward, nobody answered")
    quinn.go(item)
    expect(note).to_have_value("Rang the ward, nobody answered")
    quinn.page.get_by_role("button", name="Keep what I wrote").click()
    expect(quinn.page.get_by_text("stands beside theirs")).to_be_visible()
    quinn.save()
    expect(quinn.page.get_by_text("Saved: ")).to_be_visible()
    with writing(clinic.home, "desk", "a test") as con:
        held = con.execute("SELECT owner, note FROM triage").fetchall()
    assert held == [("Pharmacy lead", "Rang the ward, nobody answered")]


def test_what_one_person_was_typing_is_not_typed_for_who_signs_in_next(
    visitor: Callable[[str], Visitor], clinic: Clinic
) -> None:
    item = f"triage?item={clinic.urgent_of_north}"
    tab = visitor("quinn@clinic.example")
    tab.go(item)
    note = tab.page.get_by_role("textbox", name="Note")
    note.press_sequentially("A relative of hers rang")
    tab.sign_out("Sign out")
    tab.sign_in("ada@clinic.example")
    tab.go(item)
    expect(note).to_be_visible()
    settle(tab.page)
    expect(note).not_to_have_value(re.compile("relative"))


def test_who_goes_on_pressing_after_signing_out_is_signed_out_in_the_browser_too(
    visitor: Callable[[str], Visitor], clinic: Clinic
) -> None:
    tab = visitor(QUINN)
    tab.go("week")
    # The next press ends what heed was answering to the first; Streamlit then forgets that the page was to leave.
    with tab.leaving():
        tab.page.get_by_role("button", name="Sign out").evaluate(
            """button => {
              button.click();
              document.querySelector("[data-testid=stSidebarNav] a[href$=read]").click();
            }"""
        )
    names = {one["name"] for one in tab.page.context.cookies(clinic.address)}
    assert "_streamlit_user" not in names


def test_what_other_tabs_show_goes_when_somebody_signs_out(visitor: Callable[[str], Visitor], clinic: Clinic) -> None:
    tab = visitor(QUINN)
    tab.go("read?period=all")
    other = tab.another_tab()
    other.go("")
    expect(tab.page.get_by_text(re.compile("visit \\d+")).first).to_be_visible()
    other.sign_out("Sign out")
    expect(tab.page.get_by_role("button", name="Sign in")).to_be_visible()
    expect(tab.page.get_by_text(re.compile("visit \\d+"))).to_have_count(0)
    other.page.close()


def _deaf(visitor: Visitor) -> Visitor:
    """Give another tab, which hears nothing from others: a browser may hold one back that nobody looks at."""
    tab = visitor.another_tab()
    tab.page.add_init_script("window.BroadcastChannel = class { postMessage() {} }")
    return tab


def test_who_signs_out_in_one_tab_is_signed_out_in_all_and_writes_nothing_more(
    visitor: Callable[[str], Visitor], clinic: Clinic
) -> None:
    tab = _deaf(visitor(QUINN))
    tab.go(f"triage?item={clinic.urgent_of_north}")
    note = tab.page.get_by_role("textbox", name="Note")
    expect(note).to_be_visible()
    other = tab.another_tab()
    other.go("")
    other.sign_out("Sign out")
    note.press_sequentially("After the signing out")
    expect(tab.page.get_by_text("in another tab of this browser")).to_be_visible()
    expect(tab.page.get_by_text(re.compile("visit \\d+"))).to_have_count(0)
    with opened(clinic.home, "desk") as desk:
        assert desk.execute("SELECT count(*) FROM draft WHERE content LIKE '%After the%'").fetchone() == (0,)
    # Nor is a tab left to the person before where the next one signed in without that anybody signed out.
    idle, left = other.another_tab(), _deaf(other)
    idle.go("")
    left.go("")
    left.sign_in(QUINN)
    left.go("week")
    idle.sign_in(ADA)
    left.page.get_by_test_id("stSidebarNav").get_by_role("link", name="Read", exact=True).click()
    expect(left.page.get_by_text("in another tab of this browser")).to_be_visible()
    for each in (tab, other, idle, left):
        each.page.close()


def _take(page: Page, place: int, folder: Path) -> tuple[Path, str]:
    """Press a button, and give the file and the address that it came from."""
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").nth(place).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path, download.value.url


def _words_in(path: Path) -> bytes:
    """Give all the words of a file; those of a PDF are compressed, and its figures are those of the other formats."""
    if path.suffix == ".parquet":
        return str(duckdb.sql(f"SELECT * FROM '{path}'").fetchall()).encode()
    content = path.read_bytes()
    if not zipfile.is_zipfile(BytesIO(content)):
        return content
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())
