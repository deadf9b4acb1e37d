"""The samples that were drawn for an audit, as far as the person who looks may see them."""

import numpy as np
import pandas as pd

from dashboard.data import decided, viewer
from dashboard.filters import Filters


def samples_of(filters: Filters) -> pd.DataFrame:
    """List the samples of the provider that lie within what the person may see, newest first."""
    samples = decided("audit_sample")
    samples = samples[samples["provider"] == filters.provider]
    own = viewer().sites_of(filters.provider)
    if own is None:
        return samples
    is_within = [sites is not None and set(sites) <= set(own) for sites in map(names_in, samples["sites"])]
    return samples[pd.Series(is_within, samples.index, dtype=bool)]


def items_of(sample_id: int) -> pd.DataFrame:
    """Give the mentions of one sample."""
    items = decided("audit_item")
    return items[items["sample_id"] == sample_id]


def names_in(names: object) -> list[str] | None:
    """Give the names that a column of lists holds in one row; None where it holds nothing."""
    # A list column that is NULL throughout comes as one of the several things that pandas has for nothing.
    return [str(name) for name in names] if isinstance(names, list | tuple | np.ndarray) else None
