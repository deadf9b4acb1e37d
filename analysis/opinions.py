"""Opinions: what each clause of a mention is about, and whether it praises or complains."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import sentiment, themes
from analysis.language import scored
from analysis.learning.clause_sentiment import MIDDLE, NEGATIVE, POSITIVE, strongest
from analysis.learning.opinion_shares import opinion_shares
from analysis.texts.opening import only_opens
from analysis.texts.question import kinds
from analysis.texts.reading import Reading, read
from analysis.texts.segments import Segments, segments
from analysis.tier import deep_outputs, read_beside, tier_of
from config.taxonomy import NO_THEME

NAME = "opinion"
LABELS: tuple[str, ...] = sentiment.LABELS
# Raised with the rules of this file; new models are new versions too.
VERSION = f"3.{sentiment.VERSION}.{themes.VERSION}"

# A clause speaks for a theme too when it does so nearly as strongly as the one that does so most.
_NEARLY = 0.6
# Likewise a segment, in logits of the encoder.
_NEARLY_AS_LOUD = 1.0
# From the most negative on: what a mention is taken for is the first that one of its opinions is.
_ORDER = {name: place for place, name in enumerate(LABELS)}


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Part each text of a supported language into opinions.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language, question, rating, compound.

    Returns:
        Frame with mention_id, label (the sentiment of the clause), value (its probability, 0-1), start and stop
        (half-open span of characters of the clause), theme (or `none`): one row per clause and theme. A clause that
        neither has a theme nor praises nor complains is left out, unless the text has no other.
    """
    texts = scored(texts, context)
    context = context.loc[texts.index]
    reading = read(texts)
    called, _ = themes.judge(texts, context)
    parted = segments(reading)
    outputs = _said_of(parted, np.asarray(called.any(axis=1)), texts, context)
    is_about = _themes_of_clauses(called, texts, context, reading, outputs)
    has_theme = np.asarray(is_about.any(axis=1))
    felt, probability = _sentiments(texts, context, has_theme, parted, outputs)
    silent = ~has_theme
    says = has_theme | np.isin(felt, ["negative", "positive", "mixed"])
    is_kept = says | _is_only(reading, says)
    clause, theme = np.nonzero(is_about)
    bare = np.flatnonzero(silent & is_kept)
    clauses = np.concatenate([clause, bare])
    names = np.concatenate([np.array(themes.LABELS, dtype=object)[theme], np.full(len(bare), NO_THEME, object)])
    frame = pd.DataFrame(
        {
            "mention_id": texts.index.to_numpy()[reading.owners[clauses]],
            "label": pd.Series(felt[clauses], dtype="str"),
            "value": probability[clauses],
            "start": reading.starts[clauses],
            "stop": reading.ends[clauses],
            "theme": pd.Series(names, dtype="str"),
        }
    )
    return frame.iloc[np.argsort(clauses, kind="stable")].reset_index(drop=True)


def most_negative(opinions: pd.DataFrame) -> pd.DataFrame:
    """Give each mention's most negative opinion: its criticality, which is never an average.

    Args:
        opinions: As `label` returns them.

    Returns:
        Frame with mention_id, label, value; one row a mention. Of equally negative opinions the most probable counts.
    """
    ranked = opinions.assign(place=opinions["label"].map(_ORDER).astype(np.int64))
    ranked = ranked.sort_values(["mention_id", "place", "value"], ascending=[True, True, False])
    return ranked.drop_duplicates("mention_id")[["mention_id", "label", "value"]].reset_index(drop=True)


def by_theme(opinions: pd.DataFrame) -> pd.DataFrame:
    """Give what each mention says of each of its themes, as a snapshot counts it (`mention_theme`).

    Args:
        opinions: As `label` returns them.

    Returns:
        Frame with mention_id, theme, label: `mixed` where one clause praises and one complains, else the most negative.
    """
    about = opinions[opinions["theme"] != NO_THEME]
    about = about.assign(place=about["label"].map(_ORDER).astype(np.int64), praises=about["label"] == "positive")
    of = about.groupby(["mention_id", "theme"], as_index=False).agg(place=("place", "min"), praises=("praises", "any"))
    is_both = (of["place"] == _ORDER["negative"]) & of["praises"]
    of["label"] = of["place"].map(dict(enumerate(LABELS))).mask(is_both, "mixed")
    return of[["mention_id", "theme", "label"]]


def _sentiments(
    texts: pd.Series,
    context: pd.DataFrame,
    has_theme: NDArray[np.bool_],
    parted: Segments,
    outputs: NDArray[np.float64] | None,
) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
    heard, judged = sentiment.hear(texts, context), sentiment.judge(texts, context)
    of_text = judged.probabilities[heard.reading.owners]
    shares = opinion_shares(judged.clauses, of_text, parted.of_clauses, outputs)
    shares[~has_theme] = judged.clauses[~has_theme]
    classes = shares.argmax(axis=1)
    classes[~has_theme & only_opens(heard.reading)] = MIDDLE
    felt = np.select([classes == NEGATIVE, classes == POSITIVE], ["negative", "positive"], "neutral").astype(object)
    probability = shares[np.arange(len(classes)), classes]
    # A text of one clause is one opinion, so both say the same.
    single = np.flatnonzero(heard.reading.is_single())
    whole = heard.reading.owners[single]
    felt[single] = sentiment.names(judged)[whole]
    probability[single] = judged.probabilities[whole, judged.classes[whole]]
    return felt, probability


def _said_of(
    parted: Segments, has_theme: NDArray[np.bool_], texts: pd.Series, context: pd.DataFrame
) -> NDArray[np.float64] | None:
    """Give what the encoder says of the segment of each clause, shape (clauses, outputs); None in the fast tier.

    Only segments of texts that have a theme are read alone; others speak as their text does.
    """
    asked = kinds(context["question"])
    outputs = deep_outputs(texts, asked, tier_of(context))
    if outputs is None:
        return None
    said, words = outputs[parted.owners], parted.words(texts.tolist())
    parts = np.flatnonzero(parted.is_part() & has_theme[parted.owners])
    said[parts] = read_beside([words[part] for part in parts], asked.iloc[parted.owners[parts]].tolist()).outputs
    return said[parted.of_clauses]


def _themes_of_clauses(
    called: NDArray[np.bool_],
    texts: pd.Series,
    context: pd.DataFrame,
    reading: Reading,
    outputs: NDArray[np.float64] | None,
) -> NDArray[np.bool_]:
    """Place every theme of a text in the clause that speaks for it most, and in those that do so nearly as much.

    In the accurate tier only clauses of the segments that do so most are looked at.
    """
    is_about = called[reading.owners]
    rows = np.flatnonzero(~reading.is_single() & is_about.any(axis=1))
    if len(rows):
        asked, valences = kinds(context["question"]), context["compound"].to_numpy(np.float64)
        strengths = themes.clause_strengths(texts, asked, valences)
        if outputs is not None:
            loud = themes.deep_strengths(outputs)
            strengths[loud < strongest(loud, reading)[reading.owners] - _NEARLY_AS_LOUD] = -np.inf
        most = strongest(strengths, reading)[reading.owners]
        is_near = (strengths >= most) | ((most > 0) & (strengths >= _NEARLY * most))
        is_about[rows] &= is_near[rows]
    return is_about


def _is_only(reading: Reading, says: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Find the first clause of each text none of whose clauses says anything."""
    spoken = np.bincount(reading.owners, says, len(reading.texts))[reading.owners] > 0
    is_first = np.diff(reading.owners, prepend=-1) > 0
    return np.asarray(is_first & ~spoken)
