"""What an action did, as it stands on a screen: the verdict in words and sign, and its figures."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.screens.frame import table_behind
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import plain, small
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.wording import begun, unless_few

# Verdict -> kind and words of its tag.
_VERDICTS: Mapping[str, tuple[str, str]] = {
    "fewer": ("improvement", "fewer complaints"),
    "more": ("concern", "more complaints"),
    "cannot tell yet": ("unknown", "cannot tell yet"),
    "not comparable": ("unknown", "not comparable"),
}


def show_verdicts(effects: Sequence[ActionEffect]) -> None:
    """Draw what each action did, one below the other, and their figures as a table."""
    for action in effects:
        card(action.title, verdict_body(action), verdict_tag(action), tone=verdict_tone(action))
    table_behind("before and after each action", verdict_table(effects))


def verdict_tag(action: ActionEffect) -> str:
    """Give the verdict in words and sign, as HTML."""
    return status_tag(*_VERDICTS[action.effect.verdict])


def verdict_tone(action: ActionEffect) -> str:
    """Give the tone of a card about an action: that of its tag where complaints changed."""
    kind, _ = _VERDICTS[action.effect.verdict]
    return "" if kind == "unknown" else kind


def verdict_body(action: ActionEffect, way: str = "") -> str:
    """Give, as HTML below its title and tag, when and where it was done, and its figures; `way` is a link behind."""
    where = (day_in_words(action.day), action.site_title or "All sites", action.theme_title)
    # The tag beside it says the verdict already.
    figures = begun(action.sentence.split(": ", 1)[-1])
    return f"{small(' · '.join(filter(None, where)))}<p>{plain(figures)} {way}</p>{cautions_under(action)}"


def cautions_under(action: ActionEffect) -> str:
    """Give, as HTML, what belongs beside a verdict: which weeks do not count, and what else changed."""
    return "".join(map(small, action.effect.cautions))


def verdict_table(effects: Sequence[ActionEffect]) -> pd.DataFrame:
    """Give the figures before and after each action as they are read."""
    return pd.DataFrame(
        [
            {
                "Action": action.title,
                "Day": action.day,
                "Verdict": action.effect.verdict,
                "Complaints before": unless_few(action.effect.complaints_before, action.effect.mentions_before),
                "Mentions before": unless_few(action.effect.mentions_before, action.effect.mentions_before),
                "Weeks before": action.effect.weeks_before,
                "Complaints after": unless_few(action.effect.complaints_after, action.effect.mentions_after),
                "Mentions after": unless_few(action.effect.mentions_after, action.effect.mentions_after),
                "Weeks after": action.effect.weeks_after,
                "Difference per 100": round(action.effect.difference * 100, 1),
                "95 % from": round(action.effect.difference_low * 100, 1),
                "95 % to": round(action.effect.difference_high * 100, 1),
                "Method": action.effect.method,
            }
            for action in effects
        ]
    )
