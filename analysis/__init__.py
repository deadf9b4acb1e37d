"""Pure functions: texts to labels, series to limits, counts to verdicts."""
