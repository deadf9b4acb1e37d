"""Models that are fitted to labelled texts: what they learn from, what they see, and how they score."""
