"""Everything that leaves of a quarter, put together by somebody outside: no small number can be narrowed down."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from config.home import Home
from config.settings import load_settings
from dashboard.reports.write import report_of, write_report
from tests.warehouse.outsider import Cell, ranges
from warehouse.publish import current_snapshot, publish
from warehouse.shareable import write_shareable
from warehouse.store import connect_reader

PERIODS = [("monthly", "2025-10"), ("monthly", "2025-11"), ("monthly", "2025-12"), ("quarterly", "2025-Q4")]
PLACES = [(), ("north",), ("south",), ("east",), ("north", "south")]
TITLES = {"north": "Riverside North", "south": "Riverside South", "east": "Riverside East", "": "not known"}
Told = dict[Cell, int | None]


@pytest.fixture(scope="module")
def truth(invented_home: Home) -> dict[Cell, tuple[int, int]]:
    """Mentions and distinct people of every count of the quarter that is not 0, counted by rows."""
    path = current_snapshot(invented_home)
    assert path is not None
    with connect_reader(path) as con:
        heard = con.execute("SELECT * FROM mention WHERE day BETWEEN '2025-10-01' AND '2025-12-31'").df()
        themed = con.execute("SELECT * FROM mention_theme WHERE day BETWEEN '2025-10-01' AND '2025-12-31'").df()
        titles = dict(con.execute("SELECT theme, title FROM theme").fetchall())
        sources = dict(con.execute("SELECT source, title FROM source").fetchall())
    cared = heard[~heard["is_repost"] & heard["is_about_care"]]
    scored = cared[cared["sentiment"].notna()]
    complains = scored["sentiment"].isin(["negative", "mixed"])
    parts = {
        "scored": scored,
        "complaints": scored[complains],
        "no complaints": scored[~complains],
        "not scored": cared[cared["sentiment"].isna()],
    }
    parts |= {f"source {sources[name]}": rows for name, rows in scored.groupby("source", observed=True) if len(rows)}
    for theme, rows in themed.groupby("theme", observed=True):
        bad = rows[rows["sentiment"].isin(["negative", "mixed"])]
        parts |= {f"complaints about {titles[theme]}": bad}
        parts |= {f"praise of {titles[theme]}": rows[rows["sentiment"] == "positive"]}
    found = {}
    for what, rows in parts.items():
        places = [TITLES["" if pd.isna(site) else str(site)] for site in rows["site"]]
        rows = rows.assign(place=places, month=rows["day"].dt.strftime("%Y-%m"))
        for place, period in product([*TITLES.values(), "all"], ["2025-10", "2025-11", "2025-12", "2025-Q4"]):
            if what.startswith("source ") and place != "all":
                continue
            own = rows[((rows["place"] == place) | (place == "all")) & ((rows["month"] == period) | ("Q" in period))]
            if len(own):
                found[what, place, period] = (len(own), own["voice"].nunique())
    return found


def _of_report(path: Path) -> Iterator[tuple[Cell, float]]:
    """Read the counts out of the figures of one report, as its reader would."""
    rows = pd.read_csv(path)
    keys = rows[["part", "item", "figure"]].astype(object)
    keys = keys.where(keys.notna(), "")
    pairs = zip(keys.itertuples(index=False, name=None), rows["number"], strict=True)
    known = {key: number for key, number in pairs if number == number}
    words = dict(rows.loc[rows["part"] == "report", ["figure", "words"]].itertuples(index=False, name=None))
    kind, title, first = words["kind"], words["place_title"], date.fromisoformat(words["first_day"])
    place = "all" if title == "All places" else title
    now = f"{first:%Y-%m}" if kind == "monthly" else f"{first.year}-Q{(first.month + 2) // 3}"
    for (part, item, figure), number in known.items():
        names = {
            ("overall", "complaints"): "complaints", ("overall", "mentions"): "scored",
            ("places", "complaints"): "complaints", ("places", "mentions"): "scored",
            ("complaints", "complaints"): f"complaints about {item}", ("praise", "praise"): f"praise of {item}",
            ("origins", "scored"): f"source {item}", ("coverage", "not_scored"): "not scored",
        }  # fmt: skip
        if (part, figure) in names:
            yield (names[part, figure], item if part == "places" else place, now), number
        if (part, figure) == ("trend", "share"):
            mentions = known["trend", item, "mentions"]
            yield ("scored", place, item[:7]), mentions
            yield ("complaints", place, item[:7]), round(number * mentions)
        if (part, figure) == ("heat", "share"):
            theme, site = item.split(" | ")
            yield (f"complaints about {theme}", site, now), round(number * known["places", site, "mentions"])


def _of_set(folder: Path) -> Iterator[tuple[Cell, float]]:
    sites = pd.read_parquet(folder / "mentions_by_site.parquet").dropna(subset=["mentions"])
    for month, site, count in sites.iloc[:, :3].itertuples(index=False):
        yield ("scored", site, f"{month:%Y-%m}"), count
    themes = pd.read_parquet(folder / "complaints_by_theme_and_site.parquet").dropna(subset=["complaints"])
    for quarter, theme, site, count in themes.iloc[:, :4].itertuples(index=False):
        yield (f"complaints about {theme}", site, f"{quarter.year}-Q{(quarter.month + 2) // 3}"), count


@pytest.mark.thorough
@pytest.mark.parametrize("profile", ["k10", pytest.param("round5", marks=pytest.mark.slow)])
def test_nobody_outside_can_narrow_a_small_number_down(
    own_home: Home, truth: dict[Cell, tuple[int, int]], tmp_path: Path, profile: str
) -> None:
    own_home.settings.write_text(f'small_numbers = "{profile}"\n' + own_home.settings.read_text("utf-8"), "utf-8")
    publish(own_home, load_settings(own_home))
    left: Told = dict.fromkeys(truth)
    off_by, fewest = (2, 8) if profile == "round5" else (0, 10)
    told: list[tuple[Cell, float]] = []
    for (kind, period), sites in product(PERIODS, PLACES):
        (path,) = write_report(report_of(own_home, kind, period, sites=sites), tmp_path, ["csv"])
        if len(sites) < 2:
            told += _of_report(path)
    (tmp_path / "set").mkdir()
    with connect_reader(current_snapshot(own_home)) as con:  # type: ignore[arg-type]
        write_shareable(con, tmp_path / "set", "riverside")
    told += _of_set(tmp_path / "set")
    for cell, number in told:
        if cell not in truth:
            assert number == 0 or not re.match("2025-(1|Q4)", cell[2]), cell
            continue
        assert abs(number - truth[cell][0]) <= off_by, cell
        assert left[cell] in (None, number), f"{cell} was told twice, and not alike"
        left[cell] = int(number)
    small = [cell for cell, (count, writers) in truth.items() if min(count, writers) < fewest]
    assert small
    assert len([cell for cell in left if left[cell] is not None]) > 40
    assert [cell for cell in small if left[cell] is not None] == []
    found = ranges(left, small, off_by)
    narrow = {cell: ends for cell, ends in found.items() if ends[1] < fewest - 1 or ends[1] - ends[0] < fewest - 2}
    assert narrow == {}
