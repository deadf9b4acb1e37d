"""What tells urgent texts from harmless ones by their meaning: learnt from the examples, and kept beside the models."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.embedding import NAME, embed
from analysis.invented_posts import posts
from analysis.linear import fit_linear
from analysis.model_file import SHIPPED
from analysis.ordinary import FILE as ORDINARY
from analysis.ordinary import load_ordinary
from analysis.tier import ACCURATE, FAST
from config.urgencies import URGENCY_KINDS, load_harmless, load_urgencies

FILE = "urgency.npz"
UNASKED = "nonspecific"
# Chosen with sets of sentences kept apart from the examples, and the share of NHS comments that is flagged.
_STRENGTHS = {ACCURATE: 2.0, FAST: 2.0}
# What patients ordinarily write counts half of what an example does, or an idiom among the examples drowns in it.
_TEXTS_PER_EXAMPLE = 2


@cache
def load_weights(tier: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give weights (dimensions, kinds + 1) and biases (kinds + 1,); the last class is harmless.

    Those that ship are used as long as nobody has edited the examples; otherwise they are learnt anew, which takes some
    twenty seconds of a processor.

    Args:
        tier: `fast` or `accurate`.
    """
    path = SHIPPED / FILE
    if path.is_file():
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["made_of"]) == made_of(SHIPPED):
                return kept[f"{tier}_weights"], kept[f"{tier}_biases"]
    return learn(tier, SHIPPED)


def save_weights(models: Path) -> Path:
    """Learn the weights of both tiers from the examples as they are and write them.

    Args:
        models: Folder with the encoder and with what is ordinary; the file goes there too.
    """
    (accurate, accurate_biases), (fast, fast_biases) = learn(ACCURATE, models), learn(FAST, models)
    np.savez_compressed(
        models / FILE,
        made_of=np.array(made_of(models)),
        accurate_weights=accurate,
        accurate_biases=accurate_biases,
        fast_weights=fast,
        fast_biases=fast_biases,
    )
    return models / FILE


def made_of(models: Path) -> str:
    """Give a text that changes with the examples, what is ordinary, and what reads both."""
    texts, classes = _examples()
    told = "\0".join([NAME, *texts.tolist(), *map(str, classes.tolist())]).encode()
    read_by = (models / name for name in ("encoder.onnx", ORDINARY))
    return sha256(told + b"".join(sha256(path.read_bytes()).digest() for path in read_by)).hexdigest()


def learn(tier: str, models: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Fit a multinomial logistic regression to the examples, urgent and harmless; shapes as in `load_weights`.

    Of harmless examples the accurate tier also learns each sentence; and each example with and without its full stop,
    which may not matter. Beside the examples stands what patients ordinarily write (`analysis.ordinary`): examples
    alone are so few that every other complaint of several sentences seemed urgent.
    """
    from analysis.encoder.reader import read_deeply

    texts, classes = _examples()
    if tier == FAST:
        vectors = embed(texts)
    else:
        texts, classes = pd.concat([texts, texts.map(_other_end)]), np.concatenate([classes, classes])
        read = read_deeply(texts.tolist(), [UNASKED] * len(texts), models)
        is_used = read.is_whole | (classes[read.owners] == len(URGENCY_KINDS))
        vectors, classes = read.meanings[is_used], classes[read.owners[is_used]]
    ordinary, sizes = load_ordinary(tier, models)
    counted = -(-sizes // _TEXTS_PER_EXAMPLE)
    vectors = np.concatenate([vectors, np.repeat(ordinary, counted, axis=0)])
    classes = np.concatenate([classes, np.full(counted.sum(), len(URGENCY_KINDS))])
    is_urgent = classes < len(URGENCY_KINDS)
    even = {
        number: float(0.5 / (is_urgent.mean() if number < len(URGENCY_KINDS) else (~is_urgent).mean()))
        for number in range(len(URGENCY_KINDS) + 1)
    }
    model = fit_linear(vectors.astype(np.float64), classes, _STRENGTHS[tier], even)
    return model.weights, model.biases


def _other_end(text: str) -> str:
    return text[:-1] if text.endswith(".") else f"{text}."


def _examples() -> tuple[pd.Series, NDArray[np.int64]]:
    lists = [*(kind.examples for kind in load_urgencies()), [*load_harmless(), *posts(held_out=False)["text"].tolist()]]
    texts = pd.Series([text for examples in lists for text in examples], dtype="str")
    return texts, np.repeat(np.arange(len(lists)), [len(examples) for examples in lists])


if __name__ == "__main__":
    save_weights(SHIPPED)
