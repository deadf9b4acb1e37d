"""What may need a person today: how many, of what kind, where; their words are read in Triage."""

import pandas as pd

from config.urgencies import load_urgencies
from dashboard.data import current, decided
from dashboard.filters import Filters, day_in_words
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card_markup
from dashboard.screens.look.markup import draw, link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.wording import counted, listed

_SEVERE = "Severe complaint"


def waiting(filters: Filters) -> pd.DataFrame:
    """List the urgent mentions of the period that nobody has closed: `mention_id`, `day`, `site_title`, `kind`."""
    urgent = current().ask("urgent_counts", **filters.parameters())
    triage = decided("triage")
    closed = triage.loc[triage["status"] == "closed", "mention_id"]
    return urgent[~urgent["mention_id"].isin(closed)]


def show_urgent(urgent: pd.DataFrame, filters: Filters, has_triage: bool) -> None:
    """Draw one card: the kinds with their counts, and the newest.

    Args:
        urgent: As `waiting` gives them.
        filters: What the screen is filtered by.
        has_triage: Whether the person has a screen to take them up on.
    """
    if urgent.empty:
        draw(card_markup("", f"{status_tag('done', 'Nothing urgent')}<p>{plain(_nothing(filters))}</p>"))
        return
    titles = {kind.name: kind.title for kind in load_urgencies()} | {"severe": _SEVERE}
    kinds = urgent.groupby("kind")["mention_id"].count()
    lines = "".join(
        f"<li><strong>{kinds[name]:,}</strong> {plain(title)}</li>" for name, title in titles.items() if name in kinds
    )
    newest = urgent.iloc[0]
    places = sorted(urgent["site_title"].dropna().unique())
    where = f" At {listed(places)}." if places else ""
    words = (
        f"The newest is of {day_in_words(newest['day'].date())}.{where} A flag asks for a reader; it states nothing."
    )
    foot = link(link_to("triage", filters), "Take them up in Triage") if has_triage else ""
    draw(
        card_markup(
            f"{counted(len(urgent), 'mention')} may need a person",
            f'<ul class="heed-kinds">{lines}</ul><p>{plain(words)}</p>',
            status_tag("urgent", "Read today"),
            foot,
            "urgent",
        )
    )


def _nothing(filters: Filters) -> str:
    told = "tells of harm, abuse, self-harm or a medication error that is not closed"
    return f"No scored mention {filters.now_in_words()} {told}."
