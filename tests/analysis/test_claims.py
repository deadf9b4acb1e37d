"""Words of claims are found for a person to check; nothing says whether a claim is true."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import claims
from config.claim_cues import load_claim_cues
from config.errors import HeedError

MEDICINE = [
    "My cousin says the vaccine causes autism so we did not go.",
    "They would not give me antibiotics for a cold which is wrong.",
    "A natural cure helped me more than their pills.",
    "Statins cause dementia and they still push them.",
    "Ivermectin would have sorted it in a day.",
    "Big pharma pays them, that is all.",
    "Natural immunity is all you need.",
]
US = [
    "They are closed on Wednesdays now.",
    "The branch has closed for good.",
    "They charge thirty pounds for a letter.",
    "It used to be free, now you have to pay for a form.",
    "They are not taking new patients.",
    "They have moved to a new building.",
    "The clinic does not accept my insurance.",
    "You can only get in there on a weekday, it is not open on Saturdays.",
]
NEITHER = [
    "The nurse was kind and gave me my vaccine.",
    "I waited an hour past my time.",
    "Nobody picked up the phone.",
    "The doctor explained the side effects of the tablets well.",
    "She closed the door and listened.",
    "It only takes a minute to book.",
    "My antibiotics worked and I am well.",
    "The receptionist was rude to my mother.",
    "Parking was hard to find.",
    "They shut down in my face when I complained.",
    "The waiting room is open and bright.",
    "The bill was wrong again.",
]


UNSTATED = [
    "Does anyone know if Riverside Clinic is open on Saturday?",
    "Anybody know whether they charge for a letter",
    "What time are they open until on a Friday?",
    "We are closed on Thursday for staff training.",
    "Bridge by Riverside Clinic closed on Thursday for gas works",
]


def hints(texts: list[str]) -> list[str]:
    rows = pd.Series(texts, pd.RangeIndex(1, len(texts) + 1), dtype="str")
    return claims.label(rows, pd.DataFrame({"language": "en"}, rows.index))["label"].tolist()


def test_most_claims_are_found_and_hardly_anything_else() -> None:
    assert hints(MEDICINE).count("medicine") >= len(MEDICINE) - 1
    assert hints(US).count("us") >= len(US) - 1
    assert hints(NEITHER).count("none") >= len(NEITHER) - 1


def test_a_question_and_what_a_clinic_says_itself_state_nothing_to_check() -> None:
    assert set(hints(UNSTATED)) == {"none"}
    assert hints(["Does anyone else wait so long? They are closed on Wednesdays now."]) == ["us"]


def test_a_question_about_medicine_is_checked_all_the_same() -> None:
    assert hints(["Is it true that statins cause dementia?"]) == ["medicine"]


def test_a_language_that_is_not_scored_is_left_out() -> None:
    rows = pd.Series(["They are closed on Mondays."], [1], dtype="str")
    assert claims.label(rows, pd.DataFrame({"language": ["fr"]}, rows.index)).empty


def test_no_label_says_false() -> None:
    assert claims.LABELS == ("medicine", "us", "none")


_TABLE = "title='x'\nmeaning='x'\nphrases=['-']\ndenied=[]\nunstated=[]\n"
_NO_WORD = "".join(f"[{about}]\n{_TABLE}" for about in ("medicine", "us"))


@pytest.mark.parametrize("text", ["", "[medicine]\n", "x =", "[medicine]\ntitle=1\n[us]\ntitle=2\n", _NO_WORD])
def test_cues_that_cannot_be_read_are_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "claims.toml").write_text(text)
    with pytest.raises(HeedError, match=r"claims\.toml"):
        load_claim_cues(tmp_path / "claims.toml")
