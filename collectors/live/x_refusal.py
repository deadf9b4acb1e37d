"""What X refuses: a question that it does not take (400), a thing that it does not know (404)."""

import json
import re

from collectors.http.refusal import BrokenAnswer, Refusal

_LOOKED_AT = 4096
_RANGE = frozenset(("since_id", "until_id", "next_token", "pagination_token", "start_time"))


class QuestionRefused(Refusal):
    """400: X does not take the question.

    Attributes:
        names: Parameters that it names.
    """

    def __init__(self, sentence: str, names: frozenset[str]) -> None:
        super().__init__(sentence)
        self.names = names

    @property
    def is_about_range(self) -> bool:
        """Tell whether the bounds or the page token are refused, and not the query."""
        return bool(self.names & _RANGE)

    @property
    def is_about_fields(self) -> bool:
        """Tell whether the names of the fields are refused: the server speaks the other vocabulary."""
        return any(name.endswith(".fields") or name == "expansions" for name in self.names)

    @property
    def is_about_lower_bound(self) -> bool:
        """Tell whether the id is refused that posts are to be above."""
        return "since_id" in self.names


class NotFound(BrokenAnswer):
    """404: X does not know what is asked for."""


def refused_question(route: str, body: bytes) -> QuestionRefused:
    """Read what a 400 complains of; its words are not quoted, they may hold the question."""
    try:
        document = json.loads(body)
    except ValueError:
        document = {}
    errors = document.get("errors") if isinstance(document, dict) else None
    found = [error for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []
    names = {str(name) for error in found for name in error.get("parameters") or ()}
    said = [str(error.get("message", "")) for error in found]
    said += [str(document.get("detail", ""))] if isinstance(document, dict) else []
    if not document:  # cut or broken on its way; what is left of it may name the parameter all the same
        said.append(body[:_LOOKED_AT].decode("utf-8", "replace"))
    # The parameter is not always listed; what is said about it always names it.
    names |= {
        name
        for name in ("tweet.fields", "post.fields", "expansions", *_RANGE)
        if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])", " ".join(said))
    }
    listed = ", ".join(sorted(names)) or "no parameter"
    return QuestionRefused(f"X {route} does not take the question (400); it names {listed}.", frozenset(names))
