"""May heed fetch from a source at all? The platforms' terms, as the settings state them."""

from config.errors import HeedError
from config.settings import Settings


class NotPermitted(HeedError):  # noqa: N818 - says what happened
    """A platform's rule forbids fetching until a person has answered or been granted something."""


def check_permission(settings: Settings, source: str) -> None:
    """Refuse to fetch from a source whose rules are not met; the sentence states the rule and where to change it.

    Rules: X Developer Agreement of 27 April 2026 (government end users need Enterprise); Reddit Responsible Builder
    Policy of November 2025 (explicit approval before any access through the API).

    Raises:
        NotPermitted: if a rule is not met.
    """
    x, rights = settings.collecting.x, settings.rights[source]
    if source == "x" and x.is_public_body is None:
        raise NotPermitted(
            "X allows government end users only with its Enterprise plan, and a public hospital may be one: write "
            f"is_public_body = true or false under [source.x] in {settings.home.settings}."
        )
    if source == "x" and x.is_public_body and x.plan != "enterprise":
        raise NotPermitted(
            "X allows government end users only with its Enterprise plan: X is not asked until "
            f'plan = "enterprise" stands under [source.x] in {settings.home.settings}.'
        )
    if rights.approval_needed and not rights.approval_reference.strip():
        raise NotPermitted(
            f"{rights.title} must approve the use before anything may be fetched from it: write the reference of that "
            f"approval as approval_reference under [rights.{source}] in {settings.home.settings}. "
            "Saved files can be imported without it."
        )
