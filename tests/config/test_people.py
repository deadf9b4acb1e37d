"""The people in heed.toml: a slip is named, and never widens what somebody sees."""

from typing import Any

import pytest

from config.errors import HeedError
from config.home import Home
from config.people import Permission, read_people
from config.sign_in import check_sign_in

_SITES = [("riverside", "north"), ("riverside", "south")]


def test_a_person_of_one_site_sees_that_site() -> None:
    people = read_people({"Ann@Clinic.example": {"role": "quality", "sites": ["riverside/north"]}}, _SITES)
    assert people["ann@clinic.example"] == Permission("quality", (("riverside", "north"),))


def test_a_person_without_sites_sees_all_as_a_viewer() -> None:
    assert read_people({"v@clinic.example": {}}, _SITES)["v@clinic.example"] == Permission("viewer")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"role": "boss"}, "role must be one of viewer, quality, admin"),
        ({"sites": []}, "sites must be a list"),
        ({"sites": ["north"]}, "no site 'north'; heed.toml describes riverside/north"),
        ({"site": ["riverside/north"]}, "takes role and sites"),
        ({"role": "admin", "sites": ["riverside/north"]}, "an admin sees all sites"),
    ],
)
def test_a_slip_is_named(table: Any, sentence: str) -> None:
    with pytest.raises(HeedError, match=sentence):
        read_people({"ann@clinic.example": table}, _SITES)


def test_a_person_who_stands_twice_is_refused() -> None:
    with pytest.raises(HeedError, match="stands twice"):
        read_people({"Ann@clinic.example": {}, "ann@clinic.example": {"role": "admin"}}, _SITES)


def test_a_sign_in_that_lacks_a_setting_is_refused(home: Home) -> None:
    home.sign_in.touch(0o600)
    home.sign_in.write_text('[auth]\nclient_id = "x"\n', "utf-8")
    with pytest.raises(HeedError, match="lacks redirect_uri, cookie_secret, client_secret"):
        check_sign_in(home)


def test_a_sign_in_that_others_can_read_is_refused(home: Home) -> None:
    home.sign_in.touch(0o600)
    home.sign_in.chmod(0o644)
    with pytest.raises(HeedError, match="chmod 600"):
        check_sign_in(home)
