import csv
from pathlib import Path
from typing import Any

import pytest

from collectors.demonstration import Truth, write
from collectors.files.chosen import Chosen
from collectors.ingest import import_file
from config.home import Home
from config.settings import load_settings
from tests.collectors.demonstration.unpack import Json, items, lines, posts, root, sheet, whole_text
from warehouse.prepare import prepare
from warehouse.store import opened


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture(scope="package")
def truth(folder: Path) -> Truth:
    return write(folder)


@pytest.fixture(scope="package")
def pages(folder: Path, truth: Truth) -> list[Json]:
    return lines(folder / truth.files["x"])


@pytest.fixture(scope="package")
def listings(folder: Path, truth: Truth) -> list[Json]:
    return lines(folder / truth.files["reddit"])


@pytest.fixture(scope="package")
def answers(folder: Path, truth: Truth) -> list[dict[str, str]]:
    with (folder / truth.files["survey"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="package")
def reviews(folder: Path, truth: Truth) -> list[tuple[Any, ...]]:
    return sheet(folder / truth.files["review"])


@pytest.fixture(scope="package")
def texts(
    truth: Truth, pages: list[Json], listings: list[Json], answers: list[dict[str, str]], reviews: list[tuple[Any, ...]]
) -> dict[tuple[str, str], str]:
    """The words of every item that is no repost."""
    found = {("survey", answer["Comment ID"]): answer["Answer"] for answer in answers}
    found |= {("review", review[0]): review[5] for review in reviews[1:]}
    found |= {("reddit", item["name"]): str(item.get("selftext", item.get("body"))) for item in items(listings)}
    # Newest first on every page, so that the version that stays is the edited one.
    found |= {("x", root(post)): whole_text(post) for post in reversed(posts(pages))}
    return {key: text for key, text in found.items() if key in truth.labels and truth.labels[key].repost_of is None}


@pytest.fixture(scope="package")
def stored(folder: Path, truth: Truth) -> dict[int, tuple[Any, ...]]:
    """Mention id -> site, day, text, repost_of of everything that an import of the files stores."""
    home = Home(folder / "home")
    prepare(home, settings_file=folder / "heed.toml")
    settings = load_settings(home)
    for source, name in truth.files.items():
        import_file(home, settings, folder / name, truth.provider, Chosen(source))
    with opened(home, "store") as con:
        rows = con.execute("SELECT mention_id, site, day, text, repost_of FROM mention").fetchall()
    return {row[0]: row[1:] for row in rows}
