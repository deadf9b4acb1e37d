"""How collecting stands: what was fetched, what it cost, how far each stream was read, what is asked about again."""
