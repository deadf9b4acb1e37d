"""The one home of Apprise: hand a message to e-mail, Teams, Slack or whatever an address names."""

import logging
import time
from enum import Enum

from apprise import Apprise, AppriseAsset, NotifyFormat, PersistentStoreMode

from dashboard.notices.compose import Notice

# What Apprise logs may quote an address, which is a secret.
logging.getLogger("apprise").setLevel(logging.CRITICAL)

# Apprise waits 4 s; a flow that first posts the message, and then answers, takes longer.
ANSWERS_WITHIN_S = 30.0
# Nor may finding that nobody is there, at each of a few addresses, last as long as waiting for an answer.
_ADDRESSES = 4


class Answer(Enum):
    """What became of a message: where no answer came in time, it may have arrived."""

    TAKEN = "taken"
    REFUSED = "refused"
    NONE = "none"


def send(notice: Notice, address: str) -> Answer:
    """Send a message to one address; says what became of it there.

    Args:
        notice: The message.
        address: In the form that Apprise reads: `mailtos://...`, `msteams://...`, `slack://...`, `json://...`. Its
            `rto`, seconds, may let a slow place take longer.
    """
    asset = AppriseAsset(storage_mode=PersistentStoreMode.MEMORY, secure_logging=True, app_id="heed", app_desc="heed")
    service = Apprise(asset=asset)
    if not service.add(address):
        return Answer.REFUSED
    patience = ANSWERS_WITHIN_S
    for one in service:
        one.socket_read_timeout = max(
            ANSWERS_WITHIN_S, one.socket_read_timeout, one.socket_connect_timeout * _ADDRESSES
        )
        patience = max(patience, one.socket_read_timeout)
    begun = time.monotonic()
    if service.notify(body=notice.body, title=notice.title, body_format=NotifyFormat.TEXT):
        return Answer.TAKEN
    # Apprise says no more than that it failed.
    return Answer.NONE if time.monotonic() - begun >= patience else Answer.REFUSED
