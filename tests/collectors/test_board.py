import pytest

from collectors.board import SOURCES
from config.rights import read_rights


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_on_the_board_under_its_own_name(name: str) -> None:
    assert name == SOURCES[name].NAME


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_has_rights_and_a_title(name: str) -> None:
    assert read_rights({})[name].title == SOURCES[name].TITLE
