"""How patients ordinarily write: the middles of groups of surveyed texts, so that not each complaint looks urgent."""

from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.learning.sentiment_training import FEWEST_WRITERS
from analysis.texts.embedding import embed
from analysis.urgent.words import pointers

FILE = "ordinary.npz"
_GROUPS = 256
_SEED = 20
_WORST_LEVEL = 5


def load_ordinary(tier: str, models: Path) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give the middles of the groups, shape (groups, dimensions), and how many texts each stands for.

    Args:
        tier: `fast` or `accurate`.
        models: Folder of the models.
    """
    with np.load(models / FILE, allow_pickle=False) as kept:
        return kept[f"{tier}_middles"].astype(np.float64), kept[f"{tier}_sizes"]


def save_ordinary(examples: pd.DataFrame, models: Path, most_groups: int = _GROUPS) -> Path:
    """Group surveyed texts by meaning and write the middle and the size of each group, for both tiers.

    Left out are the very negative ones and those in which a pattern of `config/urgency.toml` is found, for some of them
    are urgent, and each group of fewer than five writers: no vector stands for what one person wrote.

    Args:
        examples: As `read_examples` gives them, redacted.
        models: Folder with the encoder that reads the texts; the file goes there too.
        most_groups: How many groups are formed of the texts before those of few writers go.
    """
    from analysis.encoder.reader import read_deeply

    texts = examples["text"].astype("str")
    always = pointers(texts)[:, :, 0].any(axis=1)
    calm = examples[~always & (examples["level"] != _WORST_LEVEL).to_numpy(np.bool_)].reset_index(drop=True)
    read = read_deeply(calm["text"].tolist(), calm["kind"].tolist(), models)
    writers = calm["writer"].to_numpy()
    accurate, accurate_sizes = _groups(read.meanings, writers[read.owners], most_groups)
    fast, fast_sizes = _groups(embed(calm["text"]), writers, most_groups)
    np.savez_compressed(
        models / FILE,
        accurate_middles=accurate.astype(np.float16),
        accurate_sizes=accurate_sizes,
        fast_middles=fast.astype(np.float16),
        fast_sizes=fast_sizes,
    )
    return models / FILE


def _groups(
    vectors: NDArray[np.float32], writers: NDArray[np.object_], most: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    from sklearn.cluster import KMeans

    found = KMeans(most, n_init=1, random_state=_SEED).fit(vectors.astype(np.float64))
    by_group = pd.Series(writers).groupby(found.labels_)
    kept = np.flatnonzero(by_group.nunique().reindex(range(most), fill_value=0) >= FEWEST_WRITERS)
    return found.cluster_centers_[kept], np.bincount(found.labels_, minlength=most)[kept]
