"""Who looks after the themes of a report, as far as it may be said, and the lines that say it."""

from collections.abc import Sequence

from dashboard.filters import Filters
from dashboard.findings.theme_owners import Owned, Owner, escalation, owned_sentences
from dashboard.reports.figures import Change
from dashboard.reports.own_words import quoting
from dashboard.reports.report import Report
from warehouse.ask import Ask


def owned_of(ask: Ask, now: Filters, changes: Sequence[Change]) -> tuple[Owned, ...]:
    """Give who looks after each theme whose complaints are told, most complaints first; none where nobody is named."""
    rows = ask("theme_owners", provider=now.provider)
    withheld = quoting(ask, now.provider, rows["owner"].tolist())
    kept = {
        row["theme"]: Owner(row["owner"], row["control"] if isinstance(row["control"], str) else "")
        for row in rows.to_dict("records")
        if row["owner"] not in withheld
    }
    themes = {each.theme: each.title for each in changes if each.complaints} if kept else {}
    nobody = Owner("", "")
    return tuple(
        Owned(title, kept.get(theme, nobody).owner, kept.get(theme, nobody).control) for theme, title in themes.items()
    )


def owned_lines(report: Report) -> list[str]:
    """Say who looks after the themes of a report, and which of them need escalation; nothing where nobody is named."""
    return owned_sentences(*_by_title(report), are_all_named=True)


def escalation_line(report: Report) -> str:
    """Say which themes of a report need escalation; empty where none does."""
    return escalation(*_by_title(report))


def _by_title(report: Report) -> tuple[dict[str, str], dict[str, Owner]]:
    owners = {each.title: Owner(each.owner, each.control) for each in report.owned if each.owner}
    return {each.title: each.title for each in report.owned}, owners
