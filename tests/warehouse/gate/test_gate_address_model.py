"""The model of addresses: what the rules leave of an address goes, and what only looks like one stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.gate import address_model, redact, ruled
from warehouse.gate.address_features import candidates, line_of
from warehouse.gate.span import Span
from warehouse.gate.training.fit_addresses import fit_addresses
from warehouse.gate.training.marked import LEARNT_FROM, marked

_SAID = "My address is cabin 5 lakeside camp near the weir."


@pytest.mark.parametrize(
    ("said", "home"),
    [
        (_SAID, "cabin 5 lakeside camp"),
        ("I stay at the orchard caravan site, pitch 14, and the nurse comes there.", "orchard caravan site, pitch 14"),
    ],
)
def test_what_no_rule_knows_of_an_address_goes(said: str, home: str) -> None:
    start = said.index(home)
    assert not ruled(said)
    assert redact(said) == f"{said[:start]}[ADDRESS]{said[start + len(home) :]}"


@pytest.mark.parametrize(
    "said",
    [
        "I waited 45 minutes in room 12 for a blood test at 10.30.",
        "The clinic moved to Sample Street, which has no parking.",
        "It cost 12500 in all, and 48 people were before me.",
        "I live alone and the letters never came.",
        "My flat battery was no excuse, said the doctor, and I drove home.",
        "Vitamin B12 and L4 were fine.",
        "Sampleside Clinic, number 7",
        "I was diagnosed in twenty nineteen and rose at five.",
        "Twenty four seven care in phase 2.",
    ],
)
def test_numbers_clinics_and_talk_of_homes_stay(said: str) -> None:
    assert redact(said) == said


def test_a_text_that_holds_a_placeholder_of_an_address_is_left() -> None:
    assert address_model.missed("Not [ADDRESS]. My address is cabin 5 lakeside camp.", []) == []


def test_a_kept_name_of_a_clinic_stays() -> None:
    assert redact(_SAID, frozenset({"cabin 5 lakeside camp"})) == _SAID


_PIECES = [
    "Dr Okafor",
    "Mary",
    "SE22",
    "tolton rd",
    "12 Hill Road",
    "ward 6",
    "on",
    "at",
    "off",
    "and",
    "bus",
    ",",
    ".",
]


@given(
    st.text(alphabet="aB1 ,.[]-'LaneİßŉŁ", max_size=80)
    | st.lists(st.sampled_from([*_PIECES, "letters for", "I live", "from", "flat 2", "two", "forty"])).map(" ".join)
)
def test_redacting_what_was_redacted_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


def test_an_address_ends_before_a_ward_that_opens_the_next_sentence() -> None:
    assert redact("I live at 12 Hill Road. Ward 6 was lovely.") == "I live at [ADDRESS]. Ward 6 was lovely."


def test_what_stands_beside_a_name_is_read_as_when_the_name_is_gone() -> None:
    assert redact("Saw Dr Okafor on tolton rd then the bus") == "Saw Dr [PERSON] on [ADDRESS] then the bus"


def test_a_stretch_that_was_taken_is_read_as_its_placeholder() -> None:
    said, shown = "We live at 4 Sample Lane, Brambles", "We live at [ADDRESS], Brambles"
    line = line_of(said, [Span(11, 24, "ADDRESS")])
    assert line.pieces == line_of(shown, []).pieces
    assert line.kinds == line_of(shown, []).kinds


def test_only_what_stands_near_a_hint_is_looked_at() -> None:
    assert candidates(line_of("Everybody was kind and the tea was hot", [])) == []
    assert candidates(line_of("Our address is Brambles", [])) != []


def test_the_model_is_fitted_from_marked_lines_and_comments(tmp_path: Path) -> None:
    texts = marked(LEARNT_FROM[1])[:60]
    made = []
    for name in ("once", "again"):
        kept = fit_addresses(texts, ["The nurse was kind", "I waited 3 hours"] * 20, tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert min(kept) > 50
    assert made[0] == made[1]
