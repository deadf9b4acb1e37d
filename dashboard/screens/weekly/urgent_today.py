"""What may need a person today: how many, of what kind, where; their words are read in Triage."""

from dashboard.filters import Filters, day_in_words
from dashboard.findings.triage_queue import FLAGS_MEAN, VIEWS, reason
from dashboard.findings.urgent import Urgent
from dashboard.screens.links import link_to
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.wording import counted, listed


def show_urgent(urgent: Urgent, filters: Filters, has_triage: bool) -> None:
    """Draw one card: the kinds with their counts, and the newest.

    Args:
        urgent: What waits for a person.
        filters: What the screen is filtered by.
        has_triage: Whether the person has a screen to take them up on.
    """
    if urgent.newest_day is None:
        _show_nothing_to_take_up(urgent.in_hand, filters, has_triage)
        return
    tone = "urgent" if urgent.is_pressing else ""
    lines = "".join(
        f"<li><strong>{count:,}</strong> {plain(reason(kind, is_in_words))}</li>"
        for (is_in_words, kind), count in urgent.kinds.items()
    )
    where = f" At {listed(urgent.places)}." if urgent.places else ""
    words = plain(f"The newest is of {day_in_words(urgent.newest_day)}.{where}")
    legend = f'<span class="heed-screen-only">{plain(FLAGS_MEAN)}</span>'
    foot = link(link_to("triage", filters), "Take them up in Triage") if has_triage else ""
    mentions = counted(urgent.to_take_up, "mention")
    card(
        f"{mentions} to take up, {urgent.in_hand:,} in hand" if urgent.in_hand else f"{mentions} may need a person",
        f'<ul class="heed-kinds">{lines}</ul><p>{words} {legend}</p>',
        status_tag(tone or "unknown", "Read today"),
        foot,
        tone,
    )


def _show_nothing_to_take_up(in_hand: int, filters: Filters, has_triage: bool) -> None:
    if not in_hand:
        card("", f"{status_tag('done', 'Nothing flagged')}<p>{plain(_nothing(filters))}</p>")
        return
    words = f"Nothing waits to be taken up {filters.now_in_words()}; {counted(in_hand, 'mention')} in hand."
    foot = link(link_to("triage", filters, queue=[VIEWS[1]]), "See what is in hand in Triage") if has_triage else ""
    card("", f"{status_tag('done', 'All taken up')}<p>{plain(words)}</p>", foot=foot)


def _nothing(filters: Filters) -> str:
    told = "for harm, abuse, self-harm or a medication error that is not closed"
    return f"heed flagged no scored mention {filters.now_in_words()} {told}. It may miss one."
