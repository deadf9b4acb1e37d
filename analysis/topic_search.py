"""What a run of the analysis does about topics."""

from enum import Enum, auto


class TopicSearch(Enum):
    """From leaving topics alone to searching for them from nothing."""

    LATER = auto()
    """Nothing: the next run does."""
    WHEN_GROWN = auto()
    """Assign new mentions, and search again when there are many more than at the last search."""
    AGAIN = auto()
    """Search even if little has been added, beginning with the topics that there are."""
    ANEW = auto()
    """Search from nothing; those that are found again keep their numbers."""
