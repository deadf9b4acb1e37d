"""What X API v2 takes at all: every parameter by its name and shape (docs.x.com openapi 2.166 and 2.167)."""

import re
from collections.abc import Mapping

from tests.peers.x_words import Complaint

_RANGE = frozenset(("query", "start_time", "end_time", "since_id", "until_id", "next_token", "pagination_token"))
_FIELDS = frozenset(("tweet.fields", "post.fields", "expansions", "media.fields", "poll.fields", "user.fields"))
_TAKEN: Mapping[str, frozenset[str]] = {
    "/2/tweets/search/recent": _RANGE | _FIELDS | {"place.fields", "max_results", "sort_order"},
    "/2/tweets/counts/recent": _RANGE | {"granularity", "search_count.fields"},
    "/2/tweets": _FIELDS | {"place.fields", "ids"},
    "/2/usage/tweets": frozenset(("days", "usage.fields")),
    "/2/compliance/jobs": frozenset(("type", "status", "compliance_job.fields")),
}
_TIME, _ID = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), re.compile(r"[0-9]{1,19}")
_SHAPES = {"start_time": _TIME, "end_time": _TIME, "since_id": _ID, "until_id": _ID}
_ANYTHING = re.compile(r"(?s).+")


def check_question(path: str, params: Mapping[str, str]) -> None:
    """Complain about a parameter that the endpoint does not have, or whose value has another shape.

    X says of `since_id` beside `start_time` that one of them is not looked at; whoever sends both means something else.
    """
    for name, value in params.items():
        if path in _TAKEN and name not in _TAKEN[path]:
            known = ", ".join(sorted(_TAKEN[path]))
            raise Complaint(f"The query parameter [{name}] is not one of [{known}]", **{name: value})
        shape = _SHAPES.get(name, _ANYTHING)
        if not shape.fullmatch(value):
            raise Complaint(f"The `{name}` query parameter value [{value}] has another shape", **{name: value})
    for pair in (("since_id", "start_time"), ("until_id", "end_time"), ("next_token", "pagination_token")):
        if all(name in params for name in pair):
            both = {name: params[name] for name in pair}
            raise Complaint(f"`{pair[0]}` and `{pair[1]}` can not be sent together", **both)
