"""May a source be asked now? Not while its quota is used up, nor with a credential that it refused.

402 and a usage cap stop a source until its reset date; 401 stops it until the credential changes or a person has the
same one tried again.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager

from collectors.http.refusal import NotAuthorised, QuotaUsedUp
from collectors.live.trip import CREDENTIALS, Trip
from config.home import Home
from config.secrets import read_secret
from warehouse.collecting.cursors import pause, paused
from warehouse.collecting.refused_credentials import RefusedCredential, forget_refused, note_refused, refused_credential
from warehouse.inbox import changing
from warehouse.voice import read_key


@contextmanager
def in_good_standing(trip: Trip, *, command: str, try_again: bool = False, minds_pause: bool = True) -> Iterator[None]:
    """Ask a source while the block runs, unless it is to be left alone; note it where an answer says so now.

    Args:
        trip: The run; its tally names the source.
        command: For the message that a second writer sees.
        try_again: Whether a person wants a refused credential to be offered once more.
        minds_pause: Whether a used-up quota forbids all that is going to be asked.

    Raises:
        QuotaUsedUp: if a quota is used up, since an earlier run or now.
        NotAuthorised: if the credential was refused, before or now; the sentence says what a person does about it.
        HeedError: if there is no credential.
    """
    if minds_pause:
        check_pause(trip, command)
    source, title = trip.tally.source, trip.settings.rights[trip.tally.source].title
    mark = _mark(trip.home, source)
    with changing(trip.home, command) as con:
        former = refused_credential(con, source)
        if former and (try_again or former.mark != mark):
            forget_refused(con, source)
            former = None
    if former:
        raise NotAuthorised(former.sentence(title))
    try:
        yield
    except QuotaUsedUp as over:
        with changing(trip.home, command) as con:
            pause(con, source, over.until_at, str(over))
        raise
    except NotAuthorised:
        refused = RefusedCredential(source, trip.clock.now(), " with ".join(CREDENTIALS[source]), mark)
        with changing(trip.home, command) as con:
            note_refused(con, refused)
        raise NotAuthorised(refused.sentence(title)) from None


def check_pause(trip: Trip, command: str) -> None:
    """Refuse to ask a source whose quota is used up.

    Raises:
        QuotaUsedUp: until the day at which it is counted anew.
    """
    with changing(trip.home, command) as con:
        found = paused(con, trip.tally.source, trip.clock.now())
    if found:
        raise QuotaUsedUp(found[1], found[0])


def _mark(home: Home, source: str) -> str:
    """Make of the credential what tells it from another and nothing else."""
    values = "\n".join(read_secret(home, name) for name in CREDENTIALS[source])
    return hmac.digest(read_key(home.key), values.encode(), "sha256").hex()
