"""Collecting from X and Reddit: what to ask, what it costs, what to keep, and how far it has been read."""
