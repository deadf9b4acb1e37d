"""What a trained model sees of a text: words and characters, VADER, the question, the length."""

import numpy as np
import pandas as pd
import scipy.sparse as sp
from numpy.typing import NDArray

from analysis.learning.vocabulary import Vocabulary
from analysis.lexicon.valence import word_valences
from analysis.texts.question import KINDS
from analysis.texts.reading import Reading
from analysis.vader import compound

MEASURES = (
    "compound",
    "lowest_compound",
    "highest_compound",
    "last_compound",
    "praises_and_complains",
    "phrases",
    "complaining_phrases",
    "praising_phrases",
    "asks",
    "log_words",
    "log_clauses",
    # Last, so that what was asked can be taken off the end.
    *KINDS,
)

_CLEAR_COMPOUND = 0.1
_MOST_PHRASES = 3.0
_TELLING_KINDS = ("what_good", "could_improve")


def text_counts(reading: Reading, clause_counts: sp.csr_array) -> sp.csr_array:
    """Add up the counts of the clauses of each text: shape (texts, sequences)."""
    clauses = len(reading.owners)
    belongs = sp.csr_array((np.ones(clauses), (reading.owners, np.arange(clauses))), (len(reading.texts), clauses))
    return sp.csr_array(belongs @ clause_counts)


def design(vocabulary: Vocabulary, counts: sp.csr_array, measures: NDArray[np.float64]) -> sp.csr_array:
    """Lay the features of each row side by side.

    The words stand there three times: for any question, for `what_good` and for `could_improve`, because the same
    word means opposite things under different questions.

    Args:
        vocabulary: The sequences that are known.
        counts: Their counts, shape (rows, sequences).
        measures: Shape (rows, MEASURES).

    Returns:
        Shape (rows, 3 * words + characters + measures).
    """
    sequences = sequences_by_question(vocabulary, counts, measures[:, -len(KINDS) :])
    return sp.csr_array(sp.hstack([sequences, sp.csr_array(measures)]))


def sequences_by_question(vocabulary: Vocabulary, counts: sp.csr_array, asked: NDArray[np.float64]) -> sp.csr_array:
    """Weigh the sequences, and lay the words out again for two kinds of question.

    Args:
        vocabulary: The sequences that are known.
        counts: Their counts, shape (rows, sequences).
        asked: Shape (rows, KINDS), 1 for the kind of question of the row.

    Returns:
        Shape (rows, 3 * words + characters).
    """
    weighted = vocabulary.weigh(counts)
    words = weighted[:, : len(vocabulary.words)]
    by_question = [sp.csr_array(words.multiply(asked[:, [KINDS.index(kind)]])) for kind in _TELLING_KINDS]
    return sp.csr_array(sp.hstack([weighted, *by_question]))


def sequence_scores(
    vocabulary: Vocabulary, counts: sp.csr_array, asked: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Multiply `sequences_by_question` with the first rows of some weights, without laying the words out again.

    Args:
        vocabulary: The sequences that are known.
        counts: Their counts, shape (rows, sequences).
        asked: Shape (rows, KINDS), 1 for the kind of question of the row.
        weights: Shape (at least 3 * words + characters, outputs).

    Returns:
        Shape (rows, outputs).
    """
    weighted = vocabulary.weigh(counts)
    words, sequences = len(vocabulary.words), counts.shape[1]
    scores = np.asarray(weighted @ weights[:sequences])
    for place, kind in enumerate(_TELLING_KINDS):
        rows = np.flatnonzero(asked[:, KINDS.index(kind)])
        if len(rows):
            own = weights[sequences + place * words : sequences + (place + 1) * words]
            scores[rows] += np.asarray(weighted[rows][:, :words] @ own)
    return scores


def text_measures(
    reading: Reading, kinds: pd.Series, text_compound: NDArray[np.float64], valences: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Measure each text: shape (texts, MEASURES).

    Args:
        reading: The texts.
        kinds: Kind of the question of each.
        text_compound: VADER's compound of each.
        valences: VADER's compound of each clause.
    """
    phrases = word_valences(reading)
    by_clause = pd.Series(valences).groupby(reading.owners)
    words = np.bincount(reading.owners, reading.lengths(), len(reading.texts))
    lowest, highest = by_clause.min().to_numpy(), by_clause.max().to_numpy()
    return np.column_stack(
        [
            text_compound,
            lowest,
            highest,
            by_clause.last().to_numpy(),
            (lowest < -_CLEAR_COMPOUND) & (highest > _CLEAR_COMPOUND),
            np.bincount(reading.owners, phrases, len(reading.texts)).clip(-_MOST_PHRASES, _MOST_PHRASES),
            np.bincount(reading.owners, phrases < 0, len(reading.texts)) > 0,
            np.bincount(reading.owners, phrases > 0, len(reading.texts)) > 0,
            np.bincount(reading.owners, asks(reading), len(reading.texts)) > 0,
            np.log1p(words),
            np.log(by_clause.size().to_numpy()),
            *(kinds.to_numpy() == kind for kind in KINDS),
        ]
    ).astype(np.float64)


def clause_measures(reading: Reading, kinds: pd.Series, valences: NDArray[np.float64]) -> NDArray[np.float64]:
    """Measure each clause as if it were a text of its own: shape (clauses, MEASURES)."""
    clauses = len(valences)
    asked, phrases = kinds.to_numpy()[reading.owners], word_valences(reading)
    return np.column_stack(
        [
            valences,
            valences,
            valences,
            valences,
            np.zeros(clauses),
            phrases,
            phrases < 0,
            phrases > 0,
            asks(reading),
            np.log1p(reading.lengths()),
            np.zeros(clauses),
            *(asked == kind for kind in KINDS),
        ]
    ).astype(np.float64)


def asks(reading: Reading) -> NDArray[np.bool_]:
    """Find the clauses that end in a question mark: shape (clauses,)."""
    texts = reading.texts.tolist()
    spans = zip(reading.owners.tolist(), reading.ends.tolist(), strict=True)
    return np.array(["?" in texts[owner][stop - 1 : stop + 1] for owner, stop in spans], np.bool_)


def clause_compound(reading: Reading, text_compound: NDArray[np.float64]) -> NDArray[np.float64]:
    """Compute VADER's compound of each clause; a text of one clause lends it its own."""
    valences = text_compound[reading.owners].astype(np.float64)
    several = np.flatnonzero(~reading.is_single())
    texts = reading.texts.tolist()
    owners, starts, ends = reading.owners.tolist(), reading.starts.tolist(), reading.ends.tolist()
    parts = pd.Series([texts[owners[at]][starts[at] : ends[at]] for at in several.tolist()], dtype="str")
    valences[several] = compound(parts)
    return valences
