"""What the audit of packages says, and when it fails."""

from tests.audit import summed


def test_a_vulnerable_package_is_named_with_the_version_that_mends_it() -> None:
    answer = {
        "dependencies": [
            {"name": "teapot", "version": "1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}]},
            {"name": "kettle", "version": "2.0", "vulns": []},
            {"name": "spoon", "skip_reason": "unknown"},
        ]
    }
    assert summed(answer) == (2, 1, ["teapot 1.0: CVE-1, mended in 1.1"])


def test_nothing_is_reported_where_nothing_is_known() -> None:
    assert summed({"dependencies": [{"name": "spoon", "skip_reason": "unknown"}]}) == (0, 1, [])
