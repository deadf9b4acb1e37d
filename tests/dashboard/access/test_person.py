"""Who is let in, and what they may do."""

from typing import Any

import pytest

from config.people import Permission
from dashboard.access.person import NotForYouError, Person, SignInNeededError, require, signed_in

_PEOPLE = {"ann@clinic.example": Permission("quality", (("riverside", "north"),))}
_ANN = {"is_logged_in": True, "email": "Ann@Clinic.example", "email_verified": True}


def test_a_listed_person_gets_their_role_and_places() -> None:
    assert signed_in(_ANN, _PEOPLE) == Person("ann@clinic.example", "quality", (("riverside", "north"),))


@pytest.mark.parametrize("claim", [{"email_verified": "true"}, {"email_verified": "True"}, {}])
def test_an_address_is_confirmed_by_a_word_too_and_where_the_service_says_nothing_of_it(claim: dict[str, Any]) -> None:
    said = {name: value for name, value in _ANN.items() if name != "email_verified"}
    assert signed_in({**said, **claim}, _PEOPLE).name == "ann@clinic.example"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"is_logged_in": False}, SignInNeededError),
        ({"email": "stranger@clinic.example"}, NotForYouError),
        ({"email": None}, NotForYouError),
        *(({"email_verified": claim}, NotForYouError) for claim in (False, "false", "False", "no", "", 0, 1, None)),
    ],
)
def test_nobody_else_is_let_in(changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        signed_in({**_ANN, **changes}, _PEOPLE)


def test_a_viewer_may_not_decide() -> None:
    with pytest.raises(NotForYouError, match="needs the role quality"):
        require(Person("v@clinic.example", "viewer"), "quality")
