"""Rows of a patient survey: one row for each respondent or answer."""

from collections.abc import Iterator, Mapping
from typing import Any

from collectors.files.answers import parse_row
from collectors.outcome import Outcome
from collectors.reading import Reading

NAME = "survey"
TITLE = "Survey"
IS_TABLE = True


def parse(payload: Mapping[str, Any], how: Reading) -> Iterator[Outcome]:
    """Read one row, `{"cells": {header: text}}`, as its answers."""
    return parse_row(NAME, payload, how)
