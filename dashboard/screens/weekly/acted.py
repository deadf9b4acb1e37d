"""What our actions did, in a line each; the figures and the charts are a click away."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.filters import Filters, day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.screens.links import link_to, opens
from dashboard.screens.look.empty_state import empty_state
from dashboard.screens.look.markup import draw, link, plain, small
from dashboard.screens.verdicts import verdict_body, verdict_tag
from dashboard.words.wording import counted

_SHOWN = 3


def show_acted(effects: Sequence[ActionEffect], filters: Filters) -> None:
    """Draw the newest actions below each other, each with its verdict in words and sign."""
    if not effects:
        empty_state(
            f"No action took effect{filters.here_in_words()} from {day_in_words(filters.data_first_day)} to "
            f"{day_in_words(filters.last_day)}.",
            "Record what you change, and heed shows whether complaints went down.",
        )
        return
    rows = "".join(_row(action, filters) for action in effects[:_SHOWN])
    foot = (
        f'<p class="heed-card-foot">{link(link_to("actions", filters), "All actions")}</p>' if opens("actions") else ""
    )
    more = len(effects) - _SHOWN
    further = small(f"And {counted(more, 'more action')} in Actions.") if more > 0 else ""
    draw(f'<ul class="heed-list">{rows}</ul>{further}{foot}')


def _row(action: ActionEffect, filters: Filters) -> str:
    there = replace(filters, sites=(action.site,)) if action.site else filters
    chart = link_to("trends", there, **({"theme": [action.theme_title]} if action.theme else {}))
    head = f'<div class="heed-card-head"><strong>{plain(action.title)}</strong>{verdict_tag(action)}</div>'
    return f"<li>{head}{verdict_body(action, link(chart, 'See its chart'))}</li>"
