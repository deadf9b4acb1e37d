"""Whether a model in use was trained on words that were removed since."""

from pathlib import Path

from analysis.learning.model_file import MODELS, trained_on
from config.errors import HeedError
from config.home import Home
from warehouse.erasure.stale_exports import stale_labels


def stale_models(home: Home, folder: Path = MODELS) -> list[str]:
    """Say of each model that it learnt from exported corrections which held what was removed since.

    Args:
        home: The data folder.
        folder: Where the models lie.

    Returns:
        Sentences; none while another process writes.
    """
    try:
        stale = stale_labels(home)
    except HeedError:
        return []
    if not stale:
        return []
    learnt = [
        (kind, name)
        for kind in ("sentiment", "theme")
        # Hash and mark of one file name the same export.
        for name in dict.fromkeys(stale[known] for known in trained_on(kind, folder) if known in stale)
    ]
    return [
        f"The {kind} model was trained on {name}, which held what was removed since: write the corrections "
        "anew (`heed audit labels FILE`) and train anew (`heed train`), or install heed again."
        for kind, name in learnt
    ]
