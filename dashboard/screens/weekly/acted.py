"""What our actions did, in a line each; the figures and the charts are a click away."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.filters import Filters, day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.screens.links import link_to, opens
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.screens.verdicts import VERDICTS
from dashboard.words.wording import begun

_SHOWN = 4


def show_acted(effects: Sequence[ActionEffect], filters: Filters) -> None:
    """Draw the newest actions below each other, each with its verdict in words and sign."""
    if not effects:
        empty_state(
            "No action is recorded yet.", "Record what you change, and heed shows whether complaints went down."
        )
        return
    rows = "".join(_row(action, filters) for action in effects[:_SHOWN])
    foot = (
        f'<p class="heed-card-foot">{link(link_to("actions", filters), "All actions")}</p>' if opens("actions") else ""
    )
    draw(f'<ul class="heed-list">{rows}</ul>{foot}')


def _row(action: ActionEffect, filters: Filters) -> str:
    there = replace(filters, sites=(action.site,)) if action.site else filters
    chart = link_to("trends", there, **({"theme": [action.theme_title]} if action.theme else {}))
    where = " · ".join(filter(None, (day_in_words(action.day), action.site_title or "All sites", action.theme_title)))
    sentence = action.sentence.split(": ", 1)[-1]
    # "No mentions before" is said of the weeks that count: which do not, stands below.
    cautions = "".join(f'<p class="heed-small">{plain(caution)}</p>' for caution in action.effect.cautions)
    return (
        f'<li><div class="heed-card-head"><strong>{plain(action.title)}</strong>'
        f"{status_tag(*VERDICTS[action.effect.verdict])}</div>"
        f'<p class="heed-small">{plain(where)}</p>'
        f"<p>{plain(begun(sentence))} {link(chart, 'See its chart')}</p>{cautions}</li>"
    )
