"""E-mail and web addresses, handles and network addresses."""

import ipaddress
import re
from collections.abc import Iterator

from warehouse.gate import vocabulary as v
from warehouse.gate.span import Span

# Every pattern below starts only where a run of its own characters starts and never gives characters back
# (`++`), so that the time is linear whatever the text.
_EMAIL = re.compile(r"(?<![\w.%+'&-])[\w.%+'&-]++@[\w-]++(?:\.[\w-]++)++")
_SPELT_EMAIL = re.compile(
    r"(?<![\w.+-])(?:[\w+-]++ ?[(\[<{] ?dot ?[)\]>}] ?){0,2}[\w.+-]++ ?(?:[(\[<{] ?at ?[)\]>}]| at ) ?[\w-]++"
    r"(?:(?: ?[(\[<{] ?dot ?[)\]>}] ?| dot |\.)[\w-]++){1,4}",
    re.IGNORECASE,
)
# As it is said over a telephone: jane dot doe at post dot com, www dot post minus office dot com slash help.
_JOINED = r" (?:dot|underscore|under score|dash|hyphen|minus|plus) "
_SAID_EMAIL = re.compile(
    rf"(?<![\w.+-])(?:[\w+-]++{_JOINED}){{0,4}}[\w+-]++,? at [\w-]++"
    rf"(?:{_JOINED}[\w-]++){{0,3}}(?: dot [\w-]++){{1,3}}(?! at )",
    re.IGNORECASE,
)
_SAID_URL = re.compile(
    rf"(?<![\w.-])(?:www(?: dot |\.)[\w-]++|[\w-]{{3,}}+ dot (?:com|org|net|co|uk|ie|edu|gov|health)\b)"
    rf"(?:(?:{_JOINED}| slash |\.)[\w-]++){{0,8}}",
    re.IGNORECASE,
)
_SPELT_MARK = re.compile(r"[(\[<{] ?(?:at|dot)\b|\b at .*\b dot ", re.IGNORECASE)
_SHORT_WORDS = frozenset(
    ["am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no"]
)
_SHORT_WORDS |= frozenset(["of", "on", "or", "so", "to", "up", "us", "we"])
_LOOSE_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]++)(?: @ ?|@ | at |@)([\w-]++(?:(?: \. |\.)[\w-]++){1,4})(?![\w-])", re.IGNORECASE
)
_SCHEME_URL = re.compile(
    r"(?<![a-z])(?:h(?:tt|xx)ps?|ftp)://[^\s<>\"“”\[\]]++|(?<![\w.])www\.[^\s<>\"“”\[\]]++", re.IGNORECASE
)
_BARE_URL = re.compile(
    r"(?<![\w@.%+/-])[a-z0-9][\w-]*+(?:\.[\w-]++)++(?::\d{2,5})?+(?:/[^\s<>\"“”\[\]]*+)?", re.IGNORECASE
)
# The dot first: a pattern that begins with a letter would be tried at every one.
_INNER_DOT = re.compile(r"\.(?<=[^\W_]\.)[^\W\d_]{2}")
_HANDLE = re.compile(
    r"(?<![\w@/])[@＠]\w[\w.]*+(?:@[\w-]++(?:\.[\w-]++)++)?|(?<![\w/.])/?(?:u|user)/[\w-]{3,}+", re.IGNORECASE
)
_SCREEN_NAME = re.compile(r"(?<![\w@/.{-])[\w.]*[^\W_]_[^\W_][\w.]*+(?![@/-])")
_HANDLE_CUES = (
    *("insta", "snap", "tik", "twitter", "thread", "telegram", "discord", "bluesky", "youtube", "reddit", "handle"),
    *("username", "user name", "login", " ig", "(ig", ":ig", ",ig", "/ig", "-ig"),
)
_CUED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|twitter|threads|telegram|discord|bluesky|youtube|reddit|handle|"
    r"login|user ?name)\b"
    r"(?: (?:handle|name|account|page|id|user))?(?: is |: ?| - | = ?| )@?(?!of\b)"
    rf"([^\W_][\w.]{{2,}}+(?:{_JOINED}\w++)*)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"@\d{1,4}(?:\.\d\d)?(?:[ap]m|h|hrs)?\Z", re.IGNORECASE)
_IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?![\w:])", re.IGNORECASE)
_COMMON = 6
_TRAILING = ".,;:!?)'’*_"


def emails(text: str) -> Iterator[Span]:
    """Find e-mail addresses, also those spelt out as `name (at) place (dot) org`."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(match.start(), match.end(), "EMAIL")
    lowered = text.casefold()
    if "dot" in lowered or "at)" in lowered or "at]" in lowered:
        for pattern in (_SPELT_EMAIL, _SAID_EMAIL):
            for match in pattern.finditer(text):
                if _ends_in_domain(match):
                    yield Span(match.start(), match.end(), "EMAIL")


def loose_emails(text: str) -> Iterator[Span]:
    """Find `name @ place.org`, `name@place . org` and `name at place.org`."""
    if _INNER_DOT.search(text) or " . " in text:
        for match in _LOOSE_EMAIL.finditer(text):
            # "look at example.com" is advice, "someone at example.com" an address.
            if _ends_in_domain(match) and not _is_word(match.group(1)):
                yield Span(match.start(), match.end(), "EMAIL")


def _ends_in_domain(match: re.Match[str]) -> bool:
    ending = re.split(r"\W", match.group())[-1].casefold()
    # The two letters of a country, where brackets or words spell the marks out.
    is_country = len(ending) == 2 and bool(_SPELT_MARK.search(match.group())) and ending not in _SHORT_WORDS
    return is_country or ending in v.endings_of_net("domains")


def said_urls(text: str) -> Iterator[Span]:
    """Find web addresses as they are said over a telephone."""
    if " dot " in text.casefold():
        for match in _SAID_URL.finditer(text):
            yield Span(match.start(), match.end(), "URL")


def urls(text: str) -> Iterator[Span]:
    """Find web addresses, with a scheme, with `www.` or bare."""
    if "." not in text and "://" not in text:
        return
    if "://" in text or "www." in text.casefold():
        for match in _SCHEME_URL.finditer(text):
            yield _without_trailing_marks(match)
    if not _INNER_DOT.search(text):
        return
    for match in _BARE_URL.finditer(text):
        host, _, path = match.group().partition("/")
        labels = host.partition(":")[0].rstrip(".").casefold().split(".")
        ending = labels[-1]
        is_long = bool(path) or len(labels) > 2
        if (
            ending in v.endings_of_net("domains")
            or (is_long and ending in v.endings_of_net("words"))
            or _is_domain(host, labels)
        ):
            yield _without_trailing_marks(match)


def handles(text: str) -> Iterator[Span]:
    """Find `@name`, Reddit's `u/name`, names with an underscore, and the name behind the word Instagram."""
    if "@" in text or "＠" in text or "/" in text:
        for match in _HANDLE.finditer(text):
            if not _CLOCK.match(match.group()):
                yield _trimmed(match, "HANDLE")
    if "_" in text:
        for match in _SCREEN_NAME.finditer(text):
            yield _trimmed(match, "HANDLE")
    if _may_cue_handle(text.casefold()):
        yield from _cued_handles(text)


def _cued_handles(text: str) -> Iterator[Span]:
    for match in _CUED_HANDLE.finditer(text):
        name = match.group(1).rstrip(_TRAILING)
        if any(not letter.isalpha() for letter in name) or not _is_word(name):
            yield Span(match.start(1), match.start(1) + len(name), "HANDLE")


def _may_cue_handle(lowered: str) -> bool:
    # A loop, not the pattern: this is asked of every text.
    for cue in _HANDLE_CUES:
        if cue in lowered:
            return True
    return lowered.startswith("ig") or "\nig" in lowered


def network_addresses(text: str) -> Iterator[Span]:
    """Find IP addresses of both versions."""
    if text.count(".") >= 3:
        for match in _IP4.finditer(text):
            if all(int(part) < 256 for part in match.group().split(".")):
                yield Span(match.start(), match.end(), "IP")
    if text.count(":") >= 2:
        for match in _IP6.finditer(text):
            if 6 <= len(match.group()) <= 45 and _is_ip6(match.group()):
                yield Span(match.start(), match.end(), "IP")


def _is_domain(host: str, labels: list[str]) -> bool:
    """Say whether a name that no list knows stands before an ending that is a word."""
    ending = labels[-1]
    return (
        (ending == "ie" or ending in v.endings_of_net("longer_words"))
        and host.endswith(ending)
        and not _is_word(labels[0])
    )


def _is_word(word: str) -> bool:
    """Say whether an ordinary word is more likely than a name: a hundred million times in books, or listed."""
    lowered = word.casefold()
    sense = v.vocabulary().get(lowered, 0)
    if sense & (v.ORDINARY | v.GRAMMAR | v.ROLE):
        return True
    return not sense & (v.GIVEN | v.FAMILY) and v.frequencies().get(lowered, 0) >= _COMMON


def _is_ip6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _without_trailing_marks(match: re.Match[str]) -> Span:
    return _trimmed(match, "URL")


def _trimmed(match: re.Match[str], kind: str) -> Span:
    return Span(match.start(), match.start() + len(match.group().rstrip(_TRAILING)), kind)
