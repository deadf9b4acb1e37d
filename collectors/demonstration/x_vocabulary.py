"""The two vocabularies of X API v2: the newer one says post where the older one says tweet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Field names that differ between the two."""

    included: str
    note: str
    referenced: str
    history: str
    repost_count: str


OLD = Vocabulary("tweets", "note_tweet", "referenced_tweets", "edit_history_tweet_ids", "retweet_count")
NEW = Vocabulary("posts", "note_post", "referenced_posts", "edit_history_post_ids", "repost_count")
