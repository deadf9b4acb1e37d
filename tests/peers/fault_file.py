"""A fault script as a TOML file, for `python -m tests.peers --faults FILE`: one [[fault]] for each."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.peers import faults
from tests.peers.faults import Fault, FaultScript
from tests.peers.x_token import empty_page_with_token


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


NAMED: dict[str, Fault] = {
    "rate limited": faults.rate_limited(),
    "usage capped": faults.usage_capped(),
    "dropped": faults.dropped,
    "hung": faults.hung,
    "short": faults.short,
    "truncated": faults.truncated_json,
    "empty": faults.empty_200,
    "null": faults.null_200,
    "HTML": faults.html_200,
    "duplicate page": faults.duplicate_page,
    "token cycle": faults.token_cycle,
    "empty page": empty_page_with_token,
    "dripping": faults.dripping,
    "clock an hour ahead": faults.skewed_date(_now, hours=1),
    "clock an hour behind": faults.skewed_date(_now, hours=-1),
}


_OF_A_STATUS = ("body", "headers")


def read_fault_file(path: Path) -> FaultScript:
    """Read a script: each [[fault]] has a `name` of `NAMED` or a `status`, and may have `path`, `after` and `times`.

    A status may have a `body` and a table of `headers`: malformed limits, a page with odd posts, a redirect.

    Raises:
        ValueError: if a fault has another name or key; says which.
    """
    script = FaultScript()
    for entry in tomllib.loads(path.read_text("utf-8")).get("fault", []):
        unknown = set(entry) - {
            "name",
            "status",
            "path",
            "after",
            "times",
            *(_OF_A_STATUS if "status" in entry else ()),
        }
        if unknown or ("name" in entry) == ("status" in entry) or entry.get("name", "HTML") not in NAMED:
            raise ValueError(f"{path}: {entry} needs a status or one of the names {', '.join(NAMED)}.")
        fault = NAMED[entry["name"]] if "name" in entry else _answered(entry)
        script.add(fault, path=entry.get("path", ""), after=entry.get("after", 0), times=entry.get("times", 1))
    return script


def _answered(entry: dict[str, Any]) -> Fault:
    given = {"body": entry["body"].encode()} if "body" in entry else {}
    return faults.status(entry["status"], **given, headers=entry.get("headers"))
