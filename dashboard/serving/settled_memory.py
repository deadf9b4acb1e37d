"""Modules, once loaded, stay: they need not be searched for garbage after every drawing, as Streamlit does."""

import gc
from functools import cache


@cache
def settle_memory() -> None:
    """Set aside, once a process, what is in memory after the first drawing; looked through each time it costs 0.1 s."""
    gc.collect()
    gc.freeze()
