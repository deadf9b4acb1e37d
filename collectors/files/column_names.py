"""The names that exports give their columns."""

import re
from collections.abc import Sequence
from functools import cache

# By field, most telling first; compared without case, punctuation and underscores.
SYNONYMS: dict[str, tuple[str, ...]] = {
    field: tuple(" ".join(names.split()).split(", "))
    for field, names in {
        "text": """text, comment, comments, feedback, review, review text, review body, review content, review comment,
            answer, response, body, story, comment text, free text, freetext, verbatim, message, content, content text,
            response text, remarks, patient comment, patient comments, patient feedback, your comments, additional
            comments, description""",
        "date": """date, created at, created, review created, review created utc, create time, created time, submitted
            at, submitted, submission date, response date, date submitted, review date, comment date, survey date,
            completion time, completed at, submit date, end date, recorded date, recordeddate, timestamp, time stamp,
            posted at, posted, published, date of response, date received, received, publish date, datetime, date time,
            visit date, date of visit, appointment date, start date, start time, update time, month, day, ts""",
        "title": "review title, title, headline, subject, summary",
        "author": """author, author id, respondent, respondent id, reviewer, reviewer id, reviewer name, review consumer
            user id, review username, user, user id, username, participant, participant id, author name, respondent
            hash, consumer id""",
        "rating": """review rating, rating, stars, star rating, fft score, fft, fft rating, fft response, overall
            rating, score, overall score, nps, nps score, satisfaction, satisfied, mark, marks, grade, smiley,
            friends and family test, overall experience, likelihood to recommend, recommend,
            recommendation, experience, rate""",
        "question": "question, question text, prompt, question asked, survey question",
        "site": """site, site name, location, clinic, hospital, practice, branch, centre, center, facility, place,
            organisation, organization, trust, surgery, location name, health centre, business name, store, store code,
            venue, campus, building, business unit, business unit name, business unit display name""",
        "service": """service, department, dept, ward, specialty, speciality, clinic type, service line, team, unit,
            division, directorate, service name, area of the hospital, part of the hospital, care setting""",
        "id": """comment id, response id, review id, submission id, record id, feedback id, story id, feedback
            reference, id, responseid, unique id, uuid, guid, reference, ref, post id, survey id""",
        "language": """language, lang, language code, review language, user language, userlanguage, survey language,
            locale""",
    }.items()
}
# What identifies a patient directly is never taken by guessing.
_IDENTIFIER = re.compile(
    r"\b(mrn|nhs (no|num|number|id)|nhsnumber|hospital (no|num|number|id)|patient (id|no|number|name|ref)|patientid|dob"
    r"|date of birth|birth ?date|birthday|born|ssn|social security|passport|first ?name|last ?name|sur ?name|forename"
    r"|full name|e ?mail|email address|phone|telephone|mobile|post ?code|zip|zip code|address|ip ?address"
    r"|latitude|longitude|name)\b"
)
# Names of places and of parts of them, not of people.
_OF_A_PLACE = re.compile(
    r"\b(site|location|clinic|hospital|practice|surgery|trust|organi[sz]ation|provider|branch|centre|center|facility|place"
    r"|ward|service|department|dept|specialty|speciality|team|unit|division|directorate|source|survey|product|business"
    r"|store|webshop|shop) (?:display )?name\b"
    r"|\bname of (?:the |your |our )?(?:site|location|clinic|hospital|practice|surgery|trust|organi[sz]ation|branch"
    r"|centre|center|facility|ward|service|department|team|unit)\b"
)
# What is told of a place or its people, or where somebody lives, is no name of a place.
_NO_NAME_OF_A_PLACE = re.compile(
    r"\b(rating|score|satisfaction|quality|cleanliness|staff|member|customer|accuracy|residence|birth|ip|recipient"
    r"|respondent|patient location|business unit|place id)\b"
)
# What the organisation answered is not feedback, and its day is not that of the feedback.
_REPLY = re.compile(
    r"\b(company|merchant|owner|business|provider|practice|trust|clinic|review|management|official|organi[sz]ation|our)"
    r" (repl(y|ies)|response)\b|^repl(y|ies) (text|comment|content|date)\b|^response from\b"
)
# An export that names columns after its reviews keeps what was answered to them under these names.
_REVIEWS = frozenset(("review", "review text", "review body", "review content", "review comment", "review comments"))
_RESPONSE = re.compile(r"^(?:response|responded|date of response)\b(?! id\b)")
# Of trouble the high mark is the bad one, and of effort nobody can tell; what was done about it is rated as all else.
_TROUBLE = re.compile(
    r"\b(pain|problems?|difficult\w*|effort|delays?|delayed|anxi\w+|worr\w+|concerns?|complain\w*|distress\w*|stress\w*"
    r"|troubles?|symptoms?|severity|risks?|discomfort|issues?|burden|harm)\b"
)
_OF_ITS_CARE = re.compile(
    r"\b(satisf\w+|happy|manag\w+|control\w*|relie\w+|handl\w+|dealt|address\w*|solv\w+|resol\w+|listen\w*|well)\b"
)
# A header of this shape is a question put to the patient, and its cells are answers.
ASKS = re.compile(
    r"\?\s*$|^(what|how|why|which|please|tell us|is there|are there|was there|any |anything|describe)\b", re.IGNORECASE
)

# A question by which respondents name the place or the part of it that they speak of.
_NAMES_ONE = r"^(?:at |in |for )?(?:which|what|(?:please )?(?:select|choose|pick|indicate|tick)) (?:\w+ ){{0,3}}{}s?\b"
_ASKS_WHERE = re.compile(
    r"^where (?:were|was|did|do|is|are) your?\b(?!.*\b(?:hear|find|found|park|wait|waiting|live)\b)"
    r".*\b(?:seen|treated|visit|attend|appointment|receive|registered|clinic|surgery|practice|hospital)\b"
)
_HOW_IT_WAS = re.compile(
    r"^(?:overall )?how (?:was|were|good was|did you find|do you feel about) (?:your|our|the|this)\b.*"
    r"\b(?:visit|stay|care|appointment|service|treatment|consultation|experience)\b"
)
_KIND_OF_PLACE = re.compile(r"\b(type|kind|area of|part of)\b")


def plain_header(header: str) -> str:
    """Reduce a header to what is compared: lower case words with single spaces."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return " ".join(re.sub(r"[^\w]|_", " ", words.casefold()).split())


def identifies(header: str) -> bool:
    """Tell whether a header is that of something that identifies a patient directly."""
    return bool(_IDENTIFIER.search(_OF_A_PLACE.sub("", plain_header(header))))


def replies(headers: Sequence[str]) -> set[str]:
    """Find the columns of what the organisation wrote back, `Response` among them where others are of a review."""
    plain = {header: plain_header(header) for header in headers}
    are_reviews = not _REVIEWS.isdisjoint(plain.values())
    return {
        header for header in headers
        if _REPLY.search(plain[header]) or (are_reviews and _RESPONSE.search(plain[header]))
    }  # fmt: skip


def rates_trouble(header: str) -> bool:
    """Tell a header whose yes or high mark may be the bad one: Rate your pain, Did you experience any problems?"""
    plain = plain_header(header)
    return bool(_TROUBLE.search(plain)) and not _OF_ITS_CARE.search(plain)


def asks_how_it_was(header: str) -> bool:
    """Tell a header that asks how good it was: How was your visit?"""
    return bool(_HOW_IT_WAS.search(plain_header(header))) and not rates_trouble(header)


def without_zone(header: str) -> str:
    """Reduce a header as `plain_header` does, without the time zone that it may end in: Submit Date (UTC)."""
    return re.sub(r" (utc|gmt)$", "", plain_header(header))


@cache
def says_utc(header: str) -> bool:
    """Tell whether a header says that its times are those of UTC."""
    return bool(re.search(r"\b(utc|gmt)\b", plain_header(header)))


def asks_which(header: str, synonym: str) -> bool:
    """Tell whether a header asks which site, clinic, ward ... the answers are about."""
    return bool(re.search(_NAMES_ONE.format(re.escape(synonym)), plain_header(header)))


def asks_where(header: str) -> bool:
    """Tell whether a header asks at which place somebody was seen."""
    return bool(_ASKS_WHERE.search(plain_header(header)))


def may_name_place(header: str, field: str) -> bool:
    """Tell a header that names a site or service from one that says something of it: Site rating, Customer service."""
    plain = plain_header(header)
    return not _NO_NAME_OF_A_PLACE.search(plain) and not (field == "site" and _KIND_OF_PLACE.search(plain))
