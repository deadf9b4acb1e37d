"""What may be a claim that a person should check: about medicine, or about the clinic's hours, prices and offers."""

from functools import cache

import numpy as np
import pandas as pd

from analysis.language import scored
from analysis.texts.phrase_book import PhraseBook
from analysis.texts.reading import read
from config.claim_cues import ABOUT, load_claim_cues
from config.cues import fingerprint

NAME = "claim"
NONE = "none"
LABELS: tuple[str, ...] = (*ABOUT, NONE)
# The rules of this file, then the phrases that a clinician may have edited.
VERSION = f"2.{fingerprint('claims')}"


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Say which texts may hold a claim to check; it says nothing about whether the claim is true.

    Found by the phrases of `config/claims.toml`, where they are not denied and the clause states something: a
    question does not. A claim about medicine goes before one about the clinic.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index; language.

    Returns:
        Frame with mention_id, label (`medicine`, `us` or `none`), value (1: it is a rule, no probability).
    """
    texts = scored(texts, context)
    reading = read(texts)
    found = np.zeros((len(texts), len(ABOUT)), np.bool_)
    said, unstated = np.split(_book().said(reading), 2, axis=1)
    clauses, places = np.nonzero(said & ~unstated)
    found[reading.owners[clauses], places] = True
    place = np.where(found.any(axis=1), found.argmax(axis=1), len(ABOUT))
    return pd.DataFrame(
        {
            "mention_id": texts.index,
            "label": pd.Series(np.array(LABELS, dtype=object)[place], dtype="str"),
            "value": np.ones(len(texts)),
        }
    )


@cache
def _book() -> PhraseBook:
    cues = load_claim_cues()
    stated = {one.about: (one.phrases, one.denied) for one in cues}
    return PhraseBook(stated | {f"{one.about} unstated": (one.unstated, ()) for one in cues})
