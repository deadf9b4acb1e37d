"""What every room's tests stand on: a data folder of its own, and the data that lies beside the project."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from filelock import FileLock
from hypothesis import settings as property_settings
from playwright.sync_api import Browser

import heed
from config.home import Home
from config.settings import Settings, load_settings
from tests.browsing import CHROMIUM, chromium
from warehouse.prepare import prepare

# A slow machine breaks no law. Where the variable CI is set, Hypothesis tries the same examples each time, so that more
# of them find no more.
_EXAMPLES = 40 if os.environ.get("CI") else 100
property_settings.register_profile("heed", property_settings(), deadline=None, max_examples=_EXAMPLES)
property_settings.load_profile("heed")

_SETTINGS = """
spelling = "british"
languages = ["en"]

[provider.riverside]
title = "Riverside Clinic"
time_zone = "Europe/London"

[[provider.riverside.site]]
name = "north"
title = "Riverside North"
aliases = ["the north clinic"]

[[provider.riverside.site]]
name = "south"
title = "Riverside South"
"""


def pytest_xdist_auto_num_workers() -> int:
    """Take one process more than there are cores: those that wait for a browser or a disk leave a core idle."""
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    return len(cores) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as thorough whatever needs the whole demonstration, which takes a minute to build; put long files first."""
    demonstrated = [item for item in items if "demonstration_home" in getattr(item, "fixturenames", ())]
    for item in demonstrated:
        item.add_marker("thorough")
    # Files run one after the other, as the processes get free. Short ones come last, so that all end together; the
    # demonstration is built first, and asked for again only when it is there, so that nobody waits for it.
    long = {item.path for item in items if any(item.iter_markers("browser")) or any(item.iter_markers("thorough"))}
    later = dict.fromkeys(item.path for item in demonstrated)
    turn = dict.fromkeys(long, 1) | {path: 2 if place else 0 for place, path in enumerate(later)}
    items.sort(key=lambda item: turn.get(item.path, 3))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The labelled data and reference results that lie beside the project, for those who have them."""
    folder = Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs the labelled data in ../shared/data")
    return folder


@pytest.fixture(scope="session")
def new_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A data folder as `heed init` leaves it, to be copied: preparing one takes seventy times as long."""
    folder = tmp_path_factory.mktemp("new")
    settings = folder / "settings.toml"
    settings.write_text(_SETTINGS, "utf-8")
    prepare(Home(folder / "home"), settings_file=settings)
    return Home(folder / "home")


@pytest.fixture
def home(new_home: Home, tmp_path: Path) -> Home:
    """A new data folder with one provider of two sites."""
    return Home(shutil.copytree(new_home.path, tmp_path / "home"))


@pytest.fixture
def settings(home: Home) -> Settings:
    return load_settings(home)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs the browser chromium")
    with chromium() as started:
        yield started


def _made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Let the first process of a run that asks for it make a folder; the others wait, and have it as well."""
    with FileLock(f"{folder}.lock"):
        if not (folder / "made").exists():
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder


@pytest.fixture(scope="session")
def of_this_run(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that the processes of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def invent(of_this_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Home]:
    """Give a copy of the data folder of so many invented mentions: making one takes three seconds."""
    from tests.dashboard.invented import filled_home  # what it needs would be loaded for every test

    def copied(mentions: int) -> Home:
        made = _made_once(of_this_run / f"invented-{mentions}", lambda folder: filled_home(folder, mentions))
        return Home(shutil.copytree(made / "home", tmp_path_factory.mktemp("invented") / "home"))

    return copied


@pytest.fixture(scope="session")
def invented_home(invent: Callable[[int], Home]) -> Home:
    """The data folder that screens and questions are tried on; what is changed needs a copy of it."""
    from tests.dashboard.invented import MENTIONS

    return invent(MENTIONS)


@pytest.fixture(scope="session")
def mentionless_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A data folder whose snapshot holds no mention."""
    from tests.dashboard.invented import empty_home

    return empty_home(tmp_path_factory.mktemp("mentionless"))


@pytest.fixture(scope="session")
def demonstration_home(of_this_run: Path) -> Home:
    """The demonstration, imported, analysed and published through the front door."""

    def make(folder: Path) -> None:
        outcome = CliRunner().invoke(heed.main, ["--home", str(folder / "home"), "demo", "--no-dashboard"])
        assert outcome.exit_code == 0, outcome.output

    return Home(_made_once(of_this_run / "demonstration", make) / "home")
