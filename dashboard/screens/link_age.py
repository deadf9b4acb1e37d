"""An address says which data it was made on; opened after a new publication, the screen says that data changed."""

import json
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from dashboard.data import current
from dashboard.filters import FROM_TO, Filters, day_in_words, minute_in_words, period_days
from dashboard.screens.links import DATA_OF_LINK, address_of, period_words
from dashboard.screens.look.markup import draw, link, plain

_NOTE = "data of the link"

# Streamlit writes the address anew at each choice: the data that the screen shows is then written into it too.
_SCRIPT = """<script>
window.heedData = %s;
if (!window.heedMarksData) {
  const marked = (url) => {
    const to = new URL(url ?? location.href, location.href);
    if (to.origin === location.origin) to.searchParams.set("%s", window.heedData);
    return to.href;
  };
  window.heedMarksData = () => History.prototype.replaceState.call(history, history.state, "", marked());
  for (const name of ["pushState", "replaceState"]) {
    const write = history[name].bind(history);
    history[name] = (state, title, url) => write(state, title, url ? marked(url) : url);
  }
}
window.heedMarksData();
</script>"""


@dataclass(frozen=True)
class DataOfLink:
    """Which data an address was made on.

    Attributes:
        last_day: Its newest day with a mention.
        published_at: When it was published, naive UTC, to the second.
    """

    last_day: date
    published_at: datetime

    def stamp(self) -> str:
        """Write it as it stands in an address."""
        return f"{self.last_day.isoformat()}.{self.published_at:%Y%m%dT%H%M%S}"

    @classmethod
    def read(cls, stamp: str) -> "DataOfLink | None":
        """Read it from an address; None where that holds something else."""
        day, _, at = stamp.partition(".")
        try:
            return cls(date.fromisoformat(day), datetime.strptime(at, "%Y%m%dT%H%M%S"))
        except ValueError:
            return None


def say_data_changed(screen: str, filters: Filters, has_days: bool) -> None:
    """Write the data into the address; say so where it held older ones, until another screen is opened.

    Args:
        screen: Last part of its address.
        filters: What it is filtered by now.
        has_days: Whether its figures are of the days chosen beside every screen.
    """
    published = current().name.removeprefix("snapshot-")[: len("20260101T000000")]
    now = DataOfLink.read(f"{filters.data_last_day.isoformat()}.{published}")
    if now is None:
        return
    st.html(_SCRIPT % (json.dumps(now.stamp()), DATA_OF_LINK), unsafe_allow_javascript=True)
    made_on = DataOfLink.read(str(st.query_params.get(DATA_OF_LINK, "")))
    if made_on and made_on.published_at < now.published_at:
        st.session_state[_NOTE] = screen, made_on
    noted, older = st.session_state.get(_NOTE, ("", now))
    if noted == screen and older != now:
        way = _as_it_was(screen, filters, older) if has_days else ""
        draw(f'<p class="heed-said heed-blue" role="status">{plain(changed_in_words(older, now))} {way}</p>')


def changed_in_words(made_on: DataOfLink, now: DataOfLink) -> str:
    """Say what came since a link was made."""
    came = f"published {minute_in_words(now.published_at)} UTC"
    if made_on.last_day == now.last_day:
        return f"The data changed since this link was made ({came}): figures may differ."
    days = f"it then reached to {day_in_words(made_on.last_day)}, now to {day_in_words(now.last_day)} ({came})"
    return f"New data since this link was made: {days}. Figures may differ."


def _as_it_was(screen: str, filters: Filters, made_on: DataOfLink) -> str:
    """Give a link to the days that the address meant when it was made; heed widens them where they may not be shown."""
    if filters.period == FROM_TO or made_on.last_day == filters.data_last_day:
        return ""
    first, last = period_days(filters.period, filters.data_first_day, made_on.last_day)
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key != DATA_OF_LINK}
    days = {"period": [period_words(FROM_TO)], "from": [first.isoformat()], "to": [last.isoformat()]}
    return link(
        address_of(screen, {**kept, **days}), f"See its days then: {day_in_words(first)} to {day_in_words(last)}"
    )
