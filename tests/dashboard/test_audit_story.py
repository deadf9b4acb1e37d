"""From a blind sample to the corrected share, in a real browser: drawn, judged one by one, and read."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from config.home import Home
from tests.browsing import open_part, settle
from tests.dashboard.conftest import Serving
from tests.dashboard.invented import unaudited
from warehouse.desk.audit import judge
from warehouse.store import connect_reader, writing

pytestmark = pytest.mark.browser

# Fewer are too few to rely on; the rest of the sample waits for another day.
_JUDGED = 30
# The last of these are judged in the browser, one as the other.
_JUDGED_BEFORE = 28
# What a person says of each of the invented kinds of mention; the machine calls a third of the complaints neutral.
_FELT = {"rang": "negative", "waiting": "negative", "desk": "negative", "bill": "negative", "nurse": "positive"}
# The most buttons to save that stood on the page at one moment.
_COUNT_BUTTONS = """() => {
  window.mostButtons = 0;
  new MutationObserver(() => {
    const buttons = [...document.querySelectorAll('button')].filter(one => one.innerText == 'Save and go on');
    window.mostButtons = Math.max(window.mostButtons, buttons.length);
  }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
}"""


@pytest.fixture(scope="module")
def home(invent: Callable[[int], Home]) -> Home:
    return unaudited(invent(300))


@pytest.fixture(scope="module")
def address(home: Home, serving: Serving) -> Iterator[str]:
    with serving(home.path) as address:
        yield address


def test_a_blind_sample_leads_to_precision_recall_and_the_corrected_share(page: Page, address: str, home: Home) -> None:
    page.goto(f"{address}/audit?period=all")
    settle(page)
    expect(page.get_by_text("Nobody has audited the labels yet.")).to_be_visible()
    page.get_by_role("radio", name="50", exact=True).click()
    expect(page.get_by_role("radio", name="50", exact=True)).to_be_checked()
    settle(page)
    _press_twice(page.get_by_role("button", name="Draw the sample"))
    expect(page.get_by_text("0 of 50 judged")).to_be_visible()
    settle(page)
    with connect_reader(home.desk) as con:
        assert con.execute("SELECT count(*) FROM audit_sample").fetchall() == [(1,)]
    _assert_a_double_click_is_one_press(page, "Skip")
    _judge_before(home)
    page.reload()
    settle(page)
    page.evaluate(_COUNT_BUTTONS)
    for done in range(_JUDGED_BEFORE, _JUDGED):
        expect(page.get_by_text(f"{done} of 50 judged", exact=True)).to_be_visible()
        settle(page)
        # Blind: neither what the machine said of it nor how sure it was.
        card = page.locator(".heed-card").first
        expect(card.locator(".heed-tag")).to_have_count(0)
        assert "% sure" not in card.inner_text()
        felt = _felt(card.inner_text())
        page.get_by_role("radiogroup", name="How does the writer feel").get_by_text(felt, exact=True).click()
        settle(page)
        page.get_by_role("checkbox", name="None of these themes").press("Space")
        save = page.get_by_role("button", name="Save and go on")
        expect(save).to_be_enabled()
        settle(page)
        _press_twice(save)
        expect(page.get_by_text("Not saved")).to_have_count(0)
    expect(page.get_by_text(f"{_JUDGED} of 50 judged")).to_be_visible()
    settle(page)
    assert page.evaluate("window.mostButtons") == 1, "a button stood there twice, or moved away from under the pointer"
    assert page.evaluate("document.activeElement.matches('.heed-card')"), "the keyboard does not go on at the next one"
    page.get_by_role("link", name="Back to the audit").click()
    settle(page)
    expect(page.locator(".heed-answer")).to_contain_text(re.compile(r"gave the same sentiment to \d+ in 100"))
    figures = page.locator(".heed-figures")
    for words in ("Same sentiment", "Complaints as the machine counts them", "Complaints, corrected by the sample"):
        expect(figures).to_contain_text(words)
    expect(figures.get_by_text(re.compile(r"95 % interval \d+ to \d+"))).to_have_count(2)
    open_part(page, "Precision and recall of Survey")
    table = page.get_by_role("table", name="Precision and recall of Survey")
    for head in ("Precision", "Recall"):
        expect(table.get_by_role("columnheader", name=head)).to_be_visible()
    expect(table.get_by_role("row", name=_negative_of_survey(home))).to_be_visible()
    expect(page.get_by_role("link", name=f"{_JUDGED} of 50 are judged")).to_be_visible()
    _assert_as_counted_by_hand(page, home)


def _assert_a_double_click_is_one_press(page: Page, name: str) -> None:
    page.evaluate(
        "window.presses = 0;"
        "document.addEventListener('click', (event) => { window.presses += Boolean(event.target.closest('button')); })"
    )
    page.get_by_role("button", name=name).click(click_count=2, delay=60)
    assert page.evaluate("window.presses") == 1


def _press_twice(button: Locator) -> None:
    """Press a second time before the first is answered, where no browser takes the two for one."""
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 80); }")


def _felt(words: str) -> str:
    return next((_FELT[word] for word in _FELT if word in words), "positive")


def _judge_before(home: Home) -> None:
    """Judge the head of the sample as the browser judges the rest."""
    with writing(home, "desk", "a test") as desk, connect_reader(home.store) as mentions:
        drawn = desk.execute("SELECT mention_id FROM audit_item ORDER BY position LIMIT ?", [_JUDGED_BEFORE]).fetchall()
        for (mention_id,) in drawn:
            words = mentions.execute("SELECT text FROM mention WHERE mention_id = ?", [mention_id]).fetchall()[0][0]
            judge(desk, mention_id, _felt(words), [], "a test", None)


def _negative_of_survey(home: Home) -> re.Pattern[str]:
    """Count by hand what the row says: how many people and machine call negative, its precision and its recall."""
    with connect_reader(home.desk) as con:
        people, machine, both = con.execute(
            """
            SELECT count(*) FILTER (correction.label = 'negative'), count(*) FILTER (item.sentiment = 'negative'),
                count(*) FILTER (correction.label = 'negative' AND item.sentiment = 'negative')
            FROM audit_item AS item JOIN correction USING (mention_id)
            WHERE correction.labeller = 'sentiment' AND item.source = 'survey'
            """
        ).fetchall()[0]
    # A sample is drawn by chance, and the machine may call none of it negative.
    shares = [rf"{both / of * 100:.0f} \(\d+ to \d+\)" if of else "none" for of in (machine, people)]
    return re.compile(f"^negative {people} {machine} {' '.join(shares)} ")


def _assert_as_counted_by_hand(page: Page, home: Home) -> None:
    """The corrected share lies between nought and all, and more are complaints than the machine said."""
    with connect_reader(home.desk) as con:
        machine, person = con.execute(
            """
            SELECT count(*) FILTER (item.sentiment IN ('negative', 'mixed')),
                count(*) FILTER (correction.label IN ('negative', 'mixed'))
            FROM audit_item AS item JOIN correction USING (mention_id) WHERE correction.labeller = 'sentiment'
            """
        ).fetchall()[0]
    shares = [int(value) for value in re.findall(r"(\d+) in 100", page.locator(".heed-figures").inner_text())]
    _same, counted, corrected = shares
    assert person > machine
    assert counted < corrected < 100
