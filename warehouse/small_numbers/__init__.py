"""Which counts are too small to be shown or to leave, and what else hides with them so that nobody works them out."""
