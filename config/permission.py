"""May heed fetch from a source at all? The platforms' terms, as the settings state them."""

from config.settings import Settings


def why_not_permitted(settings: Settings, source: str) -> str | None:
    """Say which rule forbids fetching from a source and where to change that; None where it is permitted.

    Rules: X Developer Agreement of 27 April 2026 (government end users need Enterprise); Reddit Responsible Builder
    Policy of November 2025 (explicit approval before any access through the API).
    """
    x, rights = settings.collecting.x, settings.rights[source]
    if source == "x" and x.is_public_body is None:
        return (
            "X allows government end users only with its Enterprise plan, and a public hospital may be one: write "
            f"is_public_body = true or false under [source.x] in {settings.home.settings}."
        )
    if source == "x" and x.is_public_body and x.plan != "enterprise":
        return (
            "X allows government end users only with its Enterprise plan: X is not asked until "
            f'plan = "enterprise" stands under [source.x] in {settings.home.settings}.'
        )
    if rights.approval_needed and not rights.approval_reference.strip():
        return (
            f"{rights.title} must approve the use before anything may be fetched from it: write the reference of that "
            f"approval as approval_reference under [rights.{source}] in {settings.home.settings}. "
            "Saved files can be imported without it."
        )
    return None
