"""The names that exports give their columns."""

import re

# By field, most telling first; compared without case, punctuation and underscores.
SYNONYMS: dict[str, tuple[str, ...]] = {
    field: tuple(" ".join(names.split()).split(", "))
    for field, names in {
        "text": """text, comment, comments, feedback, review, review text, review body, answer, response, body, comment
            text, free text, freetext, verbatim, message, content, content text, response text, remarks, patient
            comment, patient comments, patient feedback, your comments, additional comments, description""",
        "date": """date, created at, created, submitted at, submitted, submission date, response date, date submitted,
            review date, comment date, survey date, completion time, completed at, end date, recorded date,
            recordeddate, timestamp, time stamp, posted at, posted, published, date of response, date received,
            received, publish date, datetime, date time, visit date, date of visit, appointment date,
            start date, start time, month, day""",
        "title": "review title, title, headline, subject, summary",
        "author": """author, author id, respondent, respondent id, reviewer, reviewer id, reviewer name, user, user id,
            username, participant, participant id, author name, respondent hash""",
        "rating": """rating, stars, star rating, fft score, fft, fft rating, fft response, overall rating, score,
            overall score, nps, nps score, satisfaction, review rating, friends and family test, overall experience,
            likelihood to recommend, recommend, experience""",
        "question": "question, question text, prompt, question asked, survey question",
        "site": """site, site name, location, clinic, hospital, practice, branch, centre, center, facility, place,
            organisation, organization, trust, surgery, location name""",
        "service": """service, department, dept, ward, specialty, speciality, clinic type, service line, team, unit,
            division, directorate, service name""",
        "id": """comment id, response id, review id, submission id, record id, feedback id, id, responseid, unique
            id, uuid, guid, reference, ref""",
        "language": "language, lang, language code, user language, userlanguage, survey language, locale",
    }.items()
}
# What identifies a patient directly is never taken by guessing.
IDENTIFIER = re.compile(
    r"\b(mrn|nhs (no|num|number|id)|nhsnumber|hospital (no|num|number|id)|patient (id|no|number|name|ref)|patientid|dob"
    r"|date of birth|birth ?date|birthday|born|ssn|social security|passport|first ?name|last ?name|sur ?name|forename"
    r"|full name|e ?mail|email address|phone|telephone|mobile|post ?code|zip|zip code|address|ip address|name)\b"
)
# A header of this shape is a question put to the patient, and its cells are answers.
ASKS = re.compile(
    r"\?\s*$|^(what|how|why|which|please|tell us|is there|are there|was there|any |anything|describe)\b", re.IGNORECASE
)


def plain_header(header: str) -> str:
    """Reduce a header to what is compared: lower case words with single spaces."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return " ".join(re.sub(r"[^\w]|_", " ", words.casefold()).split())
