"""Refuse to fetch from a source whose rules are not met, or from an address that gets no credential."""

from collectors.http.address import check_address
from collectors.http.refusal import AddressRefused
from config.errors import HeedError
from config.permission import why_not_permitted
from config.settings import Settings


class NotPermitted(HeedError):  # noqa: N818 - says what happened
    """A rule forbids fetching until a person has answered, been granted or corrected something."""


def check_permission(settings: Settings, source: str) -> None:
    """Refuse to fetch from a source whose rules are not met; the sentence states the rule and where to change it.

    Raises:
        NotPermitted: if a rule is not met, or the base address is neither https nor this machine.
    """
    reason = why_not_permitted(settings, source)
    if reason is not None:
        raise NotPermitted(reason)
    base_url = getattr(settings.collecting, source).base_url
    if base_url:
        try:
            check_address(base_url)
        except AddressRefused as refused:
            raise NotPermitted(f"[source.{source}] base_url in {settings.home.settings}: {refused}") from refused
