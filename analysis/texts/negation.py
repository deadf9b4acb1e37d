"""Whether a phrase is denied: "never felt unsafe" is no complaint about safety, "did not report the assault" is one."""

from collections.abc import Sequence

NEGATORS = frozenset(
    {
        "no", "not", "never", "nothing", "nobody", "none", "nor", "neither", "without", "cannot", "hardly", "barely",
        "rarely", "didnt", "dont", "wasnt", "isnt", "doesnt", "cant", "couldnt", "wont", "wouldnt", "havent", "hasnt",
        "hadnt", "werent", "arent",
    }
)  # fmt: skip
# Only such words may stand between a negator and what it denies: any other verb is what is denied.
_LINKS = frozenset(
    {
        "a", "an", "the", "any", "at", "all", "be", "been", "being", "was", "were", "is", "are", "am", "feel", "felt",
        "feeling", "have", "had", "has", "having", "ever", "once", "one", "of", "them", "us", "in", "see", "saw",
        "seen", "seem", "seemed", "witnessed", "sign", "signs", "kind", "sort", "longer", "experience",
        "experienced", "made", "me", "so", "that", "very", "this", "really", "particularly", "especially", "too",
        "always", "exactly", "terribly", "overly", "as", "even", "get", "got", "actually", "remotely", "way", "it",
        "him", "her", "did", "i", "do",
    }
)  # fmt: skip
_REACH = 5


def is_negated(words: Sequence[str], at: int) -> bool:
    """Say whether the words before a phrase deny it.

    Args:
        words: Tokens of the clause.
        at: Where the phrase begins in it; a phrase that itself begins with a negator is never denied.
    """
    if denies(words[at]):
        return False
    is_listed = False
    for word in reversed(words[max(0, at - _REACH) : at]):
        if denies(word):
            return True
        # "Neither rude or slow": the word before an "or" is denied along with the one after it.
        if word not in _LINKS and word != "or" and not is_listed:
            return False
        is_listed = word == "or"
    return False


def denies(word: str) -> bool:
    """Say whether a token denies what follows it."""
    return word in NEGATORS or word.endswith("n't")
