"""How far a figure could be chance, and what is usual."""
