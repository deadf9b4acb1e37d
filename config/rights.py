"""What may be done with the text of each source, as read from `rights.toml` and the clinic's own settings."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from config.errors import HeedError, refuse_unknown


@dataclass(frozen=True)
class Rights:
    """The rights of one source.

    Attributes:
        source: Name on the board of sources.
        title: Name as people know it.
        approval_needed: Whether the platform must approve before heed may fetch from it.
        approval_reference: Reference of that approval, empty when there is none.
        raw_hours: Hours that raw payloads stay in the inbox; 0 means no limit.
        text_days: Days that redacted text stays in the store; 0 means no limit.
        may_train: Whether a model may be fitted on its text.
        may_display: Whether its redacted text may be shown on a screen.
        may_export: Whether its redacted text may leave the organisation.
        may_export_ids: Whether the platform's ids of its items may.
        purpose: What it is held for, in the organisation's own words; empty when not stated.
        basis: On what lawful basis, such as an article of the GDPR; empty when not stated.
    """

    source: str
    title: str
    approval_needed: bool
    approval_reference: str
    raw_hours: int
    text_days: int
    may_train: bool
    may_display: bool
    may_export: bool
    may_export_ids: bool = False
    purpose: str = ""
    basis: str = ""


def read_rights(overrides: Mapping[str, Any]) -> dict[str, Rights]:
    """Read the platforms' terms and lay the clinic's own statements over them.

    Args:
        overrides: The `[rights]` table of heed.toml: source name to the values it changes.

    Raises:
        HeedError: if a source or a value is unknown, or has the wrong type.
    """
    terms = tomllib.loads((Path(__file__).parent / "rights.toml").read_text("utf-8"))
    for source, changes in overrides.items():
        if source not in terms:
            raise HeedError(f"heed.toml: [rights.{source}] names no source; the sources are {', '.join(terms)}.")
        _check(source, terms[source], changes)
        terms[source] |= changes
    return {source: Rights(source=source, **values) for source, values in terms.items()}


def _check(source: str, terms: Mapping[str, Any], changes: Any) -> None:
    if not isinstance(changes, dict):
        raise HeedError(f"heed.toml: write [rights.{source}] as a table, one setting on each line.")
    refuse_unknown(changes, {field.name for field in fields(Rights)} - {"source"}, f"heed.toml: [rights.{source}]")
    for name, value in changes.items():
        if type(value) is not type(terms[name]):
            wanted = {bool: "true or false", int: "a whole number", str: "text in quotes"}[type(terms[name])]
            raise HeedError(f"heed.toml: [rights.{source}] {name} must be {wanted}.")
        if type(value) is int and value < 0:
            raise HeedError(f"heed.toml: [rights.{source}] {name} cannot be below 0; 0 means no limit.")
