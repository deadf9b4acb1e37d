from datetime import date

from collectors.demonstration import Truth


def test_survey_rows_are_the_labelled_ones_and_the_bad_ones(truth: Truth, answers: list[dict[str, str]]) -> None:
    ids = [answer["Comment ID"] for answer in answers]
    labelled = sum(source == "survey" for source, _ in truth.labels)
    assert len(set(ids)) == len(ids) == labelled + truth.impossible_dates + truth.blank_answers
    assert sum(not answer["Answer"].strip() for answer in answers) == truth.blank_answers
    assert sum(not _is_day(answer["Date"]) for answer in answers) == truth.impossible_dates


def test_survey_asks_two_questions_and_rates_from_one_to_five(answers: list[dict[str, str]]) -> None:
    assert {answer["Question"] for answer in answers} == {
        "What was good about your visit?",
        "What could we do better?",
    }
    assert {answer["FFT rating"] for answer in answers} == {"1", "2", "3", "4", "5"}


def test_some_respondents_answer_both_questions(answers: list[dict[str, str]]) -> None:
    asked: dict[tuple[str, str], set[str]] = {}
    for answer in answers:
        asked.setdefault((answer["Respondent"], answer["Date"]), set()).add(answer["Question"])
    assert sum(len(questions) == 2 for questions in asked.values()) > 100


def _is_day(text: str) -> bool:
    day, month, year = text.split("/")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
