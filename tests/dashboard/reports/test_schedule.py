"""A report of heed.toml is made once when its period is over, and after a kill at any point again."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import HeedError
from config.home import Home
from config.reporting import read_reports
from config.settings import Settings, load_settings
from dashboard.reports import write
from dashboard.reports.period import last_due
from dashboard.reports.schedule import make_due, schedule_in_words
from warehouse.desk import audit_trail
from warehouse.store import opened

pytestmark = pytest.mark.thorough

TODAY = date(2026, 4, 4)
SITES = [("riverside", "north"), ("riverside", "south")]
NAMES = ["riverside-north-2026-03-monthly.csv", "riverside-north-2026-03-monthly.parquet"]


@pytest.fixture
def scheduled(own_home: Home) -> tuple[Home, Settings]:
    with own_home.settings.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[report]]\nkind = "monthly"\nsites = ["north"]\nformats = ["csv", "parquet"]\nfolder = "out"\nday = 3\n'
        )
    return own_home, load_settings(own_home)


def _made(home: Home) -> list[str]:
    return sorted(path.name for path in (home.path / "out").iterdir())


def _registered(home: Home) -> list[str]:
    with opened(home, "desk") as desk:
        rows = desk.execute("SELECT file FROM export WHERE person = 'heed run' ORDER BY file").fetchall()
    return [file for (file,) in rows]


@pytest.mark.parametrize(
    ("kind", "day", "today", "name"),
    [
        ("monthly", 3, date(2026, 4, 3), "2026-03"),
        ("monthly", 3, date(2026, 4, 2), "2026-02"),
        ("monthly", 1, date(2026, 1, 1), "2025-12"),
        ("quarterly", 10, date(2026, 4, 9), "2025-Q4"),
        ("quarterly", 10, date(2026, 6, 30), "2026-Q1"),
    ],
)
def test_a_report_is_due_from_its_day_of_the_month_after(kind: str, day: int, today: date, name: str) -> None:
    assert last_due(kind, day, today).name == name


def test_a_report_is_made_once(scheduled: tuple[Home, Settings]) -> None:
    home, settings = scheduled
    first, second = make_due(home, settings, TODAY), make_due(home, settings, TODAY)
    assert (len(first[0]), second, _made(home), _registered(home)) == (1, ([], []), NAMES, NAMES)


def test_a_report_of_a_time_in_which_nothing_was_heard_waits_whatever_the_clock_says(
    scheduled: tuple[Home, Settings],
) -> None:
    home, settings = scheduled
    assert make_due(home, settings, date(2027, 2, 4)) == ([], [])
    assert _registered(home) == []
    make_due(home, settings, TODAY)
    assert _registered(home) == NAMES


def test_a_report_that_somebody_moved_away_is_not_made_again(scheduled: tuple[Home, Settings]) -> None:
    home, settings = scheduled
    make_due(home, settings, TODAY)
    (home.path / "out" / NAMES[0]).unlink()
    assert make_due(home, settings, TODAY) == ([], [])


@pytest.mark.thorough
@pytest.mark.parametrize("moment", ["writing", "noting", "naming"])
def test_a_kill_at_any_point_leaves_one_whole_report(
    scheduled: tuple[Home, Settings], monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    home, settings = scheduled
    with monkeypatch.context() as patch:
        # A kill runs no clean-up: neither `finally` nor `except` of ours may tidy what it leaves.
        patch.setattr(Path, "unlink", lambda *_args, **_options: None)
        broken, name = {
            "writing": (write, "_written"),
            "noting": (audit_trail, "add"),
            "naming": (Path, "replace"),
        }[moment]
        patch.setattr(broken, name, _killed)
        with pytest.raises(KeyboardInterrupt):
            make_due(home, settings, TODAY)
    make_due(home, settings, TODAY)
    assert (_made(home), _registered(home)) == (NAMES, NAMES)
    assert make_due(home, settings, TODAY) == ([], [])


def _killed(*_args: object, **_options: object) -> None:
    raise KeyboardInterrupt


def test_status_says_what_is_due_and_when_the_next_is(scheduled: tuple[Home, Settings]) -> None:
    home, settings = scheduled
    before = schedule_in_words(home, settings, TODAY)
    make_due(home, settings, TODAY)
    after = schedule_in_words(home, settings, TODAY)
    assert "March 2026 is due" in before[0]
    assert "March 2026 was made; next on 2026-05-03" in after[0]


def test_a_report_that_cannot_be_made_says_so_and_stays_due(scheduled: tuple[Home, Settings]) -> None:
    home, settings = scheduled
    (home.path / "out").write_text("a file where the folder should be", "utf-8")
    made, failures = make_due(home, settings, TODAY)
    assert (made, len(failures), "cannot be written" in failures[0]) == ([], 1, True)
    assert "is due" in schedule_in_words(home, settings, TODAY)[0]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"kind": "weekly"}, "kind must be one of"),
        ({"kind": "monthly", "sites": ["west"]}, "no site 'west'"),
        ({"kind": "monthly", "formats": ["doc"]}, "formats must be a list of pdf"),
        ({"kind": "poster", "formats": ["csv"]}, "formats must be a list of pdf"),
        ({"kind": "monthly", "day": 31}, "day must be a whole number from 1 to 28"),
        ({"kind": "monthly", "days": 3}, "no setting 'days'"),
        ({"kind": "monthly", "provider": "nobody"}, "provider must be one of riverside"),
    ],
)
def test_a_slip_in_a_report_table_is_named(table: dict[str, object], sentence: str, tmp_path: Path) -> None:
    with pytest.raises(HeedError, match=sentence):
        read_reports([table], SITES, ["riverside"], tmp_path)


def test_the_same_report_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeedError, match="make the same report"):
        read_reports([{"kind": "monthly"}, {"kind": "monthly", "day": 5}], SITES, ["riverside"], tmp_path)
