"""What a careful client asks of Reddit: the site clamps or overlooks the rest, which hides a mistake of the client."""

from collections.abc import Mapping

from tests.peers.boolean_query import BadQuery

_CHOICES = {
    "sort": frozenset(("new", "hot", "top", "relevance", "comments")),
    "t": frozenset(("hour", "day", "week", "month", "year", "all")),
    "syntax": frozenset(("lucene", "plain", "cloudsearch")),
}
_MOST_NAMES = 100


def check_question(params: Mapping[str, str]) -> None:
    """Complain about a page of another size than 1 to 100, more than 100 names, two anchors, or an unknown choice."""
    is_tree = "q" not in params and params.get("sort") == "new" and params.get("limit") == "500"
    is_listing = "limit" in params and not is_tree
    mistakes = {
        "a page holds 1 to 100": is_listing and not 1 <= int(params["limit"]) <= 100,
        "after and before": "after" in params and "before" in params,
        "more than 100 names": any(len(params.get(name, "").split(",")) > _MOST_NAMES for name in ("id", "children")),
        "children without link_id": "children" in params and not params.get("link_id", "").startswith("t3_"),
        "an unknown choice": any(params.get(name, "") not in {"", *known} for name, known in _CHOICES.items()),
    }
    for mistake, is_made in mistakes.items():
        if is_made:
            raise BadQuery(mistake)
