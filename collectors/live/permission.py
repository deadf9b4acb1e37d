"""Refuse to fetch from a source whose rules are not met."""

from config.errors import HeedError
from config.permission import why_not_permitted
from config.settings import Settings


class NotPermitted(HeedError):  # noqa: N818 - says what happened
    """A platform's rule forbids fetching until a person has answered or been granted something."""


def check_permission(settings: Settings, source: str) -> None:
    """Refuse to fetch from a source whose rules are not met; the sentence states the rule and where to change it.

    Raises:
        NotPermitted: if a rule is not met.
    """
    reason = why_not_permitted(settings, source)
    if reason is not None:
        raise NotPermitted(reason)
