"""Topics: clusters that BERTopic finds in what people say, proposed until a person names them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.clusters import frequent_phrases
from analysis.clusters.centres import Centres
from analysis.clusters.groups import centres_of, mean_directions, smallest_topic, unit
from analysis.clusters.keywords import keywords
from analysis.clusters.matching import LEAST_COSINE, match_centres
from analysis.clusters.titles import titles
from analysis.clusters.words import OUTLIER, Topic, countable, stop_words
from analysis.texts.embedding import embed

NAME = "topic"
VERSION = "4"
SMALLEST_CORPUS = 300
LARGEST_SAMPLE = 10_000
# Texts to read for the sample: many are short or repeat each other.
CORPUS_READ = 30_000
SEED = 20260101

_FEWEST_WORDS = 4
_OUTLIER_SHARE = 0.05
_EXAMPLES = 5
# Of a topic's centre, how much the texts of a new search move it: enough to follow a slow change of words.
_PULL = 0.25
_TWINS = 0.95
# So much nearer must another topic be before a mention changes to it at a search.
_HOLD = 0.05


@dataclass(frozen=True)
class Change:
    """What became of a topic in a search.

    Attributes:
        topic_id: Its number.
        change: `kept`, `new` or `ended`.
        similarity: Cosine of its old and its new centre; None unless kept, or for frequent phrases.
    """

    topic_id: int
    change: str
    similarity: float | None = None


@dataclass(frozen=True)
class Former:
    """The search before, whose topics keep their numbers as far as they are found again.

    Attributes:
        model: Its frozen centres as bytes; empty for frequent phrases.
        topics: Its topics.
        next_id: The first number that no topic ever had.
    """

    model: bytes = field(default=b"", repr=False)
    topics: tuple[Topic, ...] = ()
    next_id: int = 0


@dataclass(frozen=True)
class TopicFit:
    """One search for topics.

    Attributes:
        method: `bertopic`, or `phrases` where the corpus is too small for clusters.
        note: What a reader must know about it.
        topics: Found topics.
        changes: What became of the former ones, and which are new.
        model: The frozen centres as bytes; empty for frequent phrases.
    """

    method: str
    note: str
    topics: tuple[Topic, ...]
    changes: tuple[Change, ...]
    model: bytes = field(repr=False)


def fit_topics(texts: pd.Series, former: Former | None = None, *, anew: bool = False, seed: int = SEED) -> TopicFit:
    """Search for topics.

    The first search, and one made anew, groups a sample of the texts with BERTopic. Every further search begins with
    the centres that there are: each moves a little towards the texts that are nearest to it, texts that are far from
    all are searched for groups of their own, and a topic that hardly any text is about ends. The centres of a search
    are paired with those of the former one, so that a topic keeps its number; numbers are never given twice.

    Args:
        texts: Redacted texts of sources that may be used for training, index mention_id; at most `LARGEST_SAMPLE`
            of them are used.
        former: The search before.
        anew: Forget the centres of the former search; only the pairing then keeps numbers.
        seed: Of the sample and of the projection.
    """
    former = former or Former()
    distinct = texts.drop_duplicates()
    telling = distinct[np.array([len(countable(text)) >= _FEWEST_WORDS for text in distinct.tolist()], np.bool_)]
    if len(telling) < SMALLEST_CORPUS:
        return _frequent_phrases(texts, len(telling), former)
    sample = _sample(telling, seed)
    vectors = embed(sample)
    before = Centres.read(former.model)
    if before is None or anew:
        centres = centres_of(vectors, _documents(sample), smallest_topic(len(sample)), seed)
    else:
        centres = _continued(sample, vectors, before, seed)
    if not len(centres):
        return _frequent_phrases(texts, len(telling), former)
    least = float(np.quantile((embed(_sample(telling_texts(texts), seed)) @ centres.T).max(axis=1), _OUTLIER_SHARE))
    numbers, changes = _numbered(centres, before, former)
    return _describe(sample, vectors, Centres(centres, numbers, least), changes, former)


def assign_topics(model: bytes, texts: pd.Series, held: pd.Series | None = None) -> pd.DataFrame:
    """Assign texts to the nearest frozen centre; a text that is near none is an outlier.

    A text without any word that could name a topic ("Nothing", "Yes, very good") is not assigned at all.

    Args:
        model: From a `TopicFit` whose method is `bertopic`.
        texts: Redacted texts, index mention_id.
        held: Topics of the search before, index mention_id: a text keeps its topic unless another is clearly nearer.

    Returns:
        Frame with mention_id, label (topic_id as text, `-1` for outliers), value (cosine to the centre, 0-1).
    """
    centres = Centres.read(model)
    assert centres is not None, "phrases have no centres"  # noqa: S101 - a mistake of ours, not of a person  # nosec
    texts = telling_texts(texts)
    holds = None if held is None else held.reindex(texts.index, fill_value=OUTLIER).to_numpy(np.int64)
    numbers, value = centres.nearest(embed(texts), holds, _HOLD)
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": pd.Series(numbers).astype("str").to_numpy(),
            "value": np.clip(value, 0, 1).astype(np.float64),
        }
    )


def without_names(texts: pd.Series, names: Sequence[str]) -> pd.Series:
    """Leave the provider's and its sites' names out of texts, also written as one word: they say where, not what.

    Args:
        texts: Any texts.
        names: As people write them; case does not matter.
    """
    written = {form for name in names for form in (name, "".join(name.split()))}
    if not written:
        return texts
    longest_first = "|".join(re.escape(name) for name in sorted(written, key=len, reverse=True))
    return texts.str.replace(rf"\b(?:{longest_first})\b", " ", case=False, regex=True)


def telling_texts(texts: pd.Series) -> pd.Series:
    """Keep the texts that have a word that could name a topic."""
    empty = stop_words()
    return texts[np.array([any(word not in empty for word in countable(text)) for text in texts.tolist()], np.bool_)]


def _sample(texts: pd.Series, seed: int) -> pd.Series:
    ordered = texts.sort_index()
    if len(ordered) <= LARGEST_SAMPLE:
        return ordered
    return ordered.sample(LARGEST_SAMPLE, random_state=seed).sort_index()


def _documents(sample: pd.Series) -> list[str]:
    return [" ".join(countable(text)) for text in sample.tolist()]


def _continued(sample: pd.Series, vectors: NDArray[np.float32], before: Centres, seed: int) -> NDArray[np.float32]:
    smallest = smallest_topic(len(sample))
    similarity = vectors @ before.centres.T
    is_far = similarity.max(axis=1) < before.least_similarity
    found = centres_of(vectors[is_far], _documents(sample[is_far]), smallest, seed)
    centres = np.vstack([before.centres, found[_are_other(vectors, is_far, before.centres, found)]])
    nearest = (vectors @ centres.T).argmax(axis=1)
    sizes = np.bincount(nearest, minlength=len(centres))
    held = np.flatnonzero(sizes > 0)
    moved = centres.copy()
    moved[held] = unit((1 - _PULL) * centres[held] + _PULL * mean_directions(vectors, nearest.astype(np.int64)))
    lives = sizes >= smallest / 4
    for late in range(1, len(moved)):
        # Two that have become one: the older number stays.
        lives[late] &= not bool((moved[:late][lives[:late]] @ moved[late] > _TWINS).any())
    return np.asarray(moved[lives], np.float32)


def _are_other(
    vectors: NDArray[np.float32], is_far: NDArray[np.bool_], centres: NDArray[np.float32], found: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Say which groups found among far texts are topics of their own, rather than drawing texts from the others."""
    is_other = (found @ centres.T).max(axis=1, initial=-1) < LEAST_COSINE
    nearest = (vectors @ np.vstack([centres, found]).T).argmax(axis=1) - len(centres)
    far = np.bincount(nearest[(nearest >= 0) & is_far], minlength=len(found))
    return np.asarray(is_other & (2 * far > np.bincount(nearest[nearest >= 0], minlength=len(found))), np.bool_)


def _numbered(
    centres: NDArray[np.float32], before: Centres | None, former: Former
) -> tuple[NDArray[np.int64], tuple[Change, ...]]:
    pairs = match_centres(before.centres, centres) if before else {}
    numbers = np.zeros(len(centres), np.int64)
    changes, next_id = [], former.next_id
    for place in range(len(centres)):
        if before and place in pairs:
            numbers[place] = before.numbers[pairs[place][0]]
            changes.append(Change(int(numbers[place]), "kept", round(pairs[place][1], 4)))
        else:
            numbers[place], next_id = next_id, next_id + 1
            changes.append(Change(int(numbers[place]), "new"))
    return numbers, (*changes, *_ended(former, set(numbers.tolist())))


def _ended(former: Former, numbers: set[int]) -> list[Change]:
    return [Change(topic.topic_id, "ended") for topic in former.topics if topic.topic_id not in numbers]


def _describe(
    sample: pd.Series, vectors: NDArray[np.float32], centres: Centres, changes: tuple[Change, ...], former: Former
) -> TopicFit:
    assigned, value = centres.nearest(vectors)
    groups = [np.flatnonzero(assigned == number) for number in centres.numbers]
    texts = sample.tolist()
    words = keywords(texts, groups)
    before = {topic.topic_id: topic for topic in former.topics}
    known = [before.get(int(number)) for number in centres.numbers]
    # A topic is called what it was called as long as most of its words are the same.
    kept = [
        topic.title if topic and 2 * len({*topic.keywords} & {*telling}) >= len(telling) else ""
        for topic, telling in zip(known, words, strict=True)
    ]
    called = titles(texts, groups, words, kept)
    topics = tuple(
        Topic(int(number), title, telling, _best(sample, value, group))
        for number, title, telling, group in zip(centres.numbers, called, words, groups, strict=True)
    )
    note = (
        f"Found in {len(sample):,} different texts of {_FEWEST_WORDS} words or more; all others went to the nearest "
        f"topic. Texts that are near none are outliers; texts without a telling word have no topic."
    )
    return TopicFit("bertopic", note, topics, changes, centres.written())


def _best(sample: pd.Series, value: NDArray[np.float32], group: NDArray[np.int64]) -> tuple[int, ...]:
    best = group[np.argsort(-value[group], kind="stable")[:_EXAMPLES]]
    return tuple(int(number) for number in sample.index[best])


def _frequent_phrases(texts: pd.Series, telling: int, former: Former) -> TopicFit:
    known = {topic.keywords[0]: topic.topic_id for topic in former.topics if not former.model}
    topics, changes, next_id = [], [], former.next_id
    for topic in frequent_phrases.frequent_phrases(texts):
        number = known.get(topic.keywords[0], next_id)
        changes.append(Change(number, "kept" if topic.keywords[0] in known else "new"))
        next_id = max(next_id, number + 1)
        topics.append(Topic(number, topic.title, topic.keywords, topic.examples))
    changes += _ended(former, {topic.topic_id for topic in topics})
    instead = "so these are the phrases that most people use" if topics else "and no phrase stands in enough of them"
    too_few = f"too few for clusters to mean anything (about {SMALLEST_CORPUS} are needed)"
    why = too_few if telling < SMALLEST_CORPUS else "no group of like ones was found among them"
    note = f"{telling:,} different texts could be used: {why}, {instead}."
    return TopicFit("phrases", note, tuple(topics), tuple(changes), b"")
