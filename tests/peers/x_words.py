"""The two vocabularies of X API v2, and what each lets a client ask for."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """The names that differ."""

    fields_parameter: str
    included: str
    note: str
    referenced: str
    history: str
    repost_count: str
    total_count: str
    count: str
    has_author_field: bool

    @property
    def fields(self) -> frozenset[str]:
        shared = {"id", "text", "created_at", "lang", "conversation_id", "public_metrics", "entities", "withheld"}
        own = {self.note, self.referenced, self.history, "edit_controls"}
        return frozenset(shared | own | ({"author_id", "in_reply_to_user_id"} if self.has_author_field else set()))

    @property
    def expansions(self) -> frozenset[str]:
        return frozenset({"author_id", f"{self.referenced}.id", f"{self.history}", "geo.place_id"})


OLD = Vocabulary(
    "tweet.fields", "tweets", "note_tweet", "referenced_tweets", "edit_history_tweet_ids",
    "retweet_count", "total_tweet_count", "tweet_count", True,
)  # fmt: skip
NEW = Vocabulary(
    "post.fields", "posts", "note_post", "referenced_posts", "edit_history_post_ids",
    "repost_count", "total_post_count", "post_count", False,
)  # fmt: skip


class Complaint(Exception):  # noqa: N818 - the name of what X sends
    """A 400 with its body."""

    def __init__(self, message: str, **parameters: str) -> None:
        super().__init__(message)
        self.body = {
            "errors": [{"parameters": {name: [value] for name, value in parameters.items()}, "message": message}],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": "https://api.twitter.com/2/problems/invalid-request",
        }


def check_words(params: Mapping[str, str], spoken: Vocabulary) -> None:
    """Complain about a parameter or value of the other vocabulary."""
    other = NEW if spoken is OLD else OLD
    if other.fields_parameter in params:
        name = other.fields_parameter
        message = f"The query parameter [{name}] is not one of [{spoken.fields_parameter}]"
        raise Complaint(message, **{name: params[name]})
    for name, known in ((spoken.fields_parameter, spoken.fields), ("expansions", spoken.expansions)):
        for value in filter(None, params.get(name, "").split(",")):
            if value not in known:
                raise Complaint(f"The `{name}` query parameter value [{value}] is not one of [...]", **{name: value})
