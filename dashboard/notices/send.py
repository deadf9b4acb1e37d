"""The one home of Apprise: hand a message to e-mail, Teams, Slack or whatever an address names."""

import logging

from apprise import Apprise, AppriseAsset, NotifyFormat, PersistentStoreMode

from dashboard.notices.compose import Notice

# What Apprise logs may quote an address, which is a secret.
logging.getLogger("apprise").setLevel(logging.CRITICAL)


def send(notice: Notice, address: str) -> bool:
    """Send a message to one address; says whether it was taken there.

    Args:
        notice: The message.
        address: In the form that Apprise reads: `mailtos://...`, `msteams://...`, `slack://...`, `json://...`.
    """
    asset = AppriseAsset(storage_mode=PersistentStoreMode.MEMORY, secure_logging=True, app_id="heed", app_desc="heed")
    service = Apprise(asset=asset)
    if not service.add(address):
        return False
    return bool(service.notify(body=notice.body, title=notice.title, body_format=NotifyFormat.TEXT))
