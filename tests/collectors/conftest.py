"""What the tests of imports stand on."""

from pathlib import Path

import pytest

from config.home import Home
from config.settings import Settings
from tests.collectors.importing import Clinic


@pytest.fixture
def clinic(home: Home, settings: Settings, tmp_path: Path) -> Clinic:
    return Clinic(home, settings, tmp_path)
