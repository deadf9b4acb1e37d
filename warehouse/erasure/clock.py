"""Whether the machine's clock may be believed when texts are to go because they are old: what is gone stays gone."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from config.home import Home
from config.rights import Rights
from warehouse import journal

_LONGEST_PAUSE = timedelta(days=366)
_BELIEVED = "clock"


def believe(home: Home) -> None:
    """Note that a person says that the date is right."""
    journal.write(home, _BELIEVED, "A person said that the date of this machine is right.")


def doubt(home: Home, rights: Mapping[str, Rights]) -> str | None:
    """Say in a sentence why no text may go yet: heed did nothing for more than a year, or the clock was set ahead.

    The two cannot be told apart, so a person is asked. A shorter pause asks nobody, and a clock that was set back is
    believed again. The sentence stays until somebody answers, however often heed runs in between.

    Returns:
        None where the clock may be believed, or no source has its texts removed.
    """
    if not any(right.text_days for right in rights.values()):
        return None
    now = datetime.now(UTC).replace(tzinfo=None)
    noted = sorted((datetime.fromisoformat(each.at), each.command == _BELIEVED) for each in journal.entries(home))
    past = [*(each for each in noted if each[0] <= now), (now, False)]
    leap = None
    for (before, _), (after, is_believed) in pairwise(past):
        if after - before > _LONGEST_PAUSE:
            leap = (before, after)
        if is_believed:
            leap = None
    if leap is None:
        return None
    return (
        f"Texts past their retention were kept, because this machine's date went from {leap[0]:%Y-%m-%d} to "
        f"{leap[1]:%Y-%m-%d} with nothing done in between. Set the clock right, or, where the date is right, run "
        "`heed run --date-is-right` once."
    )
