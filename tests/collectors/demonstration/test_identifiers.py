import re

from collectors.demonstration import Truth
from collectors.demonstration.identifiers import nhs_number


def test_identifiers_of_every_kind_are_planted_in_the_texts(truth: Truth, texts: dict[tuple[str, str], str]) -> None:
    everything = "\n".join(texts.values())
    assert {kind for kind, _ in truth.identifiers} == {
        *("phone", "email", "nhs_number", "person", "first", "surname", "postcode")
    }
    assert all(value in everything for _, value in truth.identifiers)


def test_planted_identifiers_belong_to_nobody(truth: Truth) -> None:
    reserved = {"phone": r"01632 960\d{3}", "email": r"\w+@example\.(com|org)", "nhs_number": r"999 \d{3} \d{4}"}
    for kind, value in truth.identifiers:
        assert re.fullmatch(reserved.get(kind, ".*"), value), kind


def test_an_nhs_number_carries_its_check_digit() -> None:
    # The example of the NHS data dictionary's algorithm: 943 476 5919.
    assert nhs_number("943476591") == "943 476 5919"
