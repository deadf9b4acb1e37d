"""Ask whether a locked package has a known vulnerability; `make audit` runs it.

A service that cannot be reached, or that does not know a package, fails nothing: it is said. A known vulnerability
does.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LOCKS = ("requirements.lock", "requirements-dev.lock")


def main() -> int:
    """Audit both lock files; give 1 when a package has a known vulnerability."""
    found: list[str] = []
    for lock in LOCKS:
        answer = _asked(Path(__file__).parents[1] / lock)
        if answer is None:
            print(f"{lock}: not audited, the vulnerability service cannot be reached.")  # noqa: T201
            continue
        known, skipped, vulnerable = summed(answer)
        print(f"{lock}: {known} packages audited, {skipped} unknown to the service.")  # noqa: T201
        found += vulnerable
    print("\n".join(found) or "No known vulnerability was reported.")  # noqa: T201
    return 1 if found else 0


def summed(answer: Mapping[str, Any]) -> tuple[int, int, list[str]]:
    """Give how many packages were audited, how many the service does not know, and a line per vulnerability."""
    packages = answer["dependencies"]
    skipped = sum("skip_reason" in package for package in packages)
    vulnerable = [
        f"{package['name']} {package['version']}: {flaw['id']}, "
        f"mended in {', '.join(flaw['fix_versions']) or 'none yet'}"
        for package in packages
        for flaw in package.get("vulns", [])
    ]
    return len(packages) - skipped, skipped, vulnerable


def _asked(lock: Path) -> Mapping[str, Any] | None:
    command = [sys.executable, "-m", "pip_audit", "-r", str(lock), "--no-deps", "--disable-pip", "--format", "json"]
    done = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)
    try:
        answer: Mapping[str, Any] = json.loads(done.stdout)
    except ValueError:
        return None
    return answer


if __name__ == "__main__":
    sys.exit(main())
