"""What tells urgent texts from harmless ones by their meaning: learnt from the examples, and kept beside the models."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.invented import posts, urgent_texts
from analysis.learning.kernel import KernelMachine, fit_machine, machine_of
from analysis.learning.model_file import MODELS
from analysis.texts.embedding import NAME, embed
from analysis.tier import ACCURATE, FAST
from analysis.urgent.ordinary import FILE as ORDINARY
from analysis.urgent.ordinary import load_ordinary
from config.urgencies import URGENCY_KINDS, load_harmless, load_urgencies

FILE = "urgency.npz"
UNASKED = "nonspecific"
# Chosen with sets of texts kept apart from the examples, and the share of mentions that is flagged.
_STRENGTH, _WIDTH = 3.0, 1.0
# What patients ordinarily write counts half of what an example does, or an idiom among the examples drowns in it.
_TEXTS_PER_EXAMPLE = 2


@cache
def load_machine(tier: str) -> KernelMachine:
    """Give what was learnt of the kinds and, as the last class, of the harmless.

    What ships is used as long as nobody has edited the examples; otherwise it is learnt anew, which takes a minute of a
    processor.

    Args:
        tier: `fast` or `accurate`.
    """
    path = MODELS / FILE
    if path.is_file():
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["made_of"]) == made_of(MODELS):
                return machine_of(kept, f"{tier}_")
    return learn(tier, MODELS)


@cache
def has_encoder_learnt_them() -> bool:
    """Say whether the encoder that ships has learnt from the examples as they are now: nobody has edited them since."""
    from analysis.encoder.reader import urgency_examples_of

    return urgency_examples_of(MODELS) == told_by_examples()


def save_weights(models: Path) -> Path:
    """Learn from the examples as they are, for both tiers, and write it.

    Args:
        models: Folder with the encoder and with what is ordinary; the file goes there too.
    """
    learnt = {tier: learn(tier, models) for tier in (ACCURATE, FAST)}
    arrays = {name: kept for tier in learnt for name, kept in learnt[tier].arrays(f"{tier}_").items()}
    np.savez_compressed(models / FILE, made_of=np.array(made_of(models)), **arrays)
    return models / FILE


def made_of(models: Path) -> str:
    """Give a text that changes with the examples, what is ordinary, and what reads both."""
    read_by = (models / name for name in ("encoder.onnx", ORDINARY))
    hashes = b"".join(sha256(path.read_bytes()).digest() for path in read_by)
    return sha256((NAME + told_by_examples()).encode() + hashes).hexdigest()


def told_by_examples() -> str:
    """Give a text that changes with the examples."""
    texts, classes = learnt_from()
    return sha256("\0".join([*texts.tolist(), *map(str, classes.tolist())]).encode()).hexdigest()


def learn(tier: str, models: Path) -> KernelMachine:
    """Fit a machine to the examples, urgent and harmless, which count alike as a whole.

    Of harmless examples the accurate tier also learns each sentence; and each example with and without its full stop,
    which may not matter. Beside the examples stands what patients ordinarily write (`analysis.urgent.ordinary`):
    examples alone are so few that every other complaint of several sentences seemed urgent.
    """
    from analysis.encoder.reader import read_deeply

    texts, classes = learnt_from()
    if tier == FAST:
        vectors = embed(texts)
    else:
        texts, classes = pd.concat([texts, texts.map(_other_end)]), np.concatenate([classes, classes])
        read = read_deeply(texts.tolist(), [UNASKED] * len(texts), models)
        is_used = read.is_whole | (classes[read.owners] == len(URGENCY_KINDS))
        vectors, classes = read.meanings[is_used], classes[read.owners[is_used]]
    ordinary, sizes = load_ordinary(tier, models)
    weights = np.concatenate([np.ones(len(vectors)), -(-sizes // _TEXTS_PER_EXAMPLE)])
    vectors = np.concatenate([vectors, ordinary])
    classes = np.concatenate([classes, np.full(len(sizes), len(URGENCY_KINDS))])
    is_urgent = classes < len(URGENCY_KINDS)
    weights[is_urgent] *= weights[~is_urgent].sum() / weights[is_urgent].sum()
    return fit_machine(vectors, classes, _STRENGTH, _WIDTH, weights)


def _other_end(text: str) -> str:
    return text[:-1] if text.endswith(".") else f"{text}."


def learnt_from() -> tuple[pd.Series, NDArray[np.int64]]:
    """Give the texts to learn from and the class of each: those a clinician may edit, then those that ship beside.

    A class is the place of a kind in `URGENCY_KINDS`, or what comes after them: harmless.
    """
    invented = urgent_texts().groupby("label")["text"].agg(list)
    urgent = [[*kind.examples, *invented[kind.name]] for kind in load_urgencies()]
    lists = [*urgent, [*load_harmless(), *invented["none"], *posts(held_out=False)["text"].tolist()]]
    texts = pd.Series([text for examples in lists for text in examples], dtype="str")
    return texts, np.repeat(np.arange(len(lists)), [len(examples) for examples in lists])


if __name__ == "__main__":
    save_weights(MODELS)
