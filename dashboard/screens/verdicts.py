"""What an action did, as it stands on a screen: the verdict in words and sign, and its figures."""

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import day_in_words
from dashboard.findings.action_effects import ActionEffect
from dashboard.screens.frame import table_behind
from dashboard.screens.look.card import card
from dashboard.screens.look.markup import plain
from dashboard.screens.look.status_tag import status_tag
from dashboard.words.wording import begun, unless_few

VERDICTS: Mapping[str, tuple[str, str]] = {
    "fewer": ("improvement", "fewer complaints"),
    "more": ("concern", "more complaints"),
    "cannot tell yet": ("unknown", "cannot tell yet"),
    "not comparable": ("unknown", "not comparable"),
}
"""Verdict -> kind and words of its tag."""

_TONES = {"fewer": "improvement", "more": "concern"}


def show_verdicts(effects: Sequence[ActionEffect]) -> None:
    """Draw what each action did, one below the other, and their figures as a table."""
    for action in effects:
        where = (day_in_words(action.day), action.site_title or "All sites", action.theme_title)
        sentence = action.sentence.split(": ", 1)[-1]
        lines = [f'<p class="heed-small">{plain(" · ".join(filter(None, where)))}</p>']
        lines += [f"<p>{plain(begun(sentence))}</p>"]
        lines += [f'<p class="heed-small">{plain(caution)}</p>' for caution in action.effect.cautions]
        verdict = action.effect.verdict
        card(action.title, "".join(lines), status_tag(*VERDICTS[verdict]), tone=_TONES.get(verdict, ""))
    table_behind("before and after each action", verdict_table(effects))


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
