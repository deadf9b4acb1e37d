"""E-mail and web addresses, handles and network addresses."""

import ipaddress
import re
from collections.abc import Iterator

from warehouse.gate.span import Span

# Every pattern below starts only where a run of its own characters starts and never gives characters back
# (`++`), so that the time is linear whatever the text.
_EMAIL = re.compile(r"(?<![\w.%+'&-])[\w.%+'&-]++@[\w-]++(?:\.[\w-]++)++")
_SPELT_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]++ ?(?:[(\[<{] ?at ?[)\]>}]| at ) ?[\w-]++"
    r"(?:(?: ?[(\[<{] ?dot ?[)\]>}] ?| dot |\.)[\w-]++){1,4}",
    re.IGNORECASE,
)
_SCHEME_URL = re.compile(
    r"(?<![a-z])(?:https?|ftp)://[^\s<>\"“”\[\]]++|(?<![\w.])www\.[^\s<>\"“”\[\]]++", re.IGNORECASE
)
_BARE_URL = re.compile(
    r"(?<![\w@.%+/-])[a-z0-9][\w-]*+(?:\.[\w-]++)++(?::\d{2,5})?+(?:/[^\s<>\"“”\[\]]*+)?", re.IGNORECASE
)
_INNER_DOT = re.compile(r"[^\W_]\.[^\W\d_]{2}")
_HANDLE = re.compile(
    r"(?<![\w@/.])[@＠]\w[\w.]*+(?:@[\w-]++(?:\.[\w-]++)++)?|(?<![\w/.])/?(?:u|user)/[\w-]{3,}+", re.IGNORECASE
)
_CLOCK = re.compile(r"@\d{1,4}(?:\.\d\d)?(?:[ap]m|h|hrs)?\Z", re.IGNORECASE)
_IP4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\.\d{1,3}){0,3}(?![\w:])", re.IGNORECASE)
_TRAILING = ".,;:!?)'’*_"

_DOMAINS = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "mil",
        "int",
        "info",
        "biz",
        "uk",
        "nhs",
        "eu",
        "io",
        "ai",
        "app",
        "dev",
        "co",
        "tv",
        "blog",
        "online",
        "site",
        "shop",
        "store",
        "tech",
        "clinic",
        "care",
        "health",
        "healthcare",
        "dental",
        "doctor",
        "hospital",
        "support",
        "xyz",
        "club",
        "page",
        "link",
        "live",
        "news",
        "london",
        "scot",
        "wales",
        "fr",
        "de",
        "es",
        "nl",
        "pl",
        "ca",
        "au",
        "nz",
        "za",
        "ng",
        "ke",
        "gh",
        "pk",
        "bd",
        "lk",
        "jp",
        "cn",
        "kr",
        "br",
        "mx",
        "ar",
        "cl",
        "pt",
        "gr",
        "tr",
        "ru",
        "ua",
        "cz",
        "sk",
        "hu",
        "ro",
        "bg",
        "hr",
        "rs",
        "si",
        "se",
        "dk",
        "fi",
        "ch",
        "lu",
        "li",
        "mt",
        "cy",
        "hk",
        "sg",
        "ph",
        "vn",
        "th",
        "tw",
        "ae",
        "sa",
        "il",
        "eg",
        "ma",
    ]
)
# Country codes that are English words: "clean.it was" is a missing space, "bit.ly/x" and "a.b.it" are not.
_WORD_DOMAINS = frozenset(
    [
        "ie",
        "eg",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "so",
        "to",
        "us",
        "at",
        "be",
        "am",
        "as",
        "do",
        "by",
        "id",
        "ly",
        "gl",
        "gg",
        "cc",
        "ws",
        "st",
        "la",
        "fm",
        "tk",
        "ms",
        "al",
        "pa",
    ]
)


def emails(text: str) -> Iterator[Span]:
    """Find e-mail addresses, also those spelt out as `name (at) place (dot) org`."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Span(match.start(), match.end(), "EMAIL")
    lowered = text.casefold()
    if "dot" in lowered or "at)" in lowered or "at]" in lowered:
        for match in _SPELT_EMAIL.finditer(text):
            ending = re.split(r"\W", match.group())[-1].casefold()
            if ending in _DOMAINS:
                yield Span(match.start(), match.end(), "EMAIL")


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
        if ending in _DOMAINS or (ending in _WORD_DOMAINS and (path or len(labels) > 2)):
            yield _without_trailing_marks(match)


def handles(text: str) -> Iterator[Span]:
    """Find `@name` and Reddit's `u/name`."""
    if "@" not in text and "＠" not in text and "/" not in text:
        return
    for match in _HANDLE.finditer(text):
        if not _CLOCK.match(match.group()):
            yield _trimmed(match, "HANDLE")


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
