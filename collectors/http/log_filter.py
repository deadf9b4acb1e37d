"""Keeps secrets and patients' words out of every log."""

import logging
import re

_PATTERNS = (
    re.compile(r"(?i)\b((?:bearer|basic)\s+)[^\s'\",}\]]+"),
    re.compile(
        r"(?i)\b([\w-]*(?:token|secret|password|signature|credential|api_?key)['\"]?\s*[=:]\s*['\"]?)[^\s'\"&,}\]]+"
    ),
)
# At DEBUG these write headers with credentials, whole answers with patients' words, or both.
_TALKATIVE = ("tweepy", "prawcore", "praw", "requests_oauthlib", "oauthlib", "urllib3")
_SHORTEST_SECRET = 6


class LogFilter(logging.Filter):
    """Put on the handlers of the front door and on the loggers of the client libraries."""

    def __init__(self) -> None:
        super().__init__()
        self._secrets: set[str] = set()

    def protect(self, secret: str) -> None:
        """Hide a secret wherever it stands, from now on; a very short text is no secret but a word."""
        if len(secret) >= _SHORTEST_SECRET:
            self._secrets.add(secret)

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop what the client libraries say at DEBUG; take the secrets out of the rest."""
        if record.levelno <= logging.DEBUG and record.name.partition(".")[0] in _TALKATIVE:
            return False
        record.msg, record.args = self.hide(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.hide(record.exc_text)
        return True

    def hide(self, text: str) -> str:
        """Give a text without its secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "[SECRET]")
        for pattern in _PATTERNS:
            text = pattern.sub(r"\1[SECRET]", text)
        return text


LOG_FILTER = LogFilter()


def guard_logs() -> None:
    """Put the filter on the loggers of the client libraries and of the collectors; twice changes nothing."""
    # A filter of a logger does not reach the loggers below it, so each is named.
    below = ["tweepy.client", "tweepy.api", "tweepy.streaming", "urllib3.connectionpool", "heed.session", "heed.pacer"]
    for name in (*_TALKATIVE, *below):
        logging.getLogger(name).addFilter(LOG_FILTER)
