"""Read the lists that lie beside."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Give what the TOML file of that name holds."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))


@cache
def listed(name: str, key: str) -> list[str]:
    """Give one list of that file, whose entries are parted by | and lines."""
    return str(table(name)[key]).strip().replace("\n", "|").split("|")
